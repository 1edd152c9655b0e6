import type { PatientRecord } from './person.ts';
import { isDay } from './wall-clock.ts';

type Changes = Partial<PatientRecord>;
type Field = {
  read: (value: string | null) => Changes;
  refuse?: (value: string | null) => string | undefined;
};

const notADate = (value: string | null) =>
  value === null || value === '' || isDay(value)
    ? undefined
    : 'Date has wrong format. Use one of these formats instead: YYYY-MM-DD.';
const notAnEmail = (value: string | null) =>
  value === null || value === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
    ? undefined
    : 'Enter a valid email address.';

/** A PATCH may name these fields, and the form on the OnPatient Access page saves them. */
const FIELDS: Record<string, Field> = {
  email: { read: (email) => ({ email }), refuse: notAnEmail },
  date_of_birth: { read: (birthDate) => ({ birthDate: birthDate || null }), refuse: notADate },
  cell_phone: { read: (cellPhone) => ({ cellPhone: cellPhone ?? '' }) },
  home_phone: { read: (homePhone) => ({ homePhone: homePhone ?? '' }) },
  office_phone: { read: (officePhone) => ({ officePhone: officePhone ?? '' }) },
  social_security_number: { read: (ssn) => ({ ssn: ssn ?? '' }) },
  first_name: { read: (firstName) => ({ firstName }) },
  middle_name: { read: (middleName) => ({ middleName }) },
  last_name: { read: (lastName) => ({ lastName }) },
  nick_name: { read: (nickName) => ({ nickName: nickName ?? '' }) },
  doctor: { read: () => ({}) },
  gender: { read: (gender) => ({ gender: gender ?? '' }) },
};

export type ChangeReading =
  | { kind: 'changes'; changes: Changes }
  | { kind: 'refused'; errors: Record<string, string[]> };

/** Read the API's field names. Unknown fields are ignored, as Django REST Framework does. */
export function readChanges(fields: Record<string, unknown>): ChangeReading {
  const changes: Changes = {};
  const errors: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(fields)) {
    const field = FIELDS[name];
    if (!field) continue;
    const text = value === null ? null : String(value);
    const refusal = field.refuse?.(text);
    if (refusal) errors[name] = [refusal];
    else Object.assign(changes, field.read(text));
  }
  return Object.keys(errors).length > 0 ? { kind: 'refused', errors } : { kind: 'changes', changes };
}
