import type { DayMeter, DayView } from '../messages/day-view.ts';

/** These are the words of how a day stands: its number, what is not known of it, and the line of the morning. */
export const READY_FOR = 'ready for the portal';

/** Nobody knows yet how those stand who were not checked, so a number of the ready is then no more than a beginning. */
function checkedPart(patients: number, notChecked: number): string {
  if (notChecked === 0) return '';
  return notChecked === patients ? ': nobody is checked yet' : ` so far, ${notChecked} not checked yet`;
}

/** Say after the number of the ready what it counts. */
export function readyWords({ checked, of }: Pick<DayMeter, 'checked' | 'of'>): string {
  if (checked >= of) return READY_FOR;
  return checked === 0 ? 'checked so far' : `${READY_FOR} so far`;
}

/** Some appointments could not be read, so somebody may come who is not listed. */
export function unreadSentence(count: number): string {
  return count === 1
    ? '1 appointment could not be read. Look in DrChrono’s schedule whose it is.'
    : `${count} appointments could not be read. Look in DrChrono’s schedule whose they are.`;
}

/** The first look of the day: how today stands. */
export function morningSentence({
  patients,
  ready,
  notChecked,
  expiring,
  beforeVisit,
}: NonNullable<DayView['morning']>): string {
  const standing = `${ready} of ${patients} ready for today${checkedPart(patients, notChecked)}`;
  return expiring === 0 ? `${standing}.` : `${standing}; ${endingPart(expiring, beforeVisit)}.`;
}

function endingPart(expiring: number, beforeVisit: number): string {
  const visits = beforeVisit === 0 ? '' : `, ${beforeVisit} before their visit`;
  return `${expiring} ${expiring === 1 ? 'invite expires' : 'invites expire'}${visits}`;
}

/** The same beside the number of those who are ready today: only which invites end; '' where none does. */
export function endingTodaySentence({ expiring, beforeVisit }: NonNullable<DayView['morning']>): string {
  return expiring === 0 ? '' : `Today ${endingPart(expiring, beforeVisit)}.`;
}
