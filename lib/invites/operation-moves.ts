import { SAME_INVITE } from '../timing.ts';
import type { Interval } from './evidence.ts';
import type { Operation, Outcome, Phase, Question, Request, Seen, StopReason } from './operation.ts';

/** Is the newest invite later than the one the person saw when clicking? */
export function isNewerThanSeen(operation: Operation, seen: Seen): boolean {
  const known = operation.seenInvite?.latest ?? operation.revoked?.earliest;
  return seen.newest !== null && known !== undefined && seen.newest.earliest > known + SAME_INVITE;
}

/** Beside the newest invite there is another that the person had not seen: a colleague's, or ours that the browser repeated. */
function isSentTwice(operation: Operation, seen: Seen): boolean {
  // Whoever saw no invite at all had none older than the click; a stamp of that very minute may lie before it.
  const known =
    operation.seenInvite?.latest ?? operation.revoked?.earliest ?? operation.startedAt - 2 * SAME_INVITE;
  return !!seen.second && seen.second.earliest > known + SAME_INVITE;
}

/** Is the newest invite the one that this operation sent? */
export function isOurs(operation: Operation, seen: Seen): boolean {
  if (operation.sent === null || seen.newest === null) return false;
  return (
    seen.newest.earliest <= operation.sent.at.latest + SAME_INVITE &&
    seen.newest.latest >= operation.sent.at.earliest - SAME_INVITE
  );
}

/** The send is certain: answered, or `found` by a look, which confirms it. */
export function sent(operation: Operation, at: Interval, found: Seen | null): Operation {
  const precision = found ? 'about' : 'exact';
  const withSend = { ...operation, sent: { at, precision }, doubt: null } as const;
  return settled(withSend, { kind: 'sent', confirmed: found !== null, ...twiceIf(operation, found) });
}

/** For the outcome of a send that was looked at. */
export function twiceIf(operation: Operation, seen: Seen | null): { twice?: true } {
  return seen && isSentTwice(operation, seen) ? { twice: true } : {};
}

export function ready(operation: Operation, next: Request): Operation {
  return move(operation, { at: 'ready', next });
}

export function asks(operation: Operation, question: Question): Operation {
  return move(operation, { at: 'needsYou', question, refusal: null });
}

export function stopped(operation: Operation, because: StopReason): Operation {
  return settled(operation, { kind: 'stopped', because });
}

export function settled(operation: Operation, outcome: Outcome): Operation {
  return move(operation, { at: 'settled', outcome });
}

export function move(operation: Operation, phase: Phase): Operation {
  return { ...operation, phase };
}
