import type { Interval, Invite, Source } from './evidence.ts';

export interface Grounds {
  source: Source;
  /** When the evidence was obtained, epoch ms. */
  asOf: number;
}

export type UnknownReason =
  /** Nothing was asked yet. */
  | 'notChecked'
  /** The chart header says "not enabled": not active, and no more is known. */
  | 'onlyNotActive'
  /** DrChrono answered, but the answer says nothing about invites. */
  | 'answerDoesNotTell'
  /** Two sources cannot both be right. */
  | 'contradiction'
  /** The Access History on the page has a row we cannot read. */
  | 'unreadableHistory';

/** Where a patient's invite stands. */
export type Status =
  | { kind: 'notInvited'; grounds: Grounds }
  | {
      kind: 'pending';
      phase: 'alive' | 'expiringNow';
      invite: Invite;
      expires: Interval | null;
      grounds: Grounds;
    }
  | { kind: 'expired'; invite: Invite; expires: Interval; grounds: Grounds }
  | { kind: 'active'; since: Interval | null; grounds: Grounds }
  | { kind: 'revoked'; at: Interval | null; grounds: Grounds }
  | { kind: 'disabled'; by: 'staff' | 'patient' | 'unknown'; at: Interval | null; grounds: Grounds }
  | { kind: 'unknown'; reason: UnknownReason; sides: Side[] };

/** One side of a contradiction, in words the overlay can show. */
export interface Side {
  grounds: Grounds;
  says: 'enabled' | 'notEnabled' | 'pending' | 'active' | 'revoked' | 'disabled' | 'noInvite' | 'sent';
}
