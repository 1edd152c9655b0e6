import type { BulkBasis, BulkPreview, BulkRow, BulkView } from '../../messages/bulk-view.ts';
import { operationView } from '../operations/view-operation.ts';
import { answersTo } from '../patient/offers.ts';
import type { PatientServices } from '../patient/read-access.ts';
import { personOf } from '../patient/view-page.ts';
import { type ConnectionPorts, connectionState } from '../sign-in/connection.ts';
import type { RequestBudget } from '../store/request-budget.ts';
import type { Bulk } from './bulk.ts';
import { bulkCandidates, type Wanted } from './bulk-candidates.ts';

/** What the messages about a list need of the background. */
export interface BulkNeeds {
  patients: PatientServices;
  bulk: Bulk;
  budget: RequestBudget;
  connection: Pick<ConnectionPorts, 'credentials' | 'facts' | 'hasSiteAccess'>;
}

/** The list as a person confirms it: all its patients, with the reason where one is left out. Costs no requests. */
export async function viewPreview(
  background: BulkNeeds,
  wanted: readonly Wanted[] | null,
): Promise<BulkPreview> {
  const candidates = await bulkCandidates(background.patients, wanted);
  return {
    ...(await basis(background)),
    lines: candidates.map(({ patientId, record, action, seenInvite, leftOut }) => ({
      ...{ ...personOf(patientId, record), action, seenInvite, leftOut },
    })),
  };
}

export async function viewBulk(background: BulkNeeds): Promise<BulkView> {
  const { patients, bulk } = background;
  const [shared, queue] = await Promise.all([basis(background), bulk.queue()]);
  if (queue === null) return { ...shared, list: null };
  const [{ records }, { operations }] = await Promise.all([patients.cache.known(), patients.journal.read()]);
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const { id, startedAt, endedAt, hold, promise, pausedByPerson } = queue;
  const lines = queue.lines.map(({ patientId, action, state }): BulkRow => {
    const running = 'operationId' in state ? byId.get(state.operationId) : undefined;
    const operation = running ? operationView(running, null, shared.zone) : null;
    const answers = running ? answersTo(running.phase).map((offer) => offer.action) : [];
    return { ...personOf(patientId, records.get(patientId) ?? null), action, state, operation, answers };
  });
  return { ...shared, list: { id, startedAt, endedAt, hold, promise, lines, paused: pausedByPerson } };
}

async function basis({ patients, budget, connection }: BulkNeeds): Promise<BulkBasis> {
  return {
    clock: { now: patients.clock.now(), learned: patients.clock.learned() },
    zone: await patients.facts.zone(),
    connection: await connectionState(connection),
    budget: await budget.view(),
    revokeTells: await patients.facts.revokeTells(),
  };
}
