import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePageDate, readDateAtStart } from '../../../lib/ehr/page/page-dates.ts';
import { parsePageStamp, parsePageTime } from '../../../lib/ehr/page/page-stamps.ts';

const runs = { numRuns: 3_000 };
// The months are written out once more as Django's documentation has them, or the parser would judge itself.
const months = [
  ...['Jan.', 'Feb.', 'March', 'April', 'May', 'June'],
  ...['July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'],
];
const minutes = fc
  .integer({ min: Date.UTC(2019, 0, 1) / 60_000, max: Date.UTC(2031, 0, 1) / 60_000 - 1 })
  .map((minute) => new Date(minute * 60_000));

/** Write a date by Django's `N j, Y`. */
function longDate(at: Date): string {
  return `${months[at.getUTCMonth()]} ${at.getUTCDate()}, ${at.getUTCFullYear()}`;
}

/** Write a time by Django's `P`. */
function clock(at: Date): string {
  const [hour, minute] = [at.getUTCHours(), at.getUTCMinutes()];
  if (minute === 0 && hour === 0) return 'midnight';
  if (minute === 0 && hour === 12) return 'noon';
  const shown = `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${two(minute)}`}`;
  return `${shown} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}

function slashDate(at: Date): string {
  return `${two(at.getUTCMonth() + 1)}/${two(at.getUTCDate())}/${at.getUTCFullYear()}`;
}

/** A stamp without its signs, so that two ways to write one moment are alike. */
function plain(line: string): string {
  return line
    .toLowerCase()
    .replace(/[ .,]/g, '')
    .replace(/:00/, '')
    .replace(/0(?=\d:)/, '');
}

/** The day and the year of a date, and the month where it is a number. */
function numbersOf(date: string | Date): number[] {
  if (typeof date !== 'string')
    return [date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCFullYear()].sort();
  const said = [...date.matchAll(/\d+/g)].map(([number]) => Number(number));
  const named = /[a-z]{3}/i.exec(date)?.[0].toLowerCase();
  const month = months.findIndex((name) => name.toLowerCase().startsWith(named ?? '?')) + 1;
  return (named ? [...said, month] : said).sort();
}

describe('round trip over 2019-2030', () => {
  test('N j, Y, P', () => {
    fc.assert(
      fc.property(minutes, (at) => {
        expect(parsePageStamp(`${longDate(at)}, ${clock(at)}`)).toBe(at.toISOString().slice(0, 16));
      }),
      runs,
    );
  });

  test('N j, Y and MM/DD/YYYY, every day', () => {
    for (let at = new Date('2019-01-01Z'); at.getUTCFullYear() < 2031; at = new Date(+at + 86_400_000)) {
      const day = at.toISOString().slice(0, 10);
      expect(parsePageDate(longDate(at))).toBe(day);
      expect(parsePageDate(slashDate(at))).toBe(day);
    }
  });

  test('09:00AM, every minute', () => {
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      const hour = Math.floor(minute / 60);
      const shown = `${two(hour % 12 === 0 ? 12 : hour % 12)}:${two(minute % 60)}${hour < 12 ? 'AM' : 'PM'}`;
      expect(parsePageTime(shown)).toBe(`${two(hour)}:${two(minute % 60)}`);
    }
  });
});

test('a text is read only if it prints that very moment', () => {
  const scraps = fc.constantFrom(
    ...[
      'Sept.',
      'Sep.',
      'May',
      'May.',
      'Feb.',
      '29',
      '30',
      '31',
      '0',
      '07',
      '7',
      ',',
      ', ',
      ' ',
      '2023',
      '2024',
    ],
    ...['noon', 'midnight', '12', '3', '3:04', '3:00', '13:00', 'a.m.', 'p.m.', 'pm', '/', '02/', '30/'],
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(scraps, { maxLength: 9 }).map((parts) => parts.join('')),
    fc
      .tuple(minutes, fc.integer({ min: 0, max: 30 }), fc.string({ maxLength: 2 }))
      .map(([at, where, scrap]) => {
        const stamp = `${longDate(at)}, ${clock(at)}`;
        return stamp.slice(0, where) + scrap + stamp.slice(where + 1);
      }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const line = text.replace(/\s+/g, ' ').trim();
      const stamp = parsePageStamp(text);
      if (stamp !== null) {
        const at = new Date(`${stamp}Z`);
        expect(plain(line)).toContain(plain(`${longDate(at)}, ${clock(at)}`).replace(/^\w{3}\w*/, ''));
      }
      const date = parsePageDate(text);
      if (date !== null) expect(numbersOf(line)).toEqual(numbersOf(new Date(date)));
    }),
    { numRuns: 10_000 },
  );
});

