import * as z from 'zod/mini';
import type { NotNow } from '../../invites/not-now.ts';
import { once } from '../../once.ts';
import type { Migration } from './record-migrations.ts';
import { LOCK, type NamedVault, VAULT } from './stored-keys.ts';
import { readVersioned, writeVersioned } from './versioned-record.ts';

/**
 * Whom a person decided not to invite now, in a record of its own: patient ids, codes, days and times. A change resolves
 * when it is on disk. Where the disk does not give the record, nobody is put off.
 */
export interface NotNowStore {
  /** Everybody who was put off, by patient id, whether or not it is due again (lib/invites/not-now). */
  all(): Promise<ReadonlyMap<number, NotNow>>;
  /** Put a patient off, in the place of what was decided before. False: it is not on disk. */
  putOff(patientId: number, notNow: NotNow): Promise<boolean>;
  /** Forget what was decided. False: it is still on disk. */
  takeUp(patientId: number): Promise<boolean>;
}

/** So many patients are put off at most, so that the record stays small enough to be opened for each look (110 kB). */
export const MOST_PUT_OFF = 2_000;

const reason = once(() => z.enum(['declined', 'noEmail', 'willAskAgain', 'other']));
/** Which patient, why, until when (a day, or one of two words), when that was decided and for which day. */
const entry = once(() => z.tuple([z.number(), reason(), z.string(), z.number(), z.string()]));
type Entry = z.infer<ReturnType<typeof entry>>;

/** A list of lists, since the record is opened for each look and sealed with each decision. */
interface NotNowRecord {
  version: 1;
  entries: readonly Entry[];
}
const stored = once(
  (): z.ZodMiniType<NotNowRecord> => z.object({ version: z.literal(1), entries: z.array(entry()) }),
);

/** Migrations of the record (record-migrations); there was one version so far. */
export const NOT_NOW_MIGRATIONS: readonly Migration[] = [];

export function notNowStore(vault: NamedVault): NotNowStore {
  const locked = <T>(work: (entries: readonly Entry[] | null) => Promise<T>): Promise<T> =>
    navigator.locks.request(LOCK.notNow, async () => work(await load(vault)));
  const keep = (entries: readonly Entry[]) =>
    writeVersioned<NotNowRecord>(vault, VAULT.notNow, { version: 1, entries: withinBounds(entries) });
  return {
    all: () => locked(async (entries) => new Map(entries?.map((one) => [one[0], fromEntry(one)]))),
    putOff: (patientId, notNow) =>
      locked(
        async (entries) =>
          entries !== null && keep([...without(entries, patientId), toEntry(patientId, notNow)]),
      ),
    takeUp: (patientId) =>
      locked(async (entries) => {
        if (entries === null) return false;
        const others = without(entries, patientId);
        return others.length === entries.length || keep(others);
      }),
  };
}

/** All decisions; null where the disk does not give them. */
async function load(vault: NamedVault): Promise<readonly Entry[] | null> {
  const record = await readVersioned(vault, VAULT.notNow, stored(), NOT_NOW_MIGRATIONS);
  if (record.kind === 'closed') return null;
  return record.kind === 'found' ? record.value.entries : [];
}

const without = (entries: readonly Entry[], patientId: number) => entries.filter(([id]) => id !== patientId);

/** The oldest goes first, and "never" last: to ask somebody again who said never is worse than to ask anybody else. */
function withinBounds(entries: readonly Entry[]): readonly Entry[] {
  const tooMany = entries.length - MOST_PUT_OFF;
  if (tooMany <= 0) return entries;
  const goFirst = entries.toSorted((a, b) => Number(isNever(a)) - Number(isNever(b)) || a[3] - b[3]);
  const gone = new Set(goFirst.slice(0, tooMany));
  return entries.filter((one) => !gone.has(one));
}

const isNever = ([, , until]: Entry) => until === 'never';

function toEntry(patientId: number, { reason: why, until, at, day }: NotNow): Entry {
  return [patientId, why, until.kind === 'date' ? until.date : until.kind, at, day];
}

function fromEntry([, why, until, at, day]: Entry): NotNow {
  const isWord = until === 'nextVisit' || until === 'never';
  return { reason: why, until: isWord ? { kind: until } : { kind: 'date', date: until }, at, day };
}
