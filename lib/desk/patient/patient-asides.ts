import { newestInvite } from '../../invites/evidence.ts';
import { isDueAgain, type NotNow } from '../../invites/not-now.ts';
import type { PatientAsides } from '../../messages/patient-view.ts';
import { SENDS_ENOUGH } from '../../timing.ts';
import type { PatientState } from './patient-state.ts';
import type { Snapshot } from './snapshot.ts';

type Known = Pick<PatientState, 'status' | 'evidence'>;

/** The decision not to invite this patient now, where it holds for a visit on this day; null: it is about no visit. */
export function putOff(
  { notNow, today }: Pick<Snapshot, 'notNow' | 'today'>,
  patientId: number,
  { status, evidence }: Known,
  visitDay: string | null = null,
): NotNow | null {
  const decided = notNow.get(patientId);
  if (decided === undefined) return null;
  const newest = newestInvite(evidence);
  const moment = { today, visitDay, hasJoined: status.kind === 'active', newestInvite: newest };
  return isDueAgain(decided, moment) ? null : decided;
}

/** What staff should know of a patient beside where the invite stands. */
export function asidesOf(
  snapshot: Pick<Snapshot, 'notNow' | 'today'>,
  patientId: number,
  state: Known & Pick<PatientState, 'sends' | 'byItself'>,
): PatientAsides {
  const { status, sends, byItself } = state;
  const notNow = putOff(snapshot, patientId, state);
  return {
    ...(notNow !== null ? { notNow } : {}),
    ...(sends >= SENDS_ENOUGH && status.kind !== 'active' ? { sends } : {}),
    ...(byItself !== null ? { byItself } : {}),
  };
}
