import { dateIn, wallClockInterval } from '../../invites/expiry.ts';
import { HOUR } from '../../timing.ts';
import type { Concerned } from '../patient/patients-of-tabs.ts';
import type { KeptAlarm } from './kept-alarm.ts';
import { daysAfter } from './which-day.ts';

/** What the number on the toolbar button is made from. None of it costs a request. */
export interface BadgeNeeds {
  /** The patients of today who need a person; null while today was not read. */
  toDo(whom: Concerned): Promise<readonly number[] | null>;
  /** The patients of the open questions. */
  asked(): Promise<readonly number[]>;
  /** Do staff want today's patients counted? */
  countsToday(): Promise<boolean>;
  setBadge(count: number): Promise<void>;
  /** The practice's zone, and the corrected clock (epoch ms). */
  zone(): Promise<string | null>;
  now(): number;
  /** Rings when the practice's day turns, since today's patients are others then. */
  alarm: KeptAlarm;
}

/** The number on the toolbar button; never a name, never an id. */
export interface Badge {
  /** Count anew, since there is news of `whom`. Resolves once the number stands there. */
  show(whom: Concerned): Promise<void>;
  /** A worker has started. The browser keeps the number meanwhile, so it is counted where the day or the browser is new. */
  resume(): Promise<void>;
}

/**
 * So many patients need a person: those of today, and whoever an open question is about. One patient counts once. Staff may
 * have today's patients left out; a question is about an invite that may be lost, so it is always counted.
 */
export function toolbarBadge(needs: BadgeNeeds): Badge {
  let turnsAt: number | null = null;
  const count = async (whom: Concerned) => {
    const [today, questions, zone] = await Promise.all([
      needs.countsToday().then((counts) => (counts ? needs.toDo(whom) : null)),
      needs.asked(),
      needs.zone(),
    ]);
    await needs.setBadge(new Set([...(today ?? []), ...questions]).size);
    const turn = nextDay(zone, needs.now());
    // Before anybody has signed in no day turns.
    if ((zone === null && today === null) || turn === turnsAt) return;
    turnsAt = turn;
    await needs.alarm.set(turn);
  };
  let last: Promise<void> = Promise.resolve();
  // One after the other, or the older of two counts could be the one that stays.
  const show = (whom: Concerned) => {
    last = last.catch(() => undefined).then(() => count(whom));
    return last;
  };
  return {
    show,
    async resume() {
      if (await needs.alarm.isDue()) await show('everybody');
    },
  };
}

/** When the practice's next day begins (epoch ms). While its zone is not known, it is looked again every full hour. */
function nextDay(zone: string | null, now: number): number {
  const begins = wallClockInterval(`${daysAfter(dateIn(zone, now), 1)}T00:00`, zone);
  return begins?.earliest ?? (Math.floor(now / HOUR) + 1) * HOUR;
}
