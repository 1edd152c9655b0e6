import { pageKind } from '../../ehr/page/page-kind.ts';
import type { PageKind, PageReading } from '../../ehr/page/reading.ts';
import { newestInvite } from '../../invites/evidence.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import { areRead, type Risk, type Risky, risksOf } from '../../invites/risk.ts';
import type { Failure, Result } from '../../messages/failure.ts';
import type { Action } from '../../messages/offer.ts';
import { newOperation } from '../operations/new-operation.ts';
import type { Runner } from '../operations/runner.ts';
import { findsOtherCharts } from './ask-other-charts.ts';
import { isDeed, isSending } from './offers.ts';
import { rememberPage } from './page-evidence.ts';
import { pageKey } from './page-key.ts';
import { patientState } from './patient-state.ts';
import type { Concerned } from './patients-of-tabs.ts';
import { type PatientServices, readAccess } from './read-access.ts';
import {
  freshRecord,
  type RecordWanted,
  resolvePatient,
  samePage,
  TO_CHECK,
  TO_SEND,
  TO_SHOW,
} from './resolve-patient.ts';
import { takeSnapshotOf } from './snapshot.ts';
import type { ViewTokens } from './view-token.ts';

/** A press in a card. */
export interface PageClick {
  viewToken: string;
  action: Action;
  risksRead: readonly Risk[];
  /** The page was read like this at the press, and said so for so long (ms; null where that is not certain). */
  reading: PageReading;
  age: number | null;
  /** Said by the browser. `documentId` is the card's; `host` and `page` are what the tab's address names. */
  tabId: number;
  documentId: string;
  host: string;
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
  changed(whom: Concerned): Promise<void>;
}

const outdated: Result<never> = { ok: false, failure: { kind: 'viewOutdated' } };

/**
 * A press in a card. The view's token must have been issued for this card, in this tab, over this page; the page, read again at the
 * press, must show the patient of the token; and the tab must still show the page just before anything is written down.
 * Otherwise the press could reach another patient.
 */
export async function actOnPage(
  services: PatientServices,
  ports: ActPorts,
  click: PageClick,
): Promise<Result<null>> {
  const bound = await ports.tokens.find(click.viewToken, click.tabId);
  if (
    !bound ||
    bound.tabId !== click.tabId ||
    bound.documentId !== click.documentId ||
    bound.page !== pageKey(click.page)
  )
    return outdated;
  const wanted = recordFor(click.action);
  const resolved = await resolvePatient(services, click.page, click.reading, 'click', wanted);
  if (resolved.kind === 'failed') return { ok: false, failure: resolved.failure };
  if (resolved.kind !== 'locked') return no({ kind: 'identityRefused', reason: resolved.reason });
  if (resolved.record.id !== bound.patientId) return outdated;
  if (resolved.linkAlone) return no({ kind: 'linkAlone' });
  if (resolved.toConfirm && isDeed(click.action) && !click.risksRead.includes('oneIdentifier'))
    return no({ kind: 'notOffered' });
  // A page that shows one identifier only proves nothing about the invite.
  if (!resolved.toConfirm) await rememberPage(services, bound.patientId, click.reading, click.age);
  const stillThere = async () => {
    const address = await ports.tabAddress(click.tabId);
    const shown = address === null ? null : new URL(address);
    return shown !== null && shown.host === click.host && samePage(pageKind(shown), click.page);
  };
  return carryOut(services, ports, resolved.record, click.action, click.risksRead, stillThere);
}

/**
 * A press in the popup. The popup is an extension page that no page of the EHR can write to, so its patient id can be
 * trusted.
 */
export async function actOnRow(
  services: PatientServices,
  ports: ActPorts,
  click: { patientId: number; action: Action; risksRead: readonly Risk[] },
): Promise<Result<null>> {
  const record = await freshRecord(services, click.patientId, 'click', recordFor(click.action));
  if (!record.ok) return record;
  return carryOut(services, ports, record.value, click.action, click.risksRead, async () => true);
}

/** Before a send the record must be new: the email goes to the address that is on file at that moment. */
function recordFor(action: Action): RecordWanted {
  if (action === 'check') return TO_CHECK;
  return isSending(action) ? TO_SEND : TO_SHOW;
}

async function carryOut(
  services: PatientServices,
  ports: ActPorts,
  record: PatientRecord,
  action: Action,
  risksRead: readonly Risk[],
  stillThere: () => Promise<boolean>,
): Promise<Result<null>> {
  if (action === 'check') return check(services, ports, record.id);
  if (action === 'send' || action === 'resend') {
    // This takes a request, so whether the page is still there is looked at after it.
    if (await findsOtherCharts(services, record, { action, risksRead })) {
      await ports.changed(record.id);
      return no({ kind: 'onOtherCharts' });
    }
  }
  if (!(await stillThere()))
    return (await ports.hasSiteAccess()) ? outdated : no({ kind: 'siteAccessWithdrawn' });
  // The snapshot is taken last, so that a second press that arrives while the first is carried out finds its operation.
  const state = patientState(await takeSnapshotOf(services, record.id), record.id, record, 'locked');
  const offer = state.offers.find((other) => other.action === action);
  if (!offer) return no({ kind: state.running ? 'alreadyRunning' : 'notOffered' });
  if (!areRead(offer, risksRead)) {
    if (!isRepeatUnread(offer, risksRead)) return no({ kind: 'notOffered' });
    await ports.changed(record.id);
    return no({ kind: 'sentLately' });
  }
  if (action === 'retry' || action === 'itArrived' || action === 'sendAgain' || action === 'dismiss') {
    const taken = await ports.runner.answer(record.id, action);
    if (taken) return { ok: true, value: null };
    const why = await services.journal.trouble();
    return no(why ? { kind: 'storeUnavailable', why } : { kind: 'alreadyRunning' });
  }
  await services.cache.forgetEnded(record.id);
  const operation = newOperation(
    {
      ...{ patientId: record.id, kind: action, proof: state.proof },
      // Where the deed asks about it, the person has read that the patient may have joined.
      riskAccepted: risksOf(offer).includes('mayHaveJoined'),
      seenInvite: newestInvite(state.evidence),
    },
    services.clock.now(),
  );
  if ((await ports.runner.start(operation)) !== 'notKept') return { ok: true, value: null };
  return no({ kind: 'storeUnavailable', why: (await services.journal.trouble()) ?? 'cannotWrite' });
}

/** Is an invite of a short while ago all that nobody has read of? */
function isRepeatUnread(offer: Risky, risksRead: readonly Risk[]): boolean {
  return !risksRead.includes('sentLately') && areRead(offer, [...risksRead, 'sentLately']);
}

async function check(services: PatientServices, ports: ActPorts, patientId: number): Promise<Result<null>> {
  const answer = await readAccess(services, patientId, 'click');
  await ports.changed(patientId);
  return answer.ok ? { ok: true, value: null } : no(answer.failure);
}

function no(failure: Failure): Result<never> {
  return { ok: false, failure };
}
