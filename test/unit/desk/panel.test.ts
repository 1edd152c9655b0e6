import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browserNews } from '../../../lib/desk/browser-news.ts';
import { ALARM, SESSION, VAULT } from '../../../lib/desk/store/stored-keys.ts';
import type { Input } from '../../../lib/messages/contract.ts';
import type { Handlers } from '../../../lib/messages/router.ts';
import { person } from '../../sandbox/person.ts';
import { miraChart } from './fake-services.ts';
import {
  atAddress,
  drawn,
  inFront,
  OLD,
  panel,
  patientIn,
  recordNow,
  save,
  TYPED,
  view,
  writes,
} from './open-panel.ts';
import { answered, around, connected, ID, install, mails, remove, rested } from './whole-background.ts';

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

/** What the overlay answers that reads the window of this patient's appointment over the calendar. */
function windowOf(patientId: number, name: string) {
  const found = <T>(value: T) => ({ kind: 'found', value });
  const birthDate = found(around.office.practice.roster.find(patientId)?.birthDate ?? '');
  const reading = {
    ...{ ...miraChart, page: { kind: 'calendar' }, subject: 'appointmentWindow', birthDate },
    ...{ name: found({ text: name, parts: null }), linkedPatientId: found(patientId) },
  };
  return { reading, age: 0, documentAge: 0, sight: null };
}

describe('a panel', () => {
  test('shows the patient of the tab in front, and nobody where there is none', async () => {
    const { handlers } = await connected();
    expect(await view(handlers)).toEqual({ kind: 'nobody' });
    inFront(ID);
    expect(await view(handlers)).toEqual({ kind: 'notLooked' });
    expect(await drawn(handlers)).toMatchObject({
      view: { identity: { kind: 'locked', name: `Ada Example${ID}` }, status: { kind: 'expired' } },
      ...{ values: { email: OLD }, field: null, save: null },
    });
    inFront(null);
    expect(await view(handlers)).toEqual({ kind: 'nobody' });
  });

  test('saves what was typed, and says so', async () => {
    const { handlers } = await connected();
    inFront(ID);
    const { view: shown } = await drawn(handlers);
    expect(await save(handlers, { token: shown.token ?? '' })).toEqual({ ok: true, value: null });
    await rested(1);
    expect(recordNow()?.email).toBe(TYPED);
    expect(writes()).toEqual([`PATCH /api/patients/${ID}`]);
    expect(patientIn(await view(handlers))).toMatchObject({
      values: { email: TYPED },
      save: {
        fields: ['email'],
        then: 'nothing',
        state: { at: 'saved', shown: { email: 'a•••@example.org' } },
      },
    });
    expect(mails()).toBe(0);
    expect(JSON.stringify([...around.browser.vault.disk])).not.toContain('example.org');
    expect(around.browser.vault.disk.has(VAULT.saves)).toBe(true);
    expect([...around.browser.memory.all.keys()].some((key) => key.startsWith(SESSION.typed('')))).toBe(true);
    await answered(handlers.putSaveAway({ token: shown.token ?? '' }, panel));
    expect(patientIn(await view(handlers)).save).toBeNull();
    expect([...around.browser.memory.all.keys()].some((key) => key.startsWith(SESSION.typed('')))).toBe(
      false,
    );
  });
});

