import type { PracticeHosts } from '../sign-in/practice-host.ts';
import type { ActPorts } from './act.ts';
import { pageKey } from './page-key.ts';
import { pageOfTab } from './page-of-tab.ts';
import { readTab } from './page-ports.ts';
import type { PanelServices } from './panel-handlers.ts';
import type { PageInFront } from './panel-patient.ts';
import type { PatientServices } from './read-access.ts';
import { knownByAppointment } from './resolve-patient.ts';
import { ASKS_NOTHING, patientInWindow } from './window-patient.ts';

/** What it takes to let the panel stand at the patient of a tab. */
export interface StandingNeeds {
  patients: PatientServices;
  act: Pick<ActPorts, 'changed'>;
  hosts: Pick<PracticeHosts, 'accepts'>;
  panel: Pick<PanelServices, 'targets'>;
}

/**
 * Let the panel stand at the patient of this page, for a press of a person outside the page: in the popup, or the shortcut.
 * Where it is open at something else, it comes to that patient. A panel that only opens finds by itself whom an address
 * names, and over the calendar takes whom the window there is about, unless a card has just opened it at a field.
 */
export async function standAt(
  background: StandingNeeds,
  { tabId, page, key }: PageInFront,
  why: 'press' | 'opens',
): Promise<void> {
  const { patients, panel, act } = background;
  if (why === 'opens' && page.kind !== 'calendar') return;
  const patientId = await patientOf(patients, tabId, page);
  if (patientId === null) return;
  if (why === 'opens' && (await panel.targets.targetOf(tabId, key))?.patientId === patientId) return;
  await panel.targets.bind(tabId, key, patientId, null);
  await act.changed('ownPages');
}

/** The same for whatever this tab shows, if it is of the EHR. */
export async function standAtTab(background: StandingNeeds, tabId: number): Promise<void> {
  const page = await pageOfTab(tabId, background.hosts);
  if (page === null || page.kind === 'none') return;
  await standAt(background, { tabId, page, key: pageKey(page) }, 'press');
}

async function patientOf(
  patients: PatientServices,
  tabId: number,
  page: PageInFront['page'],
): Promise<number | null> {
  if (page.kind === 'chart') return page.patientId;
  if (page.kind === 'appointment') return knownByAppointment(patients, page.appointmentId);
  const inWindow = await patientInWindow(patients, await readTab(tabId), ASKS_NOTHING);
  return inWindow.kind === 'locked' ? inWindow.record.id : null;
}
