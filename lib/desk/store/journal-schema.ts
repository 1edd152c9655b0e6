import * as z from 'zod/mini';
import type { Operation } from '../../invites/operation.ts';

export const interval = z.object({ earliest: z.number(), latest: z.number() });
const precision = z.enum(['exact', 'about']);
const request = z.enum(['check', 'revoke', 'enable', 'verify']);
const write = z.enum(['revoke', 'enable']);
const refusal = z.object({
  kind: z.enum(['refused', 'forbidden', 'notFound']),
  words: z.array(z.string()),
});
const ready = z.object({ at: z.literal('ready'), next: request });
const doubt = z.object({ at: z.literal('doubt'), request: write, since: z.number() });

export const question = z.enum(['didSendArrive', 'didRevokeHappen', 'revokedNotSent']);
export const stopReasons = [
  ...(['patientJoined', 'someoneElseSent', 'nothingToRevoke', 'notProven'] as const),
  ...(['didNotArrive', 'revokedMeanwhile'] as const),
] as const;

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), confirmed: z.boolean(), twice: z.optional(z.boolean()) }),
  z.object({ kind: z.literal('revoked') }),
  z.object({
    kind: z.literal('stopped'),
    because: z.enum(stopReasons),
  }),
  z.object({ kind: z.literal('refused'), refusal }),
  z.object({ kind: z.literal('closedByPerson') }),
]);

const phase = z.discriminatedUnion('at', [
  ready,
  z.object({ at: z.literal('requesting'), request, since: z.number() }),
  doubt,
  z.object({
    at: z.literal('waiting'),
    why: z.enum(['throttled', 'offline', 'signedOut', 'settling']),
    until: z.nullable(z.number()),
    resumeWith: z.discriminatedUnion('at', [ready, doubt]),
  }),
  z.object({
    at: z.literal('needsYou'),
    question,
    refusal: z.nullable(refusal),
  }),
  z.object({ at: z.literal('settled'), outcome }),
]);

const operationSchema: z.ZodMiniType<Operation> = z.object({
  id: z.string(),
  patientId: z.number(),
  kind: z.enum(['send', 'resend', 'revoke']),
  startedAt: z.number(),
  riskAccepted: z.boolean(),
  seenInvite: z.nullable(interval),
  revoked: z.nullable(interval),
  sent: z.nullable(z.object({ at: interval, precision })),
  attempts: z.number(),
  doubt: z.nullable(z.object({ since: z.number(), gaveUpAt: z.number() })),
  // Absent in operations that are not part of a list, and in those that were written before there were lists.
  bulk: z.optional(z.object({ lookAgain: z.boolean(), goneSeenAt: z.nullable(z.number()) })),
  phase,
});

/** Something that was done to a patient's invite from this workstation: ids and times only. */
export interface OwnAct {
  patientId: number;
  kind: 'send' | 'revoke';
  at: { earliest: number; latest: number };
  precision: 'exact' | 'about';
}

export interface JournalRecord {
  version: 1;
  operations: Operation[];
  acts: OwnAct[];
}

export const journalSchema: z.ZodMiniType<JournalRecord> = z.object({
  version: z.literal(1),
  operations: z.array(operationSchema),
  acts: z.array(
    z.object({ patientId: z.number(), kind: z.enum(['send', 'revoke']), at: interval, precision }),
  ),
});