describe('whom a panel is about', () => {
  const shownId = async (handlers: Handlers) => {
    const shown = await view(handlers, true);
    return shown.kind === 'patient' ? shown.view.identity : shown.kind;
  };
  const named = (patientId: number) => ({
    ...{ kind: 'locked', name: `Ada Example${patientId}`, birthDate: expect.any(String) },
  });

  test('is the patient of the chart, and the field at which a card opened it', async () => {
    const { handlers, opening } = await connected();
    const { targets } = (await opening).panel;
    inFront(ID);
    await targets.bind(7, `chart ${ID}`, ID, 'email');
    const first = await drawn(handlers);
    expect(first.field).toBe('email');
    expect((await drawn(handlers)).press).toBe(first.press);
    await targets.bind(7, `chart ${ID}`, ID, 'email');
    expect((await drawn(handlers)).press).not.toBe(first.press);
    // A target of another patient says nothing about the one whom the address names.
    await targets.bind(7, `chart ${ID}`, ID + 1, 'email');
    expect(await drawn(handlers)).toMatchObject({ field: null, view: { identity: named(ID) } });
  });

  test('is the patient of an appointment', async () => {
    const { handlers, opening } = await connected();
    const visit = around.office.practice.calendar.all().find(({ patientId }) => patientId !== null);
    atAddress(`https://app.drchrono.com/appointments/${visit?.id}/`);
    expect((await view(handlers)).kind).toBe('notLooked');
    const shown = await drawn(handlers);
    expect(around.requests.some((request) => request.startsWith('GET /api/appointments/'))).toBe(true);
    await (await opening).panel.targets.bind(
      7,
      `appointment ${visit?.id}`,
      visit?.patientId ?? 0,
      'cellPhone',
    );
    expect(patientIn(await view(handlers))).toMatchObject({
      ...{ field: 'cellPhone', view: { identity: shown.view.identity } },
    });
  });

  test('is in the calendar the patient of the card that opened it, while the tab may still show that one', async () => {
    const { handlers, opening } = await connected();
    const { panel: services, tabs } = await opening;
    atAddress('https://app.drchrono.com/appointments/');
    expect(await shownId(handlers)).toBe('nobody');
    await services.targets.bind(7, 'calendar', ID, null);
    await tabs.note(7, ID);
    expect(await shownId(handlers)).toEqual(named(ID));
    await tabs.note(7, ID + 1);
    expect(await shownId(handlers)).toBe('nobody');
    await services.targets.bind(8, 'calendar', ID + 1, null);
    expect(await shownId(handlers)).toBe('nobody');
  });

  test('is in a window of the calendar, once somebody opened it there, the patient whom window and record agree on', async () => {
    const { handlers } = await connected();
    atAddress('https://app.drchrono.com/appointments/');
    const stand = (kind: 'panel' | 'own') => answered(handlers.standAtFront({ windowId: 1 }, { kind }));
    const show = (patientId: number, name: string) => {
      around.browser.overlay = (_tab, { order, run }) =>
        order === 'readPage' && run === null ? windowOf(patientId, name) : null;
    };
    await stand('panel');
    expect(await shownId(handlers)).toBe('nobody');
    // What DrChrono has not said of her yet is not asked for by this.
    show(ID, `Ada Example${ID}`);
    const before = around.requests.length;
    await stand('panel');
    expect(around.requests).toHaveLength(before);
    expect(await shownId(handlers)).toBe('nobody');
    await answered(handlers.viewPanel({ page: 'page-2', windowId: 1, look: true, patientId: ID }, panel));
    show(ID, 'Odo Fennimore');
    await stand('own');
    expect(await shownId(handlers)).toBe('nobody');
    show(ID, `Ada Example${ID}`);
    await stand('panel');
    const first = await drawn(handlers);
    expect(first.view.identity).toEqual(named(ID));
    // A panel that only opens moves nothing; a press of a person does.
    await stand('panel');
    expect((await drawn(handlers)).press).toBe(first.press);
    await stand('own');
    expect((await drawn(handlers)).press).not.toBe(first.press);
  });

  test('is the patient of the tab over which the shortcut was pressed', async () => {
    const { handlers, opening } = await connected();
    inFront(ID);
    const before = (await drawn(handlers)).press;
    browserNews(opening).panelWanted(7);
    await expect.poll(async () => (await drawn(handlers)).press).not.toBe(before);
    expect((await drawn(handlers)).view.identity).toEqual(named(ID));
  });

  test('is nobody at a host that is not this practice’s, and where the window is gone', async () => {
    const { handlers } = await connected();
    inFront(ID);
    expect((await view(handlers, true)).kind).toBe('patient');
    atAddress(`https://hillside.drchrono.com/patients/${ID}/`);
    expect(await shownId(handlers)).toBe('nobody');
    expect(
      await answered(
        handlers.viewPanel({ page: 'page-1', windowId: 99, look: true, patientId: null }, panel),
      ),
    ).toEqual({
      kind: 'nobody',
    });
  });

  test('is not known where DrChrono does not say', async () => {
    const { handlers } = await connected();
    inFront(ID);
    around.isUp = () => false;
    expect(await view(handlers, true)).toMatchObject({ kind: 'failed', failure: { kind: 'unreachable' } });
    expect(await view(handlers)).toEqual({ kind: 'notLooked' });
  });
});

