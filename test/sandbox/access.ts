import type { Clock } from './clock.ts';
import { inviteLink, type Mail } from './mail.ts';
import { displayName, type PatientRecord } from './person.ts';
import type { Roster } from './roster.ts';
import type { Settings } from './settings.ts';
import { HOUR } from './wallclock.ts';

/** An invite lives 7 days after it is sent (onpatient.zendesk 205495828); the hour is our reading of it. */
export const INVITE_LIFE = 168 * HOUR;

/** Who ended an access: a colleague by name, or the patient. */
export type EndedBy = { kind: 'staff'; name: string } | { kind: 'patient' };

/** One line of a patient's Access History. */
export interface AccessRow {
  id: number;
  patientId: number;
  email: string;
  how: 'email' | 'letter';
  token: string;
  enabledBy: string;
  enabledAt: number;
  activatedAt: number | null;
  ended: { at: number; by: EndedBy } | null;
}

export type AccessState = 'notInvited' | 'pending' | 'expired' | 'active' | 'revoked' | 'disabled';

export type EnableRefusal =
  | 'noPatient'
  | 'missingEmail'
  | 'missingIdentifiers'
  | 'alreadyActive'
  | 'alreadyPending';
export type EnableOutcome = { kind: 'sent'; row: AccessRow } | { kind: 'refused'; reason: EnableRefusal };
export type RevokeOutcome =
  | { kind: 'revoked'; row: AccessRow }
  | { kind: 'nothing' }
  | { kind: 'stillActive' };
export type AcceptRefusal = 'noInvite' | 'expired' | 'revoked' | 'used' | 'identifiersDiffer';
export type AcceptOutcome = { kind: 'accepted'; row: AccessRow } | { kind: 'refused'; reason: AcceptRefusal };

/** What a patient types on the sign-up form. */
export interface SignUp {
  firstName: string;
  lastName: string;
  email: string;
  ssn: string;
  birthDate: string;
  phone: string;
}

export interface Access {
  /** A patient's rows, newest first, as they are or as they were at `asOf`. */
  history(patientId: number, asOf?: number): AccessRow[];
  stateOf(patientId: number, asOf?: number): AccessState;
  enable(patientId: number, by: string, how?: 'email' | 'letter'): EnableOutcome;
  revoke(patientId: number, by: EndedBy): RevokeOutcome;
  /** The patient opens the newest invite's link and signs up with what the chart has on file. */
  accept(patientId: number): AcceptOutcome;
  /** What a link would do now. */
  linkState(token: string): { kind: 'alive'; row: AccessRow } | { kind: 'refused'; reason: AcceptRefusal };
  /** The patient's side: a link and what was typed. */
  signUp(token: string, typed: SignUp): AcceptOutcome;
  /** Takes over a finished row, for the practice's past. */
  recall(row: Omit<AccessRow, 'id' | 'token'>): AccessRow;
}

/** The state a newest row stands for. An expired row looks like a pending one; only time tells. */
export function stateOfRow(row: AccessRow | undefined, now: number): AccessState {
  if (!row) return 'notInvited';
  if (row.ended) return row.activatedAt === null ? 'revoked' : 'disabled';
  if (row.activatedAt !== null) return 'active';
  return now >= row.enabledAt + INVITE_LIFE ? 'expired' : 'pending';
}

/** Which identifiers an invite would ask for; nothing if the patient can be invited. */
export function missingIdentifiers(patient: PatientRecord): ('email' | 'phone' | 'birthDate')[] {
  const missing: ('email' | 'phone' | 'birthDate')[] = [];
  if (!patient.email) missing.push('email');
  if (patient.ssn) return missing;
  if (!patient.birthDate) missing.push('birthDate');
  if (!patient.cellPhone && !patient.homePhone && !patient.officePhone) missing.push('phone');
  return missing;
}

function rowAsOf(row: AccessRow, asOf: number): AccessRow[] {
  if (row.enabledAt > asOf) return [];
  return [
    {
      ...row,
      activatedAt: row.activatedAt !== null && row.activatedAt <= asOf ? row.activatedAt : null,
      ended: row.ended && row.ended.at <= asOf ? row.ended : null,
    },
  ];
}

const digits = (text: string) => text.replace(/\D/g, '');
const folded = (text: string | null) => (text ?? '').trim().toLowerCase();

