import { type Eligibility, judgeEligibility } from '../../invites/eligibility.ts';
import type { Evidence } from '../../invites/evidence.ts';
import { findInvite, foldStatus } from '../../invites/fold-status.ts';
import { maskEmail } from '../../invites/mask.ts';
import type { Operation } from '../../invites/operation.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import type { Status } from '../../invites/status.ts';
import type { Offer } from '../../messages/offer.ts';
import type { OperationView } from '../../messages/operation-view.ts';
import type { Identity } from '../../messages/patient-view.ts';
import { PROOF_FRESH, READ_LAG, SHOW_ENDED } from '../../timing.ts';
import { operationView } from '../operations/view-operation.ts';
import { offersFor } from './offers.ts';
import { evidenceOf, othersWithAddress, type Snapshot } from './snapshot.ts';

/**
 * All that is known of one patient and all that may be done, before the overlay, a row or a list makes its view of it.
 */
export interface PatientState {
  evidence: Evidence[];
  status: Status;
  /** null without a record. */
  eligibility: Eligibility | null;
  running: Operation | null;
  operation: OperationView | null;
  /**
   * Empty without a record: after a restart only ids and times are known, and nobody presses for a patient without a
   * name.
   */
  offers: Offer[];
  proven: boolean;
}

/** What a snapshot tells of one patient; `record` is null while only the id is known. */
export function patientState(
  snapshot: Snapshot,
  patientId: number,
  record: PatientRecord | null,
  identity: Identity['kind'],
): PatientState {
  const { now, zone, today, listsInvites, mayInvite } = snapshot;
  const evidence = evidenceOf(snapshot, patientId);
  const status = foldStatus(evidence, now, zone);
  const running = snapshot.operations.get(patientId) ?? null;
  const ended = snapshot.ended.get(patientId);
  const shown = ended && now - ended.at < SHOW_ENDED && !isHistory(ended.operation, status) ? ended : null;
  const to = record?.email ? maskEmail(record.email) : null;
  const proven = isProven(evidence, now);
  const eligibility = record && judgeEligibility(record, today, othersWithAddress(snapshot, record));
  const provable = proven || listsInvites;
  const phase = running?.phase ?? null;
  return {
    ...{ evidence, status, eligibility, running, proven },
    operation: running
      ? operationView(running, to, zone)
      : shown && operationView(shown.operation, shown.to, zone),
    offers: record ? offersFor({ identity, status, eligibility, phase, provable, mayInvite }) : [],
  };
}

/**
 * Once the patient has joined, nobody needs to know how the invite was sent. Why an operation was stopped stays of
 * interest.
 */
function isHistory({ phase }: Operation, status: Status): boolean {
  return status.kind === 'active' && phase.at === 'settled' && phase.outcome.kind === 'sent';
}

/**
 * Is it proven that the patient has not joined? That takes a list of invites, from a page or an answer, of the last ten
 * minutes. A list that was read before our own send, or that does not show that send yet, is about the invite before it
 * and proves nothing.
 */
export function isProven(evidence: readonly Evidence[], now: number): boolean {
  const own = evidence.findLast((item) => item.source === 'ownSend')?.invite.sent ?? null;
  return evidence.some(
    (item) =>
      (item.source === 'accessHistory' || item.source === 'answer') &&
      item.lines !== null &&
      now - item.asOf <= PROOF_FRESH &&
      (own === null || findInvite(item.lines, own) >= 0 || item.asOf > own.latest + READ_LAG),
  );
}
