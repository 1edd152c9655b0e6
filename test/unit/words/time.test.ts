import { describe, expect, test } from 'vitest';
import { nearDay } from '../../../lib/words/near-day.ts';
import {
  age,
  calendarDate,
  clockTime,
  dayAndTime,
  moment,
  timeLeft,
  visitTime,
} from '../../../lib/words/time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-17T15:42:00Z');

describe('timeLeft', () => {
  test.each([
    [3 * DAY + 4 * HOUR + 59 * MINUTE, '3 d 4 h'],
    [7 * DAY, '7 d'],
    [DAY, '1 d'],
    [DAY - 1, '23 h 59 min'],
    [5 * HOUR + 20 * MINUTE, '5 h 20 min'],
    [HOUR, '1 h'],
    [HOUR - 1, 'about 59 min'],
    [12 * MINUTE, 'about 12 min'],
    [MINUTE - 1, 'under a minute'],
    [0, 'under a minute'],
    [-DAY, 'under a minute'],
  ])('%i ms is %s', (ms, words) => {
    expect(timeLeft(ms)).toBe(words);
  });
});

describe('age', () => {
  test.each([
    [-5, 'just now'],
    [MINUTE - 1, 'just now'],
    [2 * MINUTE, '2 min ago'],
    [3 * HOUR + 59 * MINUTE, '3 h ago'],
    [2 * DAY, '2 d ago'],
  ])('%i ms is %s', (ms, words) => {
    expect(age(ms)).toBe(words);
  });
});

describe('moments', () => {
  test('are told in the practice zone', () => {
    expect(clockTime(NOW, 'US/Eastern')).toBe('10:42 AM');
    expect(clockTime(NOW, 'US/Pacific')).toBe('7:42 AM');
    expect(dayAndTime(NOW + 7 * DAY, NOW, 'US/Eastern')).toBe('Tue, Nov 24, 10:42 AM');
  });

  test('the day is left out only on the same day in the practice', () => {
    const lateEvening = Date.parse('2026-11-18T04:30:00Z');
    expect(moment(lateEvening, NOW, 'US/Eastern')).toBe('11:30 PM');
    expect(moment(lateEvening, NOW, 'UTC')).toBe('Wed, Nov 18, 4:30 AM');
  });

  test('the year appears once the weekday would mislead', () => {
    expect(dayAndTime(NOW - 365 * DAY, NOW, 'US/Eastern')).toBe('Nov 17, 2025, 10:42 AM');
  });

  test('an unknown zone falls back instead of failing', () => {
    expect(clockTime(NOW, 'Mars/Olympus')).toBe(clockTime(NOW, null));
  });
});

describe('calendarDate', () => {
  test('no zone shifts it', () => {
    expect(calendarDate('1980-02-11')).toBe('Feb 11, 1980');
    expect(calendarDate('2000-01-01')).toBe('Jan 1, 2000');
  });

  test('what is no date is shown as it is', () => {
    expect(calendarDate('Feb 11, 1980')).toBe('Feb 11, 1980');
  });
});

test('a near day is told by its name', () => {
  expect(nearDay(NOW + 3 * HOUR, NOW, 'US/Eastern')).toBe('today 1:42 PM');
  expect(nearDay(NOW + 2 * DAY, NOW, 'US/Eastern')).toBe('Thu 10:42 AM');
  expect(nearDay(NOW + 8 * DAY, NOW, 'US/Eastern')).toBe('Wed, Nov 25, 10:42 AM');
});

test.each([
  ['2026-11-18T08:30', '8:30', '8:30 AM'],
  ['2026-11-18T12:05', '12:05', '12:05 PM'],
  ['2026-11-18T00:15', '12:15', '12:15 AM'],
  ['2026-11-18T16:00', '4:00', '4:00 PM'],
])('a visit at %s is written %s and %s', (starts, short, full) => {
  expect([visitTime(starts), visitTime(starts, true)]).toEqual([short, full]);
});
