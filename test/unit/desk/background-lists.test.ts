import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ALARM } from '../../../lib/desk/store/stored-keys.ts';
import { WHOLE_LIST } from '../../whole-list.ts';
import { START, ZONE } from './moved-desks.ts';
import {
  answered,
  around,
  chart,
  connected,
  ID,
  install,
  mails,
  online,
  own,
  pill,
  remove,
  rested,
  type Worker,
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

describe('the popup', () => {
  test('lists who was seen, opens a chart, and asks for names only when it is connected', async () => {
    const { handlers } = await connected();
    await pill(handlers);
    const { rows, online, connection } = await handlers.viewWorklist(WHOLE_LIST, own);
    expect(rows).toMatchObject([{ patientId: ID, name: `Ada Example${ID}`, status: { kind: 'expired' } }]);
    expect([online, connection]).toEqual([true, { kind: 'connected' }]);
    expect(await handlers.openChart({ patientId: ID }, own)).toBeNull();
    expect(around.browser.did).toContain(`tab https://app.drchrono.com/patients/${ID}/`);
    const press = { patientId: ID, action: 'resend', risksRead: [] } as const;
    expect(await answered(handlers.actOnPatient(press, own))).toEqual({ ok: true, value: null });
    await rested();
    expect(mails()).toBe(1);
  });

  test('warns of a minor by the age that IT sets, from when the browser tells of it', async () => {
    // The practice's day is in September 2026, so the patient is 17.
    around.office.practice.roster.change(ID, { birthDate: '2009-01-15' });
    const { opening, handlers } = await connected();
    const background = await opening;
    const seventeen = { kind: 'found', value: '2009-01-15' } as const;
    await pill(handlers, { ...chart, birthDate: seventeen });
    const warned = async () => (await handlers.viewWorklist(WHOLE_LIST, own)).rows[0]?.minorsUnder;
    expect(await warned()).toBe(18);
    around.browser.policy = { minorsUnder: 16 };
    await background.changed();
    expect(await warned()).toBeUndefined();
    around.browser.policy = { minorsUnder: 21 };
    await background.changed();
    expect(await warned()).toBe(21);
  });

  test('gives rows their names back after the browser was closed, where it may ask', async () => {
    const { handlers } = await connected('staffOnly');
    await pill(handlers);
    const press = { patientId: ID, action: 'resend', risksRead: [] } as const;
    await answered(handlers.actOnPatient(press, own));
    await rested();
    await around.browser.memory.clear();
    online(false);
    const next = wake().handlers;
    expect(await next.viewWorklist(WHOLE_LIST, own)).toMatchObject({
      ...{ rows: [{ patientId: ID, name: null }], online: false, filling: false },
    });
    online(true);
    expect(await next.viewWorklist(WHOLE_LIST, own)).toMatchObject({ online: true, filling: true });
    await rested(1);
    expect(await next.viewWorklist(WHOLE_LIST, own)).toMatchObject({
      ...{ rows: [{ name: `Ada Example${ID}` }], filling: false },
    });
  });
});

describe('a list', () => {
  const lines = [{ patientId: ID, action: 'resend' }] as const;

  async function seen() {
    const worker = await connected();
    await pill(worker.handlers);
    return worker;
  }

  test('is shown before it begins, with what it costs', async () => {
    const { handlers } = await seen();
    expect(await handlers.openBulk({ of: 'expired' }, own)).toBeNull();
    expect(around.browser.did).toContain('own page bulk.html?of=expired');
    const preview = await handlers.previewBulk({ of: 'expired' }, own);
    expect(preview).toMatchObject({
      ...{ zone: ZONE, connection: { kind: 'connected' }, revokeTells: false },
      clock: { learned: true },
      budget: { bulk: { perHour: 380 } },
      lines: [{ patientId: ID, name: `Ada Example${ID}`, idEnding: '0001', action: 'resend' }],
      leftOut: [],
    });
    expect(preview.lines[0]?.seenInvite).not.toBeNull();
    const named = await handlers.previewBulk(
      { of: 'lines', lines: [{ patientId: 90_002, action: 'send' }] },
      own,
    );
    expect(named.leftOut).toMatchObject([{ patientId: 90_002, name: null, why: 'nameNotLoaded' }]);
    expect((await handlers.viewBulk(null, own)).list).toBeNull();
  });

  /** A list that has begun and is held, for there is no line to leave by. */
  async function begun() {
    const worker = await seen();
    const { handlers } = worker;
    const [offer] = (await handlers.previewBulk({ of: 'lines', lines: [...lines] }, own)).lines;
    if (!offer) throw new Error('There is no line');
    online(false);
    const { patientId, action, seenInvite } = offer;
    expect(await handlers.startBulk({ lines: [{ patientId, action, seenInvite }] }, own)).toEqual({
      ...{ ok: true, value: null },
    });
    await answered((await worker.opening).bulk.work());
    return worker;
  }
  const listOf = async ({ handlers }: Worker) => (await handlers.viewBulk(null, own)).list;

  test('is worked to its end, told as it is, and then put away', async () => {
    const worker = await begun();
    const { handlers } = worker;
    expect(await listOf(worker)).toMatchObject({
      ...{ paused: false, hold: { why: 'offline' }, endedAt: null, promise: { requests: 5 } },
      lines: [{ patientId: ID, state: { at: 'waiting' }, operation: null, answers: [] }],
    });
    const rings = around.browser.alarms.get(ALARM.bulk) ?? 0;
    expect(Math.abs(rings - Date.now() - 60_000)).toBeLessThan(2_000);
    await handlers.steerBulk({ step: 'putAway' }, own);
    expect(await listOf(worker)).not.toBeNull();
    online(true);
    await handlers.steerBulk({ step: 'goOn' }, own);
    await rested();
    expect(await listOf(worker)).toMatchObject({ lines: [{ state: { at: 'done', confirmed: true } }] });
    await around.browser.memory.clear();
    expect((await listOf(worker))?.lines).toMatchObject([{ patientId: ID, name: null, birthDate: null }]);
    expect((await listOf(worker))?.endedAt).not.toBeNull();
    expect(mails()).toBe(1);
    await handlers.steerBulk({ step: 'putAway' }, own);
    expect(await listOf(worker)).toBeNull();
  });

  test('is paused, and goes on', async () => {
    const worker = await begun();
    const { handlers } = worker;
    await handlers.steerBulk({ step: 'pause' }, own);
    expect(await listOf(worker)).toMatchObject({ paused: true });
    online(true);
    await answered((await worker.opening).bulk.work());
    expect(mails()).toBe(0);
    await handlers.steerBulk({ step: 'goOn' }, own);
    await rested();
    expect(await listOf(worker)).toMatchObject({ paused: false, lines: [{ state: { at: 'done' } }] });
  });

  test('is cancelled, whole or line by line', async () => {
    const worker = await begun();
    await worker.handlers.cancelBulkLine({ patientId: 90_002 }, own);
    expect(await listOf(worker)).toMatchObject({ lines: [{ state: { at: 'waiting' } }] });
    await worker.handlers.cancelBulkLine({ patientId: ID }, own);
    const ended = await listOf(worker);
    expect(ended).toMatchObject({ lines: [{ state: { at: 'cancelled' } }] });
    const now = (await worker.opening).patients.clock.now();
    expect(Math.abs((ended?.endedAt ?? 0) - now)).toBeLessThan(1_000);
    await worker.handlers.steerBulk({ step: 'putAway' }, own);
    const second = await begunAgain(worker);
    await second.handlers.steerBulk({ step: 'cancelAll' }, own);
    expect(await listOf(second)).toMatchObject({ lines: [{ state: { at: 'cancelled' } }] });
    expect(mails()).toBe(0);
  });

  async function begunAgain(worker: Worker) {
    const [offer] = (await worker.handlers.previewBulk({ of: 'lines', lines: [...lines] }, own)).lines;
    const { patientId = 0, action = 'resend', seenInvite = null } = offer ?? {};
    await worker.handlers.startBulk({ lines: [{ patientId, action, seenInvite }] }, own);
    return worker;
  }

  test('shows the line that asks, with how it may be answered', async () => {
    const worker = await begun();
    const { handlers, opening } = worker;
    online(true);
    around.isUp = (method) => method !== 'POST';
    await handlers.steerBulk({ step: 'goOn' }, own);
    for (let turn = 0; turn < 8 && !around.browser.did.includes('badge 1'); turn += 1) {
      await rested(2);
      // As an alarm has it: first what is in the journal, then the list.
      await answered(opening.then(({ runner, bulk }) => runner.resume().then(bulk.work)));
    }
    const list = await listOf(worker);
    expect(list?.lines).toMatchObject([
      { state: { at: 'needsYou' }, operation: { stage: 'needsYou' }, name: `Ada Example${ID}` },
    ]);
    expect(list?.lines[0]?.answers).toContain('retry');
    expect(list?.startedAt).toBeGreaterThan(START);
  });
});
