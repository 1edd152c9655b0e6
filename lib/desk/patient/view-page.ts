import type { PageKind, PageReading } from '../../ehr/page/reading.ts';
import { type Evidence, isFresh } from '../../invites/evidence.ts';
import { foldStatus } from '../../invites/fold-status.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import type { Status } from '../../invites/status.ts';
import type { Failure } from '../../messages/failure.ts';
import type { Identity, PatientView } from '../../messages/patient-view.ts';
import type { ListedPerson } from '../../messages/worklist-view.ts';
import type { Asker, ViewAsker } from '../../practice/budget.ts';
import { DATE_STEP, OWN_SEND_FRESH, READ_LAG, STATUS_FRESH } from '../../timing.ts';
import { unawaited } from '../../unawaited.ts';
import { operationView } from '../operations/view-operation.ts';
import { lapseBefore } from './lapse-before.ts';
import { confirmed } from './offers.ts';
import { rememberPage } from './page-evidence.ts';
import { asidesOf } from './patient-asides.ts';
import { patientState } from './patient-state.ts';
import { allEvidence, type PatientServices, readAccess } from './read-access.ts';
import { redactOperation, redactStatus } from './redact.ts';
import {
  type RecordWanted,
  type ResolvedPatient,
  resolvePatient,
  TO_CHECK,
  TO_SHOW,
} from './resolve-patient.ts';
import { takeSnapshotOf } from './snapshot.ts';

/** A page as it was read, with its ages as in the contract. */
export interface DatedPage {
  reading: PageReading;
  age: number | null;
  documentAge?: number | null;
}

/** How the tab asks that shows the page. */
export interface TabAsking extends Pick<ViewAsker, 'wanted'> {
  /** Take one patient who is not known yet out of the tab's quota. False: it has had too many looked up. */
  mayLookUp(): Promise<boolean>;
  /** The tab is about to show what is known of this patient; null where it is not known whom the page is about. */
  shows(patientId: number | null): Promise<void>;
}

const anyTab: TabAsking = { wanted: () => true, mayLookUp: async () => true, shows: async () => undefined };

/**
 * Build the view of a page. The practice API is asked only for what is unknown or stale; with `check` it is
 * asked in any case. Once the page is not `wanted` any more, requests that still wait for their turn are not made. The
 * patient id comes back as well, so that the caller can issue a token for it.
 */
export async function viewPage(
  services: PatientServices,
  page: PageKind,
  { reading, age, documentAge }: DatedPage,
  check: boolean,
  tab: TabAsking = anyTab,
): Promise<{ view: PatientView; patientId: number | null; seen: Evidence[] }> {
  const asker: Asker = check ? 'click' : { lane: 'view', wanted: tab.wanted };
  const wanted = check ? TO_CHECK : toShow(page, documentAge);
  const resolved = await resolvePatient(services, page, reading, lookingUp(asker, tab), wanted);
  // Before anything of the state is read, so that what changes from here on is told to this tab.
  await tab.shows(shownPatient(page, resolved));
  if (resolved.kind === 'refused' || resolved.kind === 'failed')
    return { view: await viewWithout(services, resolved, page), patientId: null, seen: [] };
  const { record } = resolved;
  const withheld: Failure | null = isByLinkAlone(resolved) ? { kind: 'linkAlone' } : null;
  const toConfirm = resolved.kind === 'locked' && resolved.toConfirm;
  const isCertain = resolved.kind === 'locked' && withheld === null && !toConfirm;
  // What such a page says is not kept either: it would count as proof where the patient is certain.
  const seen = isCertain ? await rememberPage(services, record.id, reading, age) : [];
  // Nothing of this view hangs on what is only noted for later ones.
  if (isCertain) unawaited('memory', services.cache.rememberShown(record.id));
  const trouble = await freshenStatus(services, record.id, asker);
  const identity: Identity =
    resolved.kind === 'locked'
      ? {
          kind: 'locked',
          name: displayName(record),
          birthDate: record.birthDate,
          ...(toConfirm ? { toConfirm } : {}),
        }
      : { kind: 'refused', reason: resolved.reason };
  const snapshot = await takeSnapshotOf(services, record.id);
  if (page.kind === 'chart' && (isCertain || toConfirm))
    unawaited('memory', services.cache.countChart(snapshot.today, record.id, isCertain));
  const state = patientState(snapshot, record.id, record, identity.kind);
  const named = resolved.kind === 'locked';
  const status = mayBeOld(reading, age) ? askedToReload(state.status) : state.status;
  const lapse = named ? await lapseBefore(services, snapshot, record.id, status) : {};
  return {
    seen,
    patientId: named ? record.id : null,
    view: {
      clock: { now: snapshot.now, learned: services.clock.learned() },
      zone: snapshot.zone,
      token: null,
      identity,
      status: named ? status : redactStatus(status),
      ...lapse,
      eligibility: named ? state.eligibility : null,
      history: named ? state.history : [],
      operation: named ? state.operation : redactOperation(state.operation),
      offers: withheld === null && named ? (toConfirm ? state.offers.map(confirmed) : state.offers) : [],
      ...(named ? { asides: asidesOf(snapshot, record.id, state) } : {}),
      ...{ actsAs: snapshot.signedInAs, withheld, trouble },
    },
  };
}

