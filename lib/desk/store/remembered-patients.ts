import type { PatientRecord } from '../../invites/patient.ts';
import { type MemoryChanges, newestFirst, placeKey, rowOf, stepForward, type Whose } from './patient-row.ts';
import {
  LOCK,
  type NamedMemory,
  OF_PATIENTS,
  type PatientsKind,
  SESSION,
  type SessionName,
} from './stored-keys.ts';

/**
 * The session memory has a size, so only the newest of all patients are remembered. Nothing that is read or written for
 * one of them grows with how many there are: who is the oldest says the row (patient-row), and how many charts carry an
 * address says a key for each address.
 */
export interface RememberedPatients {
  /**
   * Put a value in the place of the one before; where `change` gives that back it stays. Whoever it is about counts as
   * the newest, and the oldest is forgotten where room is needed. What the browser refuses is lost, as if the browser had
   * been closed since, and whoever needs it asks again.
   */
  remember<T>(whose: Whose, kind: PatientsKind, change: (before: T | null) => T): Promise<void>;
  /** How many of the charts carry this address (in small letters). */
  chartsWith(address: string): Promise<number>;
}

const recordKey = (whose: Whose) => SESSION.cached('record', whose);
const addressKey = (address: string) => SESSION.cached('address', address);

export function rememberedPatients(memory: NamedMemory): RememberedPatients {
  return {
    remember: (whose, kind, change) =>
      navigator.locks.request(LOCK.rememberedPatients, async () => {
        const now = () => rememberNow(memory, whose, kind, change);
        await now()
          .catch(() => makeRoom(memory).then(now))
          .catch(() => undefined);
      }),
    chartsWith: async (address) => Number((await memory.read(addressKey(address))) ?? 0),
  };
}

/** What changes is written at once, so a worker that dies leaves row and counts whole. Throws where it is refused. */
async function rememberNow<T>(
  memory: NamedMemory,
  whose: Whose,
  kind: PatientsKind,
  change: (before: T | null) => T,
): Promise<void> {
  const key = SESSION.cached(kind, whose);
  const [found, { changes, forgotten }] = await Promise.all([memory.read(key), stepForward(memory, whose)]);
  const before = (found ?? null) as T | null;
  const after = change(before);
  const less = forgotten === null ? [] : [addressOf(await memory.read(recordKey(forgotten)))];
  const isRecord = kind === 'record';
  const counts = await recounted(
    memory,
    isRecord ? [...less, addressOf(before)] : less,
    isRecord ? [addressOf(after)] : [],
  );
  const gone = forgotten === null ? [] : keysOf(forgotten).map((name) => [name, null] as const);
  await apply(
    memory,
    new Map([...changes, ...counts, ...(after === before ? [] : [[key, after] as const]), ...gone]),
  );
}

/** The counts of these addresses, with so many charts less and so many more. */
async function recounted(
  memory: NamedMemory,
  less: readonly (string | null)[],
  more: readonly (string | null)[],
): Promise<MemoryChanges> {
  const by = new Map<string, number>();
  const add = (count: number) => (address: string | null) =>
    address === null ? undefined : by.set(address, (by.get(address) ?? 0) + count);
  less.forEach(add(-1));
  more.forEach(add(1));
  const changed = [...by].filter(([, count]) => count !== 0);
  if (changed.length === 0) return new Map();
  const before = await memory.readMany(changed.map(([address]) => addressKey(address)));
  return new Map(
    changed.map(([address, count]) => {
      const key = addressKey(address);
      return [key, Math.max(0, Number(before[key] ?? 0) + count) || null];
    }),
  );
}

/** The address of a remembered record, in small letters. */
function addressOf(remembered: unknown): string | null {
  const record = remembered as { value: PatientRecord } | null | undefined;
  return record?.value.email?.toLowerCase() || null;
}

async function apply(memory: NamedMemory, changes: MemoryChanges): Promise<void> {
  const values = [...changes].filter(([, value]) => value !== null);
  const gone = [...changes].flatMap(([name, value]) => (value === null ? [name] : []));
  if (values.length > 0) await memory.writeMany(Object.fromEntries(values));
  if (gone.length > 0) await memory.remove(gone);
}

/**
 * The session memory, which makes room where the browser refuses a write: the older half of all patients is forgotten.
 * What is refused all the same is lost.
 */
export function memoryWithRoom(memory: NamedMemory): NamedMemory {
  return {
    ...memory,
    async write(key, value) {
      const write = () => memory.write(key, value);
      const room = () => navigator.locks.request(LOCK.rememberedPatients, () => makeRoom(memory));
      await write()
        .catch(() => room().then(write))
        .catch(() => undefined);
    },
  };
}

/** Forget the older half of all patients, and whatever is left of patients who do not stand in the row. */
async function makeRoom(memory: NamedMemory): Promise<void> {
  const all = await memory.readAll();
  const order = newestFirst(all);
  const kept = order.slice(0, Math.floor(order.length / 2));
  const counts = new Map<SessionName, number>();
  for (const whose of kept) {
    const address = addressOf(all[recordKey(whose)]);
    if (address !== null) counts.set(addressKey(address), (counts.get(addressKey(address)) ?? 0) + 1);
  }
  const stays = new Set<SessionName>([...kept.flatMap(keysOf), ...counts.keys()]);
  const names = Object.keys(all) as SessionName[];
  const older = names.filter((name) => name.startsWith(OF_PATIENTS) && !stays.has(name));
  await memory.remove(older);
  await apply(memory, new Map([...rowOf(kept), ...counts]));
}

function keysOf(whose: Whose): SessionName[] {
  if (typeof whose === 'string') return [SESSION.cached('search', whose), placeKey(whose)];
  const kinds = ['record', 'evidence', 'ended', 'name-wait', 'counted', 'visits', 'place'] as const;
  return kinds.map((kind) => SESSION.cached(kind, whose));
}
