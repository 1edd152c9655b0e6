import {
  type AccessHistory,
  type AccessRow,
  type AccessState,
  createAccessHistory,
  type EndedBy,
} from './access-history.ts';
import type { Clock } from './clock.ts';
import { inviteLink, type Mail } from './mail.ts';
import { displayName, type PatientRecord } from './person.ts';
import type { Roster } from './roster.ts';
import type { Settings } from './settings.ts';
import { createLinks, type Links } from './sign-up.ts';

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

export interface Access extends Links {
  /** Give a patient's rows, newest first, as they are now or as they were at `asOf`. */
  history: AccessHistory['of'];
  stateOf: AccessHistory['stateOf'];
  enable(patientId: number, by: string, how?: 'email' | 'letter'): EnableOutcome;
  revoke(patientId: number, by: EndedBy): RevokeOutcome;
  /** The chart has another email now. What becomes of a pending invite says the setting `emailChange`. */
  emailChanged(patientId: number, by: string): void;
  /** Take over a finished row, which makes up the practice's past. */
  recall: AccessHistory['add'];
}

/** List the identifiers that an invite would ask for; the list is empty if the patient can be invited. */
export function missingIdentifiers(patient: PatientRecord): ('email' | 'phone' | 'birthDate')[] {
  const missing: ('email' | 'phone' | 'birthDate')[] = [];
  if (!patient.email) missing.push('email');
  if (patient.ssn) return missing;
  if (!patient.birthDate) missing.push('birthDate');
  if (!patient.cellPhone && !patient.homePhone && !patient.officePhone) missing.push('phone');
  return missing;
}

/** Tell why no invite may be sent; undefined where one may. */
function refusal(patient: PatientRecord, state: AccessState, settings: Settings): EnableRefusal | undefined {
  const missing = missingIdentifiers(patient);
  if (missing.includes('email')) return 'missingEmail';
  if (missing.length > 0) return 'missingIdentifiers';
  if (state === 'active') return 'alreadyActive';
  return state === 'pending' && settings.enableWhilePending === 'refuses' ? 'alreadyPending' : undefined;
}

/** Keep the invites and what became of them. */
export function createAccess(clock: Clock, roster: Roster, settings: Settings, mail: Mail[]): Access {
  const history = createAccessHistory(clock);

  const send = (patient: PatientRecord, by: string, how: 'email' | 'letter'): AccessRow => {
    const row = history.add({
      patientId: patient.id,
      email: patient.email ?? '',
      how,
      enabledBy: by,
      enabledAt: clock.now(),
      activatedAt: null,
      ended: null,
    });
    mail.push(mailOf(row, patient, mail.length + 1));
    return row;
  };

  return {
    ...createLinks(clock, roster, history),
    history: history.of,
    stateOf: history.stateOf,
    recall: history.add,
    enable(patientId, by, how = 'email') {
      const patient = roster.find(patientId);
      if (!patient) return { kind: 'refused', reason: 'noPatient' };
      const state = history.stateOf(patientId);
      const reason = refusal(patient, state, settings);
      if (reason) return { kind: 'refused', reason };
      const older = history.newest(patientId);
      if (older && (state === 'pending' || state === 'expired')) {
        older.ended = { at: clock.now(), by: { kind: 'staff', name: by } };
      }
      return { kind: 'sent', row: send(patient, by, how) };
    },
    emailChanged(patientId, by) {
      const patient = roster.find(patientId);
      const row = history.newest(patientId);
      if (!patient?.email || !row || history.stateOf(patientId) !== 'pending') return;
      const { emailChange } = settings;
      if (emailChange === 'moves') row.email = patient.email;
      if (emailChange === 'kills' || emailChange === 'mailsNew')
        row.ended = { at: clock.now(), by: { kind: 'staff', name: by } };
      if (emailChange === 'mailsNew') send(patient, by, 'email');
    },
    revoke(patientId, by) {
      const row = history.newest(patientId);
      if (!row || row.ended) return { kind: 'nothing' };
      const joined = row.activatedAt !== null;
      if (joined && by.kind === 'staff' && !settings.revokeCutsActive) return { kind: 'stillActive' };
      row.ended = { at: clock.now(), by };
      return { kind: 'revoked', row };
    },
  };
}

/** Write the mail that the patient gets for a row. */
export function mailOf(row: AccessRow, patient: PatientRecord, id: number): Mail {
  return {
    id,
    how: row.how,
    to: row.email,
    patientId: patient.id,
    patientName: displayName(patient),
    sentAt: row.enabledAt,
    link: inviteLink(row.token),
  };
}
