import { doctors, offices } from './accounts.ts';
import { allPeople, people } from './patients.ts';
import type { PatientRecord } from './person.ts';
import { dayAfter } from './wall-clock.ts';

/** This is an appointment. The id is text: "usually numeric, but not always" (docs/drchrono.md §6). */
export interface Visit {
  id: string;
  /** It is null for a break. */
  patientId: number | null;
  doctor: number;
  office: number;
  /** This is the practice's wall clock: `2026-05-17T09:00:00`. */
  scheduledTime: string;
  duration: number;
  reason: string;
  status: string;
  isBreak: boolean;
}

/** Tests ask for these appointments by meaning. The appointment of every other patient is `practice.visitOf(id)`. */
export const visits = {
  break: '76300900',
  /** This id is not a number. */
  recurring: '76300901_20260301',
  /** It has no patient and is not marked as a break. */
  withoutPatient: '76300902',
} as const;

const VISITS_A_DAY = 16;
const STATUSES = ['', 'Confirmed', 'Not Confirmed', 'Arrived', 'Checked In Online', 'Running late'];

const timeOf = (slot: number) =>
  `${String(8 + Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}:00`;

function visitOf(patient: PatientRecord, nth: number, day: string, number: number): Visit {
  const second = patient.doctor === doctors.second.id;
  return {
    id: String(number),
    patientId: patient.id,
    doctor: patient.doctor,
    office: second ? offices.annex.id : offices.main.id,
    scheduledTime: `${day}T${timeOf(nth % VISITS_A_DAY)}`,
    duration: 30,
    reason: nth % 3 === 0 ? 'Evaluation' : 'Follow-up',
    status: STATUSES[nth % STATUSES.length] ?? '',
    isBreak: false,
  };
}

/**
 * Give everybody one visit in the first three days and one eight days later, so that the calendar is not empty after
 * the clock was moved past an invite's life.
 */
export function buildVisits(today: string): Visit[] {
  const first = allPeople.map((patient, nth) =>
    visitOf(patient, nth, dayAfter(today, Math.floor(nth / VISITS_A_DAY)), 76_300_001 + nth),
  );
  const later = allPeople.map((patient, nth) =>
    visitOf(patient, nth, dayAfter(today, 8 + Math.floor(nth / VISITS_A_DAY)), 76_300_401 + nth),
  );
  const blank: Visit = {
    id: '',
    patientId: null,
    doctor: doctors.primary.id,
    office: offices.main.id,
    scheduledTime: `${today}T12:00:00`,
    duration: 30,
    reason: '',
    status: '',
    isBreak: false,
  };
  return [
    ...first,
    ...later,
    { ...blank, id: visits.break, isBreak: true, reason: 'Lunch' },
    { ...blank, id: visits.withoutPatient, scheduledTime: `${today}T16:30:00`, reason: 'Blocked' },
    {
      ...blank,
      id: visits.recurring,
      patientId: people.neverInvited.id,
      scheduledTime: `${dayAfter(today, 1)}T17:00:00`,
      reason: 'Physical therapy',
    },
  ].sort((a, b) => a.scheduledTime.localeCompare(b.scheduledTime));
}
