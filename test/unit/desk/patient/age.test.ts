import { beforeEach, describe, expect, test } from 'vitest';
import { actOnPage, actOnRow } from '../../../../lib/desk/patient/act.ts';
import { patientState } from '../../../../lib/desk/patient/patient-state.ts';
import { takeSnapshot } from '../../../../lib/desk/patient/snapshot.ts';
import { viewPage } from '../../../../lib/desk/patient/view-page.ts';
import { SESSION } from '../../../../lib/desk/store/stored-keys.ts';
import type { HistoryRow, PageReading } from '../../../../lib/ehr/page/reading.ts';
import type { HistoryLine } from '../../../../lib/invites/evidence.ts';
import type { Action } from '../../../../lib/messages/offer.ts';
import type { AccessAnswer } from '../../../../lib/practice/decode-access.ts';
import { ALL_RISKS } from '../../../all-risks.ts';
import {
  DAY,
  idle,
  MINUTE,
  mira,
  miraChart,
  miraPage,
  NOW,
  newLocks,
  operation,
  pendingSince,
  revokedSince,
  SECOND,
} from '../fake-services.ts';
import { pressedDesk } from './pressed-desk.ts';

beforeEach(newLocks);

const OLD = NOW - 2 * DAY;
const silent: AccessAnswer = { kind: 'doesNotTell', shape: '' };
const lines = (...rows: HistoryLine[]): AccessAnswer => ({ kind: 'lines', lines: rows });
const joined = (sentAt: number): HistoryLine => ({
  ...pendingSince(sentAt),
  state: { kind: 'active', since: null },
});

const row: HistoryRow = {
  ...{ email: null, enabled: { by: 'Dana', at: '2026-05-10T11:00' }, disabled: { kind: 'canRevokeInvite' } },
  activated: { kind: 'pending' },
};
const onAccess: PageReading = { ...miraChart, history: { kind: 'found', value: [row] } };

/** A desk whose answers about invites are what `says` holds, and what a person sees and presses there. */
async function desk(first: AccessAnswer) {
  const says = { answer: first };
  const fake = await pressedDesk(() => says.answer);
  const { services, ports, click, clock, api } = fake;
  if (first.kind === 'doesNotTell') await fake.settings.remove(['answers-tell']);
  await services.cache.rememberEvidence(4224, { source: 'answer', asOf: OLD, lines: null });
  fake.memory.all.delete(SESSION.cached('evidence', 4224));
  const view = async (reading: PageReading = miraChart, age: number | null = 0, documentAge?: number) =>
    (
      await viewPage(
        ...([
          services,
          miraPage,
          { reading, age, ...(documentAge === undefined ? {} : { documentAge }) },
          false,
        ] as const),
      )
    ).view;
  const press = async (action: Action, change: Partial<typeof click> = {}) => {
    const viewToken = await ports.tokens.issue({
      ...{ patientId: 4224, tabId: 1, documentId: 'doc', page: 'chart 4224' },
    });
    const answer = await actOnPage(services, ports, { ...click, viewToken, action, ...change });
    await idle();
    return answer;
  };
  const requests = async (work: () => Promise<unknown>) => {
    const before = api.requests.length;
    await work();
    return api.requests.slice(before).map((request) => request.replace(' 4224', ''));
  };
  const pass = (milliseconds: number) => {
    clock.now += milliseconds;
  };
  return { ...fake, says, view, press, requests, pass };
}

const RESEND = ['DELETE access', 'POST access', 'GET access'];

describe('a resend where answers tell', () => {
  test.each<[string, number, string[]]>([
    ['within a minute of the view takes three requests', MINUTE - 1, RESEND],
    ['later reads record and invite first', 2 * MINUTE, ['GET patient', 'GET access', ...RESEND]],
  ])('%s', async (_, later, expected) => {
    const { view, press, requests, pass } = await desk(lines(pendingSince(OLD)));
    await view();
    pass(later);
    expect(await requests(() => press('resend'))).toEqual(expected);
  });

  test.each<[string, number | null]>([
    ['a page that says so now', 0],
    ['a page of nine minutes ago', 9 * MINUTE],
    ['a page of which nobody knows how old it is', null],
  ])('is looked at first, whatever is said by %s: the patient has joined since', async (_, age) => {
    const { says, view, press, requests, pass, services } = await desk(lines(pendingSince(OLD)));
    await view(onAccess, 0);
    pass(2 * MINUTE);
    says.answer = lines(joined(OLD));
    const left = await requests(() => press('resend', { reading: onAccess, age }));
    expect(left).toEqual(['GET patient', 'GET access']);
    expect((await view()).status.kind).toBe('active');
    expect((await services.journal.read()).operations).toEqual([]);
  });

  test('and a revoke are looked at too where the computer slept between press and request', async () => {
    const { view, press, requests, services, clock, says } = await desk(lines(pendingSince(OLD)));
    await view();
    const { open } = services.journal;
    services.journal.open = async (one) => {
      const opened = await open(one);
      clock.now += 63 * 60 * MINUTE;
      says.answer = lines(joined(OLD));
      return opened;
    };
    expect(await requests(() => press('revoke', { risksRead: ALL_RISKS }))).toEqual(['GET access']);
  });
});

