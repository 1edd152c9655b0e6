import { HOUR, INVITE_LIFE } from '../timing.ts';
import type { Interval } from './evidence.ts';

/**
 * When an invite ends, as an interval in epoch ms: 7 days after it was sent (support article "How do I send
 * or resend individual OnPatient invites?", High). The source gives days, not an hour, so the end lies
 * between 168 hours later and the same wall time 7 days later in the practice zone.
 * Without a zone both sides get the hour a daylight saving change could make.
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

/** `alive` before the earliest end, `expiringNow` while it could be either, `over` after the latest end. */
export function lifeAt(expires: Interval, now: number): 'alive' | 'expiringNow' | 'over' {
  if (now < expires.earliest) return 'alive';
  return now <= expires.latest ? 'expiringNow' : 'over';
}

/**
 * The instants a zone-less wall clock minute of the EHR can mean: one minute long, an hour more where the
 * clock was turned back, the width of the gap where it was turned forward. Null for nonsense or no zone.
 * `wall` is `YYYY-MM-DDTHH:MM[:SS]`.
 */
export function wallClockInterval(wall: string, zone: string | null): Interval | null {
  if (zone === null) return null;
  try {
    const plain = Temporal.PlainDateTime.from(wall.slice(0, 16));
    const first = plain.toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds;
    const last = plain.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds;
    return { earliest: Math.min(first, last), latest: Math.max(first, last) + 59_999 };
  } catch {
    // Temporal throws RangeError on a date that does not exist: not a stamp we can use.
    return null;
  }
}

/** True when the zone name is one this browser can reckon with. */
export function knownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** A wall time that comes twice, or never, a week later has an earlier and a later reading. */
function sameWallTimeNextWeek(instant: number, zone: string, which: 'earlier' | 'later'): number {
  // Temporal takes whole milliseconds only; the halves of an older clock offset are rounded outwards.
  const whole = which === 'earlier' ? Math.floor(instant) : Math.ceil(instant);
  return Temporal.Instant.fromEpochMilliseconds(whole)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .add({ days: 7 })
    .toZonedDateTime(zone, { disambiguation: which }).epochMilliseconds;
}