const opened = async (handlers: Handlers, patientId: number) =>
  patientIn(
    await answered(handlers.viewPanel({ page: 'page-2', windowId: 1, look: true, patientId }, panel)),
  );

test('once the site may be used again, pages of the EHR that are open ask for their overlay, and all is told', async () => {
  const { opening } = await connected();
  inFront(ID);
  const { did } = around.browser;
  did.length = 0;
  browserNews(opening).siteAccessChanged(false);
  await expect.poll(() => did).toContain('told own pages');
  expect(did).not.toContain('detectors app.drchrono.com');
  did.length = 0;
  browserNews(opening).siteAccessChanged(true);
  await expect.poll(() => did).toContain('detectors app.drchrono.com');
  expect(did).toContain('told own pages');
});

describe('a press in a panel', () => {
  const outdated = { ok: false, failure: { kind: 'viewOutdated' } };
  const act = (handlers: Handlers, token: string) =>
    answered(handlers.actInPanel({ token, action: 'resend', risksRead: [] }, panel));

  test('is for the patient who was drawn, whatever tab is in front by then', async () => {
    const { handlers } = await connected();
    inFront(ID);
    const token = (await drawn(handlers)).view.token ?? '';
    inFront(ID + 1);
    expect(await act(handlers, token)).toEqual({ ok: true, value: null });
    await rested(1);
    expect(mails()).toBe(1);
    expect(around.office.practice.mail.filter(({ patientId }) => patientId === ID + 1)).toEqual([]);
  });

  test.each([
    ['shows another patient', () => inFront(ID + 1)],
    ['shows nobody', () => inFront(null)],
  ])('is for nobody once the panel %s', async (_, move) => {
    const { handlers } = await connected();
    inFront(ID);
    const token = (await drawn(handlers)).view.token ?? '';
    move();
    await view(handlers, true);
    expect(await act(handlers, token)).toEqual(outdated);
    expect(await save(handlers, { token })).toEqual(outdated);
    inFront(ID);
    const again = (await drawn(handlers)).view.token ?? '';
    expect(again).not.toBe(token);
    expect(await act(handlers, token)).toEqual(outdated);
    expect([mails(), writes()]).toEqual([0, []]);
    expect(await act(handlers, again)).toEqual({ ok: true, value: null });
  });

  test('keeps its token while the same patient is shown, for ten minutes after the last view', async () => {
    const { handlers } = await connected();
    inFront(ID);
    const token = (await drawn(handlers)).view.token ?? '';
    await rested(6);
    expect((await drawn(handlers)).view.token).toBe(token);
    await rested(10);
    expect(await act(handlers, token)).toEqual(outdated);
    expect(await act(handlers, 'made up')).toEqual(outdated);
  });

  test('in the panel of another window has a token of its own', async () => {
    const { handlers } = await connected();
    inFront(ID);
    const token = (await drawn(handlers)).view.token ?? '';
    around.browser.frontTabs.set(2, 8);
    around.browser.tabs.set(8, `https://app.drchrono.com/patients/${ID + 1}/`);
    const other = patientIn(
      await answered(handlers.viewPanel({ page: 'page-2', windowId: 2, look: true, patientId: null }, panel)),
    );
    expect(other.view.token).not.toBe(token);
    expect(await act(handlers, token)).toEqual({ ok: true, value: null });
  });

  test('of one window leaves the token of another panel of that window alive', async () => {
    const { handlers } = await connected();
    inFront(ID);
    const token = (await drawn(handlers)).view.token ?? '';
    await opened(handlers, ID + 1);
    expect(await act(handlers, token)).toEqual({ ok: true, value: null });
  });
});

