import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Interval } from '../../../lib/invites/evidence.ts';
import { expiryOf, knownZone, lifeAt, wallClockInterval } from '../../../lib/invites/expiry.ts';

const HOUR = 3_600_000;
const WEEK = 168 * HOUR;
const ZONES = [
  'US/Eastern',
  'US/Central',
  'US/Arizona',
  'US/Pacific',
  'US/Hawaii',
  'America/Puerto_Rico',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'UTC',
];

const at = (iso: string): Interval => ({ earliest: Date.parse(iso), latest: Date.parse(iso) });

/** `sent` is in the week before a spring or autumn change, and the wall clock gains or loses `gain` (0: no change). */
const changes = [
  { zone: 'US/Eastern', sent: '2026-03-05T17:00:00Z', gain: -HOUR },
  { zone: 'US/Central', sent: '2026-03-05T17:00:00Z', gain: -HOUR },
  { zone: 'US/Mountain', sent: '2026-03-05T17:00:00Z', gain: -HOUR },
  { zone: 'US/Pacific', sent: '2026-03-05T17:00:00Z', gain: -HOUR },
  { zone: 'US/Alaska', sent: '2026-03-05T17:00:00Z', gain: -HOUR },
  { zone: 'US/Eastern', sent: '2026-10-29T17:00:00Z', gain: HOUR },
  { zone: 'US/Central', sent: '2026-10-29T17:00:00Z', gain: HOUR },
  { zone: 'US/Mountain', sent: '2026-10-29T17:00:00Z', gain: HOUR },
  { zone: 'US/Pacific', sent: '2026-10-29T17:00:00Z', gain: HOUR },
  { zone: 'US/Alaska', sent: '2026-10-29T17:00:00Z', gain: HOUR },
  { zone: 'US/Arizona', sent: '2026-10-29T17:00:00Z', gain: 0 },
  { zone: 'US/Hawaii', sent: '2026-03-05T17:00:00Z', gain: 0 },
  { zone: 'Europe/Berlin', sent: '2026-03-26T17:00:00Z', gain: -HOUR },
  { zone: 'Australia/Lord_Howe', sent: '2026-04-02T17:00:00Z', gain: HOUR / 2 },
];

test.each(changes)(
  '$zone, sent $sent: the wall clock ends $gain ms from 168 hours',
  ({ zone, sent, gain }) => {
    const instant = Date.parse(sent);
    const { earliest, latest } = expiryOf(at(sent), zone);
    expect(earliest).toBe(instant + WEEK + Math.min(0, gain));
    expect(latest).toBe(instant + WEEK + Math.max(0, gain));
  },
);

test('without a zone the end is an hour wide on both sides', () => {
  const sent = at('2026-03-05T17:00:00Z');
  expect(expiryOf(sent, null)).toEqual({
    earliest: sent.earliest + WEEK - HOUR,
    latest: sent.latest + WEEK + HOUR,
  });
});

test('a wall time that comes twice a week later ends with its second coming', () => {
  // 1:30 a.m. on November 1, 2026 comes at 05:30Z and again at 06:30Z.
  const { earliest, latest } = expiryOf(at('2026-10-25T05:30:00Z'), 'US/Eastern');
  expect(earliest).toBe(Date.parse('2026-11-01T05:30:00Z'));
  expect(latest).toBe(Date.parse('2026-11-01T06:30:00Z'));
});

const instants = fc.integer({
  min: Date.parse('2015-01-01T00:00:00Z'),
  max: Date.parse('2039-01-01T00:00:00Z'),
});
const zones = fc.constantFrom(...ZONES);

test('the end is an interval, within an hour of a week', () => {
  fc.assert(
    fc.property(instants, fc.nat(10 * 60_000), fc.option(zones), (earliest, width, zone) => {
      const sent = { earliest, latest: earliest + width };
      const expires = expiryOf(sent, zone);
      expect(expires.earliest).toBeLessThanOrEqual(expires.latest);
      expect(expires.earliest).toBeGreaterThanOrEqual(sent.earliest + WEEK - HOUR);
      expect(expires.earliest).toBeLessThanOrEqual(sent.earliest + WEEK);
      expect(expires.latest).toBeGreaterThanOrEqual(sent.latest + WEEK);
      expect(expires.latest).toBeLessThanOrEqual(sent.latest + WEEK + HOUR);
    }),
  );
});

