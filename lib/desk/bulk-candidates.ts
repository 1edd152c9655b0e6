import type { BulkAction, LeftOut } from '../invites/bulk-queue.ts';
import { judgeEligibility } from '../invites/eligibility.ts';
import { type Interval, newestInvite } from '../invites/evidence.ts';
import { foldStatus } from '../invites/fold-status.ts';
import type { PatientRecord } from '../invites/patient.ts';
import { actsAsEvidence, type DeskParts } from './desk-parts.ts';
import { offersFor } from './offers.ts';
import { isProven, today } from './patient-view.ts';

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
  const [known, { operations, acts }, zone, tells, checks] = await Promise.all([
    parts.memory.known(),
    parts.ledger.read(),
    parts.facts.zone(),
    parts.facts.answersTell(),
    parts.facts.checks(),
  ]);
  const now = parts.clock.now();
  const running = new Map(operations.map((operation) => [operation.patientId, operation]));
  const judge = ({ patientId, action }: Wanted): Candidate & { isExpired: boolean } => {
    const record = known.records.get(patientId) ?? null;
    const evidence = [...(known.evidence.get(patientId) ?? []), ...actsAsEvidence(acts, patientId)];
    const status = foldStatus(evidence, now, zone);
    const eligibility = record && judgeEligibility(record, today(now, zone), 0);
    const offer = offersFor({
      identity: 'locked',
      ...{ status, eligibility, phase: null, mayInvite: checks?.mayInvite ?? 'notSaid' },
      provable: tells || isProven(evidence, now),
    }).find((other) => other.action === action);
    const seenInvite = newestInvite(evidence);
    const leftOut = (): LeftOut | null => {
      if (running.has(patientId)) return 'underWay';
      if (eligibility === null) return 'nameNotLoaded';
      if (eligibility.verdict === 'notEligible') return 'missingIdentifiers';
      if (!offer) return 'notOffered';
      return offer.risk !== null || (action === 'resend' && seenInvite === null) ? 'noProof' : null;
    };
    const isExpired = status.kind === 'expired';
    return { patientId, action, record, seenInvite, leftOut: leftOut(), isExpired };
  };
  if (wanted) return wanted.map(judge);
  const everybody = new Set([...known.evidence.keys(), ...acts.map((act) => act.patientId)]);
  return [...everybody]
    .map((patientId) => judge({ patientId, action: 'resend' }))
    .filter((candidate) => candidate.isExpired);
}
