import type { LeftOut, StillToDo } from '../../invites/bulk-queue.ts';
import { listDeed, type NextStep, type Readiness } from '../../invites/ready.ts';
import type { DayRow, DayTrouble } from '../../messages/day-view.ts';
import { MOST_LIST_LINES } from '../../timing.ts';
import type { PatientServices } from '../patient/read-access.ts';
import type { DayScope, Schedule } from '../schedule/schedule.ts';
import { bulkCandidates, type Candidate, type Wanted } from './bulk-candidates.ts';

/** Who of a day is in a list, who is not, and why. Costs no requests. */
export interface BulkOfDay {
  date: string;
  trouble: DayTrouble | null;
  /** Everybody whose next step is a send or a resend, with the reason where the list leaves somebody out. */
  candidates: Candidate[];
  /** Everybody else who needs a person before the visit. */
  others: { row: DayRow; why: LeftOut | StillToDo }[];
  /** When the first visit of a patient begins, by patient id. */
  visits: ReadonlyMap<number, string>;
}

/** Judge the patients of a part of the schedule for a list, each once, however often they come that day. */
export async function bulkOfDay(
  services: PatientServices,
  schedule: Pick<Schedule, 'view' | 'readyToGo'>,
  scope: DayScope,
): Promise<BulkOfDay> {
  const ask = { ...scope, filter: 'all', query: '', from: 0, count: MOST_LIST_LINES } as const;
  const [{ date, trouble, rows }, ready] = await Promise.all([schedule.view(ask), schedule.readyToGo(scope)]);
  const readyIds = new Set(ready.map(({ patientId }) => patientId));
  const first = byPatient(rows);
  const rest = [...first.values()].filter(({ patientId }) => !readyIds.has(patientId));
  const asking = rest.flatMap(({ patientId, readiness }): Wanted[] => {
    const action = listDeed(readiness);
    return action === null ? [] : [{ patientId, action }];
  });
  const judged = await bulkCandidates(services, [...byPatient(ready).values(), ...asking]);
  return {
    ...{ date, trouble },
    candidates: judged.filter(({ patientId }) => readyIds.has(patientId)),
    others: rest.flatMap((row) => {
      const asked = judged.find(({ patientId }) => patientId === row.patientId);
      const why = asked ? (asked.leftOut ?? 'asksFirst') : reasonOf(row.readiness);
      return why === null ? [] : [{ row, why }];
    }),
    visits: new Map([...first].flatMap(([id, { visit }]) => (visit === null ? [] : [[id, visit.starts]]))),
  };
}

/** The first of each patient, in their order. */
function byPatient<T extends { patientId: number }>(all: readonly T[]): Map<number, T> {
  const first = new Map<number, T>();
  for (const one of all) if (!first.has(one.patientId)) first.set(one.patientId, one);
  return first;
}

/** Why somebody whose next step is no send and no resend is in no list; null where nothing is to be done. */
function reasonOf(readiness: Readiness): LeftOut | StillToDo | null {
  switch (readiness.kind) {
    case 'ready':
    case 'notInviting':
    case 'resendLater':
      return null;
    case 'underWay':
      return 'underWay';
    case 'drChronoInvites':
      return 'drChronoInvites';
    case 'notReady':
      return reasonOfStep(readiness.next);
  }
}

function reasonOfStep(next: NextStep): LeftOut | StillToDo {
  switch (next.step) {
    case 'invite':
    case 'resend':
      return 'asksFirst';
    case 'anotherWay':
      return 'anotherWay';
    case 'ask':
      return 'missingIdentifiers';
    case 'correct':
      return next.because;
    case 'check':
      return next.because === 'notLooked' ? 'notChecked' : 'unclear';
    case 'decide':
      return 'openQuestion';
  }
}
