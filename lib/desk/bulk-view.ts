import type { BulkBasis, BulkPreview, BulkRow, BulkView } from '../messages/view.ts';
import { bulkCandidates, type Wanted } from './bulk-candidates.ts';
import { connectionState } from './connection.ts';
import type { Desk } from './desk.ts';
import { answersTo } from './offers.ts';
import { operationView } from './operation-view.ts';
import { personOf } from './patient-view.ts';

/** The list to confirm: everybody it is about, with the reason where one is left out. No requests. */
export async function viewPreview(desk: Desk, wanted: readonly Wanted[] | null): Promise<BulkPreview> {
  const candidates = await bulkCandidates(desk.parts, wanted);
  return {
    ...(await basis(desk)),
    lines: candidates.map(({ patientId, record, action, seenInvite, leftOut }) => ({
      ...{ ...personOf(patientId, record), action, seenInvite, leftOut },
    })),
  };
}

export async function viewBulk(desk: Desk): Promise<BulkView> {
  const { parts, bulk } = desk;
  const [shared, queue] = await Promise.all([basis(desk), bulk.queue()]);
  if (queue === null) return { ...shared, list: null };
  const [{ records }, { operations }] = await Promise.all([parts.memory.known(), parts.ledger.read()]);
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

async function basis({ parts, budget, connection }: Desk): Promise<BulkBasis> {
  return {
    clock: { now: parts.clock.now(), learned: parts.clock.learned() },
    zone: await parts.facts.zone(),
    connection: await connectionState(connection),
    budget: await budget.view(),
    revokeTells: await parts.facts.revokeTells(),
  };
}
