import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ALARM, QUESTION_NOTICE, VAULT } from '../../../lib/desk/store/stored-keys.ts';
import type { HistoryRow, PageReading } from '../../../lib/ehr/page/reading.ts';
import type { PageCaller } from '../../../lib/messages/router.ts';
import { accounts } from '../../sandbox/accounts.ts';
import { WHOLE_LIST } from '../../whole-list.ts';
import { newLocks } from './fake-services.ts';
import { ZONE } from './moved-desks.ts';
import {
  AHEAD,
  answered,
  around,
  card,
  chart,
  connected,
  ID,
  inCard,
  install,
  mails,
  onChart,
  own,
  pill,
  remove,
  resendPress,
  rested,
  second,
  wake,
} from './whole-background.ts';

vi.mock('../../../lib/platform/browser-ports.ts', async () => (await import('./fake-browser.ts')).fakePorts);
vi.mock('../../../lib/platform/storage.ts', async () => (await import('./fake-browser.ts')).fakeStorage);
vi.mock('../../../lib/platform/settings.ts', async (original) =>
  (await import('./fake-browser.ts')).fakeSettingsModule(original),
);
vi.mock('../../../lib/platform/vault.ts', async (original) =>
  (await import('./opened-vault.ts')).fakeVaultModule(original),
);

beforeEach(install);
afterEach(remove);

const MASKED = 'p•••@example.com';
const onCalendar: PageCaller = { ...onChart, page: { kind: 'calendar' } };

describe('connecting', () => {
  test('ends with the practice known, and whoever shows something is told', async () => {
    const { handlers } = wake();
    expect((await handlers.viewConnection(null, own)).state).toEqual({ kind: 'notSetUp' });
    await connected('staffOnly');
    const shown = await handlers.viewConnection(null, own);
    expect(shown).toMatchObject({
      ...{ state: { kind: 'connected' }, computer: 'staffOnly' },
      checks: { signedInAs: accounts.frontDesk.username, zone: ZONE, mayInvite: 'yes' },
      budget: { limit: 500 },
    });
    expect(around.browser.did).toContain('told own pages');
    expect(around.browser.did).toContain('told tabs');
    expect(around.browser.did).toContain('badge 0');
    expect(around.browser.vault.disk.has(VAULT.tokens)).toBe(true);
  });

  test('takes the practice’s time, and alarms ring by the machine’s', async () => {
    const { opening } = await connected();
    const { patients } = await opening;
    expect(patients.clock.learned()).toBe(true);
    expect(Math.abs(patients.clock.now() - Date.now() - AHEAD)).toBeLessThan(2_000);
  });

  test('disconnecting wipes it all', async () => {
    const { handlers } = await connected('staffOnly');
    const host = 'hillside.drchrono.com';
    around.browser.tabs.set(8, `https://${host}/patients/${ID}/`);
    expect(await handlers.confirmPracticeHost({ host }, own)).toEqual({ ok: true, value: null });
    expect(around.browser.did).toContain(`detectors ${host}`);
    expect(await answered(handlers.disconnect(null, own))).toEqual({ ok: true, value: null });
    expect(around.browser.vault.disk.size).toBe(0);
    expect(around.browser.memory.all.size).toBe(0);
    expect(around.browser.did).toContain(`end ${host}`);
    expect(await around.browser.settings.read('practice-host')).toBeUndefined();
    expect((await handlers.viewConnection(null, own)).state).toEqual({ kind: 'notSetUp' });
  });
});

