import * as z from 'zod/mini';
import type { PatientRecord } from '../invites/patient.ts';
import { once } from '../once.ts';
import { readDay } from './calendar-day.ts';
import { namesAnother } from './named-patient.ts';

/** An id is a whole number that JSON can hold exactly; a rounded one might be another record's. */
export const anId = once(() => z.int().check(z.positive()));

/** These fields of a patient are read. Every field but the id may be missing, null or '' (recorded answers, 2020). */
const patientAnswer = once(() => {
  const text = z.nullish(z.string());
  return z.object({
    id: anId(),
    chart_id: text,
    first_name: text,
    middle_name: text,
    last_name: text,
    nick_name: text,
    suffix: text,
    date_of_birth: text,
    email: text,
    cell_phone: text,
    home_phone: text,
    office_phone: text,
    social_security_number: text,
    patient_status: text,
    responsible_party_email: text,
    date_of_first_appointment: text,
    date_of_last_appointment: text,
  });
});

/** Decode one patient of `/api/patients` or `/api/patients/{id}`; null where the body is no patient at all. */
export function decodePatient(body: unknown): PatientRecord | null {
  const parsed = z.safeParse(patientAnswer(), body);
  if (!parsed.success) return null;
  const said = parsed.data;
  return {
    id: said.id,
    chartId: filled(said.chart_id) ?? null,
    firstName: filled(said.first_name) ?? '',
    middleName: filled(said.middle_name) ?? '',
    lastName: filled(said.last_name) ?? '',
    nickName: filled(said.nick_name) ?? '',
    suffix: filled(said.suffix) ?? '',
    ...birthDate(said.date_of_birth),
    email: filled(said.email),
    cellPhone: filled(said.cell_phone),
    homePhone: filled(said.home_phone),
    officePhone: filled(said.office_phone),
    socialSecurityNumber: onFile(said.social_security_number),
    ...visitDay('firstVisit', said.date_of_first_appointment),
    ...visitDay('lastVisit', said.date_of_last_appointment),
    chartState: chartState(said.patient_status),
    ...(isSameAddress(said.email, said.responsible_party_email) ? { sharesResponsibleParty: true } : {}),
  };
}

/** Tell whether a record is, by any of its own ids or by its own address, another patient's than the one asked for. */
export function isRecordOfAnother(body: unknown, patientId: number): boolean {
  if (typeof body !== 'object' || body === null) return false;
  const own = Object.entries(body).filter(([key]) => OWN_IDS.test(key));
  return namesAnother({ patient: Object.fromEntries(own) }, patientId);
}

const OWN_IDS = /^(?:id|pk|url|href|self|patient(?:[_-]?(?:id|pk|url))?)$/i;

/** A list answer has `results` in every recording and `data` in the OpenAPI text; anything else is unreadable. */
const listAnswer = once(() =>
  z.object({
    results: z.optional(z.array(z.unknown())),
    data: z.optional(z.array(z.unknown())),
    next: z.nullish(z.string()),
  }),
);

/** Take the rows of a list answer and the address of its next page (null: the last page); null where it is no list. */
export function decodeList(body: unknown): { rows: unknown[]; next: string | null } | null {
  if (Array.isArray(body)) return { rows: body, next: null };
  const parsed = z.safeParse(listAnswer(), body);
  if (!parsed.success) return null;
  const rows = parsed.data.results ?? parsed.data.data;
  return rows === undefined ? null : { rows, next: parsed.data.next ?? null };
}

/** Trim the text. Null stands for null or blank, undefined for a field that the answer did not mention. */
function filled(value: string | null | undefined): string | null | undefined {
  if (value === undefined) return undefined;
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/** The responsible party's address must not go on from here, only whether it is the patient's too. */
function isSameAddress(one: string | null | undefined, other: string | null | undefined): boolean {
  const bare = filled(one)?.toLowerCase();
  return bare !== undefined && bare === filled(other)?.toLowerCase();
}

/** No patient is older than this. Some systems write 0001-01-01 or 1800-01-01 where they know no day. */
const EARLIEST_BIRTH = '1880-01-01';

function birthDate(value: string | null | undefined): Pick<PatientRecord, 'birthDate' | 'noBirthDate'> {
  if (value === undefined) return { birthDate: null, noBirthDate: 'notSaid' };
  const said = filled(value) ?? null;
  if (said === null) return { birthDate: null };
  const day = readDay(said);
  return day === null || day < EARLIEST_BIRTH
    ? { birthDate: null, noBirthDate: 'unreadable' }
    : { birthDate: day };
}

function visitDay(
  field: 'firstVisit' | 'lastVisit',
  value: string | null | undefined,
): Pick<PatientRecord, 'firstVisit' | 'lastVisit'> {
  return value === undefined ? {} : { [field]: value === null ? null : readDay(value) };
}

/**
 * The API returns the whole number (recorded). The number must not go on from here, only whether there is one. Words and
 * numbers that people type where there is none do not count, nor do the numbers that were printed in advertisements, nor
 * less than four digits.
 */
function onFile(value: string | null | undefined): PatientRecord['socialSecurityNumber'] {
  if (value === undefined) return 'notSaid';
  const digits = value?.replace(/\D/g, '') ?? '';
  // A number that is masked, as in XXX-XX-1111, is a number.
  if (digits !== '' && /[x*•#]/i.test(value ?? '')) return 'onFile';
  return digits.length < LAST_FOUR || STAND_IN.test(digits) ? 'notOnFile' : 'onFile';
}

/** The EHR's own pages show the last four digits, so no fewer are a number. */
const LAST_FOUR = 4;
const STAND_IN = /^(?:(\d)\1*|123456789|98765432\d|078051120|219099999)$/;

/** The API documents the letter; the EHR's own form shows the word, and who is deceased must not be written to. */
function chartState(value: string | null | undefined): PatientRecord['chartState'] {
  switch (value?.trim().toLowerCase()) {
    case 'a':
    case 'active':
      return 'active';
    case 'i':
    case 'inactive':
      return 'inactive';
    case 'd':
    case 'deceased':
      return 'deceased';
    default:
      return 'notSaid';
  }
}
