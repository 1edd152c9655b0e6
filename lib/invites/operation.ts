import type { Interval } from './evidence.ts';

/**
 * Send, resend (revoke, then enable, then check) and revoke as one state machine. Pure: no clock, no network.
 * A journal entry is this value; it is stored before each request leaves and again with each answer.
 */
export interface Operation {
  id: string;
  patientId: number;
  kind: OperationKind;
  /** Epoch ms, corrected clock. */
  startedAt: number;
  /** The person read "DrChrono did not say whether the patient has joined" and went on. */
  riskAccepted: boolean;
  /** Newest invite the person saw when clicking; a newer one means a colleague was faster. */
  seenInvite: Interval | null;
  /** When the old invite went, once it is known to be gone. */
  revoked: Interval | null;
  sent: { at: Interval; precision: 'exact' | 'about' } | null;
  /** Times a request was found to have changed nothing and was tried again. */
  attempts: number;
  /** The last write without an answer: when it left, and when it was given up. Kept while its question is open. */
  doubt: Doubt | null;
  /** One of many in a list; other desks may work the same list at this moment. */
  bulk?: BulkWork | undefined;
  phase: Phase;
}

export interface BulkWork {
  /** The answer to a revoke is not known to tell who was first: look once more right before the send. */
  lookAgain: boolean;
  /** When the invite was first seen gone without our doing; null while it was not. */
  goneSeenAt: number | null;
}

export interface Doubt {
  since: number;
  /** Absence counts from here: after a renewal the request may have left much later than its first try. */
  gaveUpAt: number;
}

export type OperationKind = 'send' | 'resend' | 'revoke';

/** `check` proves before a revoke, `verify` confirms after a send; both are the same GET. */
export type Request = 'check' | 'revoke' | 'enable' | 'verify';

export type Phase =
  | { at: 'ready'; next: Request }
  | { at: 'requesting'; request: Request; since: number }
  /** A write that may or may not have happened. Only reading, or a person, may settle it. */
  | { at: 'doubt'; request: 'revoke' | 'enable'; since: number }
  | { at: 'waiting'; why: WaitReason; until: number | null; resumeWith: WaitingPhase }
  | { at: 'needsYou'; question: Question; refusal: Refusal | null }
  | { at: 'settled'; outcome: Outcome };

export type WaitingPhase =
  | { at: 'ready'; next: Request }
  | { at: 'doubt'; request: 'revoke' | 'enable'; since: number };

export type WaitReason = 'throttled' | 'offline' | 'signedOut' | 'settling';
export type Question = 'didSendArrive' | 'didRevokeHappen' | 'revokedNotSent';

/** Why DrChrono, or the desk, said no. `words` are DrChrono's own and live in memory only. */
export interface Refusal {
  kind: 'refused' | 'forbidden' | 'notFound';
  words: string[];
}

/** Why an operation was ended without doing what was asked. */
export type StopReason =
  | 'patientJoined'
  | 'someoneElseSent'
  | 'nothingToRevoke'
  /** No proof that the patient has not joined, and nobody accepted that risk. */
  | 'notProven'
  /** A send without an answer, and a later look shows that no invite is out. */
  | 'didNotArrive'
  /**
   * Somebody revoked the invite and may be about to send: in a list since the list was confirmed, otherwise the invite
   * that was sent after the click.
   */
  | 'revokedMeanwhile';

export type Outcome =
  /** `twice`: a second one went out since the person looked: a colleague's, or ours that the browser repeated. */
  | { kind: 'sent'; confirmed: boolean; twice?: boolean | undefined }
  | { kind: 'revoked' }
  | { kind: 'stopped'; because: StopReason }
  | { kind: 'refused'; refusal: Refusal }
  /** A person looked and said it arrived, or gave the question up. */
  | { kind: 'closedByPerson' };

/** What a read of the invite says, reduced to what the machine needs. */
export interface Seen {
  top: 'none' | 'pending' | 'active' | 'revoked' | 'disabled' | 'cannotTell';
  /** When the newest invite was sent; null when there is none or it has no usable stamp. */
  newest: Interval | null;
  /** When the one before it was sent. */
  second?: Interval | null;
  /** Epoch ms of the answer. */
  asOf: number;
}

export type Event =
  | { type: 'leaving'; at: number }
  | { type: 'seen'; seen: Seen }
  | { type: 'revokeAnswered'; found: boolean; at: Interval }
  /** `repeated`: the browser may have sent it twice. */
  | { type: 'enableAnswered'; at: Interval; repeated: boolean }
  | { type: 'refused'; refusal: Refusal }
  /** The request certainly did not happen; try again later. `until` null: when something changes. */
  | { type: 'held'; why: WaitReason; until: number | null }
  /** The write left and no answer told its fate; `at`: when it was given up. */
  | { type: 'doubted'; at: number }
  | { type: 'person'; answer: 'itArrived' | 'sendAgain' | 'retry' | 'dismiss'; at: number };

/** First phase: a resend whose proof is fresh, a send, and a revoke with proof skip the check. */
export function startPhase(kind: OperationKind, proven: boolean): Phase {
  if (kind === 'send') return { at: 'ready', next: 'enable' };
  return { at: 'ready', next: proven ? 'revoke' : 'check' };
}

/** True once nothing more will happen by itself or by a person. */
export function isSettled(operation: Operation): boolean {
  return operation.phase.at === 'settled';
}
