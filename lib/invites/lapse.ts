import { HOUR, LAPSE_AHEAD, OUTLIVES_BY } from '../timing.ts';
import type { Interval } from './evidence.ts';
import { dateIn, expiryOf, wallClockInterval } from './expiry.ts';
import type { Visit } from './visit.ts';

/**
 * When a visit begins (epoch ms). DrChrono names no zone, so `starts` is read in `zone`, the practice's. Where the clock
 * was turned back, the interval reaches from the first such moment to the second; where it was turned forward, it is
 * wider by the gap. While the zone is not known, it reaches over every zone that there is.
 */
export function startOf(visit: Pick<Visit, 'starts'>, zone: string | null): Interval {
  const start = wallClockInterval(visit.starts, zone);
  // The minute is the appointment's own, and no stamp that was rounded down.
  if (start !== null) return { earliest: start.earliest, latest: start.latest - PART_OF_A_MINUTE };
  const inUtc = Date.parse(`${visit.starts}Z`);
  return { earliest: inUtc - EASTMOST, latest: inUtc + WESTMOST };
}

/** A wall time of a page may be any moment of its minute. */
const PART_OF_A_MINUTE = 59_999;
/** Zones reach from UTC+14 to UTC-12. */
const EASTMOST = 14 * HOUR;
const WESTMOST = 12 * HOUR;

/**
 * Does an invite that ends at `expires` outlive a visit that begins at `start` by an hour? Only a certain yes is one:
 * where either of them is known roughly, the worst of it counts.
 */
export function outlives(expires: Interval, start: Interval): boolean {
  return expires.earliest >= start.latest + OUTLIVES_BY;
}

/** Would an invite that is sent at this moment (epoch ms) outlive the visit? `zone` may be null, as for `expiryOf`. */
export function sentThenOutlives(sent: number, zone: string | null, start: Interval): boolean {
  return outlives(expiryOf({ earliest: sent, latest: sent }, zone), start);
}

/** An invite ends before the patient's next visit, or less than an hour after its start. */
export interface Lapse {
  /** When the visit begins by the practice's wall clock, `YYYY-MM-DDTHH:MM`. */
  starts: string;
  /** The lapse is of interest until then (epoch ms): the visit has begun an hour ago. */
  until: number;
  /**
   * The days of the practice's calendar (`YYYY-MM-DD`) on which a resend outlives the visit, as far as one is of use:
   * from the day on which the invite ends, or the last working day before the visit, up to the day of the visit. A
   * resend that is earlier would take a link away that still works. A Saturday or Sunday is among them only as the day
   * of the visit. Never empty.
   */
  resendOn: string[];
}

/**
 * Find out whether an invite that ends at `expires` lapses before the patient's next visit. Of several visits the next
 * counts: a patient who joins for it has joined for all. null: it outlives the visit, there is none in the next two
 * weeks, or the zone of the practice is not known, so that no day can be named.
 */
export function lapseOf(
  expires: Interval,
  visits: readonly Visit[],
  zone: string | null,
  now: number,
): Lapse | null {
  const next = nextVisit(visits, zone, now);
  if (zone === null || next === null) return null;
  const { visit, start } = next;
  if (start.earliest > now + LAPSE_AHEAD || outlives(expires, start)) return null;
  return {
    starts: visit.starts,
    until: start.latest + OUTLIVES_BY,
    resendOn: daysToResend(expires, visit.starts.slice(0, 10), start, zone, now),
  };
}

/** The first visit that is still to come, or began less than an hour ago. What is over or gone does not count. */
function nextVisit(visits: readonly Visit[], zone: string | null, now: number) {
  const ahead = visits
    .filter(({ presence }) => presence !== 'over' && presence !== 'gone')
    .map((visit) => ({ visit, start: startOf(visit, zone) }))
    .filter(({ start }) => now < start.latest + OUTLIVES_BY)
    .sort((a, b) => a.start.earliest - b.start.earliest);
  return ahead[0] ?? null;
}

function daysToResend(expires: Interval, visitDay: string, start: Interval, zone: string, now: number) {
  const today = dateIn(zone, now);
  const endDay = dateIn(zone, expires.earliest);
  const before = lastWorkingDayBefore(visitDay);
  const wished = endDay < before ? endDay : before;
  const days: string[] = [];
  for (let day = wished < today ? today : wished; day <= visitDay; day = addDays(day, 1)) {
    if (day !== visitDay && isWeekend(day)) continue;
    const sent = day === today ? now : beginOf(day, zone);
    if (sentThenOutlives(sent, zone, start)) days.push(day);
  }
  return days.length === 0 ? [visitDay < today ? today : visitDay] : days;
}

/** A day as such, to count with: no zone's clock is in it. */
const asDate = (day: string) => Temporal.PlainDate.from(day);
const addDays = (day: string, days: number) => asDate(day).add({ days }).toString();
const isWeekend = (day: string) => asDate(day).dayOfWeek > 5;

function lastWorkingDayBefore(day: string): string {
  const before = addDays(day, -1);
  return isWeekend(before) ? lastWorkingDayBefore(before) : before;
}

function beginOf(day: string, zone: string): number {
  return asDate(day).toZonedDateTime(zone).epochMilliseconds;
}
