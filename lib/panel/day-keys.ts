import type { DayKeys } from '../messages/day-view.ts';
import { SEEN_LEAST } from '../page-timing.ts';
import { type Cursor, type LoadedRows, nextNeeding } from './day-cursor.ts';

/** One key that went down, as the browser tells it. `at` is elapsed ms, when it was pressed and not when it was heard. */
export interface KeyPress {
  key: string;
  at: number;
  repeat: boolean;
  trusted: boolean;
  /** Ctrl, Alt or Meta is held, or a word is being composed. */
  isCommand: boolean;
  shift: boolean;
}

/** What a key asks for. */
export type KeyDeed =
  | { do: 'move'; place: number }
  /** The row's verb, or the form for "not now". Both are for this row alone. */
  | { do: 'verb' | 'notNow'; key: string; patientId: number }
  | { do: 'undo' | 'list' | 'search' | 'back' }
  /** It cannot be meant for the row that is current now. */
  | { do: 'refuse'; why: KeyRefusal };

export type KeyRefusal = 'tooSoon' | 'outOfSight' | 'nobodyElse' | 'notLoaded';

/** The places that can be seen, and so many rows of them fill the window. */
export interface RowsInSight {
  first: number;
  last: number;
  page: number;
}

type Name = keyof DayKeys['letters'];

const MOVES = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp']);

/**
 * Judge a key that went down while the list had the focus. Null: it is none of the list's. A key that is held repeats
 * itself, which moves on and does nothing else. What acts for a patient counts only once that row has been current, just
 * as it is, for half a second before the key went down.
 */
export function judgeKey(
  press: KeyPress,
  cursor: Cursor,
  loaded: LoadedRows,
  keys: DayKeys | null,
  sight: RowsInSight,
): KeyDeed | null {
  if (!press.trusted || press.isCommand) return null;
  if (MOVES.has(press.key))
    return { do: 'move', place: placeAfter(press.key, cursor.place, loaded.found, sight.page) };
  if (press.repeat) return null;
  switch (press.key === 'Enter' ? 'verb' : press.key === 'Escape' ? 'back' : letterOf(press, keys)) {
    case 'verb':
      return forRow('verb', press, cursor, sight);
    case 'notNow':
      return forRow('notNow', press, cursor, sight);
    case 'next': {
      const place = nextNeeding(cursor, loaded);
      return place === null ? { do: 'refuse', why: 'nobodyElse' } : { do: 'move', place };
    }
    case 'undo':
      return { do: 'undo' };
    case 'list':
      return { do: 'list' };
    case 'search':
      return { do: 'search' };
    case 'back':
      return { do: 'back' };
    default:
      return null;
  }
}

function forRow(
  deed: 'verb' | 'notNow',
  { at }: KeyPress,
  { row, since, place }: Cursor,
  sight: RowsInSight,
): KeyDeed {
  if (row === null) return { do: 'refuse', why: 'notLoaded' };
  if (place < sight.first || place > sight.last) return { do: 'refuse', why: 'outOfSight' };
  if (at - since < SEEN_LEAST) return { do: 'refuse', why: 'tooSoon' };
  return { do: deed, key: row.key, patientId: row.patientId };
}

/** A letter counts only as it is, since with Shift it may be another sign; the slash needs Shift on some keyboards. */
function letterOf({ key, shift }: KeyPress, keys: DayKeys | null): Name | null {
  if (keys === null || !keys.on) return null;
  const { letters } = keys;
  const names = Object.keys(letters) as Name[];
  return names.find((name) => letters[name] === key.toLowerCase() && (!shift || !/[a-z]/i.test(key))) ?? null;
}

function placeAfter(key: string, place: number, found: number, page: number): number {
  const next = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    PageDown: place + page,
    PageUp: place - page,
    Home: 0,
    End: found - 1,
  }[key];
  return Math.max(0, Math.min(next ?? place, found - 1));
}
