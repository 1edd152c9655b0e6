import { expect, test } from 'vitest';
import { isAdultSoon, isAgeToSet, isMinor } from '../../../lib/invites/age.ts';

const TODAY = '2026-03-10';

test.each([
  // In thirty days it is April 9.
  [18, '2008-04-10', true, false],
  [18, '2008-04-09', true, true],
  [18, '2008-03-11', true, true],
  [18, '2008-03-10', false, false],
  [18, '2008-02-29', false, false],
  [18, '2025-03-10', true, false],
  [18, '1931-09-04', false, false],
  [12, '2014-04-10', true, false],
  [12, '2014-03-11', true, true],
  [12, '2014-03-10', false, false],
  [16, '2010-04-09', true, true],
  [16, '2010-03-10', false, false],
  [16, '2008-04-10', false, false],
  [21, '2005-03-11', true, true],
  [21, '2005-03-10', false, false],
  [21, '2008-03-10', true, false],
])('minors are under %i, born %s: on 2026-03-10 a minor %s, who comes of age within a month %s', (...row) => {
  const [under, birthDate, minor, soon] = row;
  expect([isMinor(birthDate, TODAY, under), isAdultSoon(birthDate, TODAY, under)]).toEqual([minor, soon]);
});

test('whoever was born on a leap day comes of age on the day after February 28', () => {
  const on = (day: string) => isMinor('2008-02-29', day, 18);
  expect([on('2026-02-28'), on('2026-03-01')]).toEqual([true, false]);
  expect(isAdultSoon('2008-02-29', '2026-02-01', 18)).toBe(true);
});

test('a day that is none warns of nobody', () => {
  expect(isAdultSoon('2025-03-10', '', 18)).toBe(false);
});

test('a practice sets whole years from 12 to 21', () => {
  const able = [12, 16, 18, 21];
  const unable = [11, 22, 0, -18, 17.5, Number.NaN, Number.POSITIVE_INFINITY];
  expect([...able, ...unable].filter(isAgeToSet)).toEqual(able);
});
