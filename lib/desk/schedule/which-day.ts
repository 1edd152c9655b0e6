import { isDayOver } from '../../invites/day-over.ts';
import type { DayChoice } from '../../messages/day-view.ts';
import { isRealDay } from '../../practice/calendar-day.ts';
import { WORKING_DAY_WITHIN } from '../../schedule-timing.ts';
import type { Snapshot } from '../patient/snapshot.ts';
import type { KeptDay } from './kept-days.ts';

/** What tells which day somebody means: the practice's present moment, and the days that were read. */
interface Calendar {
  snapshot: Pick<Snapshot, 'now' | 'today' | 'zone'>;
  days: ReadonlyMap<string, KeptDay>;
}

/** The date (`YYYY-MM-DD`) that a person means. */
export function dateOf(choice: DayChoice, { snapshot, days }: Calendar): string {
  const { now, today, zone } = snapshot;
  switch (choice.kind) {
    case 'current': {
      // Before the day is read nobody knows that it is over.
      const visits = days.get(today)?.visits;
      return visits && isDayOver(visits, zone, now) ? nextWorkingDay(today, days) : today;
    }
    case 'today':
      return today;
    case 'tomorrow':
      return daysAfter(today, 1);
    case 'nextWorkingDay':
      return nextWorkingDay(today, days);
    case 'date':
      // A page of ours asked, and no page of ours asks for a day that the calendar does not have.
      return isRealDay(choice.date) ? choice.date : today;
  }
}

/**
 * The next day on which the practice works, by its own schedule: the first within the next four that is not known to
 * have no visits. A Saturday or Sunday costs no request, so it counts only where it was read for another reason and has
 * visits. Where all of them are known to be free, it is the first weekday after them.
 */
export function nextWorkingDay(today: string, days: ReadonlyMap<string, KeptDay>): string {
  for (let ahead = 1; ; ahead += 1) {
    const date = daysAfter(today, ahead);
    const visits = days.get(date)?.visits.length ?? null;
    if (ahead > WORKING_DAY_WITHIN ? !isWeekend(date) : visits === null ? !isWeekend(date) : visits > 0)
      return date;
  }
}

/** The date so many days later. It is a day of the calendar, whatever the clocks do in between. */
export function daysAfter(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

function isWeekend(date: string): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek > 5;
}
