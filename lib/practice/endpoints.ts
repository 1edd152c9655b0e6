import type { PatientRecord } from '../invites/patient.ts';
import type { Lane } from './budget.ts';
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

/** The calls Invite Desk makes, each with its path; anything undecodable is `answerUnreadable`. */
export interface Practice {
  patient(id: number, lane: Lane): Promise<Answer<PatientRecord>>;
  /** Charts, inactive ones too, whose first name starts with `firstName` and whose birth date is exactly this. */
  findPatients(firstName: string, birthDate: string, lane: Lane): Promise<Answer<PatientRecord[]>>;
  appointment(id: string, lane: Lane): Promise<Answer<{ patientId: number | null }>>;
  access(patientId: number, zone: string | null, lane: Lane): Promise<Answer<AccessAnswer>>;
  sendInvite(patientId: number, lane: Lane): Promise<Answer<unknown>>;
  revokeInvites(patientId: number, lane: Lane): Promise<Answer<unknown>>;
  currentUser(): Promise<Answer<SignedInUser>>;
  doctor(id: number): Promise<Answer<Doctor>>;
  doctors(): Promise<Answer<Doctor[]>>;
}

const MOST_PAGES = 4;

export function practiceEndpoints(call: PracticeCall): Practice {
  const get = sharedReads(call);
  return {
    async patient(id, lane) {
      const answer = decoded(await get(`/api/patients/${id}`, lane), decodePatient);
      // An answer about somebody else is no answer.
      return answer.ok && answer.value.id !== id ? unreadable : answer;
    },
    findPatients: (firstName, birthDate, lane) => {
      const query = new URLSearchParams({
        first_name: firstName,
        date_of_birth: birthDate,
        show_inactive: 'true',
      });
      return pages(call, `/api/patients?${query}`, lane, decodePatient);
    },
    appointment: async (id, lane) =>
      decoded(await get(`/api/appointments/${encodeURIComponent(id)}`, lane), decodeAppointment),
    access: async (patientId, zone, lane) =>
      decoded(await get(accessPath(patientId), lane), (body) => decodeAccess(body, zone, patientId)),
    sendInvite: (patientId, lane) => call({ method: 'POST', path: accessPath(patientId), lane }),
    revokeInvites: (patientId, lane) => call({ method: 'DELETE', path: accessPath(patientId), lane }),
    currentUser: async () => decoded(await get('/api/users/current', 'click'), decodeUser),
    doctor: async (id) => decoded(await get(`/api/doctors/${id}`, 'click'), decodeDoctor),
    doctors: () => pages(call, '/api/doctors', 'click', decodeDoctor),
  };
}

/** The same read asked twice while it is under way is one request (four at once were seen to trip the limit). */
function sharedReads(call: PracticeCall): (path: string, lane: Lane) => Promise<Answer<unknown>> {
  const underWay = new Map<string, Promise<Answer<unknown>>>();
  return (path, lane) => {
    const running = underWay.get(path);
    if (running) return running;
    const started = call({ method: 'GET', path, lane }).finally(() => underWay.delete(path));
    underWay.set(path, started);
    return started;
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

/** All rows of a list, following `next`. More pages than expected is no complete answer, so none. */
async function pages<T>(
  call: PracticeCall,
  first: string,
  lane: Lane,
  decode: (row: unknown) => T | null,
): Promise<Answer<T[]>> {
  const found: T[] = [];
  let path: string | null = first;
  for (let page = 0; page < MOST_PAGES && path !== null; page += 1) {
    const answer = await call({ method: 'GET', path, lane });
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

/** `next` names a host of its own (`drchrono.com`, seen): keep its path and query, never its host. */
function samePath(next: string): string | null {
  const url = URL.parse(next, 'https://app.drchrono.com');
  if (url === null || !/(^|\.)drchrono\.com$/.test(url.hostname) || !url.pathname.startsWith('/api/'))
    return null;
  return url.pathname + url.search;
}
