import type { TypedValues } from '../invites/compare-identifiers.ts';
import type { PatientRecord } from '../invites/patient.ts';
import type { Visit } from '../invites/visit.ts';
import { MOST_PAGES } from '../timing.ts';
import type { Asker } from './budget.ts';
import type { PracticeCall } from './client.ts';
import { type AccessAnswer, decodeAccess, hasMorePages } from './decode-access.ts';
import { decodeList, decodePatient, isRecordOfAnother } from './decode-patient.ts';
import { type Doctor, decodeDoctor, decodeUser, type SignedInUser } from './decode-practice.ts';
import { decodeAppointment } from './decode-visit.ts';
import type { Answer } from './failure.ts';
import { decoded, pages, samePath, unreadable } from './list-pages.ts';
import { namesAnother } from './named-patient.ts';
import { type ScheduleReads, scheduleReads } from './visit-endpoints.ts';

/**
 * Invite Desk makes these calls to the practice API. Expected failures are values, and a body that cannot be decoded
 * fails as `answerUnreadable`.
 */
export interface Practice extends ScheduleReads {
  patient(id: number, asker: Asker): Promise<Answer<PatientRecord>>;
  /**
   * Find the charts, inactive ones too, whose first name starts with `firstName` and whose birth date is exactly
   * `birthDate` (`YYYY-MM-DD`).
   */
  findPatients(firstName: string, birthDate: string, asker: Asker): Promise<Answer<PatientRecord[]>>;
  /**
   * Find the charts, inactive ones too, that DrChrono takes to have this email: one request, and so only the first
   * PAGE_OF_EMAIL of them. What counts as the same email there is not public.
   */
  patientsWithEmail(email: string, asker: Asker): Promise<Answer<PatientRecord[]>>;
  /** Ask whose an appointment is. `visit` is null for a break, and where the time of its start cannot be read. */
  appointment(id: string, asker: Asker): Promise<Answer<{ patientId: number | null; visit: Visit | null }>>;
  access(patientId: number, zone: string | null, asker: Asker): Promise<Answer<AccessAnswer>>;
  sendInvite(patientId: number, asker: Asker): Promise<Answer<unknown>>;
  revokeInvites(patientId: number, asker: Asker): Promise<Answer<unknown>>;
  /** Change these fields of a patient's record and no other. */
  saveIdentifiers(patientId: number, typed: TypedValues, asker: Asker): Promise<Answer<unknown>>;
  currentUser(asker: Asker): Promise<Answer<SignedInUser>>;
  doctor(id: number, asker: Asker): Promise<Answer<Doctor>>;
  doctors(asker: Asker): Promise<Answer<Doctor[]>>;
}

export function practiceEndpoints(call: PracticeCall): Practice {
  const get = (path: string, asker: Asker) => call({ method: 'GET', path, asker });
  return {
    async patient(id, asker) {
      const answer = await get(`/api/patients/${id}`, asker);
      // An answer about another patient must not pass for this patient's record.
      return answer.ok && isRecordOfAnother(answer.value, id) ? unreadable : decoded(answer, decodePatient);
    },
    findPatients: (firstName, birthDate, asker) => {
      const query = new URLSearchParams({
        first_name: firstName,
        date_of_birth: birthDate,
        show_inactive: 'true',
      });
      return pages(call, `/api/patients?${query}`, asker, decodePatient);
    },
    async patientsWithEmail(email, asker) {
      const query = new URLSearchParams({ email, show_inactive: 'true', page_size: PAGE_OF_EMAIL });
      return decoded(await get(`/api/patients?${query}`, asker), decodePatients);
    },
    appointment: async (id, asker) => {
      const answer = decoded(
        await get(`/api/appointments/${encodeURIComponent(id)}`, asker),
        decodeAppointment,
      );
      if (!answer.ok) return answer;
      if (answer.value.id !== id) return unreadable;
      const { patientId, visit } = answer.value;
      return { ...answer, value: { patientId, visit: typeof visit === 'string' ? null : visit } };
    },
    access: (patientId, zone, asker) => accessOf(call, patientId, zone, asker),
    sendInvite: (patientId, asker) => call({ method: 'POST', path: accessPath(patientId), asker }),
    revokeInvites: (patientId, asker) => call({ method: 'DELETE', path: accessPath(patientId), asker }),
    saveIdentifiers: (patientId, { email, cellPhone, birthDate }, asker) => {
      const named = Object.entries({ email, cell_phone: cellPhone, date_of_birth: birthDate });
      const fields = Object.fromEntries(named.flatMap(([name, value]) => (value ? [[name, value]] : [])));
      return call({ method: 'PATCH', path: `/api/patients/${patientId}`, asker, fields });
    },
    currentUser: async (asker) => decoded(await get('/api/users/current', asker), decodeUser),
    doctor: async (id, asker) => {
      const answer = decoded(await get(`/api/doctors/${id}`, asker), decodeDoctor);
      return answer.ok && answer.value.id !== id ? unreadable : answer;
    },
    doctors: (asker) => pages(call, '/api/doctors', asker, decodeDoctor),
    ...scheduleReads(call),
  };
}

/** A family has fewer charts than this. Were the filter not heeded, no more than so many strangers would be sent. */
const PAGE_OF_EMAIL = '25';

/** The patients on one page of a list; null where one of them cannot be read. */
function decodePatients(body: unknown): PatientRecord[] | null {
  const rows = decodeList(body)?.rows.map(decodePatient) ?? null;
  if (rows === null || rows.includes(null)) return null;
  return rows.filter((row) => row !== null);
}

function accessPath(patientId: number): string {
  return `/api/patients/${patientId}/onpatient_access`;
}

/**
 * Read where the invite stands. Where the first page does not tell because the newest row may be on a later one, the
 * later pages are read too. The answer's time is the first page's, since nobody knows which page has the newest row.
 */
async function accessOf(
  call: PracticeCall,
  patientId: number,
  zone: string | null,
  asker: Asker,
): Promise<Answer<AccessAnswer>> {
  const path = accessPath(patientId);
  const read = (body: unknown) => decodeAccess(body, zone, patientId);
  const first = await call({ method: 'GET', path, asker });
  if (!first.ok) return first;
  const said = read(first.value);
  if (said.kind !== 'doesNotTell' || !hasMorePages(first.value)) return { ...first, value: said };
  const rows: unknown[] = [];
  let last = first;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const list = decodeList(last.value);
    if (list === null || namesAnother(last.value, patientId)) return { ...first, value: said };
    rows.push(...list.rows);
    if (list.next === null)
      return { ...first, value: hasMorePages(last.value, rows.length) ? said : read(rows) };
    const next = samePath(list.next);
    // A page at another address would be about something else.
    if (page === MOST_PAGES || next?.split('?')[0] !== path) return { ...first, value: said };
    const answer = await call({ method: 'GET', path: next, asker });
    if (!answer.ok) return answer;
    last = answer;
  }
  return { ...first, value: said };
}
