import type { PageKind, PageReading } from '../../ehr/page/reading.ts';
import type { Evidence, HistoryLine } from '../../invites/evidence.ts';
import { foldStatus } from '../../invites/fold-status.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import type { Failure } from '../../messages/failure.ts';
import type { Identity, PatientView } from '../../messages/patient-view.ts';
import type { ListedPerson } from '../../messages/worklist-view.ts';
import type { Asker } from '../../practice/budget.ts';
import { STATUS_FRESH } from '../../timing.ts';
import { operationView } from '../operations/view-operation.ts';
import { pageEvidence } from './page-evidence.ts';
import { patientState } from './patient-state.ts';
import { allEvidence, type PatientServices, readAccess } from './read-access.ts';
import { redactOperation, redactStatus } from './redact.ts';
import { type ResolvedPatient, resolvePatient } from './resolve-patient.ts';
import { takeSnapshot } from './snapshot.ts';

/**
 * Build the overlay's view of a page. The practice API is asked only for what is unknown or stale; with `check` it is
 * asked in any case. Once the page is not `wanted` any more, requests that still wait for their turn are not made. The
 * patient id comes back as well, so that the caller can issue a token for it.
 */
export async function viewPage(
  services: PatientServices,
  page: PageKind,
  reading: PageReading,
  age: number,
  check: boolean,
  wanted: () => boolean = () => true,
): Promise<{ view: PatientView; patientId: number | null; seen: Evidence[] }> {
  const asker: Asker = check ? 'click' : { lane: 'view', wanted };
  const resolved = await resolvePatient(services, page, reading, asker, check);
  if (resolved.kind === 'refused' || resolved.kind === 'failed')
    return { view: await viewWithout(services, resolved, page), patientId: null, seen: [] };
  const { record } = resolved;
  const seen = resolved.kind === 'locked' ? await rememberPage(services, record.id, reading, age) : [];
  const trouble = await freshenStatus(services, record.id, asker);
  const identity: Identity =
    resolved.kind === 'locked'
      ? { kind: 'locked', name: displayName(record), birthDate: record.birthDate }
      : { kind: 'refused', reason: resolved.reason };
  const snapshot = await takeSnapshot(services);
  const state = patientState(snapshot, record.id, record, identity.kind);
  const named = resolved.kind === 'locked';
  const history = newestList(state.evidence);
  return {
    seen,
    patientId: named ? record.id : null,
    view: {
      clock: { now: snapshot.now, learned: services.clock.learned() },
      zone: snapshot.zone,
      token: null,
      identity,
      status: named ? state.status : redactStatus(state.status),
      eligibility: named ? state.eligibility : null,
      history: named ? (history?.lines ?? []) : [],
      operation: named ? state.operation : redactOperation(state.operation),
      offers: named ? state.offers : [],
      trouble,
    },
  };
}

/**
 * Remember what the page says of the invite. It is dated from when the page first showed it (`age`, in milliseconds),
 * so that a tab that was open for an hour does not overrule a newer answer.
 */
async function rememberPage(
  services: PatientServices,
  patientId: number,
  reading: PageReading,
  age: number,
): Promise<Evidence[]> {
  const seen = pageEvidence(reading, services.clock.now() - age, await services.facts.zone());
  for (const item of seen) await services.cache.rememberEvidence(patientId, item);
  return seen;
}

/** Name as staff know it: first, middle, last, suffix, nickname in brackets. */
function displayName(record: PatientRecord): string {
  const nick = record.nickName && record.nickName !== record.firstName ? `(${record.nickName})` : '';
  return [record.firstName, nick, record.middleName, record.lastName, record.suffix]
    .filter(Boolean)
    .join(' ');
}

/** How a row names its patient: by the record, or by the end of the patient id while the record is not known. */
export function personOf(patientId: number, record: PatientRecord | null): ListedPerson {
  return {
    patientId,
    name: record && displayName(record),
    birthDate: record?.birthDate ?? null,
    idEnding: String(patientId).slice(-4),
  };
}

/** Ask DrChrono where the invite stands, unless that is known and fresh. Returns why it could not be asked. */
async function freshenStatus(
  services: PatientServices,
  patientId: number,
  asker: Asker,
): Promise<Failure | null> {
  const evidence = await allEvidence(services, patientId);
  if (asker !== 'click' && isFresh(evidence, services.clock.now(), await services.facts.zone())) return null;
  const answer = await readAccess(services, patientId, asker);
  return answer.ok ? null : answer.failure;
}

/**
 * Is it known where the invite stands? Yes after an answer or Access History of the last five minutes, and while our
 * own send is the newest evidence, its invite is pending, and nothing contradicts it.
 */
function isFresh(evidence: readonly Evidence[], now: number, zone: string | null): boolean {
  const recent = evidence.some(
    (item) => (item.source === 'answer' || item.source === 'accessHistory') && now - item.asOf < STATUS_FRESH,
  );
  if (recent) return true;
  const status = foldStatus(evidence, now, zone);
  return status.kind === 'pending' && status.grounds.source === 'ownSend';
}

function newestList(
  evidence: readonly Evidence[],
): { lines: HistoryLine[]; source: 'accessHistory' | 'answer' } | null {
  let best: { lines: HistoryLine[]; source: 'accessHistory' | 'answer'; asOf: number } | null = null;
  for (const item of evidence) {
    if ((item.source !== 'accessHistory' && item.source !== 'answer') || item.lines === null) continue;
    if (best === null || item.asOf >= best.asOf)
      best = { lines: item.lines, source: item.source, asOf: item.asOf };
  }
  return best;
}

async function viewWithout(
  services: PatientServices,
  resolved: Extract<ResolvedPatient, { kind: 'refused' | 'failed' }>,
  page: PageKind,
): Promise<PatientView> {
  const now = services.clock.now();
  const zone = await services.facts.zone();
  // The address of a chart names the patient for certain, so an open operation is shown even where the record cannot be
  // read.
  const running =
    page.kind === 'chart'
      ? (await services.journal.read()).operations.find((other) => other.patientId === page.patientId)
      : undefined;
  const identity: Identity =
    resolved.kind === 'refused' ? { kind: 'refused', reason: resolved.reason } : { kind: 'open' };
  return {
    clock: { now, learned: services.clock.learned() },
    zone,
    token: null,
    identity,
    status: { kind: 'unknown', reason: 'notChecked', sides: [] },
    eligibility: null,
    history: [],
    operation: resolved.kind === 'failed' && running ? operationView(running, null, zone) : null,
    offers:
      resolved.kind === 'failed' && canBeAskedAgain(resolved.failure)
        ? [{ action: 'check', emphasis: 'primary', risk: null }]
        : [],
    trouble: resolved.kind === 'failed' ? resolved.failure : null,
  };
}

function canBeAskedAgain(failure: Failure): boolean {
  return !['notConnected', 'reconnect', 'siteAccessWithdrawn', 'viewOutdated'].includes(failure.kind);
}
