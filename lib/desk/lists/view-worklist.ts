import type { Status } from '../../invites/status.ts';
import type { ConnectionState } from '../../messages/connection-view.ts';
import type { WorklistRow, WorklistView } from '../../messages/worklist-view.ts';
import { patientState } from '../patient/patient-state.ts';
import type { PatientServices } from '../patient/read-access.ts';
import { knownPatients, type Snapshot, takeSnapshot } from '../patient/snapshot.ts';
import { personOf } from '../patient/view-page.ts';
import type { RequestBudget } from '../store/request-budget.ts';
import type { StoreHealth } from '../store/store-health.ts';

/**
 * The popup's list: every invite known to be pending or expired, and every open operation, in the order in which they
 * need somebody.
 */
export async function viewWorklist(
  services: PatientServices,
  store: StoreHealth,
  connection: ConnectionState,
  budget: RequestBudget,
  filling: boolean,
  online: boolean,
): Promise<WorklistView> {
  const snapshot = await takeSnapshot(services);
  return {
    clock: { now: snapshot.now, learned: services.clock.learned() },
    zone: snapshot.zone,
    connection,
    online,
    rows: worklistRows(snapshot),
    filling,
    budget: await budget.view(),
    store: await store.view(),
  };
}

/** A row for every patient with a pending or expired invite or an operation to show. Costs no requests. */
export function worklistRows(snapshot: Snapshot): WorklistRow[] {
  return knownPatients(snapshot)
    .flatMap((patientId): WorklistRow[] => {
      const record = snapshot.records.get(patientId) ?? null;
      const { status, operation, offers } = patientState(snapshot, patientId, record, 'locked');
      if (!(operation || isOnList(status))) return [];
      return [{ ...personOf(patientId, record), status, operation, offers }];
    })
    .sort((a, b) => rank(a) - rank(b) || a.patientId - b.patientId);
}

function isOnList(status: Status): boolean {
  return status.kind === 'pending' || status.kind === 'expired';
}

/** Where a row stands: open questions first, then by the end of the invite, last those without an end. */
function rank(row: WorklistRow): number {
  if (row.operation?.stage === 'needsYou') return 0;
  const { status } = row;
  if (status.kind === 'pending' || status.kind === 'expired')
    return status.expires?.earliest ?? Number.MAX_SAFE_INTEGER;
  return Number.MAX_SAFE_INTEGER;
}
