import { MOST_PATIENTS_REMEMBERED } from '../../timing.ts';
import { type NamedMemory, SESSION, type SessionName } from './stored-keys.ts';

// Whoever something is remembered of stands in a row, from the oldest to the newest. Each has a key with the two
// neighbours, so a step to the newest end reads and writes a handful of small values, however long the row is.

/** A patient by id, or a search that found somebody by its key. */
export type Whose = number | string;

/** Changes of the session memory; what is null is removed. */
export type MemoryChanges = Map<SessionName, unknown>;

interface Row {
  /** A place of another row counts for nothing. */
  id: string;
  oldest: Whose;
  newest: Whose;
  count: number;
}

/** What the oldest has as `older`, and the newest as `newer`, says nothing. */
interface Place {
  row: string;
  older: Whose | null;
  newer: Whose | null;
}

export const ROW = SESSION.rememberedPatients;
export const placeKey = (whose: Whose) => SESSION.cached('place', whose);

/** Put somebody at the newest end. The oldest is `forgotten` where the row has grown too long for it. */
export async function stepForward(
  memory: NamedMemory,
  whose: Whose,
): Promise<{ changes: MemoryChanges; forgotten: Whose | null }> {
  const found = await memory.readMany([ROW, placeKey(whose)]);
  const row = rowIn(found);
  const own = placeIn(found, whose, row);
  if (row?.newest === whose) return { changes: new Map(), forgotten: null };
  const forgotten = row && !own && row.count >= MOST_PATIENTS_REMEMBERED ? row.oldest : null;
  const older = row?.oldest === whose ? null : own?.older;
  const near = row ? await readPlaces(memory, row, [row.newest, older, own?.newer, forgotten]) : null;
  // A row that does not hold together begins anew. Whoever stood in it goes when room is needed.
  if (row === null || near === null) return { changes: rowOf([whose]), forgotten: null };
  const { id, newest } = row;
  const next = (own ?? near.get(forgotten ?? ''))?.newer ?? whose;
  const oldest = row.oldest === whose || forgotten !== null ? next : row.oldest;
  const put = (one: Whose | null | undefined, change: Partial<Place>) => {
    const place = near.get(one ?? '');
    if (place) Object.assign(place, change);
  };
  if (own) put(older, { newer: own.newer });
  if (own) put(own.newer, { older: own.older });
  put(newest, { newer: whose });
  near.set(whose, { row: id, older: newest, newer: null });
  const count = row.count + (own || forgotten !== null ? 0 : 1);
  const places = [...near].map(([one, place]) => [placeKey(one), place] as const);
  return {
    changes: new Map<SessionName, unknown>([...places, [ROW, { id, oldest, newest: whose, count }]]),
    forgotten,
  };
}

/** Read these places; null where one of them is missing. */
async function readPlaces(
  memory: NamedMemory,
  row: Row,
  whose: readonly (Whose | null | undefined)[],
): Promise<Map<Whose, Place> | null> {
  const all = [...new Set(whose)].filter((one) => one !== null && one !== undefined);
  const found = await memory.readMany(all.map(placeKey));
  const places = all.flatMap((one) => {
    const place = placeIn(found, one, row);
    return place ? [[one, place] as const] : [];
  });
  return places.length === all.length ? new Map(places) : null;
}

/** The row as it stands in the whole memory, the newest first. */
export function newestFirst(all: Record<string, unknown>): Whose[] {
  const row = rowIn(all);
  const order: Whose[] = [];
  for (let at = row?.newest ?? null; at !== null && order.length < (row?.count ?? 0); ) {
    order.push(at);
    at = placeIn(all, at, row)?.older ?? null;
  }
  return order;
}

/** A row of these, the newest first. */
export function rowOf(whose: readonly Whose[]): MemoryChanges {
  const [newest] = whose;
  const oldest = whose.at(-1);
  if (newest === undefined || oldest === undefined) return new Map([[ROW, null]]);
  const id = crypto.randomUUID();
  const places = whose.map((one, index) => {
    const place: Place = { row: id, older: whose[index + 1] ?? null, newer: whose[index - 1] ?? null };
    return [placeKey(one), place] as const;
  });
  return new Map<SessionName, unknown>([...places, [ROW, { id, oldest, newest, count: whose.length }]]);
}

/** Null where there is none, and where a release before has left a list in its place. */
function rowIn(found: Record<string, unknown>): Row | null {
  const row = found[ROW];
  return typeof row === 'object' && row !== null && 'newest' in row ? (row as Row) : null;
}

function placeIn(found: Record<string, unknown>, whose: Whose, row: Row | null): Place | null {
  const place = found[placeKey(whose)] as Place | undefined;
  return place !== undefined && place.row === row?.id ? place : null;
}
