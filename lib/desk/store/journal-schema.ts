import * as z from 'zod/mini';
import type { Operation } from '../../invites/operation.ts';
import { once } from '../../once.ts';

export const interval = once(() => z.object({ earliest: z.number(), latest: z.number() }));
const precision = once(() => z.enum(['exact', 'about']));
const request = once(() => z.enum(['check', 'revoke', 'enable', 'verify']));
const write = once(() => z.enum(['revoke', 'enable']));
const permissions = [
  ...(['createAndUpdatePatients', 'sharePatients', 'accessScheduling'] as const),
  ...(['accessClinicalNotes', 'scope', 'unknown'] as const),
] as const;
export const permission = once(() => z.enum(permissions));
const refusal = once(() =>
  z.object({
    kind: z.enum(['refused', 'forbidden', 'notFound']),
    words: z.array(z.string()),
    lacks: z.optional(permission()),
  }),
);
const ready = once(() => z.object({ at: z.literal('ready'), next: request() }));
const doubt = once(() => z.object({ at: z.literal('doubt'), request: write(), since: z.number() }));

export const unheard = [
  ...(['offline', 'unreachable', 'timeout', 'serverError'] as const),
  ...(['answerUnreadable', 'siteAccessWithdrawn'] as const),
] as const;
export const question = once(() => z.enum(['didSendArrive', 'didRevokeHappen', 'revokedNotSent']));
export const stopReasons = [
  ...(['patientJoined', 'someoneElseSent', 'nothingToRevoke', 'notProven'] as const),
  ...(['didNotArrive', 'revokedMeanwhile'] as const),
] as const;

const outcome = once(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sent'), confirmed: z.boolean(), twice: z.optional(z.boolean()) }),
    z.object({ kind: z.literal('revoked') }),
    z.object({
      kind: z.literal('stopped'),
      because: z.enum(stopReasons),
    }),
    z.object({ kind: z.literal('refused'), refusal: refusal() }),
    z.object({ kind: z.literal('closedByPerson') }),
  ]),
);

const phase = once(() =>
  z.discriminatedUnion('at', [
    ready(),
    z.object({ at: z.literal('requesting'), request: request(), since: z.number() }),
    doubt(),
    z.object({
      at: z.literal('waiting'),
      why: z.enum(['throttled', 'signedOut', 'settling', ...unheard]),
      until: z.nullable(z.number()),
      resumeWith: z.discriminatedUnion('at', [ready(), doubt()]),
    }),
    z.object({
      at: z.literal('needsYou'),
      question: question(),
      refusal: z.nullable(refusal()),
    }),
    z.object({ at: z.literal('settled'), outcome: outcome() }),
  ]),
);

const operationSchema = once(
  (): z.ZodMiniType<Operation> =>
    z.object({
      id: z.string(),
      patientId: z.number(),
      kind: z.enum(['send', 'resend', 'revoke']),
      startedAt: z.number(),
      riskAccepted: z.boolean(),
      seenInvite: z.nullable(interval()),
      revoked: z.nullable(interval()),
      sent: z.nullable(z.object({ at: interval(), precision: precision() })),
      attempts: z.number(),
      doubt: z.nullable(z.object({ since: z.number(), gaveUpAt: z.number() })),
      // Absent in operations of releases that had no use for them: those look before their next write anyway.
      lookedAt: z.optional(z.number()),
      pageProof: z.optional(z.number()),
      refusedSend: z.optional(refusal()),
      // Absent in operations that are not part of a list, and in those that were written before there were lists.
      bulk: z.optional(z.object({ lookAgain: z.boolean(), goneSeenAt: z.nullable(z.number()) })),
      phase: phase(),
    }),
);

/** Something that was done to a patient's invite from this workstation: ids and times only. */
export interface OwnAct {
  patientId: number;
  kind: 'send' | 'revoke';
  at: { earliest: number; latest: number };
  precision: 'exact' | 'about';
  /** The invite that a revoke ended was sent at this time; missing where that was not known. */
  of?: { earliest: number; latest: number } | undefined;
}

export interface JournalRecord {
  version: 2;
  operations: Operation[];
  /** What release 0.1.0 noted here. The next write moves it to the records of acts (own-acts). */
  acts: OwnAct[];
}

export const journalSchema = once(
  (): z.ZodMiniType<JournalRecord> =>
    z.object({
      version: z.literal(2),
      operations: z.array(operationSchema()),
      acts: z.array(
        z.object({
          ...{ patientId: z.number(), kind: z.enum(['send', 'revoke']) },
          ...{ at: interval(), precision: precision(), of: z.optional(interval()) },
        }),
      ),
    }),
);
