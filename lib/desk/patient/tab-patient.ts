import type { PageKind } from '../../ehr/page/reading.ts';
import { isFresh } from '../../invites/evidence.ts';
import type { Failure } from '../../messages/failure.ts';
import type { PageSight } from '../../messages/page-orders.ts';
import type { TabPatientView } from '../../messages/tab-patient-view.ts';
import type { Asker } from '../../practice/budget.ts';
import { RECORD_FRESH } from '../../timing.ts';
import { confirmed } from './offers.ts';
import { pageKey } from './page-key.ts';
import { cautionsOf, patientState } from './patient-state.ts';
import { type PatientServices, readAccess } from './read-access.ts';
import { byAppointment, freshRecord, knownByAppointment, TO_SHOW } from './resolve-patient.ts';
import { takeSnapshotOf } from './snapshot.ts';
import { isStateFresh, personOf } from './view-page.ts';
import { ASKS_NOTHING, type InWindow, patientInWindow, type ReadTab } from './window-patient.ts';

/** A page whose address alone names its patient. */
export type NamingPage = Extract<PageKind, { kind: 'chart' | 'appointment' }>;

/** A page of the EHR that may be about somebody, in its tab. */
export interface TabWithPage {
  tabId: number;
  page: Exclude<PageKind, { kind: 'none' }>;
}

/**
 * The popup's way to the patient of the tab in front. What the page itself shows counts only where the address names nobody,
 * which is over the calendar.
 */
export interface TabPatients {
  /**
   * Ask DrChrono for what is not fresh: at most the record and the invite, and whose the appointment is where nobody has
   * asked yet. Takes a press.
   */
  look(shown: TabWithPage): Promise<void>;
  /** Build the view from what is known. It costs no request. */
  view(shown: TabWithPage): Promise<TabPatientView>;
}

// A person has opened the popup over this page, or asks it to look again.
const asker: Asker = 'click';

export function tabPatients(services: PatientServices, readTab: ReadTab): TabPatients {
  /** Why the last look failed. It may be lost with the worker: then the popup offers to look again. */
  let failed: { of: string; failure: Failure } | null = null;
  const readWindow = ({ tabId, page }: TabWithPage) => (page.kind === 'calendar' ? readTab(tabId) : null);
  return {
    async look(shown) {
      const { page } = shown;
      const sight = await readWindow(shown);
      const failure =
        page.kind === 'calendar' ? await lookUpWindow(services, sight) : await lookUpPage(services, page);
      failed = failure && { of: whatIsShown(page, sight), failure };
    },
    async view(shown) {
      const { page } = shown;
      const sight = await readWindow(shown);
      const failure = failed?.of === whatIsShown(page, sight) ? failed.failure : null;
      return page.kind === 'calendar'
        ? viewInWindow(services, await patientInWindow(services, sight, ASKS_NOTHING), failure)
        : ((await viewKnown(services, page, failure)) ?? unknown(failure));
    },
  };
}

/** The page, and over the calendar the window that is open, so that nothing of one patient is said of the next. */
function whatIsShown(page: PageKind, sight: PageSight | null): string {
  if (sight === null) return pageKey(page);
  const { name, birthDate, linkedPatientId, linkedAppointmentId } = sight.reading;
  return JSON.stringify([pageKey(page), name, birthDate, linkedPatientId, linkedAppointmentId]);
}

function unknown(failure: Failure | null): TabPatientView {
  return failure === null ? { kind: 'notLooked' } : { kind: 'failed', failure };
}

/** Bring what is known of the page's patient up to date. Returns why that was not possible. */
export async function lookUpPage(services: PatientServices, page: NamingPage): Promise<Failure | null> {
  const found =
    page.kind === 'chart'
      ? { kind: 'id' as const, id: page.patientId }
      : await byAppointment(services, page.appointmentId, asker, TO_SHOW);
  if (found.kind === 'refused') return { kind: 'identityRefused', reason: found.reason };
  if (found.kind === 'failed') return found.failure;
  return lookUpPatient(services, found.id);
}

/** The same for the window that is open over a calendar. Where it shows nobody for certain, the view says why. */
async function lookUpWindow(services: PatientServices, sight: PageSight | null): Promise<Failure | null> {
  const inWindow = await patientInWindow(services, sight, asker);
  if (inWindow.kind === 'locked') return lookUpPatient(services, inWindow.record.id);
  return inWindow.kind === 'failed' && inWindow.failure.kind !== 'identityRefused' ? inWindow.failure : null;
}

/** Bring what is known of one patient up to date, at a press. Returns why that was not possible. */
export async function lookUpPatient(services: PatientServices, patientId: number): Promise<Failure | null> {
  const record = await freshRecord(services, patientId, asker);
  if (!record.ok) {
    return record.failure.kind === 'notFound'
      ? { kind: 'identityRefused', reason: 'recordNotVisible' }
      : record.failure;
  }
  if (await isStateFresh(services, patientId)) return null;
  const answer = await readAccess(services, patientId, asker);
  return answer.ok ? null : answer.failure;
}

/** The view of the page's patient; null where the record is not known, or is too old to name anybody. */
async function viewKnown(
  services: PatientServices,
  page: NamingPage,
  failure: Failure | null,
): Promise<TabPatientView | null> {
  const id = page.kind === 'chart' ? page.patientId : await knownByAppointment(services, page.appointmentId);
  return id === null ? null : viewOfPatient(services, id, failure);
}

/** The view of the patient of a window. A name and a link alone are too little to send on, as in a card. */
async function viewInWindow(
  services: PatientServices,
  inWindow: InWindow,
  failure: Failure | null,
): Promise<TabPatientView> {
  if (inWindow.kind === 'nobody') return { kind: 'noPatient' };
  if (inWindow.kind === 'failed') return inWindow;
  const view = inWindow.kind === 'locked' ? await viewOfPatient(services, inWindow.record.id, failure) : null;
  if (view?.kind !== 'found' || inWindow.kind !== 'locked') return unknown(failure);
  const { row } = view;
  if (inWindow.linkAlone) return { ...view, row: { ...row, offers: [] }, trouble: { kind: 'linkAlone' } };
  return inWindow.toConfirm ? { ...view, row: { ...row, offers: row.offers.map(confirmed) } } : view;
}

async function viewOfPatient(
  services: PatientServices,
  id: number,
  failure: Failure | null,
): Promise<TabPatientView | null> {
  const remembered = await services.cache.record(id);
  if (remembered === null) return null;
  if (!isFresh(remembered.at, services.clock.now(), RECORD_FRESH)) return null;
  const record = remembered.value;
  const state = patientState(await takeSnapshotOf(services, id), id, record, 'locked');
  const { status, operation, offers, eligibility } = state;
  const trouble = failure !== null && (await isStateFresh(services, id)) ? null : failure;
  // Who has joined needs no invite, so nothing can make one go astray.
  const cautions = cautionsOf(status.kind === 'active' ? null : eligibility);
  return {
    ...{ kind: 'found', eligibility, trouble },
    row: { ...personOf(id, record), status, operation, offers, ...cautions },
  };
}
