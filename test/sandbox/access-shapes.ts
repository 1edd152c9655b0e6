import type { AccessRow } from './access-history.ts';
import { apiPatient } from './api-records.ts';
import type { PatientRecord } from './person.ts';
import type { Practice } from './practice.ts';
import { naive } from './wall-clock.ts';

/*
 * The body of GET onpatient_access is unknown (docs/drchrono.md §7). The sandbox can answer in five plausible shapes:
 * - rows:    a bare array, newest row first: the Access History in the API's manner (snake_case, naive local
 *            times, null where nothing happened). `status` knows no "expired": no page shows that word.
 * - paged:   the same rows as `{previous, results, next}`, as every recorded list answers.
 * - single:  the newest row as one object, `{}` when there never was an invite.
 * - patient: the Patient object the spec names. It says nothing about invites.
 * - empty:   `[]`, whatever happened.
 * The 201 of POST has the same shape: the new row, the Patient object, or (empty) no body at all.
 */

/** Write one row. `revoked_at` is also the end of an active access, and `disabled_by` says who ended it. */
function apiRow(row: AccessRow, zone: string): object {
  const at = (instant: number | undefined | null) => (instant == null ? null : naive(instant, zone));
  const endedBy = row.ended?.by;
  return {
    id: row.id,
    patient: row.patientId,
    email: row.email,
    status: statusWord(row),
    created_at: at(row.enabledAt),
    activated_at: at(row.activatedAt),
    revoked_at: at(row.ended?.at),
    enabled_by: row.enabledBy,
    disabled_by: endedBy === undefined ? null : endedBy.kind === 'staff' ? endedBy.name : 'Patient',
  };
}

function statusWord(row: AccessRow): 'pending' | 'active' | 'revoked' | 'disabled' {
  if (row.ended) return row.activatedAt === null ? 'revoked' : 'disabled';
  return row.activatedAt === null ? 'pending' : 'active';
}

/** Make the body of GET for a patient's history, which comes newest row first. */
export function accessBody(practice: Practice, patient: PatientRecord, history: AccessRow[]): object {
  const rows = history.map((row) => apiRow(row, practice.settings.zone));
  switch (practice.settings.accessShape) {
    case 'rows':
      return rows;
    case 'paged':
      return { previous: null, results: rows, next: null };
    case 'single':
      return rows[0] ?? {};
    case 'patient':
      return apiPatient(patient, practice);
    case 'empty':
      return [];
    default:
      return practice.settings.accessShape satisfies never;
  }
}

/** Make the body of POST with its 201; null stands for an empty body. */
export function sentBody(practice: Practice, patient: PatientRecord, row: AccessRow): object | null {
  switch (practice.settings.accessShape) {
    case 'rows':
    case 'paged':
    case 'single':
      return apiRow(row, practice.settings.zone);
    case 'patient':
      return apiPatient(patient, practice);
    case 'empty':
      return null;
    default:
      return practice.settings.accessShape satisfies never;
  }
}
