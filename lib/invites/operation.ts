import type { Interval } from './evidence.ts';
import type { Permission } from './permission.ts';

/**
 * An operation is one send, resend or revoke as a state machine. A resend revokes the old invite, then enables a new
 * one, then verifies it. The machine is pure: it has no clock and no network. A journal entry is this value, stored
 * before each request leaves and again with each answer, so that another worker can go on after this one died.
 */
export interface Operation {
  id: string;
  patientId: number;
  kind: OperationKind;
  /** The person pressed, or last asked for another try, at this time (epoch ms, corrected clock). */
  startedAt: number;
  /** The person read "DrChrono did not say whether the patient has joined" and went on all the same. */
  riskAccepted: boolean;
  /** This was the newest invite that the person saw at the press; a newer invite means that a colleague was faster. */
  seenInvite: Interval | null;
  /** The old invite ended within this time; null while it is not known to be gone. */
  revoked: Interval | null;
  /** The new invite went out at this time; null while that is not certain. */
  sent: { at: Interval; precision: 'exact' | 'about' } | null;
  /** This counts the tries that changed nothing: a later look showed no effect, or a revoke met a 404. */
  attempts: number;
  /** The last write got no answer. This is kept while nobody knows whether the write happened. */
  doubt: Doubt | null;
  /** DrChrono's newest answer about the invite is of this time. A revoke leaves only within a minute of it. */
  lookedAt?: number | undefined;
  /**
   * A page showed at this time that the patient had not joined. It counts where answers do not tell, and for one revoke.
   */
  pageProof?: number | undefined;
  /** DrChrono refused the send after our revoke. A look comes before anything is said of it. */
  refusedSend?: Refusal | undefined;
  /** The operation is one line of a list if this is set; other workstations may work the same list at this moment. */
  bulk?: BulkWork | undefined;
  phase: Phase;
}

export interface BulkWork {
  /** DrChrono's answer to a revoke is not known to tell who was first, so one more look comes right before the send. */
  lookAgain: boolean;
  /** A look at this time (epoch ms) showed the invite gone without our doing; null while no look has. */
  goneSeenAt: number | null;
}

export interface Doubt {
  /** The request left at this time (epoch ms, corrected clock). */
  since: number;
  /** Absence is judged from this time on: after a renewal of the token the request may have left long after `since`. */
  gaveUpAt: number;
}

export type OperationKind = 'send' | 'resend' | 'revoke';

/**
 * `check` is the look that must prove, before a revoke, that the patient has not joined. `verify` is the look that
 * confirms a send. Both make the same GET request. `enable` is the send itself.
 */
export type Request = 'check' | 'revoke' | 'enable' | 'verify';

export type Phase =
  | { at: 'ready'; next: Request }
  | { at: 'requesting'; request: Request; since: number }
  /** A write may or may not have happened. Only a look or a person may settle that: a second try could double it. */
  | { at: 'doubt'; request: 'revoke' | 'enable'; since: number }
  | { at: 'waiting'; why: WaitReason; until: number | null; resumeWith: WaitingPhase }
  | { at: 'needsYou'; question: Question; refusal: Refusal | null }
  | { at: 'settled'; outcome: Outcome };

export type WaitingPhase =
  | { at: 'ready'; next: Request }
  | { at: 'doubt'; request: 'revoke' | 'enable'; since: number };

export type WaitReason = 'throttled' | 'signedOut' | 'settling' | Unheard;

/** A request got no answer of DrChrono's for one of these reasons. The next one would meet it as well. */
export type Unheard =
  | 'offline'
  | 'unreachable'
  | 'timeout'
  | 'serverError'
  | 'answerUnreadable'
  | 'siteAccessWithdrawn';
export type Question = 'didSendArrive' | 'didRevokeHappen' | 'revokedNotSent';

/** DrChrono refused a request. `words` are DrChrono's own; they stay in memory and are never written to disk. */
export interface Refusal {
  kind: 'refused' | 'forbidden' | 'notFound';
  words: string[];
  /** This is the permission that a `forbidden` is about. */
  lacks?: Permission | undefined;
}

/** An operation ends for one of these reasons without doing what was asked. */
export type StopReason =
  | 'patientJoined'
  | 'someoneElseSent'
  | 'nothingToRevoke'
  /** Nothing proves that the patient has not joined, and nobody accepted that risk. */
  | 'notProven'
  /** A send got no answer, and a later look shows that no invite is out. */
  | 'didNotArrive'
  /**
   * Somebody revoked the invite and may be about to send a new one. In a list, the old invite was revoked after the
   * list was confirmed; otherwise, the invite that was sent after the press was revoked.
   */
  | 'revokedMeanwhile';

export type Outcome =
  /** `twice`: since the press a second invite went out, a colleague's or ours that the browser repeated. */
  | { kind: 'sent'; confirmed: boolean; twice?: boolean | undefined }
  | { kind: 'revoked' }
  | { kind: 'stopped'; because: StopReason }
  | { kind: 'refused'; refusal: Refusal }
  /** A person looked and said that the invite arrived, or gave the question up. */
  | { kind: 'closedByPerson' };

/** A look at the invite shows this, reduced to what the state machine needs. */
export interface Seen {
  top: 'none' | 'pending' | 'active' | 'revoked' | 'disabled' | 'cannotTell';
  /** The newest invite was sent at this time; null where there is none, or where it has no usable stamp. */
  newest: Interval | null;
  /** The invite before the newest was sent at this time. */
  second?: Interval | null;
  /** The answer, or the page, showed this at that time (epoch ms, corrected clock). */
  asOf: number;
  /** A page showed it, and no answer of the practice API. */
  onPage?: true | undefined;
}

export type Event =
  | { type: 'leaving'; at: number }
  | { type: 'seen'; seen: Seen }
  /** `found` is false where DrChrono answered 404. */
  | { type: 'revokeAnswered'; found: boolean; at: Interval }
  /** `repeated`: the browser may have sent the request twice. */
  | { type: 'enableAnswered'; at: Interval; repeated: boolean }
  | { type: 'refused'; refusal: Refusal }
  /** The request certainly did not happen. It is tried again at `until` (epoch ms); null: when something changes. */
  | { type: 'held'; why: WaitReason; until: number | null }
  /** The write left and no answer told its fate. It was given up at `at` (epoch ms). */
  | { type: 'doubted'; at: number }
  /** The write did not leave, because the look before it had become too old meanwhile. */
  | { type: 'tooLate' }
  | { type: 'person'; answer: 'itArrived' | 'sendAgain' | 'retry' | 'dismiss'; at: number };

/**
 * Choose the first phase. A send begins with its write, and so does a resend or revoke that is `proven`: fresh evidence
 * shows that the patient has not joined. Without proof a look comes first.
 */
export function startPhase(kind: OperationKind, proven: boolean): Phase {
  if (kind === 'send') return { at: 'ready', next: 'enable' };
  return { at: 'ready', next: proven ? 'revoke' : 'check' };
}

/** Tell whether the operation is over, so that nothing more happens to it by itself or through a person. */
export function isSettled(operation: Operation): boolean {
  return operation.phase.at === 'settled';
}
