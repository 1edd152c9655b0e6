import type { PageReading } from '../../ehr/page/reading.ts';

/** What each tab asks about now. It may be lost with the worker, because the open questions are lost with it too. */
export interface TabInterest {
  /** A tab asks about the patient it shows. Returns a function that tells whether the tab still shows the same. */
  at(tabId: number, reading: PageReading): () => boolean;
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
