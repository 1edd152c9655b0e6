/** Every way a request to the practice API can end without an answer we can use. */
export type PracticeFailure =
  | { kind: 'notConnected' }
  | { kind: 'reconnect'; why: 'grantDead' | 'noSession' }
  | { kind: 'siteAccessWithdrawn' }
  /** The extension's own store on this computer does not open. */
  | { kind: 'storeUnavailable'; why: 'cannotOpen' | 'cannotWrite' | 'newerVersion' }
  | { kind: 'offline' }
  | { kind: 'timeout' }
  | { kind: 'throttled'; until: number }
  | { kind: 'budgetSpent'; until: number }
  | { kind: 'forbidden' }
  | { kind: 'notFound' }
  | { kind: 'refused'; words: string[] }
  | { kind: 'serverError'; status: number }
  | { kind: 'answerUnreadable' }
  /** The page that asked moved on while the question waited its turn: it never left. */
  | { kind: 'viewOutdated' };

/**
 * `happened` says what a write may have done: `no` = it never left or DrChrono refused it; `maybe` = it left and
 * no answer told its fate. Reads carry it too and nobody asks. `repeated`: the browser may have sent this write twice.
 */
export type Answer<T> =
  | { ok: true; value: T; status: number; at: AnswerTime; repeated?: true }
  | { ok: false; failure: PracticeFailure; happened: 'no' | 'maybe' };

/** When the server answered: its `Date` header has whole seconds, so an interval; epoch ms. */
export interface AnswerTime {
  earliest: number;
  latest: number;
}
