import { expect, it } from 'vitest';
import { ageOf, shortDate, shortStamp, withoutZeros } from '../../sandbox/markup-c/american-dates.ts';

it.each([
  ['Feb. 11, 1980', 'Feb 11, 1980'],
  ['Sept. 4, 1931', 'Sep 4, 1931'],
  ['March 9, 2019', 'Mar 9, 2019'],
  ['June 12, 1984', 'Jun 12, 1984'],
  ['May 1, 2000', 'May 1, 2000'],
  ['', ''],
])('writes the day %s', (django, american) => {
  expect(shortDate(django)).toBe(american);
});

it.each([
  ['May 17, 2022, 3:04 p.m.', 'May 17, 2022, 3:04 PM'],
  ['Sept. 4, 2021, 9 a.m.', 'Sep 4, 2021, 9:00 AM'],
  ['June 4, 2021, noon', 'Jun 4, 2021, 12:00 PM'],
  ['June 4, 2021, midnight', 'Jun 4, 2021, 12:00 AM'],
])('writes the stamp %s', (django, american) => {
  expect(shortStamp(django)).toBe(american);
});

it.each([
  ['09/05/2023', '9/5/2023'],
  ['10/20/2023', '10/20/2023'],
  ['09:00AM', '9:00 AM'],
  ['12:30PM', '12:30 PM'],
])('writes %s without zeros', (text, american) => {
  expect(withoutZeros(text)).toBe(american);
});

it('counts years on and before the birthday', () => {
  expect(ageOf('Aug. 10, 1955', new Date(2026, 7, 10))).toBe('71 yrs');
  expect(ageOf('Aug. 10, 1955', new Date(2026, 7, 9, 23))).toBe('70 yrs');
  expect(ageOf('March 9, 2025', new Date(2026, 7, 9))).toBe('1 yr');
  expect(ageOf('', new Date(2026, 7, 9))).toBe('');
});
