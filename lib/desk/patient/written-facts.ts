import type { CalendarDate } from '../../ehr/page/reading.ts';
import { datesIn, withoutDates } from './written-date.ts';

/** A chart id that a practice gave itself may be short and then turns up by chance, so it counts from so many signs on. */
const FEWEST_SIGNS = 6;

/** A title may show these behind the name. */
interface OwnFacts {
  birthDate: CalendarDate | null;
  chartId: string | null;
}

/**
 * Leave a record's own birth date and chart id out of a title, as in `Olive Pruitt, 08/10/1955`. What is not the
 * record's stays, so that the title is no name of this record.
 */
export function withoutFacts(text: string, { birthDate, chartId }: OwnFacts): string {
  const isOwn = birthDate !== null && datesIn(text).includes(birthDate);
  const undated = isOwn ? withoutDates(text) : text;
  return chartId !== null && chartId.length >= FEWEST_SIGNS ? undated.replaceAll(chartId, ' ') : undated;
}

/** Does this chart id stand in the text as a word of its own? */
export function holdsChartId(text: string, chartId: string | null): boolean {
  const own = chartId?.trim().toUpperCase() ?? '';
  return (
    own.length >= FEWEST_SIGNS &&
    text
      .toUpperCase()
      .split(/[^\p{L}\p{N}-]+/u)
      .includes(own)
  );
}
