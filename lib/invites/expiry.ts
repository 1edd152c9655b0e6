import { DAY, HOUR, INVITE_LIFE } from '../timing.ts';
import type { Interval } from './evidence.ts';

/**
 * Compute when an invite ends, as an interval in epoch ms. An invite lives 7 days (support article "How do I send or
 * resend individual OnPatient invites?", High). The article gives days and not an hour, so the end lies between 168
 * hours later and the same wall time 7 days later in the practice zone. Where `zone` is null, because the practice zone
 * is not known yet, the interval is one hour wider on both sides: a daylight saving change could make that hour.
 */
export function expiryOf(sent: Interval, zone: string | null): Interval {
  const early = sent.earliest + INVITE_LIFE;
  const late = sent.latest + INVITE_LIFE;
  if (zone === null) return { earliest: early - HOUR, latest: late + HOUR };
  return {
    earliest: Math.min(early, sameWallTimeNextWeek(sent.earliest, zone, 'earlier')),
    latest: Math.max(late, sameWallTimeNextWeek(sent.latest, zone, 'later')),
  };
}

/**
 * Tell whether the link of an invite works at `now` (epoch ms). The invite is `alive` before the earliest end and
 * `over` after the latest end. In between it is `expiringNow`: nobody can say whether the link still works.
 */
export function lifeAt(expires: Interval, now: number): 'alive' | 'expiringNow' | 'over' {
  if (now < expires.earliest) return 'alive';
  return now <= expires.latest ? 'expiringNow' : 'over';
}

/**
 * Compute which instants a wall-clock minute can mean, since the EHR prints its stamps without a zone. The interval is
 * one minute long. Where the clock was turned back, it reaches from the first of the two such minutes to the second;
 * where the clock was turned forward, it is wider by the gap. `wall` is `YYYY-MM-DDTHH:MM[:SS]` in `zone`, the practice
 * zone. Returns null where the zone is not known or the date does not exist.
 */
export function wallClockInterval(wall: string, zone: string | null): Interval | null {
  if (zone === null) return null;
  try {
    const plain = Temporal.PlainDateTime.from(wall.slice(0, 16));
    const first = plain.toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds;
    const last = plain.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds;
    return { earliest: Math.min(first, last), latest: Math.max(first, last) + 59_999 };
  } catch {
    // Temporal throws a RangeError for a date that does not exist; such a stamp has no instant.
    return null;
  }
}

/** Tell whether this browser knows the zone name. Every calculation with an unknown name would throw. */
export function knownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Name the calendar date (`2026-05-12`) in the practice at this instant, or that of UTC while its zone is not known. */
export function dateIn(zone: string | null, instant: number): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.round(instant))
    .toZonedDateTimeISO(zone ?? 'UTC')
    .toPlainDate()
    .toString();
}

/** A week later the same wall time may come twice or never; `which` takes the earlier or the later reading of it. */
function sameWallTimeNextWeek(instant: number, zone: string, which: 'earlier' | 'later'): number {
  // Temporal takes whole milliseconds only. Times that were noted with an older clock offset may have half ones, and
  // they are rounded outwards.
  const whole = which === 'earlier' ? Math.floor(instant) : Math.ceil(instant);
  if (isWeekSteady(whole, zone)) return whole + INVITE_LIFE;
  return Temporal.Instant.fromEpochMilliseconds(whole)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .add({ days: 7 })
    .toZonedDateTime(zone, { disambiguation: which }).epochMilliseconds;
}

/** Each zone's last span (epoch ms) in which its clocks are not changed. Temporal is slow, and a list asks thousands of times. */
const steadySpans = new Map<string, { from: number; to: number }>();

/** Are the clocks of the zone not changed from this instant to a week and a day later? */
function isWeekSteady(instant: number, zone: string): boolean {
  const known = steadySpans.get(zone);
  const span = known && known.from <= instant && instant < known.to ? known : steadySpanAt(instant, zone);
  steadySpans.set(zone, span);
  // A day before the change, its wall times may come twice already.
  return instant + INVITE_LIFE + DAY < span.to;
}

function steadySpanAt(instant: number, zone: string): { from: number; to: number } {
  // The search backwards is for a change before an instant, and the clocks may be changed at this very one.
  const after = Temporal.Instant.fromEpochMilliseconds(instant + 1).toZonedDateTimeISO(zone);
  return {
    from: after.getTimeZoneTransition('previous')?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: after.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
  };
}
