import { DAY, HOUR, MINUTE } from '../timing.ts';

/**
 * These functions write spans and moments as people at a front desk say them. `zone` is the IANA zone of the practice;
 * where it is null or unknown to the browser, the computer's own zone is used.
 */

type Style =
  | 'clock'
  | 'wallClock'
  | 'dayOfWeek'
  | 'day'
  | 'dayAndYear'
  | 'date'
  | 'numbers'
  | 'weekday'
  | 'weekdayAndDate';

const styles: Record<Style, Intl.DateTimeFormatOptions> = {
  clock: { hour: 'numeric', minute: '2-digit' },
  wallClock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  dayOfWeek: { weekday: 'short', month: 'short', day: 'numeric' },
  day: { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  dayAndYear: { month: 'short', day: 'numeric', year: 'numeric', hour: 'numeric', minute: '2-digit' },
  date: { month: 'short', day: 'numeric', year: 'numeric' },
  numbers: { year: 'numeric', month: '2-digit', day: '2-digit' },
  weekday: { weekday: 'short' },
  weekdayAndDate: { weekday: 'short', month: 'short', day: 'numeric' },
};

/** Making a formatter costs more than using it, and a list of 300 rows uses the same few, so they are kept. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(style: Style, zone: string | null): Intl.DateTimeFormat {
  const key = `${style} ${zone ?? ''}`;
  let found = formatters.get(key);
  if (!found) {
    found = makeFormatter(style, zone);
    formatters.set(key, found);
  }
  return found;
}

function makeFormatter(style: Style, zone: string | null): Intl.DateTimeFormat {
  if (zone === null) return new Intl.DateTimeFormat('en-US', styles[style]);
  try {
    return new Intl.DateTimeFormat('en-US', { ...styles[style], timeZone: zone });
  } catch {
    // The browser does not know this zone name, so the computer's own zone is the best that is left.
    return new Intl.DateTimeFormat('en-US', styles[style]);
  }
}

/** Newer Intl data puts a narrow no-break space before AM. One plain space reads and compares the same everywhere. */
/** Write `at` (epoch ms) in one of these styles. */
export function formatted(style: Style, at: number, zone: string | null): string {
  return formatter(style, zone).format(at).replaceAll('\u202f', ' ');
}

/**
 * Write the time left (ms): `3 d 4 h`, `5 h 20 min`, `about 12 min`. It is rounded down, so it never promises too much.
 */
export function timeLeft(ms: number): string {
  if (ms < MINUTE) return 'under a minute';
  if (ms < HOUR) return `about ${Math.floor(ms / MINUTE)} min`;
  return ms < DAY ? pair(ms, HOUR, 'h', MINUTE, 'min') : pair(ms, DAY, 'd', HOUR, 'h');
}

function pair(ms: number, big: number, bigName: string, small: number, smallName: string): string {
  const rest = Math.floor((ms % big) / small);
  const whole = `${Math.floor(ms / big)} ${bigName}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`;
}

/** Write how old a statement is (ms): `just now`, `2 min ago`, `3 h ago`, `2 d ago`. */
export function age(ms: number): string {
  if (ms < MINUTE) return 'just now';
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ago`;
  return ms < DAY ? `${Math.floor(ms / HOUR)} h ago` : `${Math.floor(ms / DAY)} d ago`;
}

/** Write the clock time of `at` (epoch ms): `10:42 AM`. */
export function clockTime(at: number, zone: string | null): string {
  return formatted('clock', at, zone);
}

/** Write `Tue, Nov 24, 10:42 AM`. Once the moment is half a year away, the year takes the place of the weekday. */
export function dayAndTime(at: number, now: number, zone: string | null): string {
  return formatted(Math.abs(at - now) < 183 * DAY ? 'day' : 'dayAndYear', at, zone);
}

/** Write the clock time alone while it is the same day in the practice, else day and time. */
export function moment(at: number, now: number, zone: string | null): string {
  return formatted('date', at, zone) === formatted('date', now, zone)
    ? clockTime(at, zone)
    : dayAndTime(at, now, zone);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Write `1980-02-11` as `Feb 11, 1980`. A calendar date has no zone, so no zone may shift it. */
export function calendarDate(date: string): string {
  const [year, month, day] = date.split('-');
  const name = MONTHS[Number(month) - 1];
  return name ? `${name} ${Number(day)}, ${year}` : date;
}

/** Name the calendar date of `at` (epoch ms) in the practice: `2026-05-12`. */
export function dateAt(at: number, zone: string | null): string {
  const [month, day, year] = formatted('numbers', at, zone).split('/');
  return `${year}-${month}-${day}`;
}

/** Write `at` (epoch ms) by the practice's wall clock, as visits are written: `2026-12-01T08:30`. */
export function wallTimeAt(at: number, zone: string | null): string {
  return `${dateAt(at, zone)}T${formatted('wallClock', at, zone)}`;
}

/** Name a calendar date by its weekday, as in `Thu`, while that means one day; from a week away on as `Thu, Dec 10`. */
export function weekday(date: string, today: string): string {
  const isNear = Math.abs(noonOf(date) - noonOf(today)) < 7 * DAY;
  return formatted(isNear ? 'weekday' : 'weekdayAndDate', noonOf(date), 'UTC');
}

const noonOf = (date: string) => Date.parse(`${date}T12:00Z`);

/**
 * Write a wall-clock time, `2026-12-01T08:30`, as a schedule does: `8:30`; with `AM` or `PM` where `full`. It is the
 * practice's own, so no zone may shift it.
 */
export function visitTime(starts: string, full = false): string {
  const [hour, minute] = [Number(starts.slice(11, 13)), starts.slice(14, 16)];
  const half = full ? (hour < 12 ? ' AM' : ' PM') : '';
  return `${hour % 12 || 12}:${minute}${half}`;
}
