import type { BulkAction, BulkLineState, Hold, LeftOut } from '../invites/bulk-queue.ts';
import type { Interval } from '../invites/evidence.ts';
import type { BudgetView } from './budget-view.ts';
import type { ConnectionState } from './connection-view.ts';
import type { Action } from './offer.ts';
import type { OperationView } from './operation-view.ts';
import type { ListedPerson } from './worklist-view.ts';

/** The final list, before anything is sent. */
export interface BulkPreview extends BulkBasis {
  lines: BulkOffer[];
}

export interface BulkOffer extends ListedPerson {
  action: BulkAction;
  /** The newest invite known; handed back at the start, so that a newer one is seen to be a colleague's. */
  seenInvite: Interval | null;
  leftOut: LeftOut | null;
}

/** What the cost and the finishing time of a list are reckoned from. */
export interface BulkBasis {
  clock: { now: number; learned: boolean };
  zone: string | null;
  connection: ConnectionState;
  budget: BudgetView;
  /** DrChrono's answer to a revoke tells who was first: a resend then costs one request less. */
  revokeTells: boolean;
}

/** The list under way, or over. */
export interface BulkView extends BulkBasis {
  list: BulkList | null;
}

export interface BulkList {
  id: string;
  startedAt: number;
  endedAt: number | null;
  paused: boolean;
  hold: Hold | null;
  promise: { requests: number; finish: number };
  /** In the order of the desk. */
  lines: BulkRow[];
}

export interface BulkRow extends ListedPerson {
  action: BulkAction;
  state: BulkLineState;
  /** The operation of a line that is under way or asks. */
  operation: OperationView | null;
  /** How a person may answer an open question. */
  answers: Action[];
}
