import { Temporal } from 'temporal-polyfill';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** These are the month names of Django's `N`: AP style, so `Sept.` and an undotted `June`. */
const MONTHS = [
  'Jan.',
  'Feb.',
  'March',
  'April',
  'May',
  'June',
  'July',
  'Aug.',
  'Sept.',
  'Oct.',
  'Nov.',
  'Dec.',
];

const two = (value: number) => String(value).padStart(2, '0');

function zoned(instant: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}

/** Write `2026-05-17T15:04:05`: the API's timestamps carry no zone (docs/drchrono.md §4, recorded). */
export function naive(instant: number, zone: string): string {
  return zoned(instant, zone).toPlainDateTime().toString({ smallestUnit: 'second' });
}

/** Give the calendar day of an instant in a zone, such as `2026-05-17`. */
export function dayOf(instant: number, zone: string): string {
  return zoned(instant, zone).toPlainDate().toString();
}

/** Give the day that is `days` after a calendar day. */
export function dayAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Count the whole days from one calendar day to another. */
export function daysBetween(first: string, last: string): number {
  return Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(last), { largestUnit: 'days' }).days;
}

/** Tell whether a text is a calendar day as the API writes it. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day)).toISOString().startsWith(text);
}

/** Write a date by Django's `N j, Y`, as in `Feb. 11, 1980`; '' where there is none. */
export function djangoDate(day: string | null): string {
  if (!day) return '';
  const date = Temporal.PlainDate.from(day);
  return `${MONTHS[date.month - 1]} ${date.day}, ${date.year}`;
}

/** Write a time by Django's `P`: `3:04 p.m.`, `3 p.m.`, `noon`, `midnight`. */
function djangoTime(hour: number, minute: number): string {
  if (minute === 0 && hour === 0) return 'midnight';
  if (minute === 0 && hour === 12) return 'noon';
  const minutes = minute === 0 ? '' : `:${two(minute)}`;
  return `${hour % 12 || 12}${minutes} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
}

/**
 * Write Django's `N j, Y, P`: `May 17, 2022, 3:04 p.m.`. Every sample of an Access History stamp has this form
 * (docs/drchrono.md §4).
 */
export function djangoDateTime(instant: number, zone: string): string {
  const time = zoned(instant, zone);
  return `${djangoDate(time.toPlainDate().toString())}, ${djangoTime(time.hour, time.minute)}`;
}

/** Write `MM/DD/YYYY`, as the appointment window and the chart's date inputs do. */
export function usDate(day: string | null): string {
  if (!day) return '';
  const [year, month, date] = day.split('-');
  return `${month}/${date}/${year}`;
}

/** Write `09:00AM` for `2026-05-17T09:00:00`: the appointment window's time has no space (docs/drchrono.md §4). */
export function windowTime(timestamp: string): string {
  const [hour = 0, minute = 0] = timestamp.slice(11, 16).split(':').map(Number);
  return `${two(hour % 12 || 12)}:${two(minute)}${hour < 12 ? 'AM' : 'PM'}`;
}