describe('a resend where answers do not tell', () => {
  test.each<[string, number | null, string[]]>([
    ['a page of this moment proves enough', 0, ['GET patient', 'GET access', ...RESEND]],
    ['a page of nine minutes ago too', 9 * MINUTE, ['GET patient', 'GET access', ...RESEND]],
    ['a page of ten minutes ago does not', 10 * MINUTE, ['GET patient']],
    ['a page of which nobody knows how old it is does not', null, ['GET patient']],
  ])('%s', async (_, age, expected) => {
    const { press, requests } = await desk(silent);
    expect(await requests(() => press('resend', { reading: onAccess, age }))).toEqual(expected);
  });

  test('a page that was seen before proves for ten minutes, also for a press in the popup', async () => {
    const { view, requests, services, ports, pass } = await desk(silent);
    await view(onAccess, 0);
    pass(9 * MINUTE);
    const resend = () => actOnRow(services, ports, { patientId: 4224, action: 'resend', risksRead: [] });
    expect(await requests(() => resend().then(idle))).toEqual(['GET patient', 'GET access', ...RESEND]);
    pass(20 * MINUTE);
    expect(await resend()).toMatchObject({ ok: false });
  });

  test('a page whose age is not certain says nothing, and is to be loaded anew', async () => {
    const { view } = await desk(silent);
    const shown = await view(onAccess, null);
    expect(shown).toMatchObject({ status: { kind: 'unknown', reason: 'pageMayBeOld' }, history: [] });
    expect((await view(onAccess, 0)).status.kind).toBe('pending');
    // What is known for certain stays.
    expect((await view(onAccess, null)).status.kind).toBe('pending');
  });

  test('a page that shows at the press that the patient has joined sends nothing', async () => {
    const { view, press, requests } = await desk(silent);
    await view(onAccess, 0);
    const active: HistoryRow = {
      ...row,
      ...{ activated: { kind: 'at', at: '2026-05-12T10:59' }, disabled: { kind: 'canRevokeAccess' } },
    };
    const reading: PageReading = { ...onAccess, history: { kind: 'found', value: [active] } };
    const left = await requests(() => press('resend', { reading, age: 0, risksRead: ALL_RISKS }));
    expect(left.filter((request) => !request.startsWith('GET'))).toEqual([]);
  });
});

describe('our own send', () => {
  async function sent(answer: AccessAnswer) {
    const opened = await desk(lines());
    await opened.services.facts.learnListsInvites();
    await opened.view();
    expect(await opened.press('send')).toEqual({ ok: true, value: null });
    opened.says.answer = answer;
    return opened;
  }

  test('counts for ten minutes without a request', async () => {
    const { view, requests, pass } = await sent(lines(joined(NOW)));
    pass(10 * MINUTE - SECOND);
    expect(await requests(() => view())).toEqual([]);
    expect((await view()).status.kind).toBe('pending');
  });

  test.each<[string, number]>([
    ['after ten minutes', 10 * MINUTE + SECOND],
    ['two days later', 2 * DAY],
  ])('is asked about like any other %s: the patient has joined', async (_, later) => {
    const { view, requests, pass } = await sent(lines(joined(NOW)));
    pass(later);
    expect(await requests(() => view())).toContain('GET access');
    expect((await view()).status.kind).toBe('active');
  });

  test('is listed before any answer lists it, and as revoked after our own revoke', async () => {
    const { view, press, says, pass } = await sent(lines());
    expect(await view()).toMatchObject({
      ...{ status: { kind: 'pending' }, history: [{ state: { kind: 'pending' } }] },
    });
    pass(2 * MINUTE);
    says.answer = lines(pendingSince(NOW));
    await press('revoke', { risksRead: ALL_RISKS });
    expect(await view()).toMatchObject({
      ...{ status: { kind: 'revoked' }, history: [{ state: { kind: 'revokedBeforeActivation' } }] },
    });
  });
});

