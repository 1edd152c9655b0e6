import type { PageKind, PageReading } from '../../ehr/page/reading.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import type { Failure, IdentityRefusal } from '../../messages/failure.ts';
import type { Asker } from '../../practice/budget.ts';
import { RECORD_FRESH } from '../../timing.ts';
import { matchIdentity, nameAgrees, nameWords } from './match-identity.ts';
import { onceAtATime, type PatientServices } from './read-access.ts';

/** Whose page it is, once the page, its address and the practice API were compared. */
export type ResolvedPatient =
  | { kind: 'locked'; record: PatientRecord }
  /**
   * The patient id is certain, but the page shows no name that can be read. The state is shown without a name and
   * without buttons.
   */
  | { kind: 'unnamed'; record: PatientRecord; reason: IdentityRefusal }
  | { kind: 'refused'; reason: IdentityRefusal }
  | { kind: 'failed'; failure: Failure };

type PatientId = { kind: 'id'; id: number } | Extract<ResolvedPatient, { kind: 'refused' | 'failed' }>;

/**
 * Find the patient of a page. `page` is what the tab's address names now, as the browser says, never as the page says,
 * and the reading must be of that same page. `fresh`: read the record again, because a person asked for it.
 */
export async function resolvePatient(
  services: PatientServices,
  page: PageKind,
  reading: PageReading,
  asker: Asker,
  fresh = false,
): Promise<ResolvedPatient> {
  if (!samePage(page, reading.page)) return failed({ kind: 'viewOutdated' });
  const found = await patientIdOf(services, page, reading, asker);
  if (found.kind !== 'id') return found;
  const record = await freshRecord(services, found.id, asker, fresh);
  if (!record.ok)
    return record.failure.kind === 'notFound' || record.failure.kind === 'forbidden'
      ? refused('recordNotVisible')
      : failed(record.failure);
  const check = matchIdentity(reading, record.value);
  if (check.kind === 'agrees') return { kind: 'locked', record: record.value };
  return check.reason === 'pageUnreadable' && page.kind === 'chart'
    ? { kind: 'unnamed', record: record.value, reason: check.reason }
    : refused(check.reason);
}

type RecordAnswer = { ok: true; value: PatientRecord } | { ok: false; failure: Failure };

/**
 * The record of a patient: from the cache while it is fresh, otherwise, or with `fresh` in any case, from the practice
 * API.
 */
export async function freshRecord(
  services: PatientServices,
  patientId: number,
  asker: Asker,
  fresh = false,
): Promise<RecordAnswer> {
  const remembered = await services.cache.record(patientId);
  const young = remembered !== null && services.clock.now() - remembered.at < RECORD_FRESH;
  if (young && !fresh) return { ok: true, value: remembered.value };
  const answer = await onceAtATime(services, `record ${patientId}`, asker, (all) =>
    readRecord(services, patientId, all),
  );
  // DrChrono did not answer. A record that was read lately still names the patient, and the view says what went wrong.
  const unheard = !answer.ok && answer.failure.kind !== 'notFound' && answer.failure.kind !== 'forbidden';
  return young && unheard ? { ok: true, value: remembered.value } : answer;
}

async function readRecord(services: PatientServices, patientId: number, asker: Asker): Promise<RecordAnswer> {
  const answer = await services.practice.patient(patientId, asker);
  if (!answer.ok) return { ok: false, failure: answer.failure };
  await services.cache.rememberRecord(answer.value, services.clock.now());
  return { ok: true, value: answer.value };
}

/** Do both stand for the same page: the same kind, with the same id in the address? */
export function samePage(a: PageKind, b: PageKind): boolean {
  if (a.kind === 'chart' && b.kind === 'chart') return a.patientId === b.patientId;
  if (a.kind === 'appointment' && b.kind === 'appointment') return a.appointmentId === b.appointmentId;
  return a.kind === b.kind && a.kind === 'calendar';
}

async function patientIdOf(
  services: PatientServices,
  page: PageKind,
  reading: PageReading,
  asker: Asker,
): Promise<PatientId> {
  if (page.kind === 'none' || reading.subject === 'none') return refused('pageUnreadable');
  if (page.kind === 'chart') return { kind: 'id', id: page.patientId };
  if (reading.linkedPatientId.kind === 'mismatch') return refused('idsDiffer');
  if (reading.linkedPatientId.kind === 'ambiguous') return refused('twoPatients');
  if (page.kind === 'appointment') return byAppointment(services, page.appointmentId, asker);
  if (reading.linkedPatientId.kind === 'found') return { kind: 'id', id: reading.linkedPatientId.value };
  if (reading.linkedAppointmentId.kind === 'found')
    return byAppointment(services, reading.linkedAppointmentId.value, asker);
  return bySearch(services, reading, asker);
}

async function byAppointment(
  services: PatientServices,
  appointmentId: string,
  asker: Asker,
): Promise<PatientId> {
  const key = `appointment ${appointmentId}`;
  const known = await services.cache.searchHit(key);
  if (known !== null) return { kind: 'id', id: known };
  const answer = await onceAtATime(services, key, asker, (all) =>
    services.practice.appointment(appointmentId, all),
  );
  if (!answer.ok)
    return answer.failure.kind === 'notFound' ? refused('recordNotVisible') : failed(answer.failure);
  if (answer.value.patientId === null) return refused('appointmentIsBreak');
  await services.cache.rememberSearchHit(key, answer.value.patientId);
  return { kind: 'id', id: answer.value.patientId };
}

/**
 * Find the patient of a window that shows no id: by name and birth date, and only if exactly one record has both. A
 * name alone would be a guess.
 */
async function bySearch(services: PatientServices, reading: PageReading, asker: Asker): Promise<PatientId> {
  const { name, birthDate } = reading;
  if (name.kind !== 'found' || birthDate.kind !== 'found') return refused('notEnoughToSearch');
  const first = firstLetters(name.value.parts?.first ?? name.value.text);
  if (first === null) return refused('notEnoughToSearch');
  const key = `${nameWords(name.value.text).join(' ')} ${birthDate.value}`;
  const known = await services.cache.searchHit(key);
  if (known !== null) return { kind: 'id', id: known };
  const answer = await services.practice.findPatients(first, birthDate.value, asker);
  if (!answer.ok) return failed(answer.failure);
  const hits = answer.value.filter(
    (record) => record.birthDate === birthDate.value && nameAgrees(name.value, record),
  );
  const [hit] = hits;
  if (hit === undefined) return refused('noMatch');
  if (hits.length > 1) return refused('namesakes');
  await services.cache.rememberRecord(hit, services.clock.now());
  await services.cache.rememberSearchHit(key, hit.id);
  return { kind: 'id', id: hit.id };
}

/**
 * The part of a first name that is searched for: its letters up to the first sign that can be typed in two ways
 * (`O’Brien`, `O'Brien`, `Anne-Marie`). DrChrono's filter compares the beginning (seen in a client's code, Med); the
 * records it finds are then compared with the whole name.
 */
function firstLetters(name: string): string | null {
  return /[\p{L}\p{M}\p{N}]+/u.exec(name)?.[0] ?? null;
}

function refused(reason: IdentityRefusal): Extract<ResolvedPatient, { kind: 'refused' }> {
  return { kind: 'refused', reason };
}

function failed(failure: Failure): Extract<ResolvedPatient, { kind: 'failed' }> {
  return { kind: 'failed', failure };
}