test.each([
  ['Feb. 11, 1980', '1980-02-11'],
  ['Aug. 17, 1997', '1997-08-17'],
  ['Sept. 1, 2001', '2001-09-01'],
  ['Feb. 29, 2000', '2000-02-29'],
  ['  May\u00a05,  2020 ', '2020-05-05'],
  ['06/05/2023', '2023-06-05'],
  ['Sep. 1, 2001', '2001-09-01'],
  ['Feb 11, 1980', '1980-02-11'],
  ['February 11, 1980', '1980-02-11'],
  ['FEB. 11th, 1980', '1980-02-11'],
  ['May 05 2020', '2020-05-05'],
  ['11 Feb 1980', '1980-02-11'],
  ['11-Feb-1980', '1980-02-11'],
  ['6/5/2023', '2023-06-05'],
  ['06-05-2023', '2023-06-05'],
  ['2023-06-05', '2023-06-05'],
])('%s', (text, date) => expect(parsePageDate(text)).toBe(date));

test.each([
  ...[
    'Feb. 30, 2020',
    'Feb. 29, 2021',
    'Feb. 29, 1900',
    'April 31, 2020',
    '02/30/2020',
    '13/01/2020',
    '00/10/2020',
  ],
  ...[
    '06/05/23',
    '06.05.2023',
    '06/05-2023',
    '06/05/20233',
    'May 5, 20200',
    '06/05/2023 x',
    '',
    'noon',
    'Mayor 5, 2020',
  ],
])('refused: %s', (text) => expect(parsePageDate(text)).toBeNull());

test.each([
  ['May 17, 2022, 3:04 p.m.', '2022-05-17T15:04'],
  ['May 16, 2022, 10:12 a.m.', '2022-05-16T10:12'],
  ['June 4, 2021, 9:36 a.m.', '2021-06-04T09:36'],
  ['Dec. 31, 2020, midnight', '2020-12-31T00:00'],
  ['Dec. 31, 2020, noon', '2020-12-31T12:00'],
  ['Dec. 31, 2020, 3 p.m.', '2020-12-31T15:00'],
  ['Dec. 31, 2020, 12:30 a.m.', '2020-12-31T00:30'],
  ['May 17, 2022, 3:04 PM', '2022-05-17T15:04'],
  ['May 17, 2022 3:04 pm', '2022-05-17T15:04'],
  ['May 17, 2022 at 3:04pm', '2022-05-17T15:04'],
  ['05/17/2022 03:04 PM', '2022-05-17T15:04'],
  ['Dec 31, 2020, 12:00 PM', '2020-12-31T12:00'],
  ['May 17, 2022, 3:00 p.m.', '2022-05-17T15:00'],
])('%s', (text, stamp) => expect(parsePageStamp(text)).toBe(stamp));

test.each([
  ...['May 17, 2022', 'May 17, 2022, 15:04', 'May 17, 2022, 3:60 p.m.', 'May 17, 2022, 12 p.m.'],
  ...['May 17, 2022, 13 p.m.', 'May 17, 2022, 13:04 PM', 'May 17, 2022, 3:04', 'May 17, 20223:04 p.m.'],
  ...['Feb. 30, 2022, noon', 'May 17, 2022, 3:04 p.m. EST', 'May 17, 2022, 3:04 p.m. or later'],
])('refused: %s', (text) => expect(parsePageStamp(text)).toBeNull());

test.each(['9:00AM', '09:00 AM', '09:00am', '13:00PM', '00:10AM', '09:60AM', ''])('refused: %s', (text) =>
  expect(parsePageTime(text)).toBeNull(),
);

test('what follows a date is handed back', () => {
  expect(readDateAtStart('02/11/1980 (45 years)')).toEqual({ date: '1980-02-11', rest: '(45 years)' });
  expect(readDateAtStart('May 17, 2022, 3:04 p.m.')).toEqual({ date: '2022-05-17', rest: ', 3:04 p.m.' });
});
