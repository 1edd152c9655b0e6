import * as z from 'zod/mini';
import type { PatientRecord } from '../invites/patient.ts';

const text = z.nullish(z.string());

/** These fields of a patient are read. Every field but the id may be missing, null or '' (recorded answers, 2020). */
const patientAnswer = z.object({
  id: z.number(),
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
});

/** Decode one patient of `/api/patients` or `/api/patients/{id}`; null where the body is no patient at all. */
export function decodePatient(body: unknown): PatientRecord | null {
  const parsed = z.safeParse(patientAnswer, body);
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
    birthDate: calendarDate(said.date_of_birth),
    email: filled(said.email),
    cellPhone: filled(said.cell_phone),
    homePhone: filled(said.home_phone),
    officePhone: filled(said.office_phone),
    socialSecurityNumber: onFile(said.social_security_number),
    chartState: chartState(said.patient_status),
  };
}

/** A list answer has `results` in every recording and `data` in the OpenAPI text; anything else is unreadable. */
const listAnswer = z.object({
  results: z.optional(z.array(z.unknown())),
  data: z.optional(z.array(z.unknown())),
  next: z.nullish(z.string()),
});

/** Take the rows of a list answer and the address of its next page (null: the last page); null where it is no list. */
export function decodeList(body: unknown): { rows: unknown[]; next: string | null } | null {
  if (Array.isArray(body)) return { rows: body, next: null };
  const parsed = z.safeParse(listAnswer, body);
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

function calendarDate(value: string | null | undefined): string | null {
  return value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;
}

/** The API returns the whole number (recorded). The number must not go on from here, only whether there is one. */
function onFile(value: string | null | undefined): PatientRecord['socialSecurityNumber'] {
  if (value === undefined) return 'notSaid';
  return filled(value) === null ? 'notOnFile' : 'onFile';
}

function chartState(value: string | null | undefined): PatientRecord['chartState'] {
  if (value === 'A') return 'active';
  if (value === 'I') return 'inactive';
  return value === 'D' ? 'deceased' : 'notSaid';
}
