import type { Cautions } from '../invites/eligibility.ts';
import type { Status } from '../invites/status.ts';
import type { BudgetView } from './budget-view.ts';
import type { ConnectionState } from './connection-view.ts';
import type { Offer } from './offer.ts';
import type { OperationView } from './operation-view.ts';
import type { StoreView } from './store-view.ts';

/** A row of the popup or of a list is about this patient. */
export interface ListedPerson {
  patientId: number;
  /**
   * This is null where the name is not known since the browser started; the row then reads "Patient …4224, open to
   * see".
   */
  name: string | null;
  birthDate: string | null;
  /** These are the last four digits of the patient id. */
  idEnding: string;
}

/** This is one row of the popup. It warns of what the card would warn of. */
export interface WorklistRow extends ListedPerson, Cautions {
  status: Status;
  operation: OperationView | null;
  offers: Offer[];
}

/** The popup shows so much of the list. */
export interface WorklistAsk {
  /** Only patients whom these words find; '' for all. */
  query: string;
  /** The rows from this place on, and so many of them: those that are seen, and a few around them. */
  from: number;
  count: number;
  /** This patient stands above the list, and is neither in its rows nor counted in it; null for nobody. */
  without: number | null;
}

export interface WorklistView {
  clock: { now: number; learned: boolean };
  zone: string | null;
  connection: ConnectionState;
  online: boolean;
  /** The rows stand from this place on among all that this query found. */
  query: string;
  from: number;
  rows: WorklistRow[];
  counts: WorklistCounts;
  /** This is true while names of patients are still being fetched. */
  filling: boolean;
  /** What is sent goes out in the name of this person at DrChrono; null where that is not known. */
  actsAs: string | null;
  budget: BudgetView;
  store: StoreView;
  /** The page in the active tab took the overlay away, so only the popup is left there. */
  overlayTaken: boolean;
  /** The page in the active tab is at a host under drchrono.com at which we do nothing; null elsewhere. */
  otherHost: OtherHost | null;
}

export interface WorklistCounts {
  all: number;
  /** So many match the query, whether their rows are here or not. */
  found: number;
  /** So many have an expired invite that may be resent without a question, whoever stands above the list. */
  resendable: number;
  /** At this time (epoch ms) the next invite ends, so that another one may be resendable; null for none. */
  nextEnd: number | null;
}

/** A host that could be the practice's own and is not accepted as such. */
export interface OtherHost {
  host: string;
  /** The practice's own host is this one; null where none is named yet, so that staff may name `host`. */
  practiceHost: string | null;
}
