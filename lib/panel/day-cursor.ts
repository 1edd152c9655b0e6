/** What the cursor knows of one row: which it is, for whom, and what its verb would do there. */
export interface CursorRow {
  key: string;
  patientId: number;
  meaning: string;
  /** It has a verb, so N may stop there. */
  needs: boolean;
}

/** The rows that are loaded: of all that were found, those from one place on. */
export interface LoadedRows {
  from: number;
  found: number;
  rows: readonly CursorRow[];
  /** The places of those that need somebody; null: all. */
  needing: readonly number[] | null;
}

/**
 * The row that keys are about. It is known by its key, so a list that is sorted anew takes its row along. `since`: it has
 * been current, at this place and with this meaning, from then on (elapsed ms).
 */
export interface Cursor {
  place: number;
  /** null while the row of this place is not loaded. */
  row: CursorRow | null;
  since: number;
  /** So often a person has moved it. With each time it is brought into view. */
  moves: number;
}

export const AT_FIRST: Cursor = { place: 0, row: null, since: Number.POSITIVE_INFINITY, moves: 0 };

/** A person moves the cursor onto a place, as far as there are rows. */
export function moveCursor({ moves }: Cursor, place: number, loaded: LoadedRows, at: number): Cursor {
  return { ...cursorAt(place, loaded, at), moves: moves + 1 };
}

function cursorAt(place: number, loaded: LoadedRows, at: number): Omit<Cursor, 'moves'> {
  const within = Math.max(0, Math.min(place, loaded.found - 1));
  return { place: within, row: loaded.rows[within - loaded.from] ?? null, since: at };
}

/**
 * Take the cursor over to other rows. Its own row keeps it wherever it stands now; where that row is gone, the one at its
 * place has it. Only a row that is the same in every respect keeps its time: all others must be current anew.
 */
export function carryCursor(cursor: Cursor, loaded: LoadedRows, at: number): Cursor {
  const { row } = cursor;
  const index = row === null ? -1 : loaded.rows.findIndex(({ key }) => key === row.key);
  const found = loaded.rows[index];
  // As long as nobody has moved it, it stands on the first row, whichever that is.
  const isUnmoved = cursor.moves === 0 && cursor.place === 0 && index !== 0;
  if (row === null || !found || isUnmoved) {
    const isElsewhere = row !== null && cursor.place < loaded.found && !covers(loaded, cursor.place);
    return isElsewhere ? cursor : { ...cursor, ...cursorAt(cursor.place, loaded, at) };
  }
  const place = loaded.from + index;
  const isSame = place === cursor.place && found.meaning === row.meaning && found.patientId === row.patientId;
  return { ...cursor, place, row: found, since: isSame ? cursor.since : at };
}

function covers({ from, rows }: LoadedRows, place: number): boolean {
  return place >= from && place < from + rows.length;
}

/** Where N goes: the next place that needs somebody, from the end on to the first again. null: nobody else does. */
export function nextNeeding({ place }: Cursor, loaded: LoadedRows): number | null {
  const isIdle = (at: number) => loaded.rows[at - loaded.from]?.needs === false;
  const needing = (loaded.needing ?? Array.from({ length: loaded.found }, (_, at) => at)).filter(
    (at) => at !== place && !isIdle(at),
  );
  return needing.find((at) => at > place) ?? needing[0] ?? null;
}
