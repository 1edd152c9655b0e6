import type { BulkAction, BulkLineState, Hold, LeftOut, StillToDo } from '../invites/bulk-queue.ts';
import type { Cautions, Requirement } from '../invites/eligibility.ts';
import type { Interval } from '../invites/evidence.ts';
import type { BudgetView } from './budget-view.ts';
import type { ConnectionState } from './connection-view.ts';
import type { DayTrouble } from './day-view.ts';
import type { Action } from './offer.ts';
import type { OperationView } from './operation-view.ts';
import type { ListedPerson } from './worklist-view.ts';

/** A person confirms this list before anything is sent. Each patient is in it once. */
export interface BulkPreview extends BulkBasis {
  /** The list is about this date of the practice's calendar (`YYYY-MM-DD`); null where it is about no day. */
  date: string | null;
  /** Why the day's schedule is not there, or not whole; null where it is, and for a list about no day. */
  trouble: DayTrouble | null;
  lines: BulkOffer[];
  leftOut: BulkLeftOut[];
}

/** The card would warn of the same; a line with a warning is in the list only where a person ticks it. */
export interface BulkOffer extends ListedPerson, Cautions {
  action: BulkAction;
  /** In a list for a day: when the visit begins by the practice's wall clock, `YYYY-MM-DDTHH:MM`. */
  visit: string | null;
  /**
   * This is the newest invite known. The page hands it back at the start, so that a newer one shows a colleague's work.
   */
  seenInvite: Interval | null;
}

/** A patient is left out of the list, and why. */
export interface BulkLeftOut extends ListedPerson, Pick<Cautions, 'minorsUnder'> {
  /** What the list would have done; null where the next step is neither. */
  action: BulkAction | null;
  visit: string | null;
  why: LeftOut | StillToDo;
  /** The fields that an invite needs and the chart does not have, the cheapest to ask for first; [] where that is not why. */
  lacking: Requirement[];
}

/** The cost of a list and the time at which it is done are calculated from this. */
export interface BulkBasis {
  clock: { now: number; learned: boolean };
  zone: string | null;
  connection: ConnectionState;
  /** The list goes out in the name of this person at DrChrono; null where that is not known. */
  actsAs: string | null;
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
