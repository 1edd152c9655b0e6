import { lifeAt } from '../../lib/invites/expiry.ts';
import type { Status } from '../../lib/invites/status.ts';
import { DAY, INVITE_LIFE } from '../../lib/timing.ts';
import { timeLeft } from '../../lib/words/time.ts';

export interface Left {
  words: string;
  /** So much of the seven days is left, from 0 to 1. */
  share: number;
}

/**
 * Tell what is left of a pending invite, counted to the earliest end it can have; null where nothing is counted. `now`
 * is epoch ms on the corrected clock. `learned` is false while that clock is a guess, and then the time reads "about".
 */
export function leftOf(status: Status, now: number, learned: boolean): Left | null {
  if (status.kind !== 'pending' || status.phase !== 'alive' || status.expires === null) return null;
  const ms = status.expires.earliest - now;
  if (ms <= 0) return null;
  const words = timeLeft(ms);
  const isAbout = !learned || (status.invite.precision === 'about' && ms < DAY);
  return {
    words: isAbout && /^\d/.test(words) ? `about ${words}` : words,
    share: Math.min(1, ms / INVITE_LIFE),
  };
}

/**
 * Bring a status up to date. An invite may run out after its view was read, and a pill must not go on saying Pending
 * until the next view. `now` is epoch ms on the corrected clock.
 */
export function statusAt(status: Status, now: number): Status {
  if (status.kind !== 'pending' || status.expires === null) return status;
  const life = lifeAt(status.expires, now);
  if (life !== 'over') return life === status.phase ? status : { ...status, phase: life };
  const { invite, expires, grounds } = status;
  return { kind: 'expired', invite, expires, grounds };
}
