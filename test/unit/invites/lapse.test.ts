import { describe, expect, test } from 'vitest';
import { expiryOf } from '../../../lib/invites/expiry.ts';
import { lapseOf, outlives, startOf } from '../../../lib/invites/lapse.ts';
import type { Presence, Visit } from '../../../lib/invites/visit.ts';
import { seeded } from '../../seeded.ts';

const HOUR = 3_600_000;
const at = (iso: string) => Date.parse(iso);
const exactly = (iso: string) => ({ earliest: at(iso), latest: at(iso) });

describe('a visit begins', () => {
  test.each([
    ['2026-05-14T09:00', 'US/Eastern', '2026-05-14T13:00Z', '2026-05-14T13:00Z'],
    ['2026-05-14T09:00', 'US/Central', '2026-05-14T14:00Z', '2026-05-14T14:00Z'],
    ['2026-05-14T09:00', 'US/Mountain', '2026-05-14T15:00Z', '2026-05-14T15:00Z'],
    ['2026-05-14T09:00', 'US/Arizona', '2026-05-14T16:00Z', '2026-05-14T16:00Z'],
    ['2026-05-14T09:00', 'US/Pacific', '2026-05-14T16:00Z', '2026-05-14T16:00Z'],
    ['2026-05-14T09:00', 'US/Hawaii', '2026-05-14T19:00Z', '2026-05-14T19:00Z'],
    // The day the clocks are changed, before and after the change.
    ['2026-03-08T01:30', 'US/Eastern', '2026-03-08T06:30Z', '2026-03-08T06:30Z'],
    ['2026-03-08T09:00', 'US/Eastern', '2026-03-08T13:00Z', '2026-03-08T13:00Z'],
    // 2:30 does not exist that night: an hour wide.
    ['2026-03-08T02:30', 'US/Eastern', '2026-03-08T06:30Z', '2026-03-08T07:30Z'],
    ['2026-03-08T02:30', 'US/Arizona', '2026-03-08T09:30Z', '2026-03-08T09:30Z'],
    // 1:30 comes twice: from the first to the second.
    ['2026-11-01T01:30', 'US/Eastern', '2026-11-01T05:30Z', '2026-11-01T06:30Z'],
    ['2026-11-01T01:30', 'US/Pacific', '2026-11-01T08:30Z', '2026-11-01T09:30Z'],
    ['2026-11-01T09:00', 'US/Central', '2026-11-01T15:00Z', '2026-11-01T15:00Z'],
    // Any zone that there is, while the practice's is not known or has no such name.
    ['2026-05-14T09:00', null, '2026-05-13T19:00Z', '2026-05-14T21:00Z'],
    ['2026-05-14T09:00', 'Mars/Olympus', '2026-05-13T19:00Z', '2026-05-14T21:00Z'],
  ])('%s in %s from %s to %s', (starts, zone, earliest, latest) => {
    expect(startOf({ starts }, zone)).toEqual({ earliest: at(earliest), latest: at(latest) });
  });
});

describe('an invite outlives the visit', () => {
  const start = exactly('2026-05-14T13:00Z');

  test.each([
    ['2026-05-14T13:59:59Z', false],
    ['2026-05-14T14:00Z', true],
    ['2026-05-13T23:00Z', false],
    ['2026-05-20T14:00Z', true],
  ])('where it ends at %s: %s', (ends, does) => {
    expect(outlives(exactly(ends), start)).toBe(does);
  });

  test('only where its earliest end is an hour after the latest start', () => {
    expect(outlives({ earliest: at('2026-05-14T13:59Z'), latest: at('2026-05-14T18:00Z') }, start)).toBe(
      false,
    );
    const twice = startOf({ starts: '2026-11-01T01:30' }, 'US/Eastern');
    expect(outlives(exactly('2026-11-01T07:00Z'), twice)).toBe(false);
    expect(outlives(exactly('2026-11-01T07:30Z'), twice)).toBe(true);
  });

  test('that is at the same time a week after its send only where the clocks gave it the hour', () => {
    for (const [zone, sent, starts, does] of [
      ['US/Eastern', '2026-05-07T13:00Z', '2026-05-14T08:00', true],
      ['US/Eastern', '2026-05-07T12:59Z', '2026-05-14T08:00', false],
      // Sent at 9:00 on Thursday by winter time. The clocks go forward on Sunday, so it may end at 9:00 or at 10:00.
      ['US/Eastern', '2026-03-05T14:00Z', '2026-03-12T08:00', true],
      ['US/Eastern', '2026-03-05T14:00Z', '2026-03-12T08:30', false],
      // The clocks go back: it may end at 8:00 or at 9:00.
      ['US/Pacific', '2026-10-29T16:00Z', '2026-11-05T07:00', true],
      ['US/Pacific', '2026-10-29T16:00Z', '2026-11-05T08:00', false],
      ['US/Arizona', '2026-10-29T16:00Z', '2026-11-05T08:00', true],
    ] as const)
      expect(outlives(expiryOf(exactly(sent), zone), startOf({ starts }, zone)), `${zone} ${starts}`).toBe(
        does,
      );
  });

  test('never for certain while the zone is not known and the day is near', () => {
    const start = startOf({ starts: '2026-05-14T09:00' }, null);
    expect(outlives(exactly('2026-05-14T20:00Z'), start)).toBe(false);
    expect(outlives({ earliest: start.latest + HOUR, latest: start.latest + HOUR }, start)).toBe(true);
  });
});

