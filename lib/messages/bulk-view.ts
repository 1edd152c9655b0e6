import type { BulkAction, BulkLineState, Hold, LeftOut } from '../invites/bulk-queue.ts';
import type { Interval } from '../invites/evidence.ts';
import type { BudgetView } from './budget-view.ts';
import type { ConnectionState } from './connection-view.ts';
import type { Action } from './offer.ts';
import type { OperationView } from './operation-view.ts';
import type { ListedPerson } from './worklist-view.ts';

/** A person confirms this list before anything is sent. */
export interface BulkPreview extends BulkBasis {
  lines: BulkOffer[];
}

export interface BulkOffer extends ListedPerson {
  action: BulkAction;
  /**
   * This is the newest invite known. The page hands it back at the start, so that a newer one shows a colleague's work.
   */
  seenInvite: Interval | null;
  /** The patient is left out of the list for this reason; null where the patient is in it. */
  leftOut: LeftOut | null;
}

/** The cost of a list and the time at which it is done are calculated from this. */
export interface BulkBasis {
  clock: { now: number; learned: boolean };
  zone: string | null;
  connection: ConnectionState;
  budget: BudgetView;
  /** DrChrono's answer to a revoke is known to tell who was first, so that a resend costs one request less. */
  revokeTells: boolean;
}

/** The page of the list shows this: the list that is under way, or the last one until it is put away. */
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
  /** The lines are in the order in which this workstation works them. */
  lines: BulkRow[];
}

export interface BulkRow extends ListedPerson {
  action: BulkAction;
  state: BulkLineState;
  /** The line is under way, or asks a person, with this operation; otherwise null. */
  operation: OperationView | null;
  /** A person may give these answers to the open question of the line. */
  answers: Action[];
}
