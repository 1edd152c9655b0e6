import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { parsePageDate } from '../../../lib/ehr/page/page-dates.ts';
import { parsePageStamp, parsePageTime } from '../../../lib/ehr/page/page-stamps.ts';
import type { Interval } from '../../../lib/invites/evidence.ts';
import { wallClockInterval } from '../../../lib/invites/expiry.ts';
import { recordClaim } from '../../claims.ts';

// This test only computes. A busy machine may take long over a hundred thousand stamps, so the limit is a minute.
vi.setConfig({ testTimeout: 60_000 });

// A stamp's interval is compared with the engine's calendar (Intl), which knows the wall clock of every instant: the
// interval is right when it spans exactly the instants that print this very text.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FROM = Date.UTC(2019, 0, 1);
const UNTIL = Date.UTC(2031, 0, 1);
const ZONES = [
  ...['US/Eastern', 'US/Central', 'US/Mountain', 'America/Phoenix', 'US/Pacific', 'US/Alaska'],
  // These zones have half an hour of daylight saving, a gap at midnight, and an offset with three quarters of an hour.
  ...['Pacific/Honolulu', 'America/Puerto_Rico', 'Australia/Lord_Howe', 'Africa/Cairo', 'Pacific/Chatham'],
];
const MONTHS = 'Jan.,Feb.,March,April,May,June,July,Aug.,Sept.,Oct.,Nov.,Dec.'.split(',');

/** A minute of a wall clock, written as the instant at which a clock in Greenwich shows it. */
type Wall = number;

const calendars = new Map(
  ZONES.map((zone) => [
    zone,
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    }),
  ]),
);

/** Tell what a clock on the wall in `zone` shows at an instant, to the minute. */
function wallAt(instant: number, zone: string): Wall {
  const shown = calendars.get(zone)?.format(instant) ?? '';
  const [, month, day, year, hour, minute] = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+)$/.exec(shown) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
}

function offsetAt(instant: number, zone: string): number {
  return wallAt(instant, zone) - Math.floor(instant / MINUTE) * MINUTE;
}

/**
 * Give all instants whose wall clock prints this minute. Where none does, give the width of the gap in which it lies.
 */
function trueInterval(wall: Wall, zone: string): Interval {
  const offsets = [...new Set([-36, -12, 12, 36].map((hours) => offsetAt(wall + hours * HOUR, zone)))];
  const instants = offsets.map((offset) => wall - offset);
  const printing = instants.filter((instant) => wallAt(instant, zone) === wall);
  const meant = printing.length > 0 ? printing : instants;
  return { earliest: Math.min(...meant), latest: Math.max(...meant) + MINUTE - 1 };
}

/** Write a date by Django's `N j, Y`. */
function longDate(wall: Wall): string {
  const at = new Date(wall);
  return `${MONTHS[at.getUTCMonth()]} ${at.getUTCDate()}, ${at.getUTCFullYear()}`;
}

