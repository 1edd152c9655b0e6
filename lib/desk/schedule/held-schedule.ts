import { dateIn } from '../../invites/expiry.ts';
import type { DayAsk } from '../../messages/day-view.ts';
import type { ListedPerson } from '../../messages/worklist-view.ts';
import { once } from '../../once.ts';
import { WORKLIST_JUDGED } from '../../timing.ts';
import { judgeWorklist } from '../patient/judge-worklist.ts';
import type { PatientServices } from '../patient/read-access.ts';
import { type Snapshot, takeSnapshot } from '../patient/snapshot.ts';
import { type JudgedPatient, judgeDay, judgePatient, visitThatCounts } from './judge-day.ts';
import { dayOf, type KeptDays, type KeptSchedule, type KeptVisit } from './kept-days.ts';
import type { Places } from './places.ts';

/** What this workstation knows of patients and schedule, at this moment. */
export interface ScheduleNow extends KeptSchedule {
  snapshot: Snapshot;
  places: Places;
  /** Patients whose line of a list has not begun yet. */
  waiting: ReadonlySet<number>;
  preparesSchedule: boolean;
  /** The patients of one day, of these providers and offices, in the order of their visits. */
  patientsOf(date: string, scope?: Pick<DayAsk, 'providerId' | 'officeId'>): JudgedPatient[];
  /** Everybody whose invite is known to wait or to have ended, by its end. */
  pending(): ListedPerson[];
  /** Everybody known who lacks exactly one thing for an invite. */
  oneStep(): JudgedPatient[];
  /** The known visits of a patient from today on, by their start. */
  visitsOf(patientId: number): readonly KeptVisit[];
  /** One patient by the next visit that is known. */
  judged(patientId: number): JudgedPatient;
}

/** Hands out what is known. It is read once after each change and judged once a minute, whatever is asked of it. */
export interface HeldSchedule {
  present(): Promise<ScheduleNow>;
  /** Read it anew for the next one who asks, although nothing was written. */
  drop(): void;
}

/** What is read together, so that one moment's facts are judged. */
interface Taken {
  snapshot: Snapshot;
  kept: KeptSchedule;
  places: Places;
  waiting: ReadonlySet<number>;
  preparesSchedule: boolean;
}

export interface HeldNeeds {
  services: PatientServices;
  days: Pick<KeptDays, 'all'>;
  places(): Promise<Places>;
  waitingInList(): Promise<ReadonlySet<number>>;
  preparesSchedule(): Promise<boolean>;
  /** How often anything was written from which this is made. */
  writes(): number;
}

export function heldSchedule(needs: HeldNeeds): HeldSchedule {
  let taken: { after: number; all: Promise<Taken> } | null = null;
  let newest: Snapshot | null = null;
  let last: { from: Taken; now: ScheduleNow } | null = null;
  const drop = () => {
    taken = null;
  };
  const held = () => {
    if (taken?.after !== needs.writes()) {
      taken = { after: needs.writes(), all: takeAll(needs, () => newest) };
      taken.all.catch(drop);
    }
    return taken.all;
  };
  return {
    drop,
    async present() {
      const from = await held();
      newest = from.snapshot;
      const now = needs.services.clock.now();
      const holds = last?.from === from && Math.abs(now - last.now.snapshot.now) < WORKLIST_JUDGED;
      if (last === null || !holds) last = { from, now: judgedLazily(from, now) };
      return last.now;
    },
  };
}

async function takeAll(needs: HeldNeeds, before: () => Snapshot | null): Promise<Taken> {
  const [snapshot, kept, places, waiting, preparesSchedule] = await Promise.all([
    takeSnapshot(needs.services),
    needs.days.all(),
    needs.places(),
    needs.waitingInList(),
    needs.preparesSchedule(),
  ]);
  return { snapshot: withSameRecords(snapshot, before()), kept, places, waiting, preparesSchedule };
}

/** A record that says what it said before is the same object as before, so that nothing of it is judged twice. */
function withSameRecords(snapshot: Snapshot, before: Snapshot | null): Snapshot {
  const records = [...snapshot.records].map(([id, record]) => {
    const known = before?.records.get(id);
    return [id, known && JSON.stringify(known) === JSON.stringify(record) ? known : record] as const;
  });
  return { ...snapshot, records: new Map(records) };
}

/** The same facts at this time. Each part is judged when it is first asked for, and then kept. */
function judgedLazily({ kept, snapshot: before, ...rest }: Taken, now: number): ScheduleNow {
  const snapshot = { ...before, now, today: dateIn(before.zone, now) };
  const { waiting } = rest;
  const byDay = new Map<string, JudgedPatient[]>();
  const byPatient = new Map<number, JudgedPatient>();
  const nextVisits = once(() => visitsFrom(kept, snapshot.today));
  const visitsOf = (patientId: number) => nextVisits().get(patientId) ?? [];
  const judged = (patientId: number) => {
    const found =
      byPatient.get(patientId) ??
      judgePatient(snapshot, patientId, onNextDay(visitsOf(patientId), snapshot.zone, now), waiting);
    byPatient.set(patientId, found);
    return found;
  };
  return {
    ...{ ...kept, ...rest, snapshot, visitsOf, judged },
    patientsOf(date, { providerId, officeId } = EVERYWHERE) {
      const key = `${date} ${providerId} ${officeId}`;
      const visits = () =>
        (kept.days.get(date)?.visits ?? []).filter(
          (visit) =>
            (providerId === null || visit.providerId === providerId) &&
            (officeId === null || visit.officeId === officeId),
        );
      const found = byDay.get(key) ?? judgeDay(snapshot, visits(), waiting);
      byDay.set(key, found);
      return found;
    },
    pending: once(() => judgeWorklist(snapshot).people),
    oneStep: once(() => [...snapshot.records.keys()].map(judged).filter(isOneStepAway)),
  };
}

const EVERYWHERE = { providerId: null, officeId: null };

function isOneStepAway({ readiness, state: { eligibility } }: JudgedPatient): boolean {
  return (
    readiness.kind === 'notReady' && eligibility?.verdict === 'notEligible' && eligibility.toFix.length === 1
  );
}

/** Those of the day of the visit that counts. */
function onNextDay(visits: readonly KeptVisit[], zone: string | null, now: number): readonly KeptVisit[] {
  const next = visitThatCounts(visits, zone, now);
  return visits.filter((visit) => next !== null && dayOf(visit) === dayOf(next));
}

/** The visits of each patient from this day on, by their start. */
export function visitsFrom({ days }: Pick<KeptSchedule, 'days'>, today: string): Map<number, KeptVisit[]> {
  const coming = [...days.values()].filter(({ date }) => date >= today);
  const found = new Map<number, KeptVisit[]>();
  for (const { visits } of coming.toSorted((a, b) => a.date.localeCompare(b.date)))
    for (const visit of visits) {
      const others = found.get(visit.patientId);
      if (others) others.push(visit);
      else found.set(visit.patientId, [visit]);
    }
  return found;
}
