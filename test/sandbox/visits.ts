import { doctors, offices } from './accounts.ts';
import { allPeople, people } from './patients.ts';
import type { PatientRecord } from './person.ts';
import { DAY, dayAfter } from './wall-clock.ts';

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
  /** The appointment was deleted; lists leave it out, unless they are asked for deleted ones too. */
  isDeleted: boolean;
}

/** Tests ask for these appointments by meaning. The appointment of every other patient is `practice.visitOf(id)`. */
export const visits = {
  break: '76300900',
  /** This id is not a number. */
  recurring: '76300901_20260301',
  /** It has no patient and is not marked as a break. */
  withoutPatient: '76300902',
  cancelled: '76300910',
  noShow: '76300911',
  rescheduled: '76300912',
  deleted: '76300913',
  /** A patient who comes twice on one day, the second time to the third office. */
  twice: '76300914',
  again: '76300915',
  complete: '76300916',
  checkedIn: '76300917',
} as const;

/** The calendar was filled so long before the sandbox started. */
const FILLED_BEFORE = 10 * DAY;

const VISITS_A_DAY = 16;
/** The place of eleven o'clock. */
const SOON = 6;
/** So many days after the start. */
const ODD_DAY = 4;
const STATUSES = ['', 'Confirmed', 'Not Confirmed', 'Arrived', 'Checked In Online', 'Running late'];

const timeOf = (slot: number) =>
  `${String(8 + Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}:00`;

function visitOf(patient: PatientRecord, nth: number, day: string, number: number): Visit {
  const second = patient.doctor === doctors.second.id;
  return {
    ...blank(day),
    id: String(number),
    patientId: patient.id,
    doctor: patient.doctor,
    office: second ? offices.annex.id : offices.main.id,
    scheduledTime: `${day}T${timeOf(nth % VISITS_A_DAY)}`,
    reason: nth % 3 === 0 ? 'Evaluation' : 'Follow-up',
    status: STATUSES[nth % STATUSES.length] ?? '',
  };
}

const blank = (day: string): Visit => ({
  ...{ id: '', patientId: null, doctor: doctors.primary.id, office: offices.main.id },
  ...{ scheduledTime: `${day}T12:00:00`, duration: 30, reason: '', status: '' },
  ...{ isBreak: false, isDeleted: false },
});

/**
 * What a calendar holds beside the ordinary. It is on a day that is otherwise empty, since tests open a patient's
 * appointment by the name in the calendar.
 */
function oddVisits(today: string): Visit[] {
  const day = dayAfter(today, ODD_DAY);
  const odd = (id: string, patient: PatientRecord, time: string, differs: Partial<Visit>): Visit => ({
    ...{ ...blank(day), id, patientId: patient.id, doctor: patient.doctor },
    ...{ scheduledTime: `${day}T${time}:00`, reason: 'Follow-up', ...differs },
  });
  return [
    odd(visits.cancelled, people.ssnOnly, '09:00', { status: 'Cancelled' }),
    odd(visits.noShow, people.birthAndPhoneOnly, '09:30', { status: 'No Show' }),
    odd(visits.rescheduled, people.noCell, '10:00', { status: 'Rescheduled' }),
    odd(visits.deleted, people.homePhoneOnly, '10:30', { isDeleted: true }),
    odd(visits.twice, people.officePhoneOnly, '11:00', { status: 'Confirmed' }),
    odd(visits.again, people.officePhoneOnly, '15:00', { office: offices.riverside.id }),
    odd(visits.complete, people.neither, '08:00', { status: 'Complete' }),
    odd(visits.checkedIn, people.emailMissing, '08:30', { status: 'Checked In' }),
  ];
}

/**
 * Give everybody one visit in the first three days and one eight days later, so that the calendar is not empty after
 * the clock was moved past an invite's life.
 */
export function buildVisits(today: string): Visit[] {
  const first = allPeople.map((patient, nth) => {
    const number = 76_300_001 + nth;
    // An invite of a few hours would end before a visit of tomorrow. A test that wants that moves the visit.
    return patient.id === people.pendingNearExpiry.id
      ? visitOf(patient, SOON, today, number)
      : visitOf(patient, nth, dayAfter(today, Math.floor(nth / VISITS_A_DAY)), number);
  });
  const later = allPeople.map((patient, nth) =>
    visitOf(patient, nth, dayAfter(today, 8 + Math.floor(nth / VISITS_A_DAY)), 76_300_401 + nth),
  );
  return [
    ...first,
    ...later,
    { ...blank(today), id: visits.break, isBreak: true, reason: 'Lunch' },
    {
      ...blank(today),
      id: visits.withoutPatient,
      scheduledTime: `${today}T16:30:00`,
      reason: 'Blocked',
    },
    {
      ...blank(today),
      id: visits.recurring,
      patientId: people.neverInvited.id,
      scheduledTime: `${dayAfter(today, 1)}T17:00:00`,
      reason: 'Physical therapy',
    },
    ...oddVisits(today),
  ];
}

/** The calendar was filled at this instant, where the sandbox starts at `start`. */
export const filledAt = (start: number) => start - FILLED_BEFORE;
