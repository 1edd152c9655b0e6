import { LOOK_FRESH, PROOF_FRESH, READ_LAG } from '../timing.ts';
import { type Evidence, type HistoryLine, type Interval, isFresh } from './evidence.ts';
import { findInvite } from './find-invite.ts';

/** This is what is known at a press of whether the patient has joined. */
export interface Proof {
  /** DrChrono's newest answer is of this time; null where it is too old for a revoke. */
  lookedAt: number | null;
  /** Access History on a page showed at this time that the patient has not joined; null where none of late did. */
  pageProof: number | null;
  /** Together they are enough, so that a revoke may be the first request. */
  isEnough: boolean;
}

/**
 * Judge what the evidence proves at `now` (epoch ms, corrected clock). A revoke always needs an answer of the last minute.
 * Where that answer lists invites it decides alone, whatever a page says; where it does not tell, Access History of the
 * last ten minutes decides.
 */
export function proofOf(evidence: readonly Evidence[], now: number): Proof {
  const own = evidence.findLast((item) => item.source === 'ownSend')?.invite.sent ?? null;
  let answer: Extract<Evidence, { source: 'answer' }> | null = null;
  let pageProof: number | null = null;
  for (const item of evidence) {
    if (item.source === 'answer' && isFresh(item.asOf, now, LOOK_FRESH) && item.asOf >= (answer?.asOf ?? 0))
      answer = item;
    if (item.source === 'accessHistory' && isFresh(item.asOf, now, PROOF_FRESH) && isAbout(item, own))
      pageProof = item.lines[0]?.state.kind === 'pending' ? item.asOf : null;
  }
  const isEnough = answer !== null && (answer.lines === null ? pageProof !== null : isAbout(answer, own));
  return { lookedAt: answer?.asOf ?? null, pageProof, isEnough };
}

/** A list from before our own send, or one that does not show that send yet, is about the invite before it. */
function isAbout({ asOf, lines }: { asOf: number; lines: HistoryLine[] }, own: Interval | null): boolean {
  return own === null || findInvite(lines, own) >= 0 || asOf > own.latest + READ_LAG;
}