/** Whom the page shows: by its record, or while that cannot be read by the address of a chart. */
function shownPatient(page: PageKind, resolved: ResolvedPatient): number | null {
  if ('record' in resolved) return resolved.record.id;
  return page.kind === 'chart' ? page.patientId : null;
}

/** Is it too little what says who this page's patient is, so that nothing may be sent from there? */
function isByLinkAlone(resolved: ResolvedPatient): boolean {
  return resolved.kind === 'locked' && resolved.linkAlone === true;
}

/** The same asker for the look-up of the patient, which takes at most one out of the tab's quota. */
function lookingUp(asker: Asker, tab: TabAsking): Asker {
  let taken: Promise<boolean> | null = null;
  const mayLeave = () => {
    taken ??= tab.mayLookUp();
    return taken;
  };
  return typeof asker === 'string' ? asker : { ...asker, mayLeave };
}

/**
 * A new document at the patient's own address may follow a change of the record, which is then read again. The calendar
 * stays for hours and shows many patients, so its age says nothing.
 */
function toShow(page: PageKind, documentAge: number | null = null): RecordWanted {
  const isOwn = page.kind === 'chart' || page.kind === 'appointment';
  if (!isOwn || documentAge === null) return TO_SHOW;
  // The corrected clock may move by a second with an answer, and a record that was read with the document is not read
  // again.
  return { ...TO_SHOW, within: Math.min(TO_SHOW.within, documentAge + DATE_STEP) };
}

/** Does the page show Access History of which nobody can say how old it is? */
function mayBeOld({ history }: PageReading, age: number | null): boolean {
  return age === null && history.kind === 'found';
}

/** Where nothing else tells, the page must be loaded anew: it shows what it cannot prove. */
function askedToReload(status: Status): Status {
  const tellsNothing =
    status.kind === 'unknown' && ['notChecked', 'onlyNotActive', 'answerDoesNotTell'].includes(status.reason);
  return tellsNothing ? { ...status, reason: 'pageMayBeOld' } : status;
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
    // A record without a name still has what is printed on the chart.
    name: record && (displayName(record) || record.chartId),
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
  if (asker !== 'click' && (await isStateFresh(services, patientId))) return null;
  const answer = await readAccess(services, patientId, asker);
  return answer.ok ? null : answer.failure;
}

/** Is it known where this patient's invite stands, so that nobody needs to ask DrChrono? */
export async function isStateFresh(services: PatientServices, patientId: number): Promise<boolean> {
  const evidence = await allEvidence(services, patientId);
  return isStatusFresh(evidence, services.clock.now(), await services.facts.zone());
}

/**
 * Does this evidence tell where the invite stands? Yes after an answer or Access History of the last five minutes, and
 * for ten minutes after our own send. A list from right after our send that does not show it may lag behind: then it is
 * read again once a minute has passed.
 */
function isStatusFresh(evidence: readonly Evidence[], now: number, zone: string | null): boolean {
  const status = foldStatus(evidence, now, zone);
  const own = 'grounds' in status && status.grounds.source === 'ownSend' ? status.grounds : null;
  const sent = evidence.findLast((item) => item.source === 'ownSend')?.invite.sent ?? null;
  const lags = evidence.some((item) => sent && 'lines' in item && item.lines && item.asOf > sent.earliest);
  if (own && lags && !isFresh(own.asOf, now, READ_LAG)) return false;
  if (own && status.kind === 'pending' && isFresh(own.asOf, now, OWN_SEND_FRESH)) return true;
  return evidence.some(
    (item) =>
      (item.source === 'answer' || item.source === 'accessHistory') && isFresh(item.asOf, now, STATUS_FRESH),
  );
}

/** The view of a page whose patient is not known for certain, or could not be asked for. */
export async function viewWithout(
  services: PatientServices,
  resolved: Extract<ResolvedPatient, { kind: 'refused' | 'failed' }>,
  page: PageKind,
): Promise<PatientView> {
  const now = services.clock.now();
  const zone = await services.facts.zone();
  // The address of a chart names the patient for certain, so an open operation is shown even where the record cannot be
  // read.
  const running = page.kind === 'chart' ? (await services.journal.ofPatient(page.patientId)).operation : null;
  const identity: Identity =
    resolved.kind === 'refused'
      ? { kind: 'refused', reason: resolved.reason, ...(resolved.said ? { said: resolved.said } : {}) }
      : { kind: 'open' };
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
    actsAs: (await services.facts.checks())?.signedInAs ?? null,
    withheld: null,
    trouble: resolved.kind === 'failed' ? resolved.failure : null,
  };
}

function canBeAskedAgain(failure: Failure): boolean {
  return !['notConnected', 'reconnect', 'siteAccessWithdrawn', 'viewOutdated'].includes(failure.kind);
}