describe('a page of the EHR', () => {
  test('that is recognised gets the overlay, and its card brings up the settings', async () => {
    const { handlers } = wake();
    await handlers.pageRecognised(null, onChart);
    await handlers.pageRecognised(null, onCalendar);
    await handlers.openSettings(null, inCard);
    expect(around.browser.did).toEqual(['overlay 7', 'overlay 7', 'options']);
  });

  test('is told what the pill says, which names nobody, and has its card told that there is news', async () => {
    const { handlers } = await connected();
    await card(handlers);
    around.browser.did.length = 0;
    const shown = await pill(handlers);
    expect(shown).toMatchObject({ isUnderWay: false, phases: [{ word: 'Expired', until: null }] });
    expect(JSON.stringify(shown)).not.toMatch(/Ada|Example9|example\.com/);
    // The panel beside the tab hears of what the page shows, and hears it once.
    await pill(handlers);
    await handlers.newsForCard(null, { ...onChart, tabId: 8 });
    expect(around.browser.did.splice(0)).toEqual(['told own pages', 'badge 0']);
    await handlers.newsForCard(null, onChart);
    expect(around.browser.did).toEqual(['news 7 3']);
  });

  test('that took the overlay away twice is named in the popup, until another page comes there', async () => {
    const { handlers } = wake();
    const isTaken = async () => (await handlers.viewWorklist(WHOLE_LIST, own)).overlayTaken;
    around.browser.activeTab = 7;
    expect(await isTaken()).toBe(false);
    await handlers.overlayTaken(null, onChart);
    expect(await isTaken()).toBe(true);
    around.browser.activeTab = 8;
    expect(await isTaken()).toBe(false);
    around.browser.activeTab = 7;
    await handlers.pageRecognised(null, onChart);
    await rested(1);
    expect(await isTaken()).toBe(false);
  });

  test('brings a shared computer’s connection back after the browser was closed', async () => {
    await connected('shared');
    await around.browser.memory.clear();
    const asked: boolean[] = [];
    const { signIn } = around.browser;
    around.browser.signIn = (url, interactive) => {
      asked.push(interactive);
      return signIn(url, interactive);
    };
    const { handlers } = wake();
    expect((await handlers.viewConnection(null, own)).state).toEqual({ kind: 'reconnect', why: 'noSession' });
    await handlers.pageRecognised(null, onChart);
    await rested(1);
    expect(asked).toEqual([false]);
    expect((await handlers.viewConnection(null, own)).state).toEqual({ kind: 'connected' });
  });

  test('has a place for the overlay of its own, and none where a foreign value is stored', async () => {
    const { handlers } = wake();
    const place = { x: 0.25, y: 1, open: true };
    expect(await handlers.readPlace({ page: 'chart' }, onChart)).toBeNull();
    await handlers.rememberPlace({ page: 'chart', place }, onChart);
    expect(await handlers.readPlace({ page: 'chart' }, onChart)).toEqual(place);
    expect(await handlers.readPlace({ page: 'appointmentWindow' }, onChart)).toBeNull();
    await around.browser.settings.write('place:chart', { x: 'left' });
    expect(await handlers.readPlace({ page: 'chart' }, onChart)).toBeNull();
  });

  test('about a patient has a card that acts, there and while the tab shows that page', async () => {
    const { handlers } = await connected();
    expect((await card(handlers)).view).toMatchObject({
      ...{ identity: { kind: 'locked' }, status: { kind: 'expired' } },
    });
    const press = await resendPress(handlers);
    around.browser.tabs.set(7, `https://app.drchrono.com/patients/${ID}/`);
    const outdated = { ok: false, failure: { kind: 'viewOutdated' } };
    expect(await answered(handlers.act(press, { ...inCard, tabId: 8 }))).toEqual(outdated);
    expect(await answered(handlers.act(press, { ...inCard, documentId: 'other' }))).toEqual(outdated);
    expect(await answered(handlers.act(press, { ...inCard, page: { kind: 'calendar' } }))).toEqual(outdated);
    expect(mails()).toBe(0);
    expect(await answered(handlers.act(press, inCard))).toEqual({ ok: true, value: null });
    await rested();
    expect(mails()).toBe(1);
    expect((await card(handlers)).view).toMatchObject({
      status: { kind: 'pending' },
      operation: { stage: 'sent', to: MASKED, confirmed: true },
    });
    expect(await pill(handlers)).toMatchObject({ phases: [{ word: 'Pending', isAbout: false }, {}, {}, {}] });
  });

  test('that is about nobody known has no token', async () => {
    const { handlers } = await connected();
    const other: PageReading = { ...chart, birthDate: { kind: 'found', value: '1901-01-01' } };
    expect((await card(handlers, other)).view).toMatchObject({
      ...{ identity: { kind: 'refused' }, token: null },
    });
    expect(await pill(handlers, other)).toMatchObject({ phases: [{ word: 'Different patient?' }] });
  });
});

