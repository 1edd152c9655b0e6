import type { ConfirmedCharts } from '../../messages/connection-view.ts';
import { FEWEST_CHARTS, ONE_CHART_IN } from '../../timing.ts';

/** How many charts were shown on one day (a calendar date in the practice). */
export interface DayOfCharts {
  day: string;
  /** So many of them showed two identifiers, */
  locked: number;
  /** and so many showed one only, so that a person had to compare. */
  toConfirm: number;
}

/** How a chart was counted last. */
export interface CountedChart {
  day: string;
  isLocked: boolean;
}

/**
 * Count a chart once a day. A page shows its parts one after the other, so a chart that was to confirm and then locked
 * counts as locked. `last` is how this chart was counted before; null comes back where it changes nothing.
 */
export function countChart(
  before: DayOfCharts | null,
  last: CountedChart | null,
  day: string,
  isLocked: boolean,
): DayOfCharts | null {
  const counts = before?.day === day ? before : { day, locked: 0, toConfirm: 0 };
  const counted = last?.day === day ? last : null;
  if (counted && (counted.isLocked || !isLocked)) return null;
  const toConfirm = counts.toConfirm - (counted ? 1 : 0);
  return isLocked
    ? { day, locked: counts.locked + 1, toConfirm }
    : { day, locked: counts.locked, toConfirm: toConfirm + 1 };
}

/** Is more than one chart in five of this day to confirm? A habit is no check. Null while that is not so, or not told. */
export function confirmedTooOften(counts: DayOfCharts | null, day: string): ConfirmedCharts | null {
  if (counts?.day !== day) return null;
  const { toConfirm } = counts;
  const charts = toConfirm + counts.locked;
  return charts >= FEWEST_CHARTS && toConfirm * ONE_CHART_IN > charts ? { toConfirm, charts } : null;
}