test('a resend whose new invite a colleague revoked before our last look is revoked at once', async () => {
  const { view, press, says, api, pass } = await desk(lines(pendingSince(OLD)));
  await view();
  const { sendInvite } = api.practice;
  api.practice.sendInvite = (id, lane) => {
    const at = { earliest: NOW, latest: NOW + 59_999 };
    const over = (sentAt: number): HistoryLine => ({
      ...pendingSince(sentAt),
      state: { kind: 'revokedBeforeActivation', at },
    });
    says.answer = lines(over(NOW), over(OLD));
    return sendInvite(id, lane);
  };
  await press('resend');
  for (const later of [0, 20 * SECOND, 2 * MINUTE, 20 * MINUTE]) {
    pass(later);
    const shown = await view();
    expect(shown.status.kind).toBe('revoked');
    expect(shown.history.map(({ state }) => state.kind)).toEqual([
      ...['revokedBeforeActivation', 'revokedBeforeActivation'],
    ]);
  }
});

test('a list that does not show our send yet is read again once a minute has passed', async () => {
  const { view, press, says, requests, pass, api } = await desk(lines(pendingSince(OLD)));
  await view();
  const { sendInvite } = api.practice;
  api.practice.sendInvite = async (id, lane) => {
    const answer = await sendInvite(id, lane);
    pass(SECOND);
    return answer;
  };
  await press('resend');
  pass(59 * SECOND);
  expect(await requests(() => view())).toEqual([]);
  says.answer = lines(revokedSince(NOW), revokedSince(OLD));
  pass(2 * SECOND);
  expect(await requests(() => view())).toEqual(['GET access']);
  expect((await view()).status.kind).toBe('revoked');
});

describe('a record', () => {
  test.each<Action>(['send', 'resend'])('older than a minute is read again before a %s', async (action) => {
    const rows = action === 'send' ? lines() : lines(pendingSince(OLD));
    const { view, press, requests, pass, api, services } = await desk(rows);
    await services.facts.learnListsInvites();
    await view();
    pass(MINUTE);
    api.nowHas({ email: 'new@example.com' });
    expect(await requests(() => press(action))).toContain('GET patient');
    expect((await services.cache.record(4224))?.value.email).toBe('new@example.com');
  });

  test('that cannot be read again sends nothing', async () => {
    const { view, press, api, pass, services } = await desk(lines());
    await services.facts.learnListsInvites();
    await view();
    pass(MINUTE);
    api.practice.patient = async () => ({ ok: false, failure: { kind: 'offline' }, happened: 'no' });
    expect(await press('send')).toEqual({ ok: false, failure: { kind: 'offline' } });
    expect(api.count('POST')).toBe(0);
  });

  test('is read again in a new document at its address, once', async () => {
    const { view, api, requests, pass } = await desk(lines());
    api.nowHas({ email: null });
    expect((await view(miraChart, 0, SECOND)).eligibility?.verdict).toBe('notEligible');
    api.nowHas({ email: 'mira@example.com' });
    pass(30 * SECOND);
    expect(await requests(() => view(miraChart, 0, 31 * SECOND))).toEqual([]);
    const loadedAnew = await view(miraChart, 0, SECOND);
    expect(loadedAnew.eligibility?.verdict).toBe('eligible');
    expect(await requests(() => view(miraChart, 0, 2 * SECOND))).toEqual([]);
  });

  test('that lacks an identifier is read again after five minutes, another after thirty', async () => {
    const { view, api, requests, pass } = await desk(lines());
    api.nowHas({ email: null });
    await view();
    pass(5 * MINUTE - 1);
    expect(await requests(() => view())).not.toContain('GET patient');
    pass(1);
    api.nowHas({ email: 'mira@example.com' });
    expect(await requests(() => view())).toContain('GET patient');
    pass(30 * MINUTE - 1);
    expect(await requests(() => view())).not.toContain('GET patient');
    pass(1);
    expect(await requests(() => view())).toContain('GET patient');
  });

  test('of a calendar that was opened long ago is none of a new document', async () => {
    const { requests, services } = await desk(lines());
    const calendar = { kind: 'calendar' } as const;
    const reading: PageReading = {
      ...{ ...miraChart, page: calendar, subject: 'appointmentWindow' },
      linkedPatientId: { kind: 'found', value: 4224 },
    };
    const look = () => viewPage(services, calendar, { reading, age: 0, documentAge: 0 }, false);
    await look();
    expect(await requests(look)).toEqual([]);
  });
});

