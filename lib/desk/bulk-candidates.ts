import type { BulkAction, LeftOut } from '../invites/bulk-queue.ts';
import { type Interval, newestInvite } from '../invites/evidence.ts';
import type { PatientRecord } from '../invites/patient.ts';
import type { DeskParts } from './desk-parts.ts';
import { patientState } from './patient-state.ts';
import { knownPatients, type Picture, takePicture } from './picture.ts';

/** One patient who may be in a list, and why not, if so. */
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
  parts: DeskParts,
  wanted: readonly Wanted[] | null,
): Promise<Candidate[]> {
  const picture = await takePicture(parts);
  if (wanted) return wanted.map((one) => candidate(picture, one).candidate);
  return knownPatients(picture)
    .map((patientId) => candidate(picture, { patientId, action: 'resend' }))
    .filter(({ isExpired }) => isExpired)
    .map((judged) => judged.candidate);
}

function candidate(picture: Picture, { patientId, action }: Wanted) {
  const record = picture.records.get(patientId) ?? null;
  const { evidence, status, eligibility, running, offers } = patientState(
    picture,
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
