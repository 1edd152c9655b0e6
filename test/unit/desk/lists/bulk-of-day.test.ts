import { beforeEach, expect, test } from 'vitest';
import { bulkOfDay } from '../../../../lib/desk/lists/bulk-of-day.ts';
import type { Schedule } from '../../../../lib/desk/schedule/schedule.ts';
import { SETTING } from '../../../../lib/desk/store/stored-keys.ts';
import type { Readiness } from '../../../../lib/invites/ready.ts';
import type { DayRow } from '../../../../lib/messages/day-view.ts';
import {
  DAY,
  fakeServices,
  MINUTE,
  mira,
  NOW,
  newLocks,
  pendingSince,
  revokedSince,
} from '../fake-services.ts';

beforeEach(newLocks);

const SCOPE = { day: { kind: 'tomorrow' }, providerId: null, officeId: null } as const;
const [MISSING, EXPIRED, FIRST, MINOR] = [4224, 4225, 4226, 4227];
const send: Readiness = { kind: 'notReady', next: { step: 'invite' } };
const resend: Readiness = { kind: 'notReady', next: { step: 'resend', because: 'expired' } };

function row(patientId: number, readiness: Readiness, starts = '2026-12-01T09:00'): DayRow {
  return {
    ...{ key: `v${patientId}`, patientId, name: 'Ada Example', birthDate: '1980-02-11', warnings: [] },
    ...{
      idEnding: String(patientId),
      again: [],
      status: { kind: 'unknown', reason: 'notChecked', sides: [] },
    },
    ...{ operation: null, offers: [], address: null, lately: null, readiness },
    visit: { id: `v${patientId}`, starts, presence: 'expected', providerId: 1, officeId: 1 },
  };
}

/** A day with these rows, of which these patients are ready to go. */
function day(rows: DayRow[], ready: readonly number[]): Pick<Schedule, 'view' | 'readyToGo'> {
  return {
    view: async () =>
      ({ date: '2026-12-01', trouble: null, rows }) as unknown as Awaited<ReturnType<Schedule['view']>>,
    readyToGo: async () =>
      rows
        .filter(({ patientId }) => ready.includes(patientId))
        .map(({ patientId, readiness }) => ({
          patientId,
          action: readiness === send ? ('send' as const) : ('resend' as const),
        })),
  };
}

/** One whose invite has expired, one who was never invited, and a minor with an expired invite. */
async function desk() {
  const fake = await fakeServices();
  const { services } = fake;
  await services.facts.learnListsInvites();
  for (const [index, id] of [EXPIRED, FIRST, MINOR].entries()) {
    const birthDate = id === MINOR ? '2019-03-09' : mira.birthDate;
    await services.cache.rememberRecord({ ...mira, id, birthDate, email: `p${index}@example.com` }, NOW);
    const lines = id === FIRST ? [] : [pendingSince(NOW - 9 * DAY)];
    await services.cache.rememberEvidence(id, { source: 'answer', asOf: NOW, lines });
  }
  return fake;
}

test('each patient is in it once, with the first visit, and everybody else has a reason', async () => {
  const { services } = await desk();
  const rows = [
    row(FIRST, send, '2026-12-01T08:00'),
    row(EXPIRED, resend, '2026-12-01T08:30'),
    row(EXPIRED, resend, '2026-12-01T15:00'),
    row(MINOR, resend),
    row(MISSING, { kind: 'notReady', next: { step: 'ask', for: ['email'] } }),
    row(5001, { kind: 'notReady', next: { step: 'check', because: 'notLooked' } }),
    row(5002, { kind: 'notReady', next: { step: 'check', because: 'unclear' } }),
    row(5003, { kind: 'notReady', next: { step: 'correct', because: 'oldAddress' } }),
    row(5004, { kind: 'notReady', next: { step: 'anotherWay', sends: 5 } }),
    row(5005, { kind: 'notReady', next: { step: 'decide' } }),
    row(5006, { kind: 'underWay' }),
    row(5007, { kind: 'drChronoInvites' }),
    row(5008, { kind: 'ready', because: 'joined' }),
    row(5009, { kind: 'notInviting', because: 'deceased' }),
  ];
  const list = await bulkOfDay(services, day(rows, [FIRST, EXPIRED]), SCOPE);
  expect(list).toMatchObject({ date: '2026-12-01', trouble: null });
  expect(list.candidates.map(({ patientId, action, leftOut }) => [patientId, action, leftOut])).toEqual([
    [FIRST, 'send', null],
    [EXPIRED, 'resend', null],
  ]);
  expect([list.visits.get(FIRST), list.visits.get(EXPIRED)]).toEqual([
    '2026-12-01T08:00',
    '2026-12-01T08:30',
  ]);
  expect(list.others.map(({ row: { patientId }, why }) => [patientId, why])).toEqual([
    [MINOR, 'minor'],
    [MISSING, 'missingIdentifiers'],
    [5001, 'notChecked'],
    [5002, 'unclear'],
    [5003, 'oldAddress'],
    [5004, 'anotherWay'],
    [5005, 'openQuestion'],
    [5006, 'underWay'],
    [5007, 'drChronoInvites'],
  ]);
});

test('whom the schedule does not call ready to go is in no list, though nothing else speaks against it', async () => {
  const { services } = await desk();
  const { candidates, others } = await bulkOfDay(services, day([row(EXPIRED, resend)], []), SCOPE);
  expect(candidates).toEqual([]);
  expect(others).toMatchObject([{ row: { patientId: EXPIRED }, why: 'asksFirst' }]);
});

test('first invites are left out where another computer prepares the schedule, resends are not', async () => {
  const { services, settings } = await desk();
  await settings.write(SETTING.leavesSchedule, true);
  const rows = [row(FIRST, send), row(EXPIRED, resend)];
  const { candidates } = await bulkOfDay(services, day(rows, [FIRST, EXPIRED]), SCOPE);
  expect(candidates.map(({ patientId, leftOut }) => [patientId, leftOut])).toEqual([
    [FIRST, 'otherComputer'],
    [EXPIRED, null],
  ]);
});

test.each([
  [2 * MINUTE, 'revokedMeanwhile'],
  [4 * MINUTE, null],
])('an invite that somebody revoked %i ms ago: %s', async (ago, leftOut) => {
  const { services } = await desk();
  const at = { earliest: NOW - ago - 59_999, latest: NOW - ago };
  const lines = [
    { ...revokedSince(NOW - 20 * DAY), state: { kind: 'revokedBeforeActivation' as const, at } },
  ];
  await services.cache.rememberEvidence(FIRST, { source: 'answer', asOf: NOW + 1, lines });
  const { candidates } = await bulkOfDay(services, day([row(FIRST, send)], [FIRST]), SCOPE);
  expect(candidates).toMatchObject([{ leftOut }]);
});
