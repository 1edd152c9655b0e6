import type { ConnectionState } from '../../messages/connection-view.ts';
import type { WorklistAsk, WorklistView } from '../../messages/worklist-view.ts';
import type { PatientServices } from '../patient/read-access.ts';
import type { RequestBudget } from '../store/request-budget.ts';
import type { StoreHealth } from '../store/store-health.ts';
import type { HeldWorklist } from './held-worklist.ts';

/** What the view of the popup's list is made from. */
interface ViewNeeds {
  patients: Pick<PatientServices, 'clock'>;
  worklist: HeldWorklist;
  store: StoreHealth;
  budget: Pick<RequestBudget, 'view'>;
}

/**
 * The popup's list: every invite known to be pending or expired, and every open operation, in the order in which they
 * need somebody.
 */
export async function viewWorklist(
  { patients, worklist, store, budget }: ViewNeeds,
  ask: WorklistAsk,
  connection: ConnectionState,
  now: Pick<WorklistView, 'filling' | 'online' | 'overlayTaken' | 'otherHost'>,
): Promise<WorklistView> {
  const [page, left, kept] = await Promise.all([worklist.page(ask), budget.view(), store.view()]);
  // A disk that gives nothing now may give it at the next look, without anything being written in between.
  if (kept.trouble !== null) worklist.drop();
  const { zone, signedInAs, rows, counts } = page;
  return {
    clock: { now: page.now, learned: patients.clock.learned() },
    ...{ zone, connection, query: ask.query, from: ask.from, rows, counts, ...now },
    ...{ actsAs: signedInAs, budget: left, store: kept },
  };
}
