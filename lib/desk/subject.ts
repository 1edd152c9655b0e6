import { pageKind } from '../ehr/page-kind.ts';
import type { PageKind, PageReading } from '../ehr/reading.ts';
import type { PatientRecord } from '../invites/patient.ts';
import type { Failure, IdentityRefusal } from '../messages/view.ts';
import type { Lane } from '../practice/budget.ts';
import type { DeskParts } from './desk-parts.ts';
import { checkIdentity, nameAgrees, nameWords } from './identity.ts';

/** A record is good for half an hour (DESIGN.md rule 3). */
const RECORD_FRESH = 30 * 60_000;

/** Who the page is about, after the page, its address and the practice API were held against each other. */
export type Subject =
  | { kind: 'locked'; record: PatientRecord }
  /** The id is certain, the page's own words are not readable: state without name, no buttons. */
  | { kind: 'unnamed'; record: PatientRecord; reason: IdentityRefusal }
  | { kind: 'refused'; reason: IdentityRefusal }
  | { kind: 'failed'; failure: Failure };

type PatientId = { kind: 'id'; id: number } | Extract<Subject, { kind: 'refused' | 'failed' }>;

/**
 * Find the patient of a page. `tabUrl` is the address the tab shows now, from the browser, never from the page;
 * the reading must be of that same page.
 */
export async function findSubject(
  parts: DeskParts,
  tabUrl: string,
  reading: PageReading,
  lane: Lane,
): Promise<Subject> {
  const page = pageKind(new URL(tabUrl));
  if (!samePage(page, reading.page)) return failed({ kind: 'viewOutdated' });
  const found = await patientIdOf(parts, page, reading, lane);
  if (found.kind !== 'id') return found;
  const record = await freshRecord(parts, found.id, lane);
  if (!record.ok)
    return record.failure.kind === 'notFound' || record.failure.kind === 'forbidden'
      ? refused('recordNotVisible')
      : failed(record.failure);
  const check = checkIdentity(reading, record.value);
  if (check.kind === 'agrees') return { kind: 'locked', record: record.value };
  return check.reason === 'pageUnreadable' && page.kind === 'chart'
    ? { kind: 'unnamed', record: record.value, reason: check.reason }
    : refused(check.reason);
}

/** The record from memory while it is fresh, else from the practice. */
export async function freshRecord(
  parts: DeskParts,
  patientId: number,
  lane: Lane,
): Promise<{ ok: true; value: PatientRecord } | { ok: false; failure: Failure }> {
  const remembered = await parts.memory.record(patientId);
  if (remembered && parts.clock.now() - remembered.at < RECORD_FRESH)
    return { ok: true, value: remembered.value };
  const answer = await parts.practice.patient(patientId, lane);
  if (!answer.ok) return { ok: false, failure: answer.failure };
  await parts.memory.rememberRecord(answer.value, parts.clock.now());
  return { ok: true, value: answer.value };
}

/** The same kind of page and the same id in its address. */
export function samePage(a: PageKind, b: PageKind): boolean {
  if (a.kind === 'chart' && b.kind === 'chart') return a.patientId === b.patientId;
  if (a.kind === 'appointment' && b.kind === 'appointment') return a.appointmentId === b.appointmentId;
  return a.kind === b.kind && a.kind === 'calendar';
}

async function patientIdOf(
  parts: DeskParts,
  page: PageKind,
  reading: PageReading,
  lane: Lane,
): Promise<PatientId> {
  if (page.kind === 'none' || reading.subject === 'none') return refused('pageUnreadable');
  if (page.kind === 'chart') return { kind: 'id', id: page.patientId };
  if (reading.linkedPatientId.kind === 'mismatch') return refused('idsDiffer');
  if (reading.linkedPatientId.kind === 'ambiguous') return refused('twoPatients');
  if (page.kind === 'appointment') return byAppointment(parts, page.appointmentId, lane);
  if (reading.linkedPatientId.kind === 'found') return { kind: 'id', id: reading.linkedPatientId.value };
  if (reading.linkedAppointmentId.kind === 'found')
    return byAppointment(parts, reading.linkedAppointmentId.value, lane);
  return bySearch(parts, reading, lane);
}

async function byAppointment(parts: DeskParts, appointmentId: string, lane: Lane): Promise<PatientId> {
  const key = `appointment ${appointmentId}`;
  const known = await parts.memory.searchHit(key);
  if (known !== null) return { kind: 'id', id: known };
  const answer = await parts.practice.appointment(appointmentId, lane);
  if (!answer.ok)
    return answer.failure.kind === 'notFound' ? refused('recordNotVisible') : failed(answer.failure);
  if (answer.value.patientId === null) return refused('appointmentIsBreak');
  await parts.memory.rememberSearchHit(key, answer.value.patientId);
  return { kind: 'id', id: answer.value.patientId };
}

/** Without any id: one exact match on name and birth date, one hit only. A search by name alone is a guess. */
async function bySearch(parts: DeskParts, reading: PageReading, lane: Lane): Promise<PatientId> {
  const { name, birthDate } = reading;
  if (name.kind !== 'found' || birthDate.kind !== 'found') return refused('notEnoughToSearch');
  const [first] = nameWords(name.value.parts?.first ?? name.value.text);
  if (first === undefined) return refused('notEnoughToSearch');
  const key = `${nameWords(name.value.text).join(' ')} ${birthDate.value}`;
  const known = await parts.memory.searchHit(key);
  if (known !== null) return { kind: 'id', id: known };
  const answer = await parts.practice.findPatients(first, birthDate.value, lane);
  if (!answer.ok) return failed(answer.failure);
  const hits = answer.value.filter(
    (record) => record.birthDate === birthDate.value && nameAgrees(name.value, record),
  );
  const [hit] = hits;
  if (hit === undefined) return refused('noMatch');
  if (hits.length > 1) return refused('twoPatients');
  await parts.memory.rememberRecord(hit, parts.clock.now());
  await parts.memory.rememberSearchHit(key, hit.id);
  return { kind: 'id', id: hit.id };
}

function refused(reason: IdentityRefusal): Extract<Subject, { kind: 'refused' }> {
  return { kind: 'refused', reason };
}

function failed(failure: Failure): Extract<Subject, { kind: 'failed' }> {
  return { kind: 'failed', failure };
}
