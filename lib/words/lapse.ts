import type { Interval } from '../invites/evidence.ts';
import type { Lapse } from '../invites/lapse.ts';
import { OUTLIVES_BY } from '../timing.ts';
import type { When } from './status.ts';
import { clockTime, dateAt, visitTime, weekday } from './time.ts';

/** The pill says this of a pending invite that ends (epoch ms, at the earliest) before the patient's visit or in its first hour. */
export function lapseWord(lapse: Lapse, ends: number): string {
  return ends < lapse.until - OUTLIVES_BY ? 'Ends before visit' : 'Ends during visit';
}

/**
 * Say that an invite ends before the visit, and when to resend it: `Expires Wed; visit is Thu 9:00 AM. Resend on Wed or
 * Thu.` An end on the day of the visit gets its hour.
 */
export function lapseSentence(lapse: Lapse, expires: Interval, { now, zone }: When): string {
  const today = dateAt(now, zone);
  const named = (date: string) => weekday(date, today);
  const visitDay = lapse.starts.slice(0, 10);
  const visit = named(visitDay);
  const endDay = dateAt(expires.earliest, zone);
  const hour = endDay === visitDay ? ` about ${clockTime(expires.earliest, zone)}` : '';
  const days = lapse.resendOn.filter((day) => day >= today);
  return [
    `Expires ${named(endDay)}${hour}; visit is ${visit}${visit.includes(',') ? ',' : ''} ${visitTime(lapse.starts, true)}.`,
    `Resend ${daysInWords((days.length === 0 ? [today] : days).map(named))}.`,
  ].join(' ');
}

/** More than three days are told by the first and the last. */
function daysInWords(days: readonly string[]): string {
  const [first = '', ...others] = days;
  const last = others.pop();
  if (last === undefined) return `on ${first}`;
  return days.length > 3 ? `between ${first} and ${last}` : `on ${[first, ...others].join(', ')} or ${last}`;
}