describe('a patient who was opened from the day', () => {
  test('is the one of the row, whatever the tab in front is about, and the panel is told of that', async () => {
    const { handlers } = await connected();
    inFront(ID + 1);
    await drawn(handlers);
    expect(await opened(handlers, ID)).toMatchObject({
      ...{ field: null, inFront: 'other' },
      view: { identity: { kind: 'locked', name: `Ada Example${ID}` } },
    });
    inFront(ID);
    expect(await opened(handlers, ID)).toMatchObject({ inFront: 'same' });
    inFront(null);
    expect(await opened(handlers, ID)).toMatchObject({ inFront: 'nobody' });
    inFront(ID);
    expect(patientIn(await view(handlers))).not.toHaveProperty('inFront');
  });

  test('has a token for deeds that names that patient alone', async () => {
    const { handlers } = await connected();
    inFront(ID + 1);
    const { token } = (await opened(handlers, ID)).view;
    const pressed = { token: token ?? '', action: 'resend', risksRead: [] } as const;
    expect(await answered(handlers.actInPanel(pressed, panel))).toEqual({ ok: true, value: null });
    await rested(1);
    expect(mails()).toBe(1);
    expect(around.office.practice.mail.filter(({ patientId }) => patientId === ID + 1)).toEqual([]);
  });

  test('is looked up at a press alone', async () => {
    const { handlers } = await connected();
    const asked = { page: 'page-2', windowId: 1, patientId: ID };
    const before = around.requests.length;
    expect(await answered(handlers.viewPanel({ ...asked, look: false }, panel))).toEqual({
      kind: 'notLooked',
    });
    expect(around.requests.length).toBe(before);
    expect(await opened(handlers, ID)).toMatchObject({ kind: 'patient' });
  });
});

test('the keys of the day are what they are until somebody changes them, and then stay so', async () => {
  const { handlers } = await connected();
  const keys = await answered(handlers.readKeys(null, panel));
  expect(keys).toEqual({ on: true, letters: { next: 'n', notNow: 's', undo: 'z', list: 'a', search: '/' } });
  const other = { on: false, letters: { ...keys.letters, next: 'j' } };
  await answered(handlers.chooseKeys(other, panel));
  expect(await answered(handlers.readKeys(null, panel))).toEqual(other);
  expect(await answered(handlers.openDesk(null, panel))).toBeNull();
  expect(around.browser.did).toContain('own page desk.html');
});

