import type { Status } from '../invites/status.ts';
import type { BudgetView } from './budget-view.ts';
import type { ConnectionState } from './connection-view.ts';
import type { Offer } from './offer.ts';
import type { OperationView } from './operation-view.ts';
import type { StoreView } from './store-view.ts';

/** Who a row of a list is about. */
export interface ListedPerson {
  patientId: number;
  /** null: not known since the browser started; the row reads "Patient …4224, open to see". */
  name: string | null;
  birthDate: string | null;
  /** Last four digits of the patient id. */
  idEnding: string;
}

/** One line of the popup. */
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
  /** True while names or statuses are still being fetched. */
  filling: boolean;
  budget: BudgetView;
  store: StoreView;
}
