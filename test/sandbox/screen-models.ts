import { missingIdentifiers } from './access.ts';
import type { AccessRow, AccessState } from './access-history.ts';
import { allOffices, doctors } from './accounts.ts';
import { displayName, type PatientRecord } from './person.ts';
import type { Practice } from './practice.ts';
import type { AccessModel, AppointmentModel, CalendarModel, HeaderModel, HistoryRowText } from './screens.ts';
import type { Visit } from './visits.ts';
import { dayOf, djangoDate, djangoDateTime, usDate, windowTime } from './wall-clock.ts';

/** Tell where the EHR's own links lead for a patient. */
export function chartHref(practice: Practice, patientId: number): string {
  return practice.settings.chartGeneration === 'legacy'
    ? `/patients/${patientId}/`
    : `/chart/${patientId}/summary`;
}

const doctorName = (id: number) => {
  const doctor = id === doctors.second.id ? doctors.second : doctors.primary;
  return `Dr. ${doctor.firstName} ${doctor.lastName}`;
};

/** Give the name as the pages print it, which is not always the record's. */
function printedName(patient: PatientRecord) {
  return (
    patient.pageName ?? {
      firstName: patient.firstName ?? '',
      middleName: patient.middleName ?? '',
      lastName: patient.lastName ?? '',
      nickName: patient.nickName,
    }
  );
}

/** `Jenny (Jen) Harris`: the older header puts the nickname in brackets (docs/drchrono.md §3). */
export function olderName(patient: PatientRecord): string {
  const { firstName, nickName, lastName } = printedName(patient);
  return [firstName, nickName && `(${nickName})`, lastName].filter(Boolean).join(' ');
}

function sidebar(patientId: number, path: string) {
  const legacy = path.startsWith('/patients/');
  const sections = legacy
    ? [
        { label: 'Demographics', href: `/patients/${patientId}/` },
        { label: 'OnPatient Access', href: `/patients/${patientId}/onpatient/` },
        { label: 'Lab Orders', href: `/misc/labs/${patientId}/` },
      ]
    : [
        { label: 'Summary', href: `/chart/${patientId}/summary` },
        { label: 'Demographics', href: `/chart/${patientId}/demographics` },
        { label: 'Documents', href: `/chart/${patientId}/documents` },
        { label: 'OnPatient Access', href: `/chart/${patientId}/onpatient` },
      ];
  return sections.map((section) => ({ ...section, current: section.href === path }));
}

/** List other patients whom the page happens to name, as decoys. */
function recentPatients(practice: Practice, patient: PatientRecord) {
  const everybody = practice.roster.all().filter(({ id, visible }) => visible && id !== patient.id);
  const start = patient.id % 7;
  return everybody
    .slice(start, start + 3)
    .map((other) => ({ name: displayName(other), href: chartHref(practice, other.id) }));
}

/** Make the header that stands above every section of the newer chart. */
export function headerModel(practice: Practice, patient: PatientRecord, path: string): HeaderModel {
  return {
    patientId: patient.id,
    chartId: patient.chartId,
    ...printedName(patient),
    gender: patient.gender,
    birthDate: djangoDate(patient.birthDate),
    provider: doctorName(patient.doctor),
    phone: patient.cellPhone || patient.homePhone || patient.officePhone,
    address: [patient.address, patient.city, patient.state, patient.zipCode].filter(Boolean).join(', '),
    email: patient.email ?? '',
    portal: practice.access.stateOf(patient.id) === 'active' ? 'enabled' : 'not enabled-invite',
    sidebar: sidebar(patient.id, path),
    recentPatients: recentPatients(practice, patient),
  };
}

/** Write a row of Access History in the page's words (docs/drchrono.md §3; support 4401813884699). */
function historyRowText(row: AccessRow, zone: string): HistoryRowText {
  const on = (instant: number) => djangoDateTime(instant, zone);
  const activated = (): HistoryRowText['activated'] => {
    if (row.activatedAt !== null) return { kind: 'at', on: on(row.activatedAt) };
    return row.ended ? { kind: 'revokedBeforeActivation' } : { kind: 'pending' };
  };
  const disabled = (): HistoryRowText['disabled'] => {
    if (!row.ended) return { kind: row.activatedAt === null ? 'revokeInvite' : 'revokeAccess' };
    if (row.ended.by.kind === 'patient') return { kind: 'byPatient', on: on(row.ended.at) };
    return { kind: 'by', name: row.ended.by.name, on: on(row.ended.at) };
  };
  return {
    email: row.email,
    enabledBy: row.enabledBy,
    enabledOn: on(row.enabledAt),
    activated: activated(),
    disabled: disabled(),
  };
}

