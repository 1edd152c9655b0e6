import { isSettled, type Operation } from '../../invites/operation.ts';
import type { Clock } from '../../platform/clock.ts';
import type { StoreTrouble } from '../../platform/disk.ts';
import { MOST_SWEPT_AT_ONCE } from '../../timing.ts';
import { type JournalRecord, journalSchema, type OwnAct } from './journal-schema.ts';
import { type ActsChanges, actsOf, allActs, layingOut, noting, sweeping } from './own-acts.ts';
import { JOURNAL_MIGRATIONS } from './record-migrations.ts';
import { LOCK, type NamedVault, VAULT } from './stored-keys.ts';
import { readVersioned, versioned } from './versioned-record.ts';

/**
 * What must survive a killed browser: the operations that are not settled, and what was done from this workstation. An
 * answer and what follows from it reach the disk together, though they lie in two records. A change resolves when it is
 * on disk. Where the disk does not give a record it counts as empty; `trouble` tells the two apart.
 */
export interface Journal {
  /** All operations that are not settled. */
  openOperations(): Promise<readonly Operation[]>;
  /** What is noted of one patient. It reads as much after thousands of acts as after one. */
  ofPatient(patientId: number): Promise<PatientsJournal>;
  /** What is noted of everybody, for a list. The acts of each patient are in the order in which they happened. */
  read(): Promise<WholeJournal>;
  /** Why nothing can be written down now; null where it can. A disk that refused before is tried again. */
  trouble(): Promise<StoreTrouble | null>;
  /** Add an operation, unless one for that patient is open already; then that one comes back and nothing is added. */
  open(operation: Operation): Promise<Opening>;
  /**
   * Replace an operation and note what it just did. A settled operation leaves the journal. One that has left does not
   * come back, so a caller with an older state of it changes nothing. False: the change is not on disk.
   */
  advance(operation: Operation, did: OwnAct[]): Promise<boolean>;
}

export interface PatientsJournal {
  operation: Operation | null;
  acts: readonly OwnAct[];
}

export interface WholeJournal {
  operations: readonly Operation[];
  acts: readonly OwnAct[];
}

/**
 * `opened`: the operation is on disk. `joined`: another one is open for this patient. `notKept`: nothing was written,
 * so nothing may be sent.
 */
export type Opening = { kind: 'opened' | 'joined'; operation: Operation } | { kind: 'notKept' };

export function openJournal(vault: NamedVault, clock: Pick<Clock, 'now' | 'learned'>): Journal {
  const locked = <T>(work: (journal: Loaded) => Promise<T>): Promise<T> =>
    navigator.locks.request(LOCK.journal, async () => work(await load(vault)));
  return {
    openOperations: () => locked(async (loaded) => loaded.journal.operations),
    ofPatient: (patientId) =>
      locked(async ({ ok, journal }) => {
        const isTheirs = (one: { patientId: number }) => one.patientId === patientId;
        const noted = ok ? ((await actsOf(vault, patientId)) ?? []) : [];
        return {
          operation: journal.operations.find(isTheirs) ?? null,
          acts: [...journal.acts.filter(isTheirs), ...noted],
        };
      }),
    read: () =>
      locked(async ({ ok, journal }) => {
        const { operations } = journal;
        if (!ok) return { operations, acts: [] };
        const { acts } = await allActs(vault);
        // A clock that nobody has compared yet may be far ahead, and would drop what is still needed.
        const old = clock.learned() ? sweeping(acts, clock.now(), MOST_SWEPT_AT_ONCE) : NOTHING;
        if (old.size > 0) await vault.writeAll(old);
        return { operations, acts: [...journal.acts, ...[...acts.values()].flat()] };
      }),
    trouble: () =>
      locked(async (loaded) => {
        if (!loaded.ok) return loaded.why;
        // Only another write shows whether the disk still refuses. It writes what is there already.
        if (vault.trouble() === 'cannotWrite') await write(vault, loaded.journal, NOTHING);
        return vault.trouble();
      }),
    open: (operation) =>
      locked<Opening>(async ({ ok, journal }) => {
        if (!ok) return { kind: 'notKept' };
        const { operations } = journal;
        const running = operations.find((other) => other.patientId === operation.patientId);
        if (running) return { kind: 'joined', operation: running };
        // What is done next must be noted, so nothing begins where that is not possible.
        if ((await actsOf(vault, operation.patientId)) === null) return { kind: 'notKept' };
        const kept = await rewrite(
          vault,
          { ...journal, operations: [...operations, operation] },
          [],
          clock.now(),
        );
        return kept ? { kind: 'opened', operation } : { kind: 'notKept' };
      }),
    advance: (operation, did) =>
      locked(async ({ ok, journal }) => {
        if (!ok) return false;
        const others = journal.operations.filter((other) => other.id !== operation.id);
        if (others.length === journal.operations.length) return true;
        const operations = isSettled(operation) ? others : [...others, redactWords(operation)];
        return rewrite(vault, { ...journal, operations }, did, clock.now());
      }),
  };
}

const NOTHING: ActsChanges = new Map();
const EMPTY: JournalRecord = { version: 2, operations: [], acts: [] };

type Loaded = { ok: true; journal: JournalRecord } | { ok: false; why: StoreTrouble; journal: JournalRecord };

async function load(vault: NamedVault): Promise<Loaded> {
  const record = await readVersioned(vault, VAULT.journal, journalSchema(), JOURNAL_MIGRATIONS);
  if (record.kind === 'closed') return { ok: false, why: record.why, journal: EMPTY };
  return { ok: true, journal: record.kind === 'found' ? record.value : EMPTY };
}

/** Write the operations and what was done, in one transaction. What release 0.1.0 noted moves with the first write. */
async function rewrite(
  vault: NamedVault,
  journal: JournalRecord,
  did: readonly OwnAct[],
  now: number,
): Promise<boolean> {
  const [patientId, ...others] = new Set(did.map((act) => act.patientId));
  const changes =
    journal.acts.length > 0 || others.length > 0
      ? await layingOut(vault, journal.acts, did, now)
      : patientId === undefined
        ? NOTHING
        : await noting(vault, patientId, did, now);
  return changes !== null && write(vault, { ...journal, acts: [] }, changes);
}

function write(vault: NamedVault, journal: JournalRecord, acts: ActsChanges): Promise<boolean> {
  return vault.writeAll(new Map([[VAULT.journal, versioned<JournalRecord>(journal)], ...acts]));
}

/** The operation without the words of DrChrono's refusal. They may quote the chart, so they stay in memory. */
function redactWords(operation: Operation): Operation {
  const { phase, refusedSend } = operation;
  const silent = refusedSend ? { ...operation, refusedSend: { ...refusedSend, words: [] } } : operation;
  if (phase.at !== 'needsYou' || phase.refusal === null) return silent;
  return { ...silent, phase: { ...phase, refusal: { ...phase.refusal, words: [] } } };
}