describe('an operation', () => {
  /** A resend that is revoked, and whose send has no line to leave by. */
  async function halfResent() {
    const worker = await connected('staffOnly');
    const { handlers } = worker;
    const press = await resendPress(handlers);
    around.browser.tabs.set(7, `https://app.drchrono.com/patients/${ID}/`);
    around.isUp = (method) => method !== 'POST';
    expect(await answered(handlers.act(press, inCard))).toEqual({ ok: true, value: null });
    await rested(1);
    return worker;
  }

  test('that waits has an alarm, of the machine’s clock, and is taken up when a worker wakes', async () => {
    await halfResent();
    const rings = around.browser.alarms.get(ALARM.operations) ?? 0;
    expect(rings).toBeGreaterThan(Date.now() - 60_000);
    expect(rings).toBeLessThan(Date.now() + 120_000);
    around.isUp = () => true;
    newLocks();
    // The browser was closed: of the patient nothing is known any more but the id.
    await around.browser.memory.clear();
    const { opening, handlers } = wake();
    for (let turn = 0; turn < 4 && mails() === 0; turn += 1) {
      await answered(opening.then(({ runner }) => runner.resume()));
      await rested(2);
    }
    expect(mails()).toBe(1);
    expect((await handlers.viewWorklist(WHOLE_LIST, own)).rows).toMatchObject([
      { patientId: ID, operation: { stage: 'sent', to: null } },
    ]);
  });

  test('in doubt is not settled by a header, which cannot tell one invite from another', async () => {
    const { handlers, opening } = await connected();
    const press = await resendPress(handlers);
    around.browser.tabs.set(7, `https://app.drchrono.com/patients/${ID}/`);
    around.isUp = (_, path) => !path.endsWith('/onpatient_access');
    await answered(handlers.act(press, inCard));
    await second();
    const { patients } = await opening;
    const waits = { phase: { at: 'waiting', resumeWith: { at: 'doubt', request: 'revoke' } } };
    expect((await patients.journal.read()).operations).toMatchObject([waits]);
    await pill(handlers, { ...chart, header: { kind: 'found', value: 'notEnabled' } });
    expect((await patients.journal.read()).operations).toMatchObject([waits]);
    const row: HistoryRow = {
      ...{ email: null, enabled: { by: null, at: '2026-09-01T09:00' }, disabled: { kind: 'no' } },
      activated: { kind: 'revokedBeforeActivation' },
    };
    await pill(handlers, { ...chart, history: { kind: 'found', value: [row] } });
    expect((await patients.journal.read()).operations).not.toMatchObject([waits]);
  });

  test('that asks a person is on the badge and in a notice that names nobody', async () => {
    const { opening, handlers } = await halfResent();
    for (let turn = 0; turn < 6 && !around.browser.did.includes('badge 1'); turn += 1) {
      await answered(opening.then(({ runner }) => runner.resume()));
      await rested(2);
    }
    expect(around.browser.did).toContain('badge 1');
    const notices = around.browser.did.filter((what) => what.startsWith('notice'));
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(QUESTION_NOTICE);
    expect(notices.join()).not.toMatch(/Ada|Example9|90001|example\.com/);
    expect(await handlers.viewWorklist(WHOLE_LIST, own)).toMatchObject({
      rows: [{ patientId: ID, operation: { stage: 'needsYou' } }],
    });
    around.isUp = () => true;
    around.browser.did.length = 0;
    const answer = { patientId: ID, action: 'sendAgain', risksRead: [] } as const;
    const offers = (await handlers.viewWorklist(WHOLE_LIST, own)).rows[0]?.offers.map(({ action }) => action);
    expect(offers).toContain('retry');
    expect(await answered(handlers.actOnPatient({ ...answer, action: 'retry' }, own))).toMatchObject({
      ok: true,
    });
    await rested();
    expect(around.browser.did.at(-1)).toBe('badge 0');
    expect(mails()).toBe(1);
  });
});
