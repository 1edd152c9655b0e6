import type { PatientRecord } from '../invites/patient.ts';
import { MOST_PAGES } from '../timing.ts';
import type { Asker, Lane } from './budget.ts';
import type { PracticeCall } from './client.ts';
import { type AccessAnswer, decodeAccess } from './decode-access.ts';
import { decodeList, decodePatient } from './decode-patient.ts';
import {
  type Doctor,
  decodeAppointment,
  decodeDoctor,
  decodeUser,
  type SignedInUser,
} from './decode-practice.ts';
import type { Answer } from './failure.ts';

/**
 * Invite Desk makes these calls to the practice API. Expected failures are values, and a body that cannot be decoded
 * fails as `answerUnreadable`.
 */
export interface Practice {
  patient(id: number, asker: Asker): Promise<Answer<PatientRecord>>;
  /**
   * Find the charts, inactive ones too, whose first name starts with `firstName` and whose birth date is exactly
   * `birthDate` (`YYYY-MM-DD`).
   */
  findPatients(firstName: string, birthDate: string, asker: Asker): Promise<Answer<PatientRecord[]>>;
  appointment(id: string, asker: Asker): Promise<Answer<{ patientId: number | null }>>;
  access(patientId: number, zone: string | null, asker: Asker): Promise<Answer<AccessAnswer>>;
  sendInvite(patientId: number, lane: Lane): Promise<Answer<unknown>>;
  revokeInvites(patientId: number, lane: Lane): Promise<Answer<unknown>>;
  currentUser(): Promise<Answer<SignedInUser>>;
  doctor(id: number): Promise<Answer<Doctor>>;
  doctors(): Promise<Answer<Doctor[]>>;
}

export function practiceEndpoints(call: PracticeCall): Practice {
  const get = (path: string, asker: Asker) => call({ method: 'GET', path, asker });
  return {
    async patient(id, asker) {
      const answer = decoded(await get(`/api/patients/${id}`, asker), decodePatient);
      // An answer about another patient must not pass for this patient's record.
      return answer.ok && answer.value.id !== id ? unreadable : answer;
    },
    findPatients: (firstName, birthDate, asker) => {
      const query = new URLSearchParams({
        first_name: firstName,
        date_of_birth: birthDate,
        show_inactive: 'true',
      });
      return pages(call, `/api/patients?${query}`, asker, decodePatient);
    },
    appointment: async (id, asker) =>
      decoded(await get(`/api/appointments/${encodeURIComponent(id)}`, asker), decodeAppointment),
    access: async (patientId, zone, asker) =>
      decoded(await get(accessPath(patientId), asker), (body) => decodeAccess(body, zone, patientId)),
    sendInvite: (patientId, lane) => call({ method: 'POST', path: accessPath(patientId), asker: lane }),
    revokeInvites: (patientId, lane) => call({ method: 'DELETE', path: accessPath(patientId), asker: lane }),
    currentUser: async () => decoded(await get('/api/users/current', 'click'), decodeUser),
    doctor: async (id) => decoded(await get(`/api/doctors/${id}`, 'click'), decodeDoctor),
    doctors: () => pages(call, '/api/doctors', 'click', decodeDoctor),
  };
}

const unreadable: Answer<never> = { ok: false, failure: { kind: 'answerUnreadable' }, happened: 'maybe' };

function accessPath(patientId: number): string {
  return `/api/patients/${patientId}/onpatient_access`;
}

function decoded<T>(answer: Answer<unknown>, decode: (body: unknown) => T | null): Answer<T> {
  if (!answer.ok) return answer;
  const value = decode(answer.value);
  return value === null ? unreadable : { ...answer, value };
}

/** Read all rows of a list by following `next`. More pages than MOST_PAGES fail: a part must not pass for the whole. */
async function pages<T>(
  call: PracticeCall,
  first: string,
  asker: Asker,
  decode: (row: unknown) => T | null,
): Promise<Answer<T[]>> {
  const found: T[] = [];
  let path: string | null = first;
  for (let page = 0; page < MOST_PAGES && path !== null; page += 1) {
    const answer = await call({ method: 'GET', path, asker });
    if (!answer.ok) return answer;
    const list = decodeList(answer.value);
    const rows = list?.rows.map(decode) ?? null;
    if (list === null || rows === null || rows.includes(null)) return unreadable;
    found.push(...rows.filter((row) => row !== null));
    path = list.next === null ? null : samePath(list.next);
    if (list.next === null) return { ...answer, value: found };
  }
  return unreadable;
}

/** `next` names a host of its own (`drchrono.com`, seen). Its path and query are kept, and its host never is. */
function samePath(next: string): string | null {
  const url = URL.parse(next, 'https://app.drchrono.com');
  if (url === null || !/(^|\.)drchrono\.com$/.test(url.hostname) || !url.pathname.startsWith('/api/'))
    return null;
  return url.pathname + url.search;
}
