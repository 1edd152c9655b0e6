import { VISIT_OVER_AFTER } from '../timing.ts';
import { startOf } from './lapse.ts';
import type { Visit } from './visit.ts';

/**
 * Is this day's last visit over, so that the next working day is what a front desk looks at? Of a visit that nobody marked
 * as over the time tells. A day without visits is over. `now` is epoch ms of the corrected clock, `zone` the practice's.
 */
export function isDayOver(
  visits: readonly Pick<Visit, 'starts' | 'presence'>[],
  zone: string | null,
  now: number,
): boolean {
  return visits.every((visit) => isVisitOver(visit, zone, now));
}

/** Is this visit over or off? Of one that nobody marked the time tells. `now` and `zone` are as above. */
export function isVisitOver(
  visit: Pick<Visit, 'starts' | 'presence'>,
  zone: string | null,
  now: number,
): boolean {
  if (visit.presence === 'over' || visit.presence === 'gone') return true;
  return now - startOf(visit, zone).latest >= VISIT_OVER_AFTER;
}
