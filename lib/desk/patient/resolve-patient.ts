import type { PageKind, PageReading } from '../../ehr/page/reading.ts';
import { judgeEligibility } from '../../invites/eligibility.ts';
import { isFresh } from '../../invites/evidence.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import type { Failure, IdentityRefusal, SaidBySides } from '../../messages/failure.ts';
import { type Asker, aboutKnown } from '../../practice/budget.ts';
import { MISSING_FRESH, RECORD_FRESH, RECORD_FRESH_TO_SEND, WAY_FRESH } from '../../timing.ts';
import { onceAtATime, type PatientServices } from './read-access.ts';
import { verifyIdentity } from './verify-identity.ts';
import { compareName, nameWords } from './written-name.ts';

/** Whose page it is, once the page, its address and the practice API were compared. */
export type ResolvedPatient =
  | {
      kind: 'locked';
      record: PatientRecord;
      /**
       * Only a link in a window of the calendar says who this is: no birth date and no appointment of the practice API
       * agrees with it. The state is shown, but a name and a link are too little to send on.
       */
      linkAlone?: true;
      /** Only one identifier on the page is the patient's, so a person confirms each deed. */
      toConfirm?: true;
    }
  /**
   * The patient id is certain, but the page shows no name that can be read. The state is shown without a name and
   * without buttons.
   */
  | { kind: 'unnamed'; record: PatientRecord; reason: IdentityRefusal }
  | { kind: 'refused'; reason: IdentityRefusal; said?: SaidBySides }
  | { kind: 'failed'; failure: Failure };

type PatientId = { kind: 'id'; id: number; linkAlone?: true } | NotNamed;

/** How old a record may be (ms), and whether an older one will do where DrChrono does not answer. */
export interface RecordWanted {
  within: number;
  orOlder: boolean;
}

export const TO_SHOW: RecordWanted = { within: RECORD_FRESH, orOlder: true };
export const TO_CHECK: RecordWanted = { within: 0, orOlder: true };
export const TO_SEND: RecordWanted = { within: RECORD_FRESH_TO_SEND, orOlder: false };

/**
 * Find the patient of a page. `page` is what the tab's address names now, as the browser says, never as the page says,
 * and the reading must be of that same page.
 */
export async function resolvePatient(
  services: PatientServices,
  page: PageKind,
  reading: PageReading,
  asker: Asker,
  wanted = TO_SHOW,
): Promise<ResolvedPatient> {
  const found = await namedRecord(services, page, reading, asker, wanted);
  if (found.kind !== 'named') return found;
  const { record } = found;
  const before = await services.cache.recordsShownLately(record.id);
  const verdict = verifyIdentity(reading, record, before);
  if (verdict.kind === 'refused' && verdict.reason !== 'pageUnreadable') return verdict;
  if (verdict.kind === 'locked') return { kind: 'locked', record };
  if (verdict.kind === 'toConfirm' && found.linkAlone) return { kind: 'locked', record, linkAlone: true };
  const mayConfirm = verdict.kind === 'toConfirm' && reading.drawnHere;
  const asks = mayConfirm && (await services.facts.asksToConfirm());
  if (asks) return { kind: 'locked', record, toConfirm: true };
  // Where the practice wants no questions, the address still tells whose the state is.
  return page.kind === 'chart' || (page.kind === 'appointment' && mayConfirm)
    ? { kind: 'unnamed', record, reason: 'pageUnreadable' }
    : refused('pageUnreadable');
}

type NotNamed = Extract<ResolvedPatient, { kind: 'refused' | 'failed' }>;
type NamedRecord = { kind: 'named'; record: PatientRecord; linkAlone?: true } | NotNamed;

/** The record that the page's address, its window or its appointment names, before the page is held against it. */
export async function namedRecord(
  services: PatientServices,
  page: PageKind,
  reading: PageReading,
  asker: Asker,
  wanted = TO_SHOW,
): Promise<NamedRecord> {
  if (!samePage(page, reading.page)) return failed({ kind: 'viewOutdated' });
  const found = await patientIdOf(services, page, reading, asker, wanted);
  if (found.kind !== 'id') return found;
  const record = await freshRecord(services, found.id, asker, wanted);
  if (!record.ok)
    return record.failure.kind === 'notFound' ? refused('recordNotVisible') : failed(record.failure);
  return { kind: 'named', record: record.value, ...(found.linkAlone ? { linkAlone: true } : {}) };
}

type RecordAnswer = { ok: true; value: PatientRecord } | { ok: false; failure: Failure };

/**
 * The record of a patient: from the cache while it is young enough, otherwise from the practice API. One that lacks an
 * identifier is read again sooner.
 */
export async function freshRecord(
  services: PatientServices,
  patientId: number,
  asker: Asker,
  { within, orOlder } = TO_SHOW,
): Promise<RecordAnswer> {
  const remembered = await services.cache.record(patientId);
  const now = services.clock.now();
  const isWithin = (limit: number) => remembered !== null && isFresh(remembered.at, now, limit);
  if (remembered && isWithin(Math.min(within, longestFor(remembered.value, now))))
    return { ok: true, value: remembered.value };
  // A page that is loaded again and again must not spend the hour, so that is taken out of its tab's quota.
  const isAgain = isWithin(RECORD_FRESH) && within < RECORD_FRESH;
  const asking = remembered && !isAgain ? aboutKnown(asker) : asker;
  const answer = await onceAtATime(services, `record ${patientId}`, asking, (all) =>
    readRecord(services, patientId, all),
  );
  // DrChrono did not answer. A record that was read lately still names the patient, and the view says what went wrong.
  const unheard = !answer.ok && answer.failure.kind !== 'notFound' && answer.failure.kind !== 'forbidden';
  return remembered && isWithin(RECORD_FRESH) && orOlder && unheard
    ? { ok: true, value: remembered.value }
    : answer;
}

