import { countSends } from '../../invites/another-way.ts';
import { type DrChronoInvites, invitesByItself } from '../../invites/drchrono-invites.ts';
import { type Cautions, type Eligibility, judgeEligibility } from '../../invites/eligibility.ts';
import type { Evidence, HistoryLine } from '../../invites/evidence.ts';
import { foldStatus } from '../../invites/fold-status.ts';
import { invitesSoFar } from '../../invites/history.ts';
import { maskEmail } from '../../invites/mask.ts';
import { withOldAddress } from '../../invites/old-address.ts';
import type { Operation } from '../../invites/operation.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import { type Proof, proofOf } from '../../invites/proof.ts';
import { type SentLately, sentLately } from '../../invites/sent-lately.ts';
import type { Status } from '../../invites/status.ts';
import type { Offer } from '../../messages/offer.ts';
import type { OperationView } from '../../messages/operation-view.ts';
import type { Identity } from '../../messages/patient-view.ts';
import { SENDS_ENOUGH, SHOW_ENDED } from '../../timing.ts';
import { operationView } from '../operations/view-operation.ts';
import { offersFor } from './offers.ts';
import { evidenceOf, othersWithAddress, presentAddress, type Snapshot } from './snapshot.ts';

/**
 * All that is known of one patient and all that may be done, before the overlay, a row or a list makes its view of it.
 */
export interface PatientState {
  evidence: Evidence[];
  status: Status;
  /** The invites so far, newest first. */
  history: HistoryLine[];
  /** null without a record. */
  eligibility: Eligibility | null;
  running: Operation | null;
  operation: OperationView | null;
  /**
   * Empty without a record: after a restart only ids and times are known, and nobody presses for a patient without a
   * name.
   */
  offers: Offer[];
  proof: Proof;
  /** So many invites went out since the patient last had access (another-way). */
  sends: number;
  /** An invite went out within the last 24 hours and still waits; null where none does. */
  lately: SentLately | null;
  /** How DrChrono invites this patient by itself, whom nobody has invited yet; null where it does not. */
  byItself: Exclude<DrChronoInvites, 'never'> | null;
}

/** Where a patient stands, without what only a shown row needs. A list of thousands is put in order by it. */
export type Standing = Pick<PatientState, 'evidence' | 'status' | 'running' | 'operation'>;

export function standingOf(snapshot: Snapshot, patientId: number, record: PatientRecord | null): Standing {
  const { now, zone } = snapshot;
  const evidence = evidenceOf(snapshot, patientId);
  const status = withOldAddress(foldStatus(evidence, now, zone), presentAddress(snapshot, patientId));
  const running = snapshot.operations.get(patientId) ?? null;
  const ended = snapshot.ended.get(patientId);
  const shown = ended && now - ended.at < SHOW_ENDED && !isHistory(ended.operation, status) ? ended : null;
  const to = record?.email ? maskEmail(record.email) : null;
  const operation = running
    ? operationView(running, to, zone)
    : shown && operationView(shown.operation, shown.to, zone, shown.actedAs ?? null);
  return { evidence, status, running, operation };
}

/** What a snapshot tells of one patient; `record` is null while only the id is known. */
export function patientState(
  snapshot: Snapshot,
  patientId: number,
  record: PatientRecord | null,
  identity: Identity['kind'],
): PatientState {
  const { now, today, listsInvites, mayInvite } = snapshot;
  const standing = standingOf(snapshot, patientId, record);
  const { evidence, status, running } = standing;
  const history = invitesSoFar(evidence, status);
  // What DrChrono does to an invite when the chart gets another address is not known, so what was seen before proves nothing.
  const since = snapshot.hadOtherEmailAt.get(patientId) ?? 0;
  const proof = proofOf(
    evidence.filter(({ asOf }) => asOf >= since),
    now,
  );
  const eligibility = record && eligibilityOf(snapshot, record);
  const provable = proof.pageProof !== null || listsInvites;
  const phase = running?.phase ?? null;
  const alsoOn = snapshot.otherCharts.get(patientId) ?? [];
  const lately = sentLately(history, now);
  const isFirst = status.kind === 'notInvited' && record !== null;
  const byItself = isFirst ? invitesByItself(snapshot.drChronoInvites, record, today) : null;
  const about = {
    ...{ identity, status, eligibility, phase, provable, mayInvite, alsoOn, byItself },
    lately: wentElsewhere(snapshot, patientId, status) ? null : lately,
  };
  const sends = countSends(history, evidence);
  const offers = record ? offersFor(about) : [];
  // Where something else is better, an invite is not the main thing to do.
  const isSecond = sends >= SENDS_ENOUGH || byItself !== null;
  return {
    ...{ ...standing, history, eligibility, proof, lately, byItself, sends },
    offers: isSecond ? offers.map(asSecond) : offers,
  };
}

function asSecond(offer: Offer): Offer {
  return offer.action === 'send' || offer.action === 'resend' ? { ...offer, emphasis: 'secondary' } : offer;
}

/** Did the invite that waits go to another address than the chart has now? Then another one is no repeat, but its repair. */
function wentElsewhere({ hadOtherEmailAt }: Snapshot, patientId: number, status: Status): boolean {
  if (status.kind !== 'pending') return false;
  const { toOldAddress, invite } = status;
  return toOldAddress === true || (hadOtherEmailAt.get(patientId) ?? 0) > (invite.sent?.latest ?? Infinity);
}

/**
 * What was judged of a record, by the record itself. Phones and addresses take long to judge, and of a whole day nothing
 * but one patient has changed from one snapshot to the next.
 */
const judgedRecords = new WeakMap<PatientRecord, { by: string; eligibility: Eligibility }>();

function eligibilityOf(snapshot: Snapshot, record: PatientRecord): Eligibility {
  const { today, practiceDomain, minorsUnder } = snapshot;
  const others = othersWithAddress(snapshot, record);
  const by = JSON.stringify([today, others, practiceDomain, minorsUnder]);
  const before = judgedRecords.get(record);
  if (before?.by === by) return before.eligibility;
  const eligibility = judgeEligibility(record, today, others, practiceDomain, minorsUnder);
  judgedRecords.set(record, { by, eligibility });
  return eligibility;
}

/** What a row says before a press: the warnings, and what they are about. */
export function cautionsOf(eligibility: Eligibility | null): Cautions {
  const { warnings = [], addressDoubt, minorsUnder } = eligibility ?? {};
  return { warnings, ...(addressDoubt ? { addressDoubt } : {}), ...(minorsUnder ? { minorsUnder } : {}) };
}

/**
 * Once the patient has joined, nobody needs to know how the invite was sent. Why an operation was stopped stays of
 * interest.
 */
function isHistory({ phase }: Operation, status: Status): boolean {
  return status.kind === 'active' && phase.at === 'settled' && phase.outcome.kind === 'sent';
}
