import { isSettled, type Operation } from '../../invites/operation.ts';
import type { StoreTrouble } from '../../platform/vault-disk.ts';
import { KEEP_OWN_ACTS } from '../../timing.ts';
import { type JournalRecord, journalSchema, type OwnAct } from './journal-schema.ts';
import { JOURNAL_MIGRATIONS } from './record-migrations.ts';
import { LOCK, type NamedVault, VAULT } from './stored-keys.ts';
import { readVersioned, writeVersioned } from './versioned-record.ts';

/**
 * What must survive a killed browser: the operations that are not settled, and what was done from this workstation.
 * Both are in one record, so that an answer and what follows from it reach the disk together. A change resolves when it
 * is on disk.
 */
export interface Journal {
  /** Empty also where the disk does not give the record; `trouble` tells the two apart. */
  read(): Promise<JournalRecord>;
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

/**
 * `opened`: the operation is on disk. `joined`: another one is open for this patient. `notKept`: nothing was written,
 * so nothing may be sent.
 */
export type Opening = { kind: 'opened' | 'joined'; operation: Operation } | { kind: 'notKept' };

export function openJournal(vault: NamedVault, now: () => number): Journal {
  const locked = <T>(work: (journal: Loaded) => Promise<T>): Promise<T> =>
    navigator.locks.request(LOCK.journal, async () => work(await load(vault)));
  return {
    read: () => locked(async (loaded) => (loaded.ok ? loaded.journal : EMPTY)),
    trouble: () =>
      locked(async (loaded) => {
        if (!loaded.ok) return loaded.why;
        // Only another write shows whether the disk still refuses. It writes what is there already.
        if (vault.trouble() === 'cannotWrite')
          await writeVersioned<JournalRecord>(vault, VAULT.journal, loaded.journal);
        return vault.trouble();
      }),
    open: (operation) =>
      locked<Opening>(async (loaded) => {
        if (!loaded.ok) return { kind: 'notKept' };
        const { journal } = loaded;
        const running = journal.operations.find((other) => other.patientId === operation.patientId);
        if (running) return { kind: 'joined', operation: running };
        const operations = [...journal.operations, operation];
        const kept = await writeVersioned<JournalRecord>(vault, VAULT.journal, { ...journal, operations });
        return kept ? { kind: 'opened', operation } : { kind: 'notKept' };
      }),
    advance: (operation, did) =>
      locked(async (loaded) => {
        if (!loaded.ok) return false;
        const { journal } = loaded;
        const others = journal.operations.filter((other) => other.id !== operation.id);
        if (others.length === journal.operations.length) return true;
        const operations = isSettled(operation) ? others : [...others, redactWords(operation)];
        const acts = [...journal.acts, ...did].filter((act) => act.at.latest > now() - KEEP_OWN_ACTS);
        return writeVersioned<JournalRecord>(vault, VAULT.journal, { ...journal, operations, acts });
      }),
  };
}

const EMPTY: JournalRecord = { version: 1, operations: [], acts: [] };

type Loaded = { ok: true; journal: JournalRecord } | { ok: false; why: StoreTrouble };

async function load(vault: NamedVault): Promise<Loaded> {
  const record = await readVersioned(vault, VAULT.journal, journalSchema, JOURNAL_MIGRATIONS);
  if (record.kind === 'closed') return { ok: false, why: record.why };
  return { ok: true, journal: record.kind === 'found' ? record.value : EMPTY };
}

/** The operation without the words of DrChrono's refusal. They may quote the chart, so they stay in memory. */
function redactWords(operation: Operation): Operation {
  const { phase } = operation;
  if (phase.at !== 'needsYou' || phase.refusal === null) return operation;
  return { ...operation, phase: { ...phase, refusal: { ...phase.refusal, words: [] } } };
}