const visit = (starts: string, presence: Presence = 'expected'): Visit => ({
  ...{ id: starts, patientId: 4224, providerId: null, officeId: null, starts, presence },
});

/** What is said of an invite that was sent at this instant, seen from another. */
function lapse(sent: string, starts: string | Visit[], seen: string, zone: string | null = 'US/Eastern') {
  const visits = typeof starts === 'string' ? [visit(starts)] : starts;
  return lapseOf(expiryOf(exactly(sent), zone), visits, zone, at(seen));
}

describe('a lapse before the visit names the days on which a resend outlives it', () => {
  // May 14, 2026 is a Thursday. All is seen and sent in US/Eastern, four hours behind UTC.
  test.each([
    // Expires on Wednesday; the visit is on Thursday.
    ['2026-05-06T14:00Z', '2026-05-14T09:00', '2026-05-11T13:00Z', ['2026-05-13', '2026-05-14']],
    ['2026-05-06T14:00Z', '2026-05-14T09:00', '2026-05-13T13:00Z', ['2026-05-13', '2026-05-14']],
    // Expires on Tuesday.
    [
      '2026-05-05T14:00Z',
      '2026-05-14T09:00',
      '2026-05-11T13:00Z',
      ['2026-05-12', '2026-05-13', '2026-05-14'],
    ],
    // Expires on the day of the visit, before it or less than an hour after its start.
    ['2026-05-07T12:00Z', '2026-05-14T09:00', '2026-05-11T13:00Z', ['2026-05-13', '2026-05-14']],
    ['2026-05-07T13:30Z', '2026-05-14T09:00', '2026-05-11T13:00Z', ['2026-05-13', '2026-05-14']],
    ['2026-05-07T12:00Z', '2026-05-14T09:00', '2026-05-14T11:00Z', ['2026-05-14']],
    // The visit has begun, and the patient sits in the waiting room.
    ['2026-05-07T13:30Z', '2026-05-14T09:00', '2026-05-14T13:20Z', ['2026-05-14']],
    // Over the weekend: Friday or Monday.
    ['2026-05-10T14:00Z', '2026-05-18T09:00', '2026-05-13T13:00Z', ['2026-05-15', '2026-05-18']],
    ['2026-05-08T14:00Z', '2026-05-18T09:00', '2026-05-13T13:00Z', ['2026-05-15', '2026-05-18']],
    ['2026-05-10T14:00Z', '2026-05-18T09:00', '2026-05-17T13:00Z', ['2026-05-18']],
    // A visit on a Saturday.
    ['2026-05-08T14:00Z', '2026-05-16T09:00', '2026-05-13T13:00Z', ['2026-05-15', '2026-05-16']],
    // The visit is more than seven days away: not before Friday, since on Thursday it depends on the hour.
    [
      '2026-05-06T14:00Z',
      '2026-05-21T09:00',
      '2026-05-12T13:00Z',
      ['2026-05-15', '2026-05-18', '2026-05-19', '2026-05-20', '2026-05-21'],
    ],
    // On that Thursday, before ten and after.
    [
      '2026-05-07T20:00Z',
      '2026-05-21T09:00',
      '2026-05-14T13:00Z',
      ['2026-05-15', '2026-05-18', '2026-05-19', '2026-05-20', '2026-05-21'],
    ],
    [
      '2026-05-07T20:00Z',
      '2026-05-21T09:00',
      '2026-05-14T14:30Z',
      ['2026-05-14', '2026-05-15', '2026-05-18', '2026-05-19', '2026-05-20', '2026-05-21'],
    ],
    // Late in the evening it is still the practice's day.
    ['2026-05-07T12:00Z', '2026-05-14T09:00', '2026-05-14T02:00Z', ['2026-05-13', '2026-05-14']],
  ])('sent %s, visit %s, seen %s: %j', (sent, starts, seen, resendOn) => {
    expect(lapse(sent, starts, seen)).toEqual({
      ...{ starts, resendOn },
      until: startOf({ starts }, 'US/Eastern').latest + HOUR,
    });
  });

  test.each([
    ['outlives it', '2026-05-08T14:00Z', '2026-05-14T09:00', '2026-05-11T13:00Z'],
    ['outlives it by just an hour', '2026-05-07T14:00Z', '2026-05-14T09:00', '2026-05-11T13:00Z'],
    ['is for a visit of an hour ago', '2026-05-07T13:30Z', '2026-05-14T09:00', '2026-05-14T14:00Z'],
    ['is for a visit in three weeks', '2026-05-07T14:00Z', '2026-06-04T09:00', '2026-05-11T13:00Z'],
  ])('none where the invite %s', (_, sent, starts, seen) => {
    expect(lapse(sent, starts, seen)).toBeNull();
  });

  test('none without a visit, and none while no day can be named', () => {
    expect(lapse('2026-05-06T14:00Z', [], '2026-05-11T13:00Z')).toBeNull();
    expect(lapse('2026-05-06T14:00Z', '2026-05-14T09:00', '2026-05-11T13:00Z', null)).toBeNull();
  });

  test('of several visits the next one counts', () => {
    const [early, late] = [visit('2026-05-12T09:00'), visit('2026-05-14T09:00')];
    const seen = (visits: Visit[]) => lapse('2026-05-06T14:00Z', visits, '2026-05-11T13:00Z')?.starts ?? null;
    expect(seen([late, early])).toBeNull();
    expect(seen([visit('2026-05-13T12:00'), late])).toBe('2026-05-13T12:00');
    for (const presence of ['gone', 'over'] as const)
      expect(seen([visit('2026-05-12T09:00', presence), late])).toBe('2026-05-14T09:00');
    for (const presence of ['arrived', 'withProvider'] as const)
      expect(seen([visit('2026-05-12T09:00', presence), late])).toBeNull();
    expect(lapse('2026-05-06T14:00Z', [early, late], '2026-05-12T15:00Z')?.starts).toBe('2026-05-14T09:00');
  });

  // The clocks go forward on March 8, 2026, and back on November 1, both Sundays.
  test.each([
    ['US/Eastern', '2026-03-05T14:00Z', '2026-03-12T08:30', ['2026-03-11', '2026-03-12']],
    ['US/Central', '2026-03-05T15:00Z', '2026-03-12T08:30', ['2026-03-11', '2026-03-12']],
    ['US/Mountain', '2026-03-05T16:00Z', '2026-03-12T08:30', ['2026-03-11', '2026-03-12']],
    ['US/Pacific', '2026-03-05T17:00Z', '2026-03-12T08:30', ['2026-03-11', '2026-03-12']],
    ['US/Alaska', '2026-03-05T18:00Z', '2026-03-12T08:30', ['2026-03-11', '2026-03-12']],
    ['US/Hawaii', '2026-03-05T19:00Z', '2026-03-12T08:30', ['2026-03-11', '2026-03-12']],
    ['US/Pacific', '2026-10-29T16:00Z', '2026-11-05T08:30', ['2026-11-04', '2026-11-05']],
    // On the days of the changes themselves, in hours that do not exist or come twice.
    ['US/Eastern', '2026-03-01T07:00Z', '2026-03-08T02:30', ['2026-03-06', '2026-03-08']],
    ['US/Eastern', '2026-10-25T05:30Z', '2026-11-01T01:30', ['2026-10-30', '2026-11-01']],
  ])('in %s, sent %s for %s: %j', (zone, sent, starts, resendOn) => {
    expect(lapse(sent, starts, sent, zone)?.resendOn.slice(-2)).toEqual(resendOn);
  });

  test('a resend on any of its days outlives the visit, whenever it is and whenever the invite went out', () => {
    const zones = ['US/Eastern', 'US/Arizona', 'US/Pacific', 'US/Hawaii', 'Australia/Lord_Howe'];
    const draw = seeded(16);
    const between = (least: number, most: number) => Math.floor(least + draw() * (most - least));
    let told = 0;
    for (let run = 0; run < 3_000; run += 1) {
      const zone = zones[between(0, zones.length)] ?? 'UTC';
      const now = at('2026-01-01T00:00Z') + between(0, 365 * 24 * 60) * 60_000;
      const expires = expiryOf({ earliest: now - between(0, 7 * 24) * HOUR, latest: now }, zone);
      const starts = Temporal.Instant.fromEpochMilliseconds(now + between(0, 15 * 24 * 4) * 900_000)
        .toZonedDateTimeISO(zone)
        .toPlainDateTime()
        .toString()
        .slice(0, 16);
      const found = lapseOf(expires, [visit(starts)], zone, now);
      if (found === null) continue;
      told += 1;
      const start = startOf({ starts }, zone);
      expect(found.resendOn.at(-1)).toBe(starts.slice(0, 10));
      for (const day of found.resendOn) {
        const begins = Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
        const sent = Math.max(begins, now);
        expect(outlives(expiryOf({ earliest: sent, latest: sent }, zone), start), `${zone} ${starts}`).toBe(
          true,
        );
      }
    }
    expect(told).toBeGreaterThan(300);
  });
});
