import type { HistoryLine, Interval } from '../invites/evidence.ts';
import { wallClockInterval } from '../invites/expiry.ts';

/** This is a time as an answer of the practice API writes it. */
export interface AccessStamp {
  /** This is null for a day without a time, and for a wall clock while the practice zone is not known. */
  at: Interval | null;
  /**
   * A stamp without a zone is this wall clock, `YYYY-MM-DDTHH:MM…`; null for a stamp with a zone, and for a bare day.
   */
  wall: string | null;
}

/**
 * Read a stamp of an answer. A stamp with a zone is an instant; a stamp without a zone is the practice's wall clock (a
 * space for the T was seen). Null: the text is no stamp.
 */
export function readStamp(value: string, zone: string | null): AccessStamp | null {
  const text = value.trim().replace(' ', 'T');
  // A day without a time says that something happened, but not when.
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { at: null, wall: null };
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return null;
  if (!/(Z|[+-]\d{2}:?\d{2})$/.test(text)) return { at: wallClockInterval(text, zone), wall: text };
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : { at: { earliest: instant, latest: instant }, wall: null };
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
  if (!first?.at || !second?.at || first.wall?.slice(0, 16) === second.wall?.slice(0, 16)) return false;
  return first.at.earliest <= second.at.latest && second.at.earliest <= first.at.latest;
}

function saysTheSame(a: SentRow, b: SentRow): boolean {
  return a.line.state.kind === b.line.state.kind;
}
