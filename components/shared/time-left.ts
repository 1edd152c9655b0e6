import type { Status } from '../../lib/invites/status.ts';
import { DAY, INVITE_LIFE } from '../../lib/timing.ts';
import { timeLeft } from '../../lib/words/time.ts';

export interface Left {
  words: string;
  /** So much of the seven days is left, from 0 to 1. */
  share: number;
}

/**
 * Tell what is left of a pending invite, counted to the earliest end it can have; null where nothing is counted, as for an
 * invite at an old address. `now`
 * is epoch ms on the corrected clock. `learned` is false while that clock is a guess, and then the time reads "about".
 */
export function leftOf(status: Status, now: number, learned: boolean): Left | null {
  if (status.kind !== 'pending' || status.toOldAddress || status.phase !== 'alive' || status.expires === null)
    return null;
  const ms = status.expires.earliest - now;
  if (ms <= 0) return null;
  const words = timeLeft(ms);
  const isAbout = !learned || (status.invite.precision === 'about' && ms < DAY);
  return {
    words: isAbout && /^\d/.test(words) ? `about ${words}` : words,
    share: Math.min(1, ms / INVITE_LIFE),
  };
}
