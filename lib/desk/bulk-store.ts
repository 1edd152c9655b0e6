import * as z from 'zod/mini';
import type { BulkQueue } from '../invites/bulk-queue.ts';
import type { Vault } from '../platform/vault.ts';

/** The list under way, in a record of its own. Every change is on disk before it resolves. */
export interface BulkStore {
  read(): Promise<BulkQueue | null>;
  /** `edit` gives the next queue; the same one back means that nothing changed, and nothing is written. */
  change(edit: (queue: BulkQueue | null) => BulkQueue | null): Promise<BulkQueue | null>;
}

const RECORD = 'bulk-queue';
const LOCK = 'invite-desk-bulk-queue';

const interval = z.object({ earliest: z.number(), latest: z.number() });
const skipReason = z.enum([
  ...(['patientJoined', 'someoneElseSent', 'nothingToRevoke', 'notProven', 'didNotArrive'] as const),
  ...(['revokedMeanwhile', 'closedByPerson', 'refused', 'forbidden', 'notFound', 'lost'] as const),
  ...(['noProof', 'notOffered', 'underWay', 'nameNotLoaded', 'missingIdentifiers'] as const),
]);
const lineState = z.discriminatedUnion('at', [
  z.object({ at: z.literal('waiting'), notBefore: z.nullable(z.number()) }),
  z.object({ at: z.literal('working'), operationId: z.string(), since: z.number() }),
  z.object({
    at: z.literal('needsYou'),
    operationId: z.string(),
    question: z.enum(['didSendArrive', 'didRevokeHappen', 'revokedNotSent']),
  }),
  z.object({ at: z.literal('done'), sent: interval, confirmed: z.boolean(), twice: z.boolean() }),
  z.object({ at: z.literal('skipped'), why: skipReason }),
  z.object({ at: z.literal('cancelled') }),
]);

const queueSchema: z.ZodMiniType<BulkQueue> = z.object({
  id: z.string(),
  startedAt: z.number(),
  lines: z.array(
    z.object({
      patientId: z.number(),
      action: z.enum(['send', 'resend']),
      seenInvite: z.nullable(interval),
      state: lineState,
    }),
  ),
  pausedByPerson: z.boolean(),
  hold: z.nullable(
    z.object({
      why: z.enum(['budget', 'throttled', 'offline', 'signedOut']),
      until: z.nullable(z.number()),
    }),
  ),
  promise: z.object({ requests: z.number(), finish: z.number() }),
  endedAt: z.nullable(z.number()),
});
const stored = z.object({ version: z.literal(1), queue: z.nullable(queueSchema) });

export function bulkStore(vault: Vault): BulkStore {
  return {
    read: () => navigator.locks.request(LOCK, () => load(vault)),
    change: (edit) =>
      navigator.locks.request(LOCK, async () => {
        const before = await load(vault);
        const after = edit(before);
        if (after !== before) await vault.write(RECORD, { version: 1, queue: after });
        return after;
      }),
  };
}

async function load(vault: Vault): Promise<BulkQueue | null> {
  const record = await vault.read(RECORD);
  if (record.kind === 'absent') return null;
  const parsed = record.kind === 'found' ? z.safeParse(stored, record.value) : null;
  if (parsed?.success) return parsed.data.queue;
  // What was sent is in the ledger; the list can be made again. Kept aside for whoever can still read it.
  await vault.setAside(RECORD);
  return null;
}
