import type { PageReading } from '../../ehr/page/reading.ts';

/** Knows what each tab asks about now. A cache to lose: the questions die with this worker too. */
export interface TabInterest {
  /** A tab asks about what it shows. Returns whether it still does; asking about the same again keeps it so. */
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