/** Same email, same name, and SSN or birth date with CELL phone (support 4402326534427, /help/360050434611). */
function agrees(typed: SignUp, row: AccessRow, patient: PatientRecord): boolean {
  const ssn = patient.ssn !== '' && digits(typed.ssn) === digits(patient.ssn);
  const birth = patient.birthDate !== null && typed.birthDate === patient.birthDate;
  const phone = patient.cellPhone !== '' && digits(typed.phone) === digits(patient.cellPhone);
  const name =
    folded(typed.firstName) === folded(patient.firstName) &&
    folded(typed.lastName) === folded(patient.lastName);
  return name && folded(typed.email) === folded(row.email) && (ssn || (birth && phone));
}

/** Invites and what became of them. */
export function createAccess(clock: Clock, roster: Roster, settings: Settings, mail: Mail[]): Access {
  const rows: AccessRow[] = [];

  const add = (row: Omit<AccessRow, 'id' | 'token'>): AccessRow => {
    const id = 900_001 + rows.length;
    const added = { ...row, id, token: `inv-${id}` };
    rows.push(added);
    return added;
  };
  const newest = (patientId: number) => rows.findLast((row) => row.patientId === patientId);
  const stateOf = (patientId: number, asOf = clock.now()) => stateOfRow(history(patientId, asOf)[0], asOf);
  const history = (patientId: number, asOf = clock.now()) =>
    rows
      .filter((row) => row.patientId === patientId)
      .flatMap((row) => rowAsOf(row, asOf))
      .reverse();

  const send = (patient: PatientRecord, by: string, how: 'email' | 'letter'): AccessRow => {
    const row = add({
      patientId: patient.id,
      email: patient.email ?? '',
      how,
      enabledBy: by,
      enabledAt: clock.now(),
      activatedAt: null,
      ended: null,
    });
    mail.push({
      id: mail.length + 1,
      how,
      to: row.email,
      patientId: patient.id,
      patientName: displayName(patient),
      sentAt: row.enabledAt,
      link: inviteLink(row.token),
    });
    return row;
  };

  const enable: Access['enable'] = (patientId, by, how = 'email') => {
    const patient = roster.find(patientId);
    if (!patient) return { kind: 'refused', reason: 'noPatient' };
    const missing = missingIdentifiers(patient);
    if (missing.includes('email')) return { kind: 'refused', reason: 'missingEmail' };
    if (missing.length > 0) return { kind: 'refused', reason: 'missingIdentifiers' };
    const state = stateOf(patientId);
    if (state === 'active') return { kind: 'refused', reason: 'alreadyActive' };
    const older = newest(patientId);
    if (older && state === 'pending' && settings.enableWhilePending === 'refuses') {
      return { kind: 'refused', reason: 'alreadyPending' };
    }
    if (older && (state === 'pending' || state === 'expired')) {
      older.ended = { at: clock.now(), by: { kind: 'staff', name: by } };
    }
    return { kind: 'sent', row: send(patient, by, how) };
  };

  const revoke: Access['revoke'] = (patientId, by) => {
    const row = newest(patientId);
    if (!row || row.ended) return { kind: 'nothing' };
    if (row.activatedAt !== null && by.kind === 'staff' && !settings.revokeCutsActive)
      return { kind: 'stillActive' };
    row.ended = { at: clock.now(), by };
    return { kind: 'revoked', row };
  };

  const linkState: Access['linkState'] = (token) => {
    const row = rows.find((candidate) => candidate.token === token);
    if (!row) return { kind: 'refused', reason: 'noInvite' };
    if (row.activatedAt !== null) return { kind: 'refused', reason: 'used' };
    if (row.ended) return { kind: 'refused', reason: 'revoked' };
    if (clock.now() >= row.enabledAt + INVITE_LIFE) return { kind: 'refused', reason: 'expired' };
    return { kind: 'alive', row };
  };

  const activate = (token: string, mayJoin: (row: AccessRow) => boolean): AcceptOutcome => {
    const link = linkState(token);
    if (link.kind === 'refused') return link;
    if (!mayJoin(link.row)) return { kind: 'refused', reason: 'identifiersDiffer' };
    link.row.activatedAt = clock.now();
    return { kind: 'accepted', row: link.row };
  };

  return {
    history,
    stateOf,
    enable,
    revoke,
    linkState,
    recall: add,
    accept: (patientId) => activate(newest(patientId)?.token ?? '', () => true),
    signUp: (token, typed) =>
      activate(token, (row) => {
        const patient = roster.find(row.patientId);
        return patient !== undefined && agrees(typed, row, patient);
      }),
  };
}
