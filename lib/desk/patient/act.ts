import { pageKind } from '../../ehr/page/page-kind.ts';
import type { PageKind, PageReading } from '../../ehr/page/reading.ts';
import { newestInvite } from '../../invites/evidence.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import type { Result } from '../../messages/contract.ts';
import type { Failure } from '../../messages/failure.ts';
import type { Action } from '../../messages/offer.ts';
import { newOperation } from '../operations/new-operation.ts';
import type { Runner } from '../operations/runner.ts';
import { patientState } from './patient-state.ts';
import { type PatientServices, readAccess } from './read-access.ts';
import { freshRecord, resolvePatient, samePage } from './resolve-patient.ts';
import { takeSnapshot } from './snapshot.ts';
import type { ViewTokens } from './view-token.ts';

export interface PageClick {
  token: string;
  action: Action;
  riskAccepted: boolean;
  reading: PageReading;
  /** Said by the browser. A page cannot forge these three. */
  tabId: number;
  documentId: string;
  page: PageKind;
}

export interface ActPorts {
  tokens: ViewTokens;
  runner: Runner;
  /**
   * The address that the tab shows at this very moment; null when the tab is closed or the extension may not see it.
   */
  tabAddress(tabId: number): Promise<string | null>;
  hasSiteAccess(): Promise<boolean>;
  changed(): Promise<void>;
}

const outdated: Result<never> = { ok: false, failure: { kind: 'viewOutdated' } };

/**
 * A press in the overlay. The token must have been issued for this tab, document and page; the page, read again at the
 * press, must show the patient of the token; and the tab must still show the page just before anything is written down.
 * Otherwise the press could reach another patient.
 */
export async function actOnPage(
  services: PatientServices,
  ports: ActPorts,
  click: PageClick,
): Promise<Result<null>> {
  const bound = await ports.tokens.find(click.token);
  if (
    !bound ||
    bound.tabId !== click.tabId ||
    bound.documentId !== click.documentId ||
    bound.page !== pageKey(click.page)
  )
    return outdated;
  const resolved = await resolvePatient(services, click.page, click.reading, 'click');
  if (resolved.kind === 'failed') return { ok: false, failure: resolved.failure };
  if (resolved.kind !== 'locked')
    return { ok: false, failure: { kind: 'identityRefused', reason: resolved.reason } };
  if (resolved.record.id !== bound.patientId) return outdated;
  const stillThere = async () => {
    const address = await ports.tabAddress(click.tabId);
    return address !== null && samePage(pageKind(new URL(address)), click.page);
  };
  return carryOut(services, ports, resolved.record, click.action, click.riskAccepted, stillThere);
}

/**
 * A press in the popup. The popup is an extension page that no page of the EHR can write to, so its patient id can be
 * trusted.
 */
export async function actOnRow(
  services: PatientServices,
  ports: ActPorts,
  click: { patientId: number; action: Action; riskAccepted: boolean },
): Promise<Result<null>> {
  const record = await freshRecord(services, click.patientId, 'click', click.action === 'check');
  if (!record.ok) return record;
  return carryOut(services, ports, record.value, click.action, click.riskAccepted, async () => true);
}

/** The page of the EHR in words that a token can remember and that are compared at the press. */
export function pageKey(page: PageKind): string {
  switch (page.kind) {
    case 'chart':
      return `chart ${page.patientId}`;
    case 'appointment':
      return `appointment ${page.appointmentId}`;
    default:
      return page.kind;
  }
}

async function carryOut(
  services: PatientServices,
  ports: ActPorts,
  record: PatientRecord,
  action: Action,
  riskAccepted: boolean,
  stillThere: () => Promise<boolean>,
): Promise<Result<null>> {
  if (action === 'check') return check(services, ports, record.id);
  if (!(await stillThere()))
    return (await ports.hasSiteAccess()) ? outdated : no({ kind: 'siteAccessWithdrawn' });
  // The snapshot is taken last, so that a second press that arrives while the first is carried out finds its operation.
  const state = patientState(await takeSnapshot(services), record.id, record, 'locked');
  const offer = state.offers.find((other) => other.action === action);
  if (!offer) return no({ kind: state.running ? 'alreadyRunning' : 'notOffered' });
  if (offer.risk !== null && !riskAccepted) return no({ kind: 'notOffered' });
  if (action === 'retry' || action === 'itArrived' || action === 'sendAgain' || action === 'dismiss') {
    const taken = await ports.runner.answer(record.id, action);
    if (taken) return { ok: true, value: null };
    const why = await services.journal.trouble();
    return no(why ? { kind: 'storeUnavailable', why } : { kind: 'alreadyRunning' });
  }
  await services.cache.forgetEnded(record.id);
  const operation = newOperation(
    {
      ...{ patientId: record.id, kind: action, proven: state.proven },
      // A person who agrees that a revoke ends the invite has not yet agreed that the patient may have joined.
      riskAccepted: riskAccepted && offer.risk === 'mayHaveJoined',
      seenInvite: newestInvite(state.evidence),
    },
    services.clock.now(),
  );
  if ((await ports.runner.start(operation)) !== 'notKept') return { ok: true, value: null };
  return no({ kind: 'storeUnavailable', why: (await services.journal.trouble()) ?? 'cannotWrite' });
}

async function check(services: PatientServices, ports: ActPorts, patientId: number): Promise<Result<null>> {
  const answer = await readAccess(services, patientId, 'click');
  await ports.changed();
  return answer.ok ? { ok: true, value: null } : no(answer.failure);
}

function no(failure: Failure): Result<never> {
  return { ok: false, failure };
}
