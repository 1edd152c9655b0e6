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

/** This is one row of the popup. */
export interface WorklistRow extends ListedPerson {
  status: Status;
  operation: OperationView | null;
  offers: Offer[];
}

export interface WorklistView {
  clock: { now: number; learned: boolean };
  zone: string | null;
  connection: ConnectionState;
  online: boolean;
  rows: WorklistRow[];
  /** This is true while names of patients are still being fetched. */
  filling: boolean;
  budget: BudgetView;
  store: StoreView;
}