describe('a save', () => {
  const notOffered = { ok: false, failure: { kind: 'notOffered' } };
  const change = (changes: object, patientId = ID) =>
    void around.office.practice.roster.change(patientId, changes);

  async function ready(changes: object = {}) {
    change(changes);
    const worker = await connected('staffOnly');
    inFront(ID);
    const { view: shown, values } = await drawn(worker.handlers);
    return { ...worker, values, token: shown.token ?? '' };
  }
  const shownSave = async (handlers: Handlers) => patientIn(await view(handlers)).save;

  test.each<[string, Partial<Input<'saveIdentifiers'>>]>([
    ['no field', { typed: {} }],
    ['no address', { typed: { email: 'ada at example' } }],
    ['no phone', { typed: { cellPhone: '000-000-0000' }, seen: { cellPhone: null } }],
    ['a day of the future', { typed: { birthDate: '2026-09-16' }, seen: { birthDate: null } }],
    ['a day that nobody was born on', { typed: { birthDate: '1906-09-14' }, seen: { birthDate: null } }],
    ['no day', { typed: { birthDate: '1980-02-30' }, seen: { birthDate: null } }],
  ])('of %s is not taken', async (_, wanted) => {
    const { handlers, token } = await ready({ birthDate: null });
    expect(await save(handlers, { token, ...wanted })).toEqual(notOffered);
    await rested(1);
    expect(writes()).toEqual([]);
  });

  test.each(['2026-09-15', '1906-09-15', '1980-02-11'])(
    'fills in a birth date that is missing: %s',
    async (birthDate) => {
      const { handlers, token, values } = await ready({ birthDate: null });
      expect(values.birthDate).toBeNull();
      expect(await save(handlers, { token, typed: { birthDate }, seen: { birthDate: null } })).toMatchObject({
        ok: true,
      });
      await rested(1);
      expect(recordNow()?.birthDate).toBe(birthDate);
      expect(await shownSave(handlers)).toMatchObject({ state: { at: 'saved', shown: { birthDate } } });
    },
  );

  test('never changes a birth date that is there', async () => {
    const { handlers, token, values } = await ready();
    const wanted = { token, typed: { birthDate: '1980-02-11' } };
    expect(await save(handlers, { ...wanted, seen: { birthDate: values.birthDate ?? null } })).toEqual(
      notOffered,
    );
    expect(await save(handlers, { ...wanted, seen: { birthDate: null } })).toEqual(notOffered);
  });

  test('does not fill in a birth date that somebody filled in meanwhile', async () => {
    const { handlers, token } = await ready({ birthDate: null });
    change({ birthDate: '1981-03-12' });
    await save(handlers, { token, typed: { birthDate: '1980-02-11' }, seen: { birthDate: null } });
    await rested(1);
    expect(recordNow()?.birthDate).toBe('1981-03-12');
    expect(await shownSave(handlers)).toMatchObject({
      state: { at: 'changedMeanwhile', now: { birthDate: '1981-03-12' } },
    });
  });

  test('writes nothing where somebody changed one of its fields meanwhile, and shows both', async () => {
    const { handlers, token, values } = await ready();
    change({ email: 'colleague@example.org' });
    await save(handlers, {
      ...{ token, typed: { email: TYPED, cellPhone: '(212) 555-0188' }, then: 'resend' },
      seen: { email: OLD, cellPhone: values.cellPhone ?? null },
    });
    await rested(1);
    expect(recordNow()).toMatchObject({ email: 'colleague@example.org', cellPhone: values.cellPhone });
    expect([writes(), mails()]).toEqual([[], 0]);
    expect(await shownSave(handlers)).toEqual({
      ...{ fields: ['email', 'cellPhone'], then: 'resend' },
      state: { at: 'changedMeanwhile', now: { email: 'colleague@example.org' } },
    });
  });

  test('writes only what the record does not have yet', async () => {
    const { handlers, token, values } = await ready();
    change({ email: TYPED });
    await save(handlers, {
      ...{ token, typed: { email: TYPED, cellPhone: '(212) 555-0188' } },
      seen: { email: OLD, cellPhone: values.cellPhone ?? null },
    });
    await rested(1);
    expect(recordNow()).toMatchObject({ email: TYPED, cellPhone: '(212) 555-0188' });
    expect(await shownSave(handlers)).toMatchObject({
      state: { at: 'saved', shown: { email: 'a•••@example.org', cellPhone: '(•••) •••-0188' } },
    });
  });

  test('that DrChrono refuses says so in DrChrono’s words, which lie in memory only', async () => {
    around.office.practice.settings.duplicateEmail = 'refused';
    change({ email: TYPED }, ID + 1);
    const { handlers, token } = await ready();
    await save(handlers, { token, then: 'resend' });
    await rested(1);
    expect(await shownSave(handlers)).toMatchObject({
      state: { at: 'refused', words: ['Potential duplicate patient(s) found.'], duplicateEmail: true },
    });
    expect([recordNow()?.email, mails()]).toEqual([OLD, 0]);
    expect(JSON.stringify([...around.browser.vault.disk])).not.toContain('Potential');
  });

  test('that this account may not make says which right is missing', async () => {
    const { handlers, token } = await ready();
    around.office.practice.settings.createAndUpdatePatients = false;
    await save(handlers, { token });
    await rested(1);
    expect(await shownSave(handlers)).toMatchObject({
      state: { at: 'refused', words: [], because: { kind: 'forbidden', lacks: 'createAndUpdatePatients' } },
    });
  });

  test('waits for the network, goes on by an alarm, and is one at a time', async () => {
    const { handlers, opening, token } = await ready();
    around.isUp = () => false;
    expect(await save(handlers, { token })).toEqual({ ok: true, value: null });
    await rested(1);
    expect(await shownSave(handlers)).toMatchObject({
      state: { at: 'waiting', why: 'unreachable' },
    });
    expect(await save(handlers, { token })).toEqual({ ok: false, failure: { kind: 'alreadyRunning' } });
    await answered(handlers.putSaveAway({ token }, panel));
    expect(await shownSave(handlers)).not.toBeNull();
    expect(around.browser.alarms.get(ALARM.saves)).toBeGreaterThan(Date.now() - 60_000);
    around.isUp = () => true;
    await answered(opening.then(({ panel: { runner } }) => runner.resume()));
    expect(await shownSave(handlers)).toMatchObject({ state: { at: 'saved' } });
    expect(recordNow()?.email).toBe(TYPED);
  });

  test('makes no write that is not on disk before', async () => {
    const { handlers, opening, token } = await ready();
    const { vault } = around.browser;
    around.fate = (method) => {
      if (method === 'GET') vault.refuses = 'cannotWrite';
      return 'fine';
    };
    await save(handlers, { token });
    await rested(1);
    expect(writes()).toEqual([]);
    around.fate = () => 'fine';
    vault.refuses = null;
    await answered(opening.then(({ panel: { runner } }) => runner.resume()));
    expect(recordNow()?.email).toBe(TYPED);
  });

  test('is not begun where the disk refuses', async () => {
    const { handlers, token } = await ready();
    around.browser.vault.refuses = 'cannotWrite';
    expect(await save(handlers, { token })).toMatchObject({
      ...{ ok: false, failure: { kind: 'storeUnavailable', why: 'cannotWrite' } },
    });
    await rested(1);
    expect(writes()).toEqual([]);
    expect([...around.browser.memory.all.keys()].some((key) => key.startsWith(SESSION.typed('')))).toBe(
      false,
    );
  });

  test('tells our own pages of each step, and the tabs that show the patient', async () => {
    const { handlers, token } = await ready();
    around.browser.did.length = 0;
    await save(handlers, { token });
    await rested(1);
    expect(around.browser.did.filter((what) => what === 'told own pages').length).toBeGreaterThan(2);
    expect(around.browser.did).toContain('told tabs 7');
  });
});

