import { pageKind } from '../ehr/page-kind.ts';
import type { PageReading } from '../ehr/reading.ts';
import type { Evidence, HistoryLine } from '../invites/evidence.ts';
import { foldStatus } from '../invites/fold-status.ts';
import type { PatientRecord } from '../invites/patient.ts';
import type { Failure, Identity, ListedPerson, PatientView } from '../messages/view.ts';
import type { Asker } from '../practice/budget.ts';
import { allEvidence, type DeskParts, readAccess } from './desk-parts.ts';
import { operationView } from './operation-view.ts';
import { pageEvidence } from './page-evidence.ts';
import { patientState } from './patient-state.ts';
import { takePicture } from './picture.ts';
import { findSubject, type Subject } from './subject.ts';
import { operationWithoutName, statusWithoutName } from './without-name.ts';

/** A status from an answer is good for five minutes (DESIGN.md rule 3). */
const STATUS_FRESH = 5 * 60_000;

/**
 * Build the overlay's view of a page. Asks the practice only for what is not known or stale; `check` asks
 * in any case. Once the page is not `wanted` any more, what waits its turn does not leave. Returns the subject too,
 * so that the caller can issue a token for it.
 */
export async function viewPage(
  parts: DeskParts,
  tabUrl: string,
  reading: PageReading,
  age: number,
  check: boolean,
  wanted: () => boolean = () => true,
): Promise<{ view: PatientView; patientId: number | null; seen: Evidence[] }> {
  const asker: Asker = check ? 'click' : { lane: 'view', wanted };
  const subject = await findSubject(parts, tabUrl, reading, asker, check);
  if (subject.kind === 'refused' || subject.kind === 'failed')
    return { view: await viewWithout(parts, subject, tabUrl), patientId: null, seen: [] };
  const { record } = subject;
  const seen = subject.kind === 'locked' ? await rememberPage(parts, record.id, reading, age) : [];
  const trouble = await freshenStatus(parts, record.id, asker);
  const identity: Identity =
    subject.kind === 'locked'
      ? { kind: 'locked', name: displayName(record), birthDate: record.birthDate }
      : { kind: 'refused', reason: subject.reason };
  const picture = await takePicture(parts);
  const state = patientState(picture, record.id, record, identity.kind);
  const named = subject.kind === 'locked';
  const history = newestList(state.evidence);
  return {
    seen,
    patientId: named ? record.id : null,
    view: {
      clock: { now: picture.now, learned: parts.clock.learned() },
      zone: picture.zone,
      token: null,
      identity,
      status: named ? state.status : statusWithoutName(state.status),
      eligibility: named ? state.eligibility : null,
      history: named ? (history?.lines ?? []) : [],
      historySource: named && history ? history.source : null,
      operation: named ? state.operation : operationWithoutName(state.operation),
      offers: named ? state.offers : [],
      trouble,
    },
  };
}

/** What the page itself says counts from the moment it showed it, not from the moment we looked. */
async function rememberPage(
  parts: DeskParts,
  patientId: number,
  reading: PageReading,
  age: number,
): Promise<Evidence[]> {
  const seen = pageEvidence(reading, parts.clock.now() - age, await parts.facts.zone());
  for (const item of seen) await parts.memory.rememberEvidence(patientId, item);
  return seen;
}

/** Name as staff know it: first, middle, last, suffix, nickname in brackets. */
function displayName(record: PatientRecord): string {
  const nick = record.nickName && record.nickName !== record.firstName ? `(${record.nickName})` : '';
  return [record.firstName, nick, record.middleName, record.lastName, record.suffix]
    .filter(Boolean)
    .join(' ');
}

/** By what staff know the patient of a row; the end of the id where the record is not at hand. */
export function personOf(patientId: number, record: PatientRecord | null): ListedPerson {
  return {
    patientId,
    name: record && displayName(record),
    birthDate: record?.birthDate ?? null,
    idEnding: String(patientId).slice(-4),
  };
}

/** Ask where the invite stands unless that is known well enough. */
async function freshenStatus(parts: DeskParts, patientId: number, asker: Asker): Promise<Failure | null> {
  const evidence = await allEvidence(parts, patientId);
  if (asker !== 'click' && isFresh(evidence, parts.clock.now(), await parts.facts.zone())) return null;
  const answer = await readAccess(parts, patientId, asker);
  return answer.ok ? null : answer.failure;
}

/** Fresh: an answer or page list under five minutes old, or an own send that still lives and is not contradicted. */
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
  parts: DeskParts,
  subject: Extract<Subject, { kind: 'refused' | 'failed' }>,
  tabUrl: string,
): Promise<PatientView> {
  const now = parts.clock.now();
  const zone = await parts.facts.zone();
  const page = pageKind(new URL(tabUrl));
  // A patient whose id is certain may have an open operation; people must hear of it even when offline.
  const running =
    page.kind === 'chart'
      ? (await parts.ledger.read()).operations.find((other) => other.patientId === page.patientId)
      : undefined;
  const identity: Identity =
    subject.kind === 'refused' ? { kind: 'refused', reason: subject.reason } : { kind: 'open' };
  return {
    clock: { now, learned: parts.clock.learned() },
    zone,
    token: null,
    identity,
    status: { kind: 'unknown', reason: 'notChecked', sides: [] },
    eligibility: null,
    history: [],
    historySource: null,
    operation: subject.kind === 'failed' && running ? operationView(running, null, zone) : null,
    offers:
      subject.kind === 'failed' && canBeAskedAgain(subject.failure)
        ? [{ action: 'check', emphasis: 'primary', risk: null }]
        : [],
    trouble: subject.kind === 'failed' ? subject.failure : null,
  };
}

function canBeAskedAgain(failure: Failure): boolean {
  return !['notConnected', 'reconnect', 'siteAccessWithdrawn', 'viewOutdated'].includes(failure.kind);
}
