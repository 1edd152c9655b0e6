import { Temporal } from 'temporal-polyfill';
import { doctors, offices } from './accounts.ts';
import type { PatientRecord } from './person.ts';
import { addPlannedPerson, PLANNED_STATES, type PlannedState } from './planned-people.ts';
import type { Practice } from './practice.ts';
import type { Visit } from './visits.ts';
import { DAY } from './wall-clock.ts';

/** One patient of a planned day. What is not said is drawn from the patient's place in the plan. */
export interface PlannedRow {
  state: PlannedState;
  /** The appointment's status word; '' where it is missing. */
  status?: string;
  /** The wall time, `09:30`. */
  time?: string;
  /** The same patient comes again at these wall times. */
  again?: readonly string[];
  doctor?: number;
  office?: number;
}

export interface PlannedVisit {
  state: PlannedState;
  patient: PatientRecord;
  visit: Visit;
}

/** The practice is open from eight to six. */
const OPENS = 8 * 60;
const OPEN_FOR = 10 * 60;

/**
 * Fill one day of the practice's calendar (`YYYY-MM-DD`) with these patients, who are made for it, and take everything
 * else off that day. They come in the order of the plan, spread over the day, at two providers in three offices. The day
 * has breaks beside them, and was planned three days ago. Returns each patient with the first of the visits.
 */
export function planDay(practice: Practice, date: string, rows: readonly PlannedRow[]): PlannedVisit[] {
  const { calendar, roster, clock } = practice;
  const plannedAt = clock.now() - 3 * DAY;
  for (const { id, scheduledTime } of calendar.all()) if (scheduledTime.startsWith(date)) calendar.drop(id);
  const before = roster.all().length;
  const planned = rows.map((row, nth) => {
    const doctor = row.doctor ?? (nth % 3 === 2 ? doctors.second.id : doctors.primary.id);
    const office = row.office ?? OFFICES[nth % OFFICES.length] ?? offices.main.id;
    const scheduledTime = `${date}T${row.time ?? timeOfRow(nth, rows.length)}:00`;
    const at = instantOf(scheduledTime, practice.settings.zone);
    const patient = addPlannedPerson(practice, before + nth, row.state, { at, doctor });
    const about = {
      ...{ patientId: patient.id, doctor, office, duration: 30, reason: 'Follow-up' },
      ...{ status: row.status ?? '', isBreak: false, isDeleted: false },
    };
    const visit = calendar.add({ ...about, scheduledTime }, plannedAt);
    for (const time of row.again ?? [])
      calendar.add({ ...about, scheduledTime: `${date}T${time}:00`, reason: 'Second visit' }, plannedAt);
    return { state: row.state, patient, visit };
  });
  for (const doctor of [doctors.primary.id, doctors.second.id]) calendar.add(lunch(date, doctor), plannedAt);
  return planned;
}

/**
 * List so many rows of each state, mixed as a day is: `{ joined: 20, expired: 2 }` gives 22. Two lists of the same
 * numbers are alike.
 */
export function rowsOf(counts: Partial<Record<PlannedState, number>>): PlannedRow[] {
  const placed = PLANNED_STATES.flatMap((state) => {
    const count = counts[state] ?? 0;
    return Array.from({ length: count }, (_, nth) => ({ state, place: (nth + 0.5) / count }));
  });
  return placed.sort((a, b) => a.place - b.place).map(({ state }) => ({ state }));
}

/** A day of so many patients as a practice has it: three of four are ready, and all states are there from 60 on. */
export function usualDay(count: number): PlannedRow[] {
  const share = (part: number) => Math.floor(count * part);
  const rest: Partial<Record<PlannedState, number>> = {
    ...{ expired: share(0.08), neverInvited: share(0.05), lapses: share(0.03), withoutEmail: share(0.05) },
    ...{ withoutPhone: share(0.02), withoutBirthDate: share(0.017), oldAddress: share(0.02) },
    ...{ suspiciousAddress: share(0.017), minor: share(0.017), revoked: share(0.017) },
    ...{ inactive: share(0.017), deceased: share(0.017), invited: share(0.2) },
  };
  const others = Object.values(rest).reduce((sum, one) => sum + one, 0);
  return rowsOf({ ...rest, joined: count - others });
}

const OFFICES = [offices.main.id, offices.annex.id, offices.main.id, offices.riverside.id];

function timeOfRow(nth: number, of: number): string {
  const minutes = OPENS + Math.floor((nth * OPEN_FOR) / Math.max(of, 1) / 5) * 5;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

const lunch = (date: string, doctor: number): Omit<Visit, 'id'> => ({
  ...{ patientId: null, doctor, office: offices.main.id, scheduledTime: `${date}T12:00:00`, duration: 30 },
  ...{ reason: 'Lunch', status: '', isBreak: true, isDeleted: false },
});

function instantOf(scheduledTime: string, zone: string): number {
  return Temporal.PlainDateTime.from(scheduledTime).toZonedDateTime(zone).epochMilliseconds;
}
