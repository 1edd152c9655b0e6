import type { BulkOf } from '../../messages/bulk-address.ts';
import type { BulkBasis, BulkLeftOut, BulkPreview, BulkRow, BulkView } from '../../messages/bulk-view.ts';
import { operationView } from '../operations/view-operation.ts';
import { answersTo } from '../patient/offers.ts';
import type { PatientServices } from '../patient/read-access.ts';
import { personOf } from '../patient/view-page.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { type ConnectionPorts, connectionState } from '../sign-in/connection.ts';
import type { RequestBudget } from '../store/request-budget.ts';
import type { Bulk } from './bulk.ts';
import { bulkCandidates, type Candidate } from './bulk-candidates.ts';
import { type BulkOfDay, bulkOfDay } from './bulk-of-day.ts';

/** What the messages about a list need of the background. */
export interface BulkNeeds {
  patients: PatientServices;
  bulk: Bulk;
  budget: RequestBudget;
  schedule: Pick<Schedule, 'view' | 'readyToGo'>;
  connection: Pick<ConnectionPorts, 'credentials' | 'facts' | 'hasSiteAccess'>;
}

/** The list as a person confirms it: who is in it, who is left out, and why. Costs no requests. */
export async function viewPreview(background: BulkNeeds, of: BulkOf): Promise<BulkPreview> {
  const { patients, schedule } = background;
  const shared = await basis(background);
  if (of.of !== 'day') {
    const candidates = await bulkCandidates(patients, of.of === 'lines' ? of.lines : null);
    return { ...shared, date: null, trouble: null, ...split(candidates, new Map()) };
  }
  const { date, trouble, candidates, others, visits } = await bulkOfDay(patients, schedule, of);
  const { lines, leftOut } = split(candidates, visits);
  return { ...shared, ...{ date, trouble, lines, leftOut: [...leftOut, ...others.map(leftOutRow)] } };
}

function split(
  candidates: readonly Candidate[],
  visits: ReadonlyMap<number, string>,
): Pick<BulkPreview, 'lines' | 'leftOut'> {
  const all = candidates.map(({ patientId, record, ...judged }) => ({
    ...{ ...personOf(patientId, record), ...judged, visit: visits.get(patientId) ?? null },
  }));
  return {
    lines: all.flatMap(({ leftOut, lacking: _, ...line }) => (leftOut === null ? [line] : [])),
    leftOut: all.flatMap(({ leftOut, seenInvite: _, warnings: __, addressDoubt: ___, ...line }) =>
      leftOut === null ? [] : [{ ...line, why: leftOut }],
    ),
  };
}

function leftOutRow({ row, why }: BulkOfDay['others'][number]): BulkLeftOut {
  const { patientId, name, birthDate, idEnding, minorsUnder, visit, readiness } = row;
  const lacking =
    readiness.kind === 'notReady' && readiness.next.step === 'ask' ? [...readiness.next.for] : [];
  const person = { patientId, name, birthDate, idEnding, ...(minorsUnder ? { minorsUnder } : {}) };
  return { ...person, action: null, visit: visit?.starts ?? null, why, lacking };
}

export async function viewBulk(background: BulkNeeds): Promise<BulkView> {
  const { patients, bulk } = background;
  const [shared, queue] = await Promise.all([basis(background), bulk.queue()]);
  if (queue === null) return { ...shared, list: null };
  const [{ records }, operations] = await Promise.all([
    patients.cache.known(),
    patients.journal.openOperations(),
  ]);
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const { id, startedAt, endedAt, hold, promise, pausedByPerson } = queue;
  const lines = queue.lines.map(({ patientId, action, state }): BulkRow => {
    const running = 'operationId' in state ? byId.get(state.operationId) : undefined;
    const operation = running ? operationView(running, null, shared.zone) : null;
    const record = records.get(patientId) ?? null;
    const isDeceased = record?.chartState === 'deceased';
    const answers = running ? answersTo(running.phase, isDeceased).map((offer) => offer.action) : [];
    return { ...personOf(patientId, record), action, state, operation, answers };
  });
  return { ...shared, list: { id, startedAt, endedAt, hold, promise, lines, paused: pausedByPerson } };
}

async function basis({ patients, budget, connection }: BulkNeeds): Promise<BulkBasis> {
  return {
    clock: { now: patients.clock.now(), learned: patients.clock.learned() },
    zone: await patients.facts.zone(),
    connection: await connectionState(connection),
    actsAs: (await patients.facts.checks())?.signedInAs ?? null,
    budget: await budget.view(),
    revokeTells: await patients.facts.revokeTells(),
  };
}
