import type { Permission } from '../invites/permission.ts';

/** A request to the practice API can end in these ways without an answer that we can use. */
export type PracticeFailure =
  | { kind: 'notConnected' }
  | { kind: 'reconnect'; why: 'grantDead' | 'noSession' }
  | { kind: 'siteAccessWithdrawn' }
  /** The vault on this workstation does not open, takes no write, or holds what a later release wrote. */
  | { kind: 'storeUnavailable'; why: 'cannotOpen' | 'cannotWrite' | 'newerVersion' }
  | { kind: 'offline' }
  /** No answer of DrChrono's came: the connection failed, or something on the way answered in its place. */
  | { kind: 'unreachable' }
  | { kind: 'timeout' }
  | { kind: 'throttled'; until: number }
  | { kind: 'budgetSpent'; until: number }
  | { kind: 'forbidden'; lacks?: Permission }
  | { kind: 'notFound' }
  | { kind: 'refused'; words: string[] }
  | { kind: 'serverError'; status: number }
  | { kind: 'answerUnreadable' }
  /** The page that asked moved on while the request waited its turn, so the request never left. */
  | { kind: 'viewOutdated' }
  /** The tab that asked has had too many patients looked up, so the request never left. */
  | { kind: 'tooManyPatients' };

/**
 * `happened` says what a write may have done: with `no` it never left or DrChrono refused it; with `maybe` it left and
 * no answer told its fate. A failed read carries `happened` too, but nothing depends on it there. `repeated`: the
 * browser may have sent this write twice.
 */
export type Answer<T> =
  | { ok: true; value: T; status: number; at: AnswerTime; repeated?: true }
  | { ok: false; failure: PracticeFailure; happened: 'no' | 'maybe' };

/** The server answered within this time (epoch ms). It is an interval because the `Date` header has whole seconds. */
export interface AnswerTime {
  earliest: number;
  latest: number;
}