function longestFor(record: PatientRecord, now: number): number {
  const { verdict } = judgeEligibility(record, new Date(now).toISOString().slice(0, 10), 0);
  return verdict === 'notEligible' ? MISSING_FRESH : RECORD_FRESH;
}

async function readRecord(services: PatientServices, patientId: number, asker: Asker): Promise<RecordAnswer> {
  const askedAt = services.clock.now();
  const answer = await services.practice.patient(patientId, asker);
  if (!answer.ok) return { ok: false, failure: answer.failure };
  await services.cache.rememberRecord(answer.value, services.clock.now(), askedAt);
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
  wanted: RecordWanted,
): Promise<PatientId> {
  if (page.kind === 'none' || reading.subject === 'none') return refused('pageUnreadable');
  if (page.kind === 'chart') return { kind: 'id', id: page.patientId };
  if (reading.linkedPatientId.kind === 'mismatch') return refused('idsDiffer');
  if (reading.linkedPatientId.kind === 'ambiguous') return refused('twoPatients');
  if (page.kind === 'appointment') return byAppointment(services, page.appointmentId, asker, wanted);
  const { linkedPatientId: link, linkedAppointmentId: appointment, birthDate } = reading;
  // A birth date in the window is compared with the record of the linked patient. Without one the appointment says whose
  // it is, and the link is compared with that.
  if (link.kind === 'found' && birthDate.kind === 'found') return { kind: 'id', id: link.value };
  if (appointment.kind === 'found') return byAppointment(services, appointment.value, asker, wanted);
  if (link.kind === 'found') return { kind: 'id', id: link.value, linkAlone: true };
  return bySearch(services, reading, asker, wanted);
}

/** Ask whose an appointment is, where that is not remembered. */
export async function byAppointment(
  services: PatientServices,
  appointmentId: string,
  asker: Asker,
  wanted: RecordWanted,
): Promise<PatientId> {
  const key = appointmentKey(appointmentId);
  const known = await knownWay(services, key, wanted);
  if (known !== null) return { kind: 'id', id: known };
  const answer = await onceAtATime(services, key, asker, (all) =>
    services.practice.appointment(appointmentId, all),
  );
  if (!answer.ok)
    return answer.failure.kind === 'notFound' ? refused('recordNotVisible') : failed(answer.failure);
  if (answer.value.patientId === null) return refused('appointmentIsBreak');
  const { patientId, visit } = answer.value;
  const now = services.clock.now();
  await services.cache.rememberSearchHit(key, patientId, now);
  if (visit !== null) await services.cache.rememberVisit(visit, now);
  return { kind: 'id', id: patientId };
}

/** The patient of an appointment as far as that is remembered; null where it would have to be asked. */
export function knownByAppointment(services: PatientServices, appointmentId: string): Promise<number | null> {
  return knownWay(services, appointmentKey(appointmentId), TO_SHOW);
}

const appointmentKey = (appointmentId: string) => `appointment ${appointmentId}`;

/**
 * Find the patient of a window that shows no id: by name and birth date, and only if exactly one record has both. A
 * name alone would be a guess.
 */
async function bySearch(
  services: PatientServices,
  reading: PageReading,
  asker: Asker,
  wanted: RecordWanted,
): Promise<PatientId> {
  const { name, birthDate } = reading;
  if (name.kind !== 'found' || birthDate.kind !== 'found') return refused('notEnoughToSearch');
  const first = firstLetters(name.value.parts?.first ?? name.value.text);
  if (first === null) return refused('notEnoughToSearch');
  const key = `${nameWords(name.value.text).join(' ')} ${birthDate.value}`;
  const known = await knownWay(services, key, wanted);
  if (known !== null) return { kind: 'id', id: known };
  const answer = await services.practice.findPatients(first, birthDate.value, asker);
  if (!answer.ok) return failed(answer.failure);
  const hits = answer.value.filter(
    (record) => record.birthDate === birthDate.value && compareName(name.value.text, record) !== 'differs',
  );
  const [hit] = hits;
  if (hit === undefined) return refused('noMatch');
  if (hits.length > 1) return refused('namesakes');
  await services.cache.rememberRecord(hit, services.clock.now());
  await services.cache.rememberSearchHit(key, hit.id, services.clock.now());
  return { kind: 'id', id: hit.id };
}

/** The id that this search or appointment led to of late; null where it must be asked for anew. */
async function knownWay(
  services: PatientServices,
  key: string,
  { within }: RecordWanted,
): Promise<number | null> {
  const known = await services.cache.searchHit(key);
  const isYoung = known && isFresh(known.at, services.clock.now(), Math.min(within, WAY_FRESH));
  return isYoung ? known.value : null;
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
