import { DAY } from '../timing.ts';
import { clockTime, dayAndTime, formatted } from './time.ts';

/** Write `today 10:42 AM` or, of another day of this week, `Wed 10:42 AM`. Further off it is day and time. */
export function nearDay(at: number, now: number, zone: string | null): string {
  if (formatted('date', at, zone) === formatted('date', now, zone)) return `today ${clockTime(at, zone)}`;
  if (Math.abs(at - now) > 6 * DAY) return dayAndTime(at, now, zone);
  return `${formatted('weekday', at, zone)} ${clockTime(at, zone)}`;
}

/** Write `2026-12-01` as `Tue, Dec 1`. */
export function dateOfWeek(date: string): string {
  const at = Date.parse(`${date}T12:00:00Z`);
  return Number.isNaN(at) ? date : formatted('dayOfWeek', at, 'UTC');
}
