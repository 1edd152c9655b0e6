import type { HistoryLine, Interval } from '../invites/evidence.ts';
import { wallClockInterval } from '../invites/expiry.ts';

/** A time as an answer writes it. */
export interface AccessStamp {
  /** Null for a bare day, and for a wall clock while the practice zone is not known. */
  at: Interval | null;
  /** The wall clock of a stamp without zone, `YYYY-MM-DDTHH:MM…`; null for one that carries its zone. */
  wall: string | null;
}

/** A stamp with a zone is an instant; one without is the practice's wall clock (a space for the T was seen). */
export function readStamp(value: string, zone: string | null): AccessStamp | null {
  const text = value.trim().replace(' ', 'T');
  // A day without a time says that it happened, not when.
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
 * Newest first by send time; null where nobody can say which row is the newest. Nothing is public about the order
 * of this list, so its own order decides nothing, except between rows of one time that say the same.
 */
export function newestFirst<R extends SentRow>(rows: readonly R[]): R[] | null {
  if (rows.length < 2) return [...rows];
  const walls = rows.flatMap(({ sent }) => (sent?.wall ? [sent.wall] : []));
  const instants = rows.flatMap(({ sent }) => (sent?.at ? [sent.at.earliest] : []));
  // Wall clocks first: they have seconds where the interval of a zone-less stamp is a whole minute.
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

/** One time, or two of the hour that comes twice when the clock is turned back: then the wall clock has no order. */
function isTie(a: Placed, b: Placed): boolean {
  if (a.key === b.key) return true;
  const [first, second] = [a.row.sent, b.row.sent];
  if (!first?.at || !second?.at || first.wall?.slice(0, 16) === second.wall?.slice(0, 16)) return false;
  return first.at.earliest <= second.at.latest && second.at.earliest <= first.at.latest;
}

function saysTheSame(a: SentRow, b: SentRow): boolean {
  return a.line.state.kind === b.line.state.kind;
}
