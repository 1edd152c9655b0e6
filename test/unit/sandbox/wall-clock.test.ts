import { describe, expect, it } from 'vitest';
import { djangoDate, djangoDateTime, isDay, naive, usDate, windowTime } from '../../sandbox/wall-clock.ts';

const at = (iso: string) => Date.parse(iso);

describe('the dates the pages print', () => {
  it.each([
    ['2022-05-17T19:04:30Z', 'May 17, 2022, 3:04 p.m.'],
    ['2022-05-16T14:12:00Z', 'May 16, 2022, 10:12 a.m.'],
    ['2021-06-04T13:36:00Z', 'June 4, 2021, 9:36 a.m.'],
    ['2022-09-17T19:00:00Z', 'Sept. 17, 2022, 3 p.m.'],
    ['2022-09-17T16:00:00Z', 'Sept. 17, 2022, noon'],
    ['2022-09-17T04:00:59Z', 'Sept. 17, 2022, midnight'],
    ['2022-09-17T04:01:00Z', 'Sept. 17, 2022, 12:01 a.m.'],
    ['2022-12-01T04:30:00Z', 'Nov. 30, 2022, 11:30 p.m.'],
  ])('%s reads %s in the practice', (instant, words) => {
    expect(djangoDateTime(at(instant), 'US/Eastern')).toBe(words);
  });

  it('uses AP months', () => {
    const months = Array.from({ length: 12 }, (_, nth) =>
      djangoDate(`1980-${String(nth + 1).padStart(2, '0')}-11`),
    );
    expect(months.map((date) => date.split(' ')[0])).toEqual(
      'Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.'.split(' '),
    );
    expect(djangoDate('1980-02-11')).toBe('Feb. 11, 1980');
    expect(djangoDate(null)).toBe('');
  });

  it('prints the same wall time twice when clocks go back', () => {
    const first = naive(at('2026-11-01T05:30:00Z'), 'US/Eastern');
    const second = naive(at('2026-11-01T06:30:00Z'), 'US/Eastern');
    expect([first, second]).toEqual(['2026-11-01T01:30:00', '2026-11-01T01:30:00']);
  });

  it('prints the appointment window as the seed does', () => {
    expect(usDate('2023-09-20')).toBe('09/20/2023');
    expect(windowTime('2023-09-20T09:00:00')).toBe('09:00AM');
    expect(windowTime('2023-09-20T00:05:00')).toBe('12:05AM');
    expect(windowTime('2023-09-20T12:30:00')).toBe('12:30PM');
  });

  it('knows a day from a text', () => {
    expect(['2026-02-28', '2026-02-30', '02/28/2026', ''].map(isDay)).toEqual([true, false, false, false]);
  });
});
