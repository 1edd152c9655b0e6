import type { Interval } from './evidence.ts';

/** Why a person does not invite a patient now. A code, so that nothing of the patient is written down. */
export type NotNowReason = 'declined' | 'noEmail' | 'willAskAgain' | 'other';

/** Until when: the next visit, a day of the practice's calendar (`YYYY-MM-DD`), or never again. */
export type NotNowUntil = { kind: 'nextVisit' } | { kind: 'date'; date: string } | { kind: 'never' };

/** A person's decision not to invite one patient now. */
export interface NotNow {
  reason: NotNowReason;
  until: NotNowUntil;
  /** When it was decided (epoch ms, corrected clock). */
  at: number;
  /**
   * The day of the visit that it was decided for, by the practice's calendar (`YYYY-MM-DD`): whoever prepares tomorrow and
   * puts somebody off until the next visit does not mean tomorrow's. The day of the decision where no visit was known.
   */
  day: string;
}

/** What shows whether a decision still holds. */
export interface NotNowMoment {
  /** Today by the practice's calendar, and the day of the visit that is looked at; null where it is about no visit. */
  today: string;
  visitDay: string | null;
  hasJoined: boolean;
  /** When the newest invite that is known went out. */
  newestInvite: Interval | null;
}

/**
 * Is there a need to think of the patient again? A visit on a later day than the one that it was decided for is the next
 * visit, whenever somebody prepares it; without a visit in sight that decision stays silent. A date is due on its day, and
 * not before, whatever visit is prepared. Joining ends every decision, and so does an invite that certainly went out
 * after it: whoever sent it knew better.
 */
export function isDueAgain(
  { until, at, day }: NotNow,
  { today, visitDay, hasJoined, newestInvite }: NotNowMoment,
): boolean {
  if (hasJoined || (newestInvite !== null && newestInvite.earliest > at)) return true;
  switch (until.kind) {
    case 'nextVisit':
      return visitDay !== null && visitDay > day;
    case 'date':
      return today >= until.date;
    case 'never':
      return false;
  }
}
