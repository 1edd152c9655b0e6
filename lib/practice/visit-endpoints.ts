import { MOST_SCHEDULE_PAGES } from '../timing.ts';
import type { Asker } from './budget.ts';
import type { PracticeCall } from './client.ts';
import { decodeOffice, decodeVisits, type ReadVisits } from './decode-visit.ts';
import type { Answer } from './failure.ts';
import { decoded, everyRow, pages } from './list-pages.ts';

/** What the practice's schedule may be asked. A list that cannot be read to its end fails as `answerUnreadable`. */
export interface ScheduleReads {
  /**
   * Read all visits of one day. `date` is a day of the practice's calendar, `YYYY-MM-DD`. Deleted appointments do not
   * come at all (OFF, High), so a day is read anew from time to time. Where the scope is missing, the list may be empty
   * instead of refused (USE, Med). The answer's time is the first page's: what was changed after it may be missing.
   */
  visitsOn(date: string, asker: Asker): Promise<Answer<ReadVisits>>;
  /**
   * Read the visits, of whatever day, that were made or changed since then. `since` is a day of the practice's calendar,
   * `YYYY-MM-DD`, which is what the document speaks of (OFF, High), or a time without a zone on the practice's clock,
   * `YYYY-MM-DDTHH:MM:SS` (INF, Med). Deleted appointments are not told (OFF, High).
   */
  visitsChangedSince(since: string, asker: Asker): Promise<Answer<ReadVisits>>;
  /** The practice's offices that have a name. */
  offices(asker: Asker): Promise<Answer<{ id: number; name: string }[]>>;
}

export function scheduleReads(call: PracticeCall): ScheduleReads {
  const schedule = async (asked: Record<string, string>, asker: Asker) => {
    const query = new URLSearchParams({ ...asked, page_size: PAGE_OF_VISITS });
    const rows = await everyRow(call, `/api/appointments?${query}`, asker, MOST_SCHEDULE_PAGES);
    return decoded(rows, decodeVisits);
  };
  return {
    async visitsOn(date, asker) {
      const answer = await schedule({ date }, asker);
      if (!answer.ok) return answer;
      // A filter that was not heeded must not put other days' visits into this one.
      const visits = answer.value.visits.filter(({ starts }) => starts.startsWith(`${date}T`));
      return { ...answer, value: { ...answer.value, visits } };
    },
    visitsChangedSince: (since, asker) => schedule({ since }, asker),
    async offices(asker) {
      const answer = await pages(call, '/api/offices', asker, decodeOffice);
      return answer.ok ? { ...answer, value: answer.value.filter(({ name }) => name !== '') } : answer;
    },
  };
}

/**
 * So many appointments are asked for at once. The document says 250 at most, its prose 20; a client that works asks for
 * 100 (USE, Med). The pages that come are followed, however long they are.
 */
const PAGE_OF_VISITS = '100';
