import type { Clock } from './clock.ts';
import { HOUR } from './wall-clock.ts';

/**
 * An invite lives 7 days after it is sent (onpatient.zendesk 205495828); that these are 168 hours is our reading of it.
 */
export const INVITE_LIFE = 168 * HOUR;

/** An access was ended by a colleague, who is named, or by the patient. */
export type EndedBy = { kind: 'staff'; name: string } | { kind: 'patient' };

/** This is one line of a patient's Access History. */
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

/** Tell which state the newest row stands for. An expired row looks like a pending one, so the time decides. */
function stateOfRow(row: AccessRow | undefined, now: number): AccessState {
  if (!row) return 'notInvited';
  if (row.ended) return row.activatedAt === null ? 'revoked' : 'disabled';
  if (row.activatedAt !== null) return 'active';
  return now >= row.enabledAt + INVITE_LIFE ? 'expired' : 'pending';
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

/** This keeps every invite there ever was. */
export interface AccessHistory {
  add(row: Omit<AccessRow, 'id' | 'token'>): AccessRow;
  newest(patientId: number): AccessRow | undefined;
  withToken(token: string): AccessRow | undefined;
  /** Give a patient's rows, newest first, as they are now or as they were at `asOf`. */
  of(patientId: number, asOf?: number): AccessRow[];
  stateOf(patientId: number, asOf?: number): AccessState;
}

/** Make an empty history. */
export function createAccessHistory(clock: Clock): AccessHistory {
  const rows: AccessRow[] = [];
  const of = (patientId: number, asOf = clock.now()) =>
    rows
      .filter((row) => row.patientId === patientId)
      .flatMap((row) => rowAsOf(row, asOf))
      .reverse();
  return {
    of,
    add(row) {
      const id = 900_001 + rows.length;
      const added = { ...row, id, token: `inv-${id}` };
      rows.push(added);
      return added;
    },
    newest: (patientId) => rows.findLast((row) => row.patientId === patientId),
    withToken: (token) => rows.find((row) => row.token === token),
    stateOf: (patientId, asOf = clock.now()) => stateOfRow(of(patientId, asOf)[0], asOf),
  };
}
