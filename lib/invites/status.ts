import type { EndedBy, Interval, Invite, Source } from './evidence.ts';

export interface Grounds {
  source: Source;
  /** The evidence was learned at this time (epoch ms, corrected clock). */
  asOf: number;
}

export type UnknownReason =
  /** No source has said anything about this patient yet. */
  | 'notChecked'
  /** The chart header says "not enabled". The patient is then not active, but an invite may or may not be pending. */
  | 'onlyNotActive'
  /** DrChrono answered, but the answer says nothing about invites. */
  | 'answerDoesNotTell'
  /** Two sources disagree, and they cannot both be right. */
  | 'contradiction'
  /** The newest row of Access History on the page cannot be read. */
  | 'unreadableHistory'
  /** Only the page says something, and nobody can tell how old the page is. */
  | 'pageMayBeOld';

/** A status says where a patient's invite stands. */
export type Status =
  | { kind: 'notInvited'; grounds: Grounds }
  | {
      kind: 'pending';
      phase: 'alive' | 'expiringNow';
      invite: Invite;
      expires: Interval | null;
      grounds: Grounds;
      /** The chart has another address by now, so the invite waits where nobody looks. */
      toOldAddress?: true;
    }
  | { kind: 'expired'; invite: Invite; expires: Interval; grounds: Grounds }
  | { kind: 'active'; since: Interval | null; grounds: Grounds }
  | { kind: 'revoked'; at: Interval | null; grounds: Grounds }
  | { kind: 'disabled'; by: EndedBy; at: Interval | null; grounds: Grounds }
  | { kind: 'unknown'; reason: UnknownReason; sides: Side[] };

/** This is one side of a contradiction: what one source says. The overlay shows both sides in words. */
export interface Side {
  grounds: Grounds;
  says: 'enabled' | 'notEnabled' | 'pending' | 'active' | 'revoked' | 'disabled' | 'noInvite' | 'sent';
}
