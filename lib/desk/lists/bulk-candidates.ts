import type { BulkAction, LeftOut } from '../../invites/bulk-queue.ts';
import type { Cautions, Requirement } from '../../invites/eligibility.ts';
import { type Interval, newestInvite } from '../../invites/evidence.ts';
import { isDueAgain, type NotNow } from '../../invites/not-now.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import { isReasonToLeaveOut } from '../../invites/risk.ts';
import type { Status } from '../../invites/status.ts';
import { READ_LAG, SENDS_ENOUGH } from '../../timing.ts';
import { cautionsOf, type PatientState, patientState } from '../patient/patient-state.ts';
import type { PatientServices } from '../patient/read-access.ts';
import { knownPatients, type Snapshot, takeSnapshot, takeSnapshotOf } from '../patient/snapshot.ts';

/** A patient who may be in a list, and the reason where the patient is left out. */
export interface Candidate extends Cautions {
  patientId: number;
  action: BulkAction;
  record: PatientRecord | null;
  seenInvite: Interval | null;
  leftOut: LeftOut | null;
  /** The fields that an invite needs and the chart does not have. */
  lacking: Requirement[];
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
  const [snapshot, prepares] = await Promise.all([takeSnapshot(services), services.facts.preparesSchedule()]);
  if (wanted) return wanted.map((one) => candidate({ snapshot, prepares, isNamed: true }, one).candidate);
  return knownPatients(snapshot)
    .map((patientId) => candidate({ snapshot, prepares, isNamed: false }, { patientId, action: 'resend' }))
    .filter(({ isExpired }) => isExpired)
    .map((judged) => judged.candidate);
}

/** These hold whatever else is found out at a line's turn. Where its invite stands, the look before the write tells. */
const STANDING: readonly (LeftOut | null)[] = [
  ...(['notNow', 'deceased', 'missingIdentifiers', 'inactiveChart', 'minor', 'responsibleParty'] as const),
];

/**
 * Why a line that was confirmed some time ago is not to be begun any more, by what is known here by now: a person put the
 * patient off, or the chart was opened and says otherwise. A record that went with the browser says nothing against it.
 */
export async function leftOutByNow(
  services: PatientServices,
  { patientId, action, seenInvite }: Pick<Candidate, 'patientId' | 'action' | 'seenInvite'>,
): Promise<LeftOut | null> {
  const snapshot = await takeSnapshotOf(services, patientId);
  const state = patientState(snapshot, patientId, snapshot.records.get(patientId) ?? null, 'locked');
  const newest = newestInvite(state.evidence) ?? seenInvite;
  const moment = { snapshot, prepares: true, isNamed: true };
  const reasons = [
    whyNotNow(state, snapshot.notNow.get(patientId), newest, moment),
    whyNotOffered(state, action),
  ];
  return reasons.find((why) => STANDING.includes(why)) ?? null;
}

interface Moment {
  snapshot: Snapshot;
  /** Does this computer prepare the schedule? */
  prepares: boolean;
  /** The patients were named, by a day; otherwise it is everybody known, and no visit of theirs is looked at. */
  isNamed: boolean;
}

function candidate(moment: Moment, { patientId, action }: Wanted) {
  const { snapshot } = moment;
  const record = snapshot.records.get(patientId) ?? null;
  const state = patientState(snapshot, patientId, record, 'locked');
  const seenInvite = newestInvite(state.evidence);
  const leftOut =
    whyNotOffered(state, action) ??
    whyNotNow(state, snapshot.notNow.get(patientId), seenInvite, moment) ??
    (action === 'send'
      ? whyNoFirstInvite(state.status, seenInvite, moment)
      : seenInvite === null
        ? 'noProof'
        : null);
  const { eligibility } = state;
  const lacking = eligibility?.verdict === 'notEligible' ? [...eligibility.toFix] : [];
  const cautions = cautionsOf(eligibility);
  const judged: Candidate = { patientId, action, record, seenInvite, leftOut, lacking, ...cautions };
  return { candidate: judged, isExpired: state.status.kind === 'expired' };
}

/** Why nobody could press for this deed in a row either, or would be asked something first. */
function whyNotOffered(state: PatientState, action: BulkAction): LeftOut | null {
  const { running, eligibility, offers } = state;
  const offer = offers.find((other) => other.action === action);
  if (running) return 'underWay';
  if (eligibility === null) return 'nameNotLoaded';
  if (eligibility.warnings.includes('deceased')) return 'deceased';
  if (eligibility.verdict === 'notEligible') return 'missingIdentifiers';
  if (!offer) return 'notOffered';
  // That others have the address too was read where a person ticked the line: it is one of its warnings.
  if (offer.risk === null || offer.risk === 'sharedAddress') return null;
  return isReasonToLeaveOut(offer.risk) ? offer.risk : 'noProof';
}

/** Why this is not the time to write to the patient, though somebody could. */
function whyNotNow(
  { sends }: PatientState,
  putOff: NotNow | undefined,
  newestInvite: Interval | null,
  { snapshot: { today }, isNamed }: Moment,
): LeftOut | null {
  // Which visit a named patient has is not known here. Whoever was put off today, until the next visit, is not written to
  // in a list today.
  const visitDay = isNamed ? today : null;
  if (putOff && !isDueAgain(putOff, { today, visitDay, hasJoined: false, newestInvite })) return 'notNow';
  return sends >= SENDS_ENOUGH ? 'anotherWay' : null;
}

/**
 * Why a first invite is in no list. No answer to a send tells who was first, so only one computer sends them in lists, and
 * not where a colleague may be between a revoke and the send after it.
 */
function whyNoFirstInvite(
  status: Status,
  seenInvite: Interval | null,
  { snapshot, prepares }: Moment,
): LeftOut | null {
  if (!prepares) return 'otherComputer';
  if (status.kind !== 'revoked' && status.kind !== 'disabled') return null;
  // A send of a colleague's resend may be held up for as long as this.
  if (status.at !== null && snapshot.now - status.at.latest < 3 * READ_LAG) return 'revokedMeanwhile';
  return seenInvite === null ? 'noProof' : null;
}
