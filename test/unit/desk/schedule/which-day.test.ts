import { describe, expect, test } from 'vitest';
import type { KeptDay } from '../../../../lib/desk/schedule/kept-days.ts';
import { dateOf, daysAfter, nextWorkingDay } from '../../../../lib/desk/schedule/which-day.ts';

const NO_DAYS: ReadonlyMap<string, KeptDay> = new Map();
const days = (visits: Record<string, number>) =>
  new Map(
    Object.entries(visits).map(([date, count]) => {
      const visit = { id: date, patientId: 1, providerId: null, officeId: null, starts: `${date}T09:00` };
      const all = Array.from({ length: count }, () => ({ ...visit, presence: 'expected' as const }));
      return [date, { date, readAt: 0, knownTo: 0, hasEntries: count > 0, unread: 0, visits: all }];
    }),
  );

/** Noon of that day at the practice. */
const at = (today: string, read: ReadonlyMap<string, KeptDay> = NO_DAYS) => ({
  snapshot: { today, zone: 'US/Eastern', now: Date.parse(`${today}T17:00:00Z`) },
  days: read,
});

test.each([
  ['today', '2026-11-30'],
  ['tomorrow', '2026-12-01'],
  ['nextWorkingDay', '2026-12-01'],
] as const)('%s is %s', (kind, date) => {
  expect(dateOf({ kind }, at('2026-11-30'))).toBe(date);
});

test('a date is itself, and one that the calendar does not have is today', () => {
  expect(dateOf({ kind: 'date', date: '2027-02-28' }, at('2026-11-30'))).toBe('2027-02-28');
  expect(dateOf({ kind: 'date', date: '2027-02-30' }, at('2026-11-30'))).toBe('2026-11-30');
});

test('days go by the calendar, whatever the clocks do', () => {
  expect([daysAfter('2026-10-31', 1), daysAfter('2026-12-31', 1), daysAfter('2028-02-28', 1)]).toEqual([
    '2026-11-01',
    '2027-01-01',
    '2028-02-29',
  ]);
});

test.each<[string, Record<string, number>, string]>([
  ['today while nothing was read', {}, '2026-11-30'],
  ['the next one where its last visit was at nine and it is noon', { '2026-11-30': 2 }, '2026-12-01'],
  ['the next working day where nobody comes today', { '2026-11-30': 0, '2026-12-01': 0 }, '2026-12-02'],
])('the present day is %s', (_, read, date) => {
  expect(dateOf({ kind: 'current' }, at('2026-11-30', days(read)))).toBe(date);
});

test('the present day is today until two hours after its last visit has begun', () => {
  const calendar = at('2026-11-30', days({ '2026-11-30': 1 }));
  const moment = (now: string) => ({ ...calendar, snapshot: { ...calendar.snapshot, now: Date.parse(now) } });
  expect(dateOf({ kind: 'current' }, moment('2026-11-30T10:59:00-05:00'))).toBe('2026-11-30');
  expect(dateOf({ kind: 'current' }, moment('2026-11-30T11:00:00-05:00'))).toBe('2026-12-01');
});

describe('the next working day', () => {
  const FRIDAY = '2026-12-04';
  test.each<[string, string, Record<string, number>, string]>([
    ['is tomorrow, where nothing is known', '2026-12-02', {}, '2026-12-03'],
    ['passes the weekend over', FRIDAY, {}, '2026-12-07'],
    ['is a Saturday that was read and has visits', FRIDAY, { '2026-12-05': 2 }, '2026-12-05'],
    ['is no Saturday that was read and has none', FRIDAY, { '2026-12-05': 0 }, '2026-12-07'],
    ['passes a holiday over', FRIDAY, { '2026-12-07': 0 }, '2026-12-08'],
    ['waits for what is not read yet', '2026-11-30', { '2026-12-01': 0, '2026-12-03': 4 }, '2026-12-02'],
    [
      'is the first weekday after four days without visits',
      '2026-11-25',
      { '2026-11-26': 0, '2026-11-27': 0 },
      '2026-11-30',
    ],
    [
      'whatever is known of that one',
      '2026-11-25',
      { '2026-11-26': 0, '2026-11-27': 0, '2026-11-30': 0 },
      '2026-11-30',
    ],
  ])('%s', (_, today, read, date) => {
    expect(nextWorkingDay(today, days(read))).toBe(date);
  });
});
