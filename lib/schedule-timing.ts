import { DAY, HOUR, MINUTE } from './timing.ts';

/** What timing.ts holds for the rest, for the day's schedule: durations (ms) and limits, each with its reason. */

/**
 * What was seen of an invite names a patient's next step for so long: what is prepared in the afternoon holds until the
 * next day's noon. Whatever is sent is looked at again right before.
 */
export const LOOK_COUNTS = 20 * HOUR;
/** While somebody looks at a day, changes of the schedule are asked for so often: an arrival waits no longer than that. */
export const SCHEDULE_CHANGES_EVERY = 3 * MINUTE;
/** A question for changes does not tell of what was deleted, so a day is read whole again after so long. */
export const SCHEDULE_WHOLE_EVERY = 30 * MINUTE;
/**
 * Changes are asked for by the day, and nobody knows in which zone DrChrono's day begins: its own would be the West
 * Coast's, three hours behind the East. So long before the last reading the day is taken.
 */
export const CHANGES_MARGIN = 4 * HOUR;
/** A page that is open asks anew after each change, so one that has not asked for so long is closed. */
export const LOOKED_AT_LATELY = 2 * SCHEDULE_CHANGES_EVERY;
/** So many days are kept: today, the next working day, and those that somebody leafed through. */
export const MOST_DAYS_KEPT = 8;
/** The next day with visits is looked for so many days ahead: over a long weekend. */
export const WORKING_DAY_WITHIN = 4;
/** Between these hours of the practice's day the schedule is prepared with nobody there; the night needs no requests. */
export const PREPARES_FROM = 6;
export const PREPARES_UNTIL = 20;
/** Where nobody has looked at the day for so long, nobody needs it prepared. */
export const DAY_IN_USE = 7 * DAY;
/** Whoever is not ready is looked at again after so long, since somebody may have corrected the chart or joined. */
export const LOOK_AGAIN = 4 * HOUR;
/** The next look follows so long after the one before, so that a press finds room within every second. */
export const LOOK_AHEAD_PACE = 500;
/** After so many looks in a row that failed, what fails is no single chart. */
export const MOST_FAILED_LOOKS = 3;
/** The names of providers and offices are asked for so seldom. */
export const PLACES_FRESH = 20 * HOUR;
/** The line of the morning stays for so long: somebody who has just opened the day reads it once. */
export const MORNING_LINE = 10 * MINUTE;
