import type { PageReading } from '../../ehr/page/reading.ts';
import type { PatientsOfTabs } from './patients-of-tabs.ts';
import type { LookUpQuota } from './tab-quotas.ts';
import type { TabAsking } from './view-page.ts';

/** What each tab asks about now. It may be lost with the worker, because the open questions are lost with it too. */
export interface TabInterest {
  /** A tab asks about the patient it shows. Returns a function that tells whether the tab still shows the same. */
  at(tabId: number, reading: PageReading): () => boolean;
}

/** How this tab asks for a view of the page that it shows while it is `wanted`. */
export function askingTab(
  { lookUps, tabs }: { lookUps: LookUpQuota; tabs: PatientsOfTabs },
  tabId: number,
  wanted: () => boolean,
): TabAsking {
  return {
    wanted,
    mayLookUp: () => lookUps.take(tabId),
    // An answer that comes late must not say that the tab still shows the patient before.
    shows: async (patientId) => void (wanted() && (await tabs.note(tabId, patientId))),
  };
}

export function tabInterest(): TabInterest {
  const newest = new Map<number, string>();
  return {
    at(tabId, { page, subject, name, birthDate, linkedPatientId, linkedAppointmentId }) {
      const shown = JSON.stringify([page, subject, name, birthDate, linkedPatientId, linkedAppointmentId]);
      newest.set(tabId, shown);
      return () => newest.get(tabId) === shown;
    },
  };
}
