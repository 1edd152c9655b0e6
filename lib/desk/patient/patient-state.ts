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
import { operationView } from '../operations/operation-view.ts';
import { offersFor } from './offers.ts';
import { evidenceOf, othersWithAddress, type Snapshot } from './snapshot.ts';

/** Everything known and possible for one patient, before it is dressed for the overlay, a row or a list. */
export interface PatientState {
  evidence: Evidence[];
  status: Status;
  /** null without a record. */
  eligibility: Eligibility | null;
  running: Operation | null;
  operation: OperationView | null;
  /** None without a record: only ids and times survive a restart. */
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

/** Once the patient has joined, how the invite was sent is history; why something was stopped is not. */
function isHistory({ phase }: Operation, status: Status): boolean {
  return status.kind === 'active' && phase.at === 'settled' && phase.outcome.kind === 'sent';
}

/**
 * A list, from page or answer, at most ten minutes old: it shows whether the patient has joined. A list from before
 * our own send, or one that lags behind it, speaks of another invite.
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
