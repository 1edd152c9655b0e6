import { isSettled, type Operation } from '../invites/operation.ts';
import type { Vault } from '../platform/vault.ts';
import type { VaultTrouble } from '../platform/vault-disk.ts';
import { keepRecord, keptRecord } from './kept-record.ts';
import { type Ledger, ledgerSchema, type OwnAct } from './ledger-schema.ts';
import { LEDGER_STEPS } from './ledger-versions.ts';

/**
 * The durable record: operations that are not settled, and what this desk did. One record, so that an answer and
 * what follows from it are on disk together or not at all. Every change is on disk before it resolves.
 */
export interface LedgerStore {
  /** Empty where the disk does not give it; `trouble` tells these two apart. */
  read(): Promise<Ledger>;
  /** Why nothing can be written down now; null where it can, as far as is known. */
  trouble(): Promise<VaultTrouble | null>;
  /** Add an operation unless one for that patient is open; then that one is returned and nothing is added. */
  open(operation: Operation): Promise<Opening>;
  /**
   * Replace an operation, and note what it just did. A settled one leaves the ledger, and one that has left does
   * not come back: whoever still holds an older picture of it changes nothing. False: it is not on disk.
   */
  advance(operation: Operation, did: OwnAct[]): Promise<boolean>;
}

/** `notKept`: nothing was written down, so nothing may be done. */
export type Opening = { kind: 'opened' | 'joined'; operation: Operation } | { kind: 'notKept' };

export const RECORD = 'ledger';
const LOCK = 'invite-desk-ledger';
/** Own acts older than this are history that only Access History should tell. */
const KEEP_ACTS = 45 * 24 * 3_600_000;

export function ledgerStore(vault: Vault, now: () => number): LedgerStore {
  const locked = <T>(work: (ledger: Loaded) => Promise<T>): Promise<T> =>
    navigator.locks.request(LOCK, async () => work(await load(vault)));
  return {
    read: () => locked(async (loaded) => (loaded.ok ? loaded.ledger : EMPTY)),
    trouble: () =>
      locked(async (loaded) => {
        if (!loaded.ok) return loaded.why;
        // Whether the disk still refuses is only known from asking it again; what is written is what was there.
        if (vault.trouble() === 'cannotWrite') await keepRecord<Ledger>(vault, RECORD, loaded.ledger);
        return vault.trouble();
      }),
    open: (operation) =>
      locked<Opening>(async (loaded) => {
        if (!loaded.ok) return { kind: 'notKept' };
        const { ledger } = loaded;
        const running = ledger.operations.find((other) => other.patientId === operation.patientId);
        if (running) return { kind: 'joined', operation: running };
        const operations = [...ledger.operations, operation];
        const kept = await keepRecord<Ledger>(vault, RECORD, { ...ledger, operations });
        return kept ? { kind: 'opened', operation } : { kind: 'notKept' };
      }),
    advance: (operation, did) =>
      locked(async (loaded) => {
        if (!loaded.ok) return false;
        const { ledger } = loaded;
        const others = ledger.operations.filter((other) => other.id !== operation.id);
        if (others.length === ledger.operations.length) return true;
        const operations = isSettled(operation) ? others : [...others, withoutWords(operation)];
        const acts = [...ledger.acts, ...did].filter((act) => act.at.latest > now() - KEEP_ACTS);
        return keepRecord<Ledger>(vault, RECORD, { ...ledger, operations, acts });
      }),
  };
}

const EMPTY: Ledger = { version: 1, operations: [], acts: [] };

type Loaded = { ok: true; ledger: Ledger } | { ok: false; why: VaultTrouble };

async function load(vault: Vault): Promise<Loaded> {
  const record = await keptRecord(vault, RECORD, ledgerSchema, LEDGER_STEPS);
  if (record.kind === 'closed') return { ok: false, why: record.why };
  return { ok: true, ledger: record.kind === 'found' ? record.value : EMPTY };
}

/** DrChrono's own words may hold anything; they stay in memory and never reach the disk. */
function withoutWords(operation: Operation): Operation {
  const { phase } = operation;
  if (phase.at !== 'needsYou' || phase.refusal === null) return operation;
  return { ...operation, phase: { ...phase, refusal: { ...phase.refusal, words: [] } } };
}
