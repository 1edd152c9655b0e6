import type { Failure } from '../../messages/failure.ts';
import type { PageSight } from '../../messages/page-orders.ts';
import type { Asker } from '../../practice/budget.ts';
import type { PatientServices } from './read-access.ts';
import { type ResolvedPatient, resolvePatient } from './resolve-patient.ts';

/** Read the page of a tab now; null where no overlay answers. */
export type ReadTab = (tabId: number) => Promise<PageSight | null>;

/** Whom the window is about that is open over a calendar. */
export type InWindow =
  /** No window is open, or none that is known as one. */
  | { kind: 'nobody' }
  | Extract<ResolvedPatient, { kind: 'locked' }>
  /** DrChrono would have to be asked. */
  | { kind: 'notLooked' }
  | { kind: 'failed'; failure: Failure };

/** It wants an answer only where that costs no request. */
export const ASKS_NOTHING: Asker = { lane: 'view', wanted: () => false };

/**
 * Find whom the window is about that is open over this calendar. Its address names nobody, so what the page shows is taken, and
 * it counts for no more than in a card: it must agree with the record of DrChrono. Where the EHR holds a native modal
 * open, nothing can be pressed in the page, and this is how the popup and the panel come to its patient.
 */
export async function patientInWindow(
  services: PatientServices,
  sight: PageSight | null,
  asker: Asker,
): Promise<InWindow> {
  if (sight === null || sight.reading.subject === 'none') return { kind: 'nobody' };
  const resolved = await resolvePatient(services, { kind: 'calendar' }, sight.reading, asker);
  switch (resolved.kind) {
    case 'locked':
      return resolved;
    case 'unnamed':
    case 'refused': {
      const said = resolved.kind === 'refused' && resolved.said ? { said: resolved.said } : {};
      return { kind: 'failed', failure: { kind: 'identityRefused', reason: resolved.reason, ...said } };
    }
    case 'failed':
      // What was not wanted was not asked, and a page that went on is another question.
      return resolved.failure.kind === 'viewOutdated' ? { kind: 'notLooked' } : resolved;
  }
}
