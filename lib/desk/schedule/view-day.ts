import { dateIn } from '../../invites/expiry.ts';
import { outlives, startOf } from '../../invites/lapse.ts';
import { matching } from '../../invites/match-person.ts';
import { isReady, needsPerson } from '../../invites/ready.ts';
import type { DayAsk, DayCounts, DayRow, DayView } from '../../messages/day-view.ts';
import type { ListedPerson } from '../../messages/worklist-view.ts';
import { cautionsOf } from '../patient/patient-state.ts';
import type { ScheduleNow } from './held-schedule.ts';
import { arrivedOf, countDay, countUnlooked, type JudgedPatient, OF_DAY } from './judge-day.ts';

/** What of the view is made from what is known of the patients alone. */
export type DayContent = Pick<
  DayView,
  'arrived' | 'counts' | 'found' | 'rows' | 'needing' | 'providers' | 'offices'
>;

/** The rows that are asked for, of all that filter and search find, and the counts of the day. */
export function dayContent(now: ScheduleNow, ask: DayAsk, date: string): DayContent {
  const patients = now.patientsOf(date, ask);
  const everybody = listOf(now, ask, patients);
  const found = ask.query === '' ? everybody : matching(everybody, ask.query);
  const seen = found.slice(ask.from, ask.from + ask.count).map((one) => judgedIn(now, one));
  return {
    arrived: arrivedOf(patients).map(rowOf),
    counts: countsOf(now, patients),
    found: found.length,
    rows: seen.map(rowOf),
    needing: placesOf(now, ask, found),
    ...placesIn(now, ask, date),
  };
}

/** Everybody whom the filter shows, in its order, and whoever is to stay in sight. */
function listOf(
  now: ScheduleNow,
  { filter, keep = [] }: DayAsk,
  patients: JudgedPatient[],
): readonly ListedPerson[] {
  if (filter === 'pending') return now.pending();
  if (filter === 'oneStep') return now.oneStep();
  const isIn = OF_DAY[filter];
  return patients.filter(({ readiness, patientId }) => isIn(readiness) || keep.includes(patientId));
}

/** A patient of the day was judged by the visit of that day, and everybody else is by the next one that is known. */
function judgedIn(now: ScheduleNow, person: ListedPerson): JudgedPatient {
  return isJudged(person) ? person : now.judged(person.patientId);
}

function isJudged(person: ListedPerson): person is JudgedPatient {
  return 'readiness' in person;
}

/**
 * Where those stand who need a person; null: everybody does. Whoever a list can take needs only its one press, so as long
 * as there are others these alone are walked. Nobody of whom only the id is known needs one.
 */
function placesOf(
  now: ScheduleNow,
  { filter, keep = [] }: DayAsk,
  found: readonly ListedPerson[],
): number[] | null {
  if (filter === 'oneStep') return null;
  if (['toSend', 'toAsk', 'toCorrect'].includes(filter) && keep.length === 0) return null;
  const needing = found.flatMap((person, place) => {
    if (!isJudged(person) && person.name === null) return [];
    const { readiness } = judgedIn(now, person);
    return needsPerson(readiness) ? [{ place, isForList: OF_DAY.toSend(readiness) }] : [];
  });
  const others = needing.filter(({ isForList }) => !isForList);
  return (others.length > 0 ? others : needing).map(({ place }) => place);
}

function countsOf(now: ScheduleNow, patients: JudgedPatient[]): DayCounts {
  return { ...countDay(patients), pending: now.pending().length, oneStep: now.oneStep().length };
}

/** One row, as the page shows it. */
function rowOf({ visit, again, state, readiness, ...person }: JudgedPatient): DayRow {
  const { status, operation, offers, eligibility, lately } = state;
  const { patientId, name, birthDate, idEnding } = person;
  return {
    ...{ patientId, name, birthDate, idEnding, status, readiness, operation, offers, again },
    // Who has joined needs no invite, so nothing can make one go astray.
    ...cautionsOf(status.kind === 'active' ? null : eligibility),
    key: `patient ${patientId}`,
    visit: visit && {
      ...{ id: visit.id, starts: visit.starts, presence: visit.presence },
      ...{ providerId: visit.providerId, officeId: visit.officeId },
    },
    address: eligibility?.lines.find(({ requirement }) => requirement === 'email')?.shown || null,
    lately,
  };
}

/** The providers and offices that have visits on that day, by their names, and those that were asked for. */
function placesIn(
  { days, places }: ScheduleNow,
  { providerId, officeId }: DayAsk,
  date: string,
): Pick<DayView, 'providers' | 'offices'> {
  const visits = days.get(date)?.visits ?? [];
  const providers = new Set([providerId, ...visits.map((visit) => visit.providerId)]);
  const offices = new Set([officeId, ...visits.map((visit) => visit.officeId)]);
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
  return {
    providers: places.providers.filter(({ id }) => providers.has(id)).toSorted(byName),
    offices: places.offices.filter(({ id }) => offices.has(id)).toSorted(byName),
  };
}

/** The line of the morning: today's patients, and of all invites those that end today. */
export function morningOf(now: ScheduleNow): NonNullable<DayView['morning']> {
  const { zone, today } = now.snapshot;
  const patients = now.patientsOf(today);
  const ending = now.pending().flatMap(({ patientId }) => {
    const { state, visit } = now.judged(patientId);
    const { status } = state;
    if (status.kind !== 'pending' || status.expires === null) return [];
    const endsToday = dateIn(zone, status.expires.earliest) === today;
    return endsToday ? [{ expires: status.expires, visit }] : [];
  });
  return {
    patients: patients.length,
    ready: patients.filter(({ readiness }) => isReady(readiness)).length,
    notChecked: countUnlooked(patients),
    expiring: ending.length,
    beforeVisit: ending.filter(({ expires, visit }) => visit && !outlives(expires, startOf(visit, zone)))
      .length,
  };
}