const standing: readonly AccessState[] = ['pending', 'expired', 'active'];

/** Make the OnPatient Access page. It knows no "expired": an expired invite still reads Pending... */
export function accessModel(practice: Practice, patient: PatientRecord, path: string): AccessModel {
  const { access, settings } = practice;
  const state = access.stateOf(patient.id);
  const missing = missingIdentifiers(patient);
  return {
    header: headerModel(practice, patient, path),
    heading: state === 'active' ? 'onpatient enabled for patient' : 'onpatient not enabled for patient',
    ssnMasked: patient.ssn ? `XXX-XX-${patient.ssn.slice(-4)}` : '',
    birthDate: djangoDate(patient.birthDate),
    phone: patient.cellPhone || patient.homePhone || patient.officePhone,
    missing: state === 'active' ? [] : missing,
    canEnable: missing.length === 0 && settings.createAndUpdatePatients && !standing.includes(state),
    history: access.history(patient.id).map((row) => historyRowText(row, settings.zone)),
    enableAction: `/sandbox-ehr/patients/${patient.id}/enable`,
    revokeAction: `/sandbox-ehr/patients/${patient.id}/revoke`,
    saveIdentifiersAction: `/sandbox-ehr/patients/${patient.id}/identifiers`,
  };
}

/** Write `Tim Patient - 06/05/2023`, or the name alone where there is no birth date (docs/drchrono.md §3). */
function visitLabel(patient: PatientRecord): string {
  const { firstName, lastName } = printedName(patient);
  const name = [firstName, lastName].filter(Boolean).join(' ');
  return patient.birthDate ? `${name} - ${usDate(patient.birthDate)}` : name;
}

/** Make the fields of the appointment window. */
export function appointmentModel(practice: Practice, visit: Visit): AppointmentModel {
  const patient = visit.patientId === null ? undefined : practice.roster.find(visit.patientId);
  const { settings } = practice;
  const before = practice.calendar
    .all()
    .filter((other) => other.patientId === visit.patientId && other.scheduledTime < visit.scheduledTime);
  return {
    appointmentId: visit.id,
    patient: patient
      ? { id: patient.id, label: visitLabel(patient), chartHref: chartHref(practice, patient.id) }
      : null,
    linkToChart: settings.linkToChart,
    provider: doctorName(visit.doctor),
    supervising: '',
    office: allOffices.find(({ id }) => id === visit.office)?.name ?? '',
    reason: visit.reason,
    scheduledDate: usDate(visit.scheduledTime.slice(0, 10)),
    scheduledTime: windowTime(visit.scheduledTime),
    zoneName: settings.zone,
    duration: `${visit.duration} minutes`,
    status: visit.status,
    pastAppointments: patient ? before.length : 0,
    mayInvite: settings.createAndUpdatePatients,
  };
}

const visitWords = (practice: Practice, visit: Visit) => {
  const patient = visit.patientId === null ? undefined : practice.roster.find(visit.patientId);
  return patient ? displayName(patient) : visit.reason || 'Break';
};

/** Make one day of the calendar: the day that was asked for, or today. */
export function calendarModel(practice: Practice, asked: string | undefined): CalendarModel {
  const { settings, clock } = practice;
  const day = asked ?? dayOf(clock.now(), settings.zone);
  return {
    dateLabel: djangoDate(day),
    entries: practice.calendar
      .all()
      .filter((visit) => !visit.isDeleted && visit.scheduledTime.startsWith(day))
      .map((visit) => ({
        appointmentId: visit.id,
        time: windowTime(visit.scheduledTime),
        label: visitWords(practice, visit),
      })),
    opens: settings.appointmentOpens === 'fullPage' ? 'inPage' : settings.appointmentOpens,
    fillDelay: settings.fillDelay,
    toolbar: [
      { label: 'Dashboard', href: '/dashboard' },
      { label: 'Schedule', href: '/appointments' },
      { label: 'Patients', href: '/patients/' },
      { label: 'Messages', href: '/messages/' },
    ],
  };
}
