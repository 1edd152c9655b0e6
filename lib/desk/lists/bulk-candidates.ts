import type { BulkAction, LeftOut } from '../../invites/bulk-queue.ts';
import { type Interval, newestInvite } from '../../invites/evidence.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import { patientState } from '../patient/patient-state.ts';
import type { PatientServices } from '../patient/read-access.ts';
import { knownPatients, type Snapshot, takeSnapshot } from '../patient/snapshot.ts';

/** A patient who may be in a list, and the reason where the patient is left out. */
export interface Candidate {
  patientId: number;
  action: BulkAction;
  record: PatientRecord | null;
  seenInvite: Interval | null;
  leftOut: LeftOut | null;
}

export interface Wanted {
  patientId: number;
  action: BulkAction;
}

/** Everybody whose invite is known to have expired, or the patients that were named. No requests. */
export async function bulkCandidates(
  services: PatientServices,
  wanted: readonly Wanted[] | null,
): Promise<Candidate[]> {
  const snapshot = await takeSnapshot(services);
  if (wanted) return wanted.map((one) => candidate(snapshot, one).candidate);
  return knownPatients(snapshot)
    .map((patientId) => candidate(snapshot, { patientId, action: 'resend' }))
    .filter(({ isExpired }) => isExpired)
    .map((judged) => judged.candidate);
}

function candidate(snapshot: Snapshot, { patientId, action }: Wanted) {
  const record = snapshot.records.get(patientId) ?? null;
  const { evidence, status, eligibility, running, offers } = patientState(
    snapshot,
    patientId,
    record,
    'locked',
  );
  const offer = offers.find((other) => other.action === action);
  const seenInvite = newestInvite(evidence);
  const leftOut = (): LeftOut | null => {
    if (running) return 'underWay';
    if (eligibility === null) return 'nameNotLoaded';
    if (eligibility.verdict === 'notEligible') return 'missingIdentifiers';
    if (!offer) return 'notOffered';
    return offer.risk !== null || (action === 'resend' && seenInvite === null) ? 'noProof' : null;
  };
  const judged: Candidate = { patientId, action, record, seenInvite, leftOut: leftOut() };
  return { candidate: judged, isExpired: status.kind === 'expired' };
}
