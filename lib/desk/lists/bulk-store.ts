import * as z from 'zod/mini';
import type { BulkQueue } from '../../invites/bulk-queue.ts';
import { once } from '../../once.ts';
import { interval, question, stopReasons, unheard } from '../store/journal-schema.ts';
import type { Migration } from '../store/record-migrations.ts';
import { LOCK, type NamedVault, VAULT } from '../store/stored-keys.ts';
import { readVersioned, writeVersioned } from '../store/versioned-record.ts';

/** The list under way, in a record of its own. A change resolves when it is on disk. */
export interface BulkStore {
  /** Null where there is no list, and where the disk does not give it. */
  read(): Promise<BulkQueue | null>;
  /** `edit` returns the next list. Returning the same object means that nothing changed, and nothing is written. */
  change(edit: (queue: BulkQueue | null) => BulkQueue | null): Promise<Kept>;
}

/** The list after a change. `kept` false: the disk refused, and `queue` is what still is on it. */
export interface Kept {
  kept: boolean;
  queue: BulkQueue | null;
}

/** Migrations of the record (store/record-migrations); there was one version so far. */
const MIGRATIONS: readonly Migration[] = [];

const skipReason = once(() =>
  z.enum([
    ...stopReasons,
    ...(['closedByPerson', 'refused', 'forbidden', 'notFound', 'lost'] as const),
    ...(['noProof', 'notOffered', 'underWay', 'nameNotLoaded', 'missingIdentifiers', 'deceased'] as const),
    ...(['inactiveChart', 'minor', 'responsibleParty', 'otherComputer'] as const),
    ...(['notNow', 'anotherWay', 'sentLately', 'drChronoInvites'] as const),
  ]),
);
const lineState = once(() =>
  z.discriminatedUnion('at', [
    z.object({ at: z.literal('waiting'), notBefore: z.nullable(z.number()) }),
    z.object({ at: z.literal('working'), operationId: z.string(), since: z.number() }),
    z.object({
      at: z.literal('needsYou'),
      operationId: z.string(),
      question: question(),
    }),
    z.object({ at: z.literal('done'), sent: interval(), confirmed: z.boolean(), twice: z.boolean() }),
    z.object({ at: z.literal('skipped'), why: skipReason() }),
    z.object({ at: z.literal('cancelled') }),
  ]),
);

const queueSchema = once(
  (): z.ZodMiniType<BulkQueue> =>
    z.object({
      id: z.string(),
      startedAt: z.number(),
      lines: z.array(
        z.object({
          patientId: z.number(),
          action: z.enum(['send', 'resend']),
          seenInvite: z.nullable(interval()),
          state: lineState(),
        }),
      ),
      pausedByPerson: z.boolean(),
      hold: z.nullable(
        z.object({
          why: z.enum(['budget', 'throttled', 'signedOut', ...unheard]),
          until: z.nullable(z.number()),
        }),
      ),
      promise: z.object({ requests: z.number(), finish: z.number() }),
      endedAt: z.nullable(z.number()),
    }),
);
const stored = once(() => z.object({ version: z.literal(1), queue: z.nullable(queueSchema()) }));

export function bulkStore(vault: NamedVault): BulkStore {
  return {
    read: () => navigator.locks.request(LOCK.bulkQueue, async () => (await load(vault)).queue),
    change: (edit) =>
      navigator.locks.request(LOCK.bulkQueue, async () => {
        const before = await load(vault);
        if (!before.kept) return before;
        const after = edit(before.queue);
        if (after === before.queue) return before;
        const kept = await writeVersioned<z.infer<ReturnType<typeof stored>>>(vault, VAULT.bulkQueue, {
          version: 1,
          queue: after,
        });
        return kept ? { kept, queue: after } : { kept, queue: before.queue };
      }),
  };
}

async function load(vault: NamedVault): Promise<Kept> {
  const record = await readVersioned(vault, VAULT.bulkQueue, stored(), MIGRATIONS);
  return { kept: record.kind !== 'closed', queue: record.kind === 'found' ? record.value.queue : null };
}