describe('a patient without an email', () => {
  test.each(['rows', 'patient'] as const)(
    'gets one, and an invite in the same go (answers: %s)',
    async (shape) => {
      const { practice } = around.office;
      const nobody = person(91_000, 'Ada', 'Unmailed', { email: null });
      practice.roster.add(nobody);
      practice.settings.accessShape = shape;
      const { handlers } = await connected();
      // In a practice whose answers have listed an invite, an empty list means that there is none.
      inFront(ID);
      await drawn(handlers);
      inFront(nobody.id);
      const { view: shown, values } = await drawn(handlers);
      expect(values.email).toBeNull();
      expect(shown.eligibility?.toFix).toEqual(['email']);
      expect(shown.offers.map(({ action }) => action)).not.toContain('send');
      await save(handlers, {
        ...{
          token: shown.token ?? '',
          seen: { email: null },
          then: 'send',
          risksRead: shape === 'patient' ? (['mayBeInvited'] as const) : [],
        },
      });
      await rested();
      expect(practice.mail.filter(({ to }) => to === TYPED)).toHaveLength(1);
      expect(patientIn(await view(handlers))).toMatchObject({
        save: { then: 'send', state: { at: 'saved' } },
        view: { operation: { stage: 'sent', to: 'a•••@example.org' } },
      });
    },
  );
});
