import { describe, expect, test } from 'vitest';
import { isDueAgain, type NotNowMoment, type NotNowUntil } from '../../../lib/invites/not-now.ts';

const AT = Date.parse('2026-05-12T15:00:00Z');
const NEXT_VISIT: NotNowUntil = { kind: 'nextVisit' };
const NEVER: NotNowUntil = { kind: 'never' };
const until = (date: string): NotNowUntil => ({ kind: 'date', date });

/** Decided on 12 May, while preparing the visit of the 13th. */
function isDue(decided: NotNowUntil, moment: Partial<NotNowMoment> = {}): boolean {
  const usual = { today: '2026-05-12', visitDay: '2026-05-13', hasJoined: false, newestInvite: null };
  return isDueAgain({ reason: 'other', until: decided, at: AT, day: '2026-05-13' }, { ...usual, ...moment });
}

describe('until the next visit', () => {
  test.each<[boolean, string, Partial<NotNowMoment>]>([
    [false, 'not for the visit that was prepared', {}],
    [false, 'not on the day of that visit', { today: '2026-05-13' }],
    [false, 'not for a visit before it', { visitDay: '2026-05-12' }],
    [true, 'for a visit on the day after', { visitDay: '2026-05-14' }],
    [
      true,
      'for a visit in another year, prepared on its day',
      { today: '2027-01-04', visitDay: '2027-01-04' },
    ],
    [true, 'for the same visit, once it was moved to a later day', { visitDay: '2026-05-20' }],
    [false, 'not without a visit in sight', { visitDay: null }],
    [false, 'not without a visit in sight, however late it is', { today: '2027-01-04', visitDay: null }],
  ])('%s: %s', (due, _, moment) => {
    expect(isDue(NEXT_VISIT, moment)).toBe(due);
  });
});

describe('until a day', () => {
  test.each<[boolean, string, Partial<NotNowMoment>]>([
    [false, 'not before it', {}],
    [false, 'not for a visit on that day that is prepared before', { visitDay: '2026-06-01' }],
    [false, 'not on the day before', { today: '2026-05-31' }],
    [true, 'on that day', { today: '2026-06-01' }],
    [true, 'after it', { today: '2027-01-04' }],
    [true, 'without a visit in sight', { today: '2026-06-01', visitDay: null }],
  ])('%s: %s', (due, _, moment) => {
    expect(isDue(until('2026-06-01'), moment)).toBe(due);
  });
});

test('never is not due again for any visit', () => {
  expect(isDue(NEVER, { today: '2036-01-04', visitDay: '2036-01-04' })).toBe(false);
});

describe('every decision is over', () => {
  const invite = (earliest: number, latest: number) => ({ newestInvite: { earliest, latest } });

  test.each<[boolean, string, Partial<NotNowMoment>]>([
    [true, 'once the patient has joined', { hasJoined: true }],
    [true, 'once an invite went out after it', invite(AT + 1, AT + 1_000)],
    [false, 'not because of an invite before it', invite(AT - 60_000, AT - 1)],
    [false, 'not because of one that may have been before it', invite(AT - 30_000, AT + 29_999)],
  ])('%s: %s', (due, _, moment) => {
    for (const decided of [NEXT_VISIT, NEVER, until('2026-06-01')]) expect(isDue(decided, moment)).toBe(due);
  });
});
