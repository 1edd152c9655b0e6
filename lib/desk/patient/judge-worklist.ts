import type { ListedPerson, WorklistCounts, WorklistRow } from '../../messages/worklist-view.ts';
import { SENDS_ENOUGH } from '../../timing.ts';
import { putOff } from './patient-asides.ts';
import { cautionsOf, patientState, type Standing, standingOf } from './patient-state.ts';
import { knownPatients, type Snapshot } from './snapshot.ts';
import { personOf } from './view-page.ts';

/** The popup's list as far as its order, its search and its counts need it. The rows are made for what is shown. */
export interface JudgedWorklist extends Pick<WorklistCounts, 'resendable' | 'nextEnd'> {
  /** Everybody on it, in the order in which they need somebody. */
  people: ListedPerson[];
}

/** Judge where everybody stands. Costs no requests. */
export function judgeWorklist(snapshot: Snapshot): JudgedWorklist {
  const listed = knownPatients(snapshot).flatMap((patientId) => {
    const record = snapshot.records.get(patientId) ?? null;
    const standing = standingOf(snapshot, patientId, record);
    if (!isListed(standing)) return [];
    return [{ person: personOf(patientId, record), standing, rank: rank(standing) }];
  });
  listed.sort((a, b) => a.rank - b.rank || a.person.patientId - b.person.patientId);
  // Nobody presses for a patient of whom only the id is known.
  const known = listed.filter(
    ({ person, standing }) => snapshot.records.has(person.patientId) && standing.operation === null,
  );
  const ends = known.flatMap(({ standing: { status } }) =>
    status.kind === 'pending' && status.expires ? [status.expires.latest] : [],
  );
  return {
    people: listed.map(({ person }) => person),
    resendable: known.filter(({ person, standing }) => isResendable(snapshot, person.patientId, standing))
      .length,
    nextEnd: ends.reduce<number | null>((first, end) => Math.min(first ?? end, end), null),
  };
}

/** The rows of these people, as things stand in the snapshot. */
export function worklistRows(snapshot: Snapshot, people: readonly ListedPerson[]): WorklistRow[] {
  return people.map((person) => {
    const { patientId } = person;
    const record = snapshot.records.get(patientId) ?? null;
    const { status, operation, offers, eligibility } = patientState(snapshot, patientId, record, 'locked');
    return { ...person, ...cautionsOf(eligibility), status, operation, offers };
  });
}

/** An invite that is pending or has expired puts somebody on the list, and so does an operation to show. */
function isListed({ status, operation }: Standing): boolean {
  return operation !== null || status.kind === 'pending' || status.kind === 'expired';
}

/** May this patient be in a list of those whose expired invites are resent without a question? */
function isResendable(snapshot: Snapshot, patientId: number, { status }: Standing): boolean {
  if (status.kind !== 'expired') return false;
  const record = snapshot.records.get(patientId) ?? null;
  const state = patientState(snapshot, patientId, record, 'locked');
  const { offers, sends } = state;
  if (putOff(snapshot, patientId, state) !== null || sends >= SENDS_ENOUGH) return false;
  return offers.some(({ action, risk }) => action === 'resend' && risk === null);
}

/**
 * Where somebody stands: open questions first, then invites at an old address, then by the end of the invite, last those
 * without an end.
 */
function rank({ operation, status }: Standing): number {
  if (operation?.stage === 'needsYou') return 0;
  if (status.kind === 'pending' && status.toOldAddress) return 1;
  if (status.kind === 'pending' || status.kind === 'expired')
    return status.expires?.earliest ?? Number.MAX_SAFE_INTEGER;
  return Number.MAX_SAFE_INTEGER;
}