describe('a remembered way to a patient', () => {
  const calendar = { kind: 'calendar' } as const;
  const windowWith = (change: Partial<PageReading>): PageReading => ({
    ...{ ...miraChart, page: calendar, subject: 'appointmentWindow', ...change },
  });

  test('that was a search is asked anew before a send: by then two patients have the name', async () => {
    const { services, ports, click, api, goes, pass } = await desk(lines());
    await services.facts.learnListsInvites();
    const reading = windowWith({});
    const look = async () => (await viewPage(services, calendar, { reading, age: 0 }, false)).view;
    expect((await look()).identity.kind).toBe('locked');
    const at = { earliest: NOW, latest: NOW };
    const two = [mira, { ...mira, id: 4225 }];
    api.practice.findPatients = async () => ({ ok: true, status: 200, at, value: two });
    goes('https://app.drchrono.com/appointments/');
    pass(MINUTE);
    const viewToken = await ports.tokens.issue({
      ...{ patientId: 4224, tabId: 1, documentId: 'doc', page: 'calendar' },
    });
    expect(await actOnPage(services, ports, { ...click, viewToken, page: calendar, reading })).toEqual({
      ok: false,
      failure: { kind: 'identityRefused', reason: 'namesakes' },
    });
    pass(4 * MINUTE);
    expect((await look()).identity).toEqual({ kind: 'refused', reason: 'namesakes' });
  });

  test('that was an appointment is asked anew before a send: by then it is another’s', async () => {
    const { services, ports, click, api, goes, pass } = await desk(lines());
    await services.facts.learnListsInvites();
    const reading = windowWith({ linkedAppointmentId: { kind: 'found', value: '12' } });
    await viewPage(services, calendar, { reading, age: 0 }, false);
    const at = { earliest: NOW, latest: NOW };
    api.practice.appointment = async () => ({
      ok: true,
      status: 200,
      at,
      value: { patientId: 4225, visit: null },
    });
    api.practice.patient = async (id) => ({ ok: true, status: 200, at, value: { ...mira, id } });
    goes('https://app.drchrono.com/appointments/');
    pass(MINUTE);
    const viewToken = await ports.tokens.issue({
      ...{ patientId: 4224, tabId: 1, documentId: 'doc', page: 'calendar' },
    });
    const pressed = await actOnPage(services, ports, { ...click, viewToken, page: calendar, reading });
    expect(pressed).toMatchObject({ ok: false, failure: { kind: 'viewOutdated' } });
    expect(api.count('POST')).toBe(0);
  });
});

describe('a clock that was set back', () => {
  test('leaves nothing fresh that is dated after now', async () => {
    const { view, requests, clock, says } = await desk(lines(pendingSince(OLD)));
    await view();
    clock.now -= 3 * MINUTE;
    says.answer = lines(joined(OLD));
    expect(await requests(() => view())).toEqual(['GET patient', 'GET access']);
    expect((await view()).status.kind).toBe('active');
  });

  test('leaves out what was noted far ahead of now, until it is noted anew', async () => {
    const { view, clock } = await desk(silent);
    await view(onAccess, 0);
    clock.now -= 5 * MINUTE;
    expect((await view()).status).toMatchObject({ kind: 'unknown', reason: 'answerDoesNotTell' });
    expect((await view(onAccess, 0)).status.kind).toBe('pending');
    expect((await view()).status.kind).toBe('pending');
  });

  test('leaves no page that proves', async () => {
    const { view, press, requests, clock } = await desk(silent);
    await view(onAccess, 0);
    clock.now -= 30 * SECOND;
    expect(await requests(() => press('resend'))).not.toContain('DELETE access');
  });
});

test('whoever opens the popup is told that a send of two days ago was not looked at since', async () => {
  const { services, clock } = await pressedDesk();
  await services.journal.open(operation());
  const at = { earliest: NOW, latest: NOW + 999 };
  const done = operation({ phase: { at: 'settled', outcome: { kind: 'sent', confirmed: false } } });
  await services.journal.advance(done, [{ patientId: 4224, kind: 'send', at, precision: 'exact' }]);
  clock.now += 2 * DAY;
  const { status, proof } = patientState(await takeSnapshot(services), 4224, mira, 'locked');
  expect(status).toMatchObject({ kind: 'pending', grounds: { source: 'ownSend', asOf: NOW + 999 } });
  expect(proof).toEqual({ lookedAt: null, pageProof: null, isEnough: false });
});