/** Write a stamp by Django's `N j, Y, P`. */
function stampOf(wall: Wall): string {
  const at = new Date(wall);
  const [hour, minute] = [at.getUTCHours(), at.getUTCMinutes()];
  const shown = `${hour % 12 || 12}${minute === 0 ? '' : `:${two(minute)}`} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
  const word = minute !== 0 ? null : hour === 0 ? 'midnight' : hour === 12 ? 'noon' : null;
  return `${longDate(wall)}, ${word ?? shown}`;
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}

let checked = 0;
const wrong: string[] = [];

function hold(isRight: boolean, what: string): void {
  checked += 1;
  if (!isRight) wrong.push(what);
}

function holdStamp(wall: Wall, zone: string): void {
  const text = stampOf(wall);
  const read = parsePageStamp(text);
  const says = read === null ? null : wallClockInterval(read, zone);
  const is = trueInterval(wall, zone);
  hold(says?.earliest === is.earliest && says.latest === is.latest, `${text} in ${zone}`);
}

/** List the days on which a zone's clock is moved. */
function daysOfChange(zone: string): number[] {
  const days: number[] = [];
  for (let day = FROM; day < UNTIL; day += DAY)
    if (offsetAt(day, zone) !== offsetAt(day + DAY, zone)) days.push(day);
  return days;
}

test('every minute around every change of the clock: gaps and hours that come twice are as wide as they are', () => {
  let changes = 0;
  for (const zone of ZONES)
    for (const day of daysOfChange(zone)) {
      changes += 1;
      // The change lies somewhere in this day of Greenwich. Its wall clock is right to a quarter of an hour.
      let at = day;
      while (offsetAt(at, zone) === offsetAt(day, zone)) at += 15 * MINUTE;
      const wall = wallAt(at, zone);
      for (let minute = -150; minute <= 150; minute += 1) holdStamp(wall + minute * MINUTE, zone);
    }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(changes).toBeGreaterThan(150);
});

test('any moment from 2019 to 2030, in every zone, lies in what its own print is taken for', () => {
  const moments = fc.tuple(fc.integer({ min: FROM, max: UNTIL - 1 }), fc.constantFrom(...ZONES));
  fc.assert(
    fc.property(moments, ([instant, zone]) => {
      const wall = wallAt(instant, zone);
      const read = parsePageStamp(stampOf(wall));
      const says = read === null ? null : wallClockInterval(read, zone);
      hold(says !== null && says.earliest <= instant && instant <= says.latest, `${instant} in ${zone}`);
      holdStamp(wall, zone);
    }),
    { numRuns: 20_000 },
  );
  expect(wrong.slice(0, 5)).toEqual([]);
});

test('every day in both forms, every minute of the appointment window', () => {
  for (let day = FROM; day < UNTIL; day += DAY) {
    const iso = new Date(day).toISOString();
    const slashed = `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)}`;
    for (const text of [longDate(day), slashed]) hold(parsePageDate(text) === iso.slice(0, 10), text);
  }
  for (let minute = 0; minute < 1440; minute += 1) {
    const hour = Math.floor(minute / 60);
    const text = `${two(hour % 12 || 12)}:${two(minute % 60)}${hour < 12 ? 'AM' : 'PM'}`;
    hold(parsePageTime(text) === `${two(hour)}:${two(minute % 60)}`, text);
  }
  expect(wrong.slice(0, 5)).toEqual([]);
});

/** The month, the numbers and the half of the day that a stamp names, so that two ways to write it are alike. */
function partsOf(stamp: string): string {
  const line = stamp.toLowerCase().replace('noon', '12:00 p.m.').replace('midnight', '12:00 a.m.');
  const [, day, year, hour, minute = '00', half] =
    /(\d+)\D+(\d{4})\D+(\d+)(?::(\d+))? ?([ap])/.exec(line) ?? [];
  return [line.slice(0, 3), Number(day), year, Number(hour), minute, half].join(' ');
}

test('a stamp, a date or a time with one letter changed is refused, or names what is read', () => {
  const walls = fc.integer({ min: FROM / MINUTE, max: UNTIL / MINUTE - 1 }).map((minute) => minute * MINUTE);
  const letters = fc.constantFrom(...'0123456789 ,.:/apmnoJFMASOD'.split(''), '');
  fc.assert(
    fc.property(walls, fc.nat(27), letters, (wall, where, letter) => {
      const print = stampOf(wall);
      const place = where % print.length;
      const text = print.slice(0, place) + letter + print.slice(place + 1);
      const read = parsePageStamp(text);
      // In a page blanks at the ends and doubled ones are no part of a text.
      const line = text.replace(/\s+/g, ' ').trim();
      hold(read === null || partsOf(stampOf(Date.parse(`${read}Z`))) === partsOf(line), text);
    }),
    { numRuns: 10_000 },
  );
  for (const text of ['Feb. 30, 2024', 'Feb. 29, 2023', '02/30/2024', '13/01/2024', '1/2/24', '1.2.2024'])
    hold(parsePageDate(text) === null, text);
  expect(wrong.slice(0, 5)).toEqual([]);
});

test('the count', () => {
  expect(wrong).toEqual([]);
  expect(checked).toBeGreaterThan(100_000);
  recordClaim('page-dates', `page dates: ${checked} checked, ${wrong.length} wrong`);
});
