import { expect, test } from 'vitest';
import { isRealDay, readDay } from '../../../lib/practice/calendar-day.ts';

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2000-02-29', true],
  ['1900-02-29', false],
  ['1980-04-31', false],
  ['1980-12-31', true],
  ['1980-12-32', false],
  ['0099-01-01', false],
])('the calendar has %s: %s', (day, isReal) => {
  expect(isRealDay(day)).toBe(isReal);
});

test('a day is one whole text', () => {
  expect(readDay(' 1980-02-11\n')).toBe('1980-02-11');
  for (const text of [
    '1980-02-11 junk',
    'x1980-02-11',
    '1980-2-11',
    '1980-02-11T00:00:01',
    '1980-02-11T24:00',
  ])
    expect(readDay(text), text).toBeNull();
});
