import type { HistoryLine, Interval } from '../invites/evidence.ts';
import { wallClockInterval } from '../invites/expiry.ts';
import { MINUTE } from '../timing.ts';
import { isRealDay } from './calendar-day.ts';

/** This is a time as an answer of the practice API writes it. */
export interface AccessStamp {
  /** This is null for a day without a time, and for a wall clock while the practice zone is not known. */
  at: Interval | null;
  /**
   * A stamp without a zone is this wall clock, `YYYY-MM-DDTHH:MM` with seconds and their parts where it has them; null
   * for a stamp with a zone, and for a bare day.
   */
  wall: string | null;
}

const CLOCK = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s?(?:([ap])\.?m\.?)?`;
const ZONE = String.raw`(z|utc|gmt|[+-]\d{2}(?::?\d{2})?)?`;
const STAMP = new RegExp(String.raw`^(\d{4}-\d{2}-\d{2})(?:(?:t|\s+)${CLOCK}\s?${ZONE})?$`, 'i');

/**
 * Read a stamp of an answer. A stamp with a zone is an instant; a stamp without a zone is the practice's wall clock (a
 * space for the T was seen). Null: the whole text is no stamp that we know, or it names a time that does not exist.
 */
export function readStamp(value: string, zone: string | null): AccessStamp | null {
  const [match, day = '', hour, minute = '', second, part, half, offset] = STAMP.exec(value.trim()) ?? [];
  if (match === undefined || !isRealDay(day)) return null;
  // A day without a time says that something happened, but not when.
  if (hour === undefined) return { at: null, wall: null };
  const hours = hourOfDay(hour, half);
  if (hours === null || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const clock = `${day}T${hours}:${minute}${second === undefined ? '' : `:${second}`}`;
  if (offset === undefined) {
    const wall = part === undefined ? clock : `${clock}.${part}`;
    return { at: wallClockInterval(wall, zone), wall };
  }
  const ahead = minutesAhead(offset);
  if (ahead === null) return null;
  const instant = Date.parse(`${clock}${second === undefined ? ':00' : ''}Z`) - ahead * MINUTE;
  // Without seconds the stamp stands for its whole minute.
  return {
    at: { earliest: instant, latest: second === undefined ? instant + MINUTE - 1 : instant },
    wall: null,
  };
}

/** Two digits of the hour of the day; null where the clock has no such hour. */
function hourOfDay(hour: string, half: string | undefined): string | null {
  const said = Number(hour);
  if (half === undefined) return hour.length === 2 && said < 24 ? hour : null;
  if (said < 1 || said > 12) return null;
  return String((said % 12) + (half.toLowerCase() === 'p' ? 12 : 0)).padStart(2, '0');
}

/** So many minutes is this zone ahead of UTC: `Z`, `UTC`, `+00`, `-0400` or `-04:00`. No zone is 15 hours off. */
function minutesAhead(offset: string): number | null {
  if (!/^[+-]/.test(offset)) return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(':', '') || '0');
  if (hours > 14 || minutes > 59) return null;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

interface SentRow {
  sent: AccessStamp | null;
  line: HistoryLine;
}

/**
 * Sort the rows by the time of their send, newest first; null where nobody can say which row is the newest. Nothing is
 * public about the order in which an answer lists the rows, so that order decides only between rows of one time that
 * say the same.
 */
export function newestSentFirst<R extends SentRow>(rows: readonly R[]): R[] | null {
  if (rows.length < 2) return [...rows];
  const walls = rows.flatMap(({ sent }) => (sent?.wall ? [sent.wall] : []));
  const instants = rows.flatMap(({ sent }) => (sent?.at ? [sent.at.earliest] : []));
  // Wall clocks are compared first: they have seconds, where the interval of a stamp without a zone is a whole minute.
  const keys = walls.length === rows.length ? walls : instants.length === rows.length ? instants : null;
  if (keys === null) return null;
  const ordered = rows
    .map((row, index) => ({ row, key: keys[index] ?? '', index }))
    .sort((a, b) => (a.key < b.key ? 1 : a.key > b.key ? -1 : a.index - b.index));
  const [top, ...others] = ordered;
  if (top && others.some((other) => isTie(top, other) && !saysTheSame(top.row, other.row))) return null;
  return ordered.map(({ row }) => row);
}

interface Placed {
  row: SentRow;
  key: string | number;
}

/**
 * Tell whether two rows may be of one time. In the hour that comes twice when the clock is turned back, the wall clock
 * gives no order, so the intervals of the rows are compared.
 */
function isTie(a: Placed, b: Placed): boolean {
  if (a.key === b.key) return true;
  const [first, second] = [a.row.sent, b.row.sent];
  // Within one minute of the wall clock the seconds give the order, where both stamps have seconds.
  if (first?.wall && second?.wall && first.wall.slice(0, 16) === second.wall.slice(0, 16))
    return Math.min(first.wall.length, second.wall.length) === 16;
  if (!first?.at || !second?.at) return false;
  return first.at.earliest <= second.at.latest && second.at.earliest <= first.at.latest;
}

function saysTheSame(a: SentRow, b: SentRow): boolean {
  return a.line.state.kind === b.line.state.kind;
}