test('the end is what Temporal says, near and far from every change of the clocks, in whatever order one asks', () => {
  const weekLater = (instant: number, zone: string, disambiguation: 'earlier' | 'later') =>
    Temporal.Instant.fromEpochMilliseconds(instant)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .add({ days: 7 })
      .toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
  const near = fc.tuple(
    fc.constantFrom(...changes.map(({ sent }) => Date.parse(sent))),
    fc.integer({ min: -240, max: 240 }),
  );
  const sent = fc.oneof(
    near.map(([instant, hours]) => instant + hours * HOUR),
    fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map(Number),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(sent, fc.constantFrom(...ZONES)), { minLength: 5 }), (asked) => {
      for (const [instant, zone] of asked)
        expect(expiryOf({ earliest: instant, latest: instant }, zone)).toEqual({
          earliest: Math.min(instant + WEEK, weekLater(instant, zone, 'earlier')),
          latest: Math.max(instant + WEEK, weekLater(instant, zone, 'later')),
        });
    }),
  );
});

test('half a millisecond, as a measured clock offset has it, is no reason to fail', () => {
  const sent = {
    earliest: Date.parse('2026-05-05T17:00:00Z') + 0.5,
    latest: Date.parse('2026-05-05T17:00:01Z') + 0.5,
  };
  expect(expiryOf(sent, 'US/Eastern').latest).toBeGreaterThanOrEqual(sent.latest + WEEK - 1);
});

test('alive, expiring now, over', () => {
  const expires = { earliest: 1_000, latest: 2_000 };
  expect(lifeAt(expires, 999)).toBe('alive');
  expect(lifeAt(expires, 1_000)).toBe('expiringNow');
  expect(lifeAt(expires, 2_000)).toBe('expiringNow');
  expect(lifeAt(expires, 2_001)).toBe('over');
});

describe('a wall-clock minute of the page', () => {
  const span = (from: string, to: string) => ({ earliest: Date.parse(from), latest: Date.parse(to) });

  test('is a minute', () => {
    expect(wallClockInterval('2022-05-17T15:04', 'US/Eastern')).toEqual(
      span('2022-05-17T19:04:00Z', '2022-05-17T19:04:59.999Z'),
    );
    expect(wallClockInterval('2022-05-17T15:04:31', 'US/Eastern')).toEqual(
      span('2022-05-17T19:04:00Z', '2022-05-17T19:04:59.999Z'),
    );
  });

  test('is two hours where the clock was turned back', () => {
    expect(wallClockInterval('2026-11-01T01:30', 'US/Eastern')).toEqual(
      span('2026-11-01T05:30:00Z', '2026-11-01T06:30:59.999Z'),
    );
  });

  test('is the width of the gap where the clock was turned forward', () => {
    expect(wallClockInterval('2026-03-08T02:30', 'US/Eastern')).toEqual(
      span('2026-03-08T06:30:00Z', '2026-03-08T07:30:59.999Z'),
    );
    const lordHowe = wallClockInterval('2026-10-04T02:15', 'Australia/Lord_Howe');
    expect(lordHowe && lordHowe.latest - lordHowe.earliest).toBe(30 * 60_000 + 59_999);
  });

  test.each([
    ['2022-02-30T10:00', 'US/Eastern'],
    ['2022-13-01T10:00', 'US/Eastern'],
    ['2022-05-17T25:00', 'US/Eastern'],
    ['2022-05-17T15:60', 'US/Eastern'],
    ['May 17, 2022, 3:04 p.m.', 'US/Eastern'],
    ['<b>2022-05-17</b>', 'US/Eastern'],
    ['', 'US/Eastern'],
    ['2022-05-17T15:04', 'Mars/Olympus'],
    ['2022-05-17T15:04', ''],
    ['2022-05-17T15:04', null],
  ])('%s in %s is nothing', (wall, zone) => {
    expect(wallClockInterval(wall, zone)).toBeNull();
  });

  test('contains the instant that was printed, in every zone', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const wall = Temporal.Instant.fromEpochMilliseconds(instant)
          .toZonedDateTimeISO(zone)
          .toPlainDateTime()
          .toString({ smallestUnit: 'minute' });
        const interval = wallClockInterval(wall, zone);
        expect(interval).not.toBeNull();
        expect(interval && interval.earliest <= instant && instant <= interval.latest).toBe(true);
      }),
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string()), (wall, zone) => void wallClockInterval(wall, zone)),
    );
  });
});

test('zones', () => {
  for (const zone of ZONES) expect(knownZone(zone)).toBe(true);
  for (const zone of ['', 'Mars/Olympus', 'Eastern Time', '<b>']) expect(knownZone(zone)).toBe(false);
});
