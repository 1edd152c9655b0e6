import { type AccessHistory, type AccessRow, INVITE_LIFE } from './access-history.ts';
import type { Clock } from './clock.ts';
import type { PatientRecord } from './person.ts';
import type { Roster } from './roster.ts';

export type AcceptRefusal = 'noInvite' | 'expired' | 'revoked' | 'used' | 'identifiersDiffer';
export type AcceptOutcome = { kind: 'accepted'; row: AccessRow } | { kind: 'refused'; reason: AcceptRefusal };

/** A patient types this on the sign-up form. */
export interface SignUp {
  firstName: string;
  lastName: string;
  email: string;
  ssn: string;
  birthDate: string;
  phone: string;
}

export type LinkState = { kind: 'alive'; row: AccessRow } | { kind: 'refused'; reason: AcceptRefusal };

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

/** This is the patient's side of an invite. */
export interface Links {
  /** Tell what a link would do now. */
  linkState(token: string): LinkState;
  /** Let the patient open the newest invite's link and sign up with what the chart has on file. */
  accept(patientId: number): AcceptOutcome;
  /** Sign up by a link with what was typed. */
  signUp(token: string, typed: SignUp): AcceptOutcome;
}

/** Make the links. A link lives as long as its invite. */
export function createLinks(clock: Clock, roster: Roster, history: AccessHistory): Links {
  const linkState = (token: string): LinkState => {
    const row = history.withToken(token);
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
    linkState,
    accept: (patientId) => activate(history.newest(patientId)?.token ?? '', () => true),
    signUp: (token, typed) =>
      activate(token, (row) => {
        const patient = roster.find(row.patientId);
        return patient !== undefined && agrees(typed, row, patient);
      }),
  };
}
