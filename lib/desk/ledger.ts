import * as z from 'zod/mini';
import { isSettled, type Operation } from '../invites/operation.ts';
import type { Vault } from '../platform/vault.ts';
import { type Ledger, ledgerSchema, type OwnAct } from './ledger-schema.ts';

/**
 * The durable record: operations that are not settled, and what this desk did. One record, so that an answer and
 * what follows from it are on disk together or not at all. Every change is on disk before it resolves.
 */
export interface LedgerStore {
  read(): Promise<Ledger>;
  /** Add an operation unless one for that patient is open; then that one is returned and nothing is added. */
  open(operation: Operation): Promise<{ opened: boolean; operation: Operation }>;
  /**
   * Replace an operation, and note what it just did. A settled one leaves the ledger, and one that has left does
   * not come back: whoever still holds an older picture of it changes nothing.
   */
  advance(operation: Operation, did: OwnAct[]): Promise<void>;
}

const RECORD = 'ledger';
const LOCK = 'invite-desk-ledger';
/** Own acts older than this are history that only Access History should tell. */
const KEEP_ACTS = 45 * 24 * 3_600_000;

export function ledgerStore(vault: Vault, now: () => number): LedgerStore {
  const change = <T>(edit: (ledger: Ledger) => { ledger: Ledger; result: T }): Promise<T> =>
    navigator.locks.request(LOCK, async () => {
      const { ledger, result } = edit(await load(vault));
      await vault.write(RECORD, ledger);
      return result;
    });
  return {
    read: () => navigator.locks.request(LOCK, () => load(vault)),
    open: (operation) =>
      change<{ opened: boolean; operation: Operation }>((ledger) => {
        const running = ledger.operations.find((other) => other.patientId === operation.patientId);
        if (running) return { ledger, result: { opened: false, operation: running } };
        const operations = [...ledger.operations, operation];
        return { ledger: { ...ledger, operations }, result: { opened: true, operation } };
      }),
    advance: (operation, did) =>
      change((ledger) => {
        const others = ledger.operations.filter((other) => other.id !== operation.id);
        if (others.length === ledger.operations.length) return { ledger, result: undefined };
        const operations = isSettled(operation) ? others : [...others, withoutWords(operation)];
        const acts = [...ledger.acts, ...did].filter((act) => act.at.latest > now() - KEEP_ACTS);
        return { ledger: { ...ledger, operations, acts }, result: undefined };
      }),
  };
}

async function load(vault: Vault): Promise<Ledger> {
  const record = await vault.read(RECORD);
  if (record.kind === 'absent') return { version: 1, operations: [], acts: [] };
  const parsed = record.kind === 'found' ? z.safeParse(ledgerSchema, record.value) : null;
  if (parsed?.success) return parsed.data;
  // Unreadable is set aside, not deleted: a newer version or a support person may still read it.
  await vault.setAside(RECORD);
  return { version: 1, operations: [], acts: [] };
}

/** DrChrono's own words may hold anything; they stay in memory and never reach the disk. */
function withoutWords(operation: Operation): Operation {
  const { phase } = operation;
  if (phase.at !== 'needsYou' || phase.refusal === null) return operation;
  return { ...operation, phase: { ...phase, refusal: { ...phase.refusal, words: [] } } };
}
