import type { Account, Doctor, Office } from './accounts.ts';
import { practiceGroup, practiceName } from './accounts.ts';
import type { PatientRecord } from './person.ts';
import type { Practice } from './practice.ts';
import type { Visit } from './visits.ts';
import { naive } from './wall-clock.ts';

/** Write a patient as the API does: with the full SSN, and with `null` beside `''` (docs/drchrono.md §6, recorded). */
export function apiPatient(patient: PatientRecord, practice: Practice): object {
  return {
    id: patient.id,
    chart_id: patient.chartId,
    first_name: patient.firstName,
    middle_name: patient.middleName,
    last_name: patient.lastName,
    nick_name: patient.nickName,
    gender: patient.gender,
    date_of_birth: patient.birthDate,
    email: patient.email,
    cell_phone: patient.cellPhone,
    home_phone: patient.homePhone,
    office_phone: patient.officePhone,
    social_security_number: patient.ssn,
    patient_status: patient.status,
    doctor: patient.doctor,
    offices: [],
    address: patient.address,
    city: patient.city,
    state: patient.state,
    zip_code: patient.zipCode,
    disable_sms_messages: false,
    preferred_language: 'blank',
    race: 'blank',
    ethnicity: 'blank',
    date_of_first_appointment: patient.firstVisit,
    date_of_last_appointment: patient.lastVisit,
    date_of_death: null,
    emergency_contact_name: '',
    emergency_contact_phone: '',
    emergency_contact_relation: null,
    responsible_party_name: '',
    responsible_party_relation: null,
    responsible_party_phone: '',
    responsible_party_email: '',
    employer: '',
    employer_city: '',
    employer_state: '',
    employer_zip_code: '',
    employer_address: '',
    copay: '',
    patient_payment_profile: '',
    patient_photo: null,
    patient_photo_date: null,
    primary_care_physician: '',
    default_pharmacy: '',
    preferred_pharmacies: [],
    referring_source: '',
    updated_at: naive(practice.roster.changedAt(patient.id), practice.settings.zone),
  };
}

/** Write an appointment: the id is a string, times carry no zone, a break has no patient. */
export function apiVisit(visit: Visit, { calendar, settings }: Practice): object {
  return {
    id: visit.id,
    patient: visit.patientId,
    doctor: visit.doctor,
    office: visit.office,
    exam_room: 1,
    scheduled_time: visit.scheduledTime,
    duration: visit.duration,
    reason: visit.reason,
    notes: '',
    status: visit.status,
    appt_is_break: visit.isBreak,
    deleted_flag: visit.isDeleted,
    allow_overlapping: false,
    is_walk_in: false,
    is_virtual_base: false,
    recurring_appointment: false,
    base_recurring_appointment: null,
    profile: null,
    color: '',
    billing_status: '',
    created_at: naive(calendar.createdAt(visit.id), settings.zone),
    updated_at: naive(calendar.changedAt(visit.id), settings.zone),
  };
}

/** Write a doctor. The API tells the zone's name here and nowhere else. */
export function apiDoctor(doctor: Doctor, zone: string): object {
  return {
    id: doctor.id,
    first_name: doctor.firstName,
    last_name: doctor.lastName,
    suffix: null,
    job_title: 'Provider/Staff (Private Practice)',
    specialty: 'Family Practitioner',
    email: doctor.email,
    cell_phone: '',
    home_phone: '',
    office_phone: '(410) 555-0190',
    website: null,
    country: 'US',
    timezone: zone,
    practice_group: practiceGroup,
    practice_group_name: practiceName,
    group_npi_number: null,
    npi_number: '',
    profile_picture: null,
    is_account_suspended: false,
  };
}

/** Write an office: it has no zone, and rooms are objects although the spec says text. */
export function apiOffice(office: Office): object {
  return {
    id: office.id,
    name: office.name,
    doctor: office.doctor,
    country: 'US',
    state: office.state,
    city: null,
    zip_code: null,
    address: '1 Invented Square',
    phone_number: office.phone,
    fax_number: null,
    start_time: '08:00:00',
    end_time: '18:00:00',
    exam_rooms: [{ index: 1, name: 'Exam 1', online_scheduling: false }],
    online_scheduling: false,
    online_timeslots: [],
    archived: false,
    tax_id_number_professional: null,
  };
}

/** Write the signed-in user: booleans although the spec says text; no name and no zone (recorded). */
export function apiUser(account: Account, practice: Practice): object {
  return {
    id: account.id,
    username: account.username,
    is_staff: account.isStaff,
    is_doctor: account.isDoctor,
    doctor: account.doctor,
    practice_group: practiceGroup,
    permissions: {
      create_and_update_patients: practice.settings.createAndUpdatePatients,
      share_patients: true,
      access_scheduling: true,
      access_clinical_notes: true,
      access_to_message_center: true,
      settings: account.isDoctor,
      manage_permissions: account.isDoctor,
      view_practice_group: true,
      access_billing: false,
    },
  };
}
