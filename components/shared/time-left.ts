import { lifeAt } from '../../lib/invites/expiry.ts';
import type { Status } from '../../lib/invites/status.ts';
import { DAY, INVITE_LIFE } from '../../lib/timing.ts';
import { timeLeft } from '../../lib/words/time.ts';

export interface Left {
  words: string;
  /** 0 to 1 of the seven days. */
  share: number;
}

/** What is left of a pending invite, counted to the earliest end it can have. Null where nothing is counted. */
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
 * The status as it stands now. A view is read every few minutes and an invite may run out in between; a pill
 * must not go on saying Pending until the next read.
 */
export function statusAt(status: Status, now: number): Status {
  if (status.kind !== 'pending' || status.expires === null) return status;
  const life = lifeAt(status.expires, now);
  if (life !== 'over') return life === status.phase ? status : { ...status, phase: life };
  const { invite, expires, grounds } = status;
  return { kind: 'expired', invite, expires, grounds };
}
