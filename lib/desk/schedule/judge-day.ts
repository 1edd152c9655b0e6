import { isVisitOver } from '../../invites/day-over.ts';
import { willDrChronoInvite } from '../../invites/drchrono-invites.ts';
import { startOf } from '../../invites/lapse.ts';
import {
  isNotLooked,
  isReady,
  judgeReadiness,
  listDeed,
  needsPerson,
  type Readiness,
  type ReadinessFacts,
  stepOf,
} from '../../invites/ready.ts';
import type { DayCounts, DayFilter } from '../../messages/day-view.ts';
import type { ListedPerson } from '../../messages/worklist-view.ts';
import { putOff } from '../patient/patient-asides.ts';
import { type PatientState, patientState } from '../patient/patient-state.ts';
import type { Snapshot } from '../patient/snapshot.ts';
import { personOf } from '../patient/view-page.ts';
import { dayOf, type KeptVisit } from './kept-days.ts';

/** One patient of a day, or of everybody known, as things stand in a snapshot. */
export interface JudgedPatient extends ListedPerson {
  /** The visit that the judgement is about; null where none is in sight. */
  visit: KeptVisit | null;
  /** When the patient comes again on that day, `HH:MM`. */
  again: string[];
  state: PatientState;
  readiness: Readiness;
  /** When the record was read, and when DrChrono was last asked about the invite (epoch ms); null: never. */
  recordAt: number | null;
  askedAt: number | null;
}

/** The patients of a list of visits, each once, in the order of the visits that they are about. */
export function judgeDay(
  snapshot: Snapshot,
  visits: readonly KeptVisit[],
  waiting: ReadonlySet<number>,
): JudgedPatient[] {
  const byPatient = new Map<number, KeptVisit[]>();
  for (const visit of visits) {
    const others = byPatient.get(visit.patientId);
    if (others) others.push(visit);
    else byPatient.set(visit.patientId, [visit]);
  }
  const judged = [...byPatient].map(([id, theirs]) => judgePatient(snapshot, id, theirs, waiting));
  return judged.toSorted(byStart);
}

/**
 * Judge one patient by the one of these visits that counts (`visitThatCounts`).
 * `waiting`: patients whose line of a list has not begun yet, which nothing else may double.
 */
export function judgePatient(
  snapshot: Snapshot,
  patientId: number,
  visits: readonly KeptVisit[],
  waiting: ReadonlySet<number>,
): JudgedPatient {
  const record = snapshot.records.get(patientId) ?? null;
  const state = patientState(snapshot, patientId, record, 'locked');
  const { now, zone, today, drChronoInvites } = snapshot;
  const visit = visitThatCounts(visits, zone, now);
  const later = visit === null ? [] : visits.slice(visits.indexOf(visit) + 1);
  const { status, eligibility, evidence } = state;
  const readiness = judgeReadiness({
    ...{ now, status, eligibility, notNow: putOff(snapshot, patientId, state, visit && dayOf(visit)) },
    operation: operationOf(state, waiting.has(patientId)),
    start: visit && startOf(visit, zone),
    lookedAt: newest(evidence.filter(({ source }) => source !== 'header')),
    sends: state.sends,
    drChronoInvites:
      record !== null && visit !== null && willDrChronoInvite(drChronoInvites, record, visit, today),
  });
  return {
    ...personOf(patientId, record),
    ...{ visit, state, readiness, again: later.map(({ starts }) => starts.slice(11, 16)) },
    recordAt: snapshot.recordsReadAt.get(patientId) ?? null,
    askedAt: newest(evidence.filter(({ source }) => source === 'answer')),
  };
}

/**
 * Choose of one patient's visits, the earliest first, the one that matters now: where the patient is, or the first that is
 * not over. One that nobody marked counts as over after a while, or this morning's would hide this afternoon's.
 */
export function visitThatCounts(
  visits: readonly KeptVisit[],
  zone: string | null,
  now: number,
): KeptVisit | null {
  // Most patients come once, and when a visit begins takes long to compute.
  const ahead = visits.length < 2 ? visits : visits.filter((visit) => !isVisitOver(visit, zone, now));
  const unmarked = visits.find(({ presence }) => presence !== 'over');
  return ahead.find(isThere) ?? ahead[0] ?? visits.find(isThere) ?? unmarked ?? visits.at(-1) ?? null;
}

/** A line of a list that has not begun yet is under way too. */
function operationOf({ running }: PatientState, isWaiting: boolean): ReadinessFacts['operation'] {
  if (running?.phase.at === 'needsYou') return 'asks';
  return running !== null || isWaiting ? 'underWay' : null;
}

function newest(items: readonly { asOf: number }[]): number | null {
  return items.reduce<number | null>((last, { asOf }) => Math.max(last ?? asOf, asOf), null);
}

function byStart(a: JudgedPatient, b: JudgedPatient): number {
  return (a.visit?.starts ?? '~').localeCompare(b.visit?.starts ?? '~') || a.patientId - b.patientId;
}

/** The filters of a chosen day, each with whom it shows. */
export const OF_DAY: Record<Exclude<DayFilter, 'pending' | 'oneStep'>, (readiness: Readiness) => boolean> = {
  toDo: needsPerson,
  toSend: (readiness) => listDeed(readiness) !== null,
  toAsk: (readiness) => stepOf(readiness) === 'ask',
  toCorrect: (readiness) => stepOf(readiness) === 'correct',
  // What a look could not tell is for a person, so it is in the first of these already.
  notChecked: isNotLooked,
  all: () => true,
};

/** How many of these patients are in which heap. */
export function countDay(patients: readonly JudgedPatient[]): Omit<DayCounts, 'pending' | 'oneStep'> {
  const count = (belongs: (readiness: Readiness) => boolean) =>
    patients.filter(({ readiness }) => belongs(readiness)).length;
  return {
    ...{ patients: patients.length, ready: count(isReady), toDo: count(OF_DAY.toDo) },
    ...{ toSend: count(OF_DAY.toSend), toAsk: count(OF_DAY.toAsk), toCorrect: count(OF_DAY.toCorrect) },
    notChecked: count(OF_DAY.notChecked),
  };
}

/** So many of these were not looked at yet. */
export function countUnlooked(patients: readonly JudgedPatient[]): number {
  return patients.filter(({ readiness }) => isNotLooked(readiness)).length;
}

/** Who is there and is not ready, the longest waiting first. */
export function arrivedOf(patients: readonly JudgedPatient[]): JudgedPatient[] {
  const arrivedAt = ({ visit }: JudgedPatient) => visit?.arrivedAt ?? Number.MAX_SAFE_INTEGER;
  return patients
    .filter(({ visit, readiness }) => isThere(visit) && readiness.kind === 'notReady')
    .toSorted((a, b) => arrivedAt(a) - arrivedAt(b) || byStart(a, b));
}

export function isThere(visit: KeptVisit | null): boolean {
  return visit?.presence === 'arrived' || visit?.presence === 'withProvider';
}
