import { DAY } from '../timing.ts';
import type { HistoryLine } from './evidence.ts';

/** Whoever sends again within so long is asked first: the link that just went out would stop working. */
const REPEAT_WITHIN = 1 * DAY;

/** An invite that went out a short while ago: by whom, where that is known, and when (epoch ms). */
export interface SentLately {
  by: string | null;
  at: number;
}

/**
 * Tell whether the newest invite went out within the last 24 hours and still waits, whoever sent it. `history` is newest
 * first (invitesSoFar). One that was revoked has a link that is dead already, so a send after it takes nothing away. A
 * stamp from a zone that is not the practice's may seem to lie in the future, and is still of a short while ago.
 */
export function sentLately([newest]: readonly HistoryLine[], now: number): SentLately | null {
  if (newest?.state.kind !== 'pending' || newest.invite.sent === null) return null;
  const { earliest, latest } = newest.invite.sent;
  return now - latest < REPEAT_WITHIN ? { by: newest.invite.by, at: earliest } : null;
}
