import { FIRST_INVITE_LOOK_FRESH, LONGEST_HOLD, LOOK_FRESH, SAME_INVITE } from '../timing.ts';
import { type Interval, isFresh } from './evidence.ts';
import type { Operation, Outcome, Phase, Question, Request, Seen, StopReason } from './operation.ts';

/** Tell whether the newest invite is later than the one the person saw at the press, so that a colleague was faster. */
export function isNewerThanSeen(operation: Operation, seen: Seen): boolean {
  const known = operation.seenInvite?.latest ?? operation.revoked?.earliest;
  return seen.newest !== null && known !== undefined && seen.newest.earliest > known + SAME_INVITE;
}

/**
 * Tell whether there is a second invite beside the newest that the person had not seen: a colleague's, or ours that the
 * browser repeated. The patient then has two emails.
 */
function isSentTwice(operation: Operation, seen: Seen): boolean {
  // Where the person saw no invite, every invite is from after the press. Its stamp is a whole minute and may still lie
  // before the press.
  const known =
    operation.seenInvite?.latest ?? operation.revoked?.earliest ?? operation.startedAt - 2 * SAME_INVITE;
  return !!seen.second && seen.second.earliest > known + SAME_INVITE;
}

/**
 * Is the send of this operation a first invite of a list? Nobody looks at its line, so the look before it decides alone.
 * (A resend of a list has its revoke, whose answer tells who was first.)
 */
export function isFirstOfList({ bulk, kind }: Operation): boolean {
  return bulk !== undefined && kind === 'send';
}

/** May this request leave at `now` (epoch ms, corrected clock) on the look that was taken before it? */
export function isLookFresh(operation: Operation, request: Request, now: number): boolean {
  const { lookedAt } = operation;
  const isRevoke = request === 'revoke';
  if (!isRevoke && !(request === 'enable' && isFirstOfList(operation))) return true;
  return lookedAt !== undefined && isFresh(lookedAt, now, isRevoke ? LOOK_FRESH : FIRST_INVITE_LOOK_FRESH);
}

/** Tell whether the newest invite is the one that this operation sent. */
export function isOurs(operation: Operation, seen: Seen): boolean {
  if (operation.sent === null || seen.newest === null) return false;
  return (
    seen.newest.earliest <= operation.sent.at.latest + SAME_INVITE &&
    seen.newest.latest >= operation.sent.at.earliest - SAME_INVITE
  );
}

/**
 * End the operation as sent. `found` is the look that showed the new invite, which also confirms it; `found` is null
 * where DrChrono's answer to the send made it certain.
 */
export function sent(operation: Operation, at: Interval, found: Seen | null): Operation {
  const precision = found ? 'about' : 'exact';
  const withSend = { ...operation, sent: { at, precision }, doubt: null } as const;
  return settled(withSend, { kind: 'sent', confirmed: found !== null, ...twiceIf(operation, found) });
}

/** Give the field `twice` of an outcome: true where the look shows a second invite, otherwise left out. */
export function twiceIf(operation: Operation, seen: Seen | null): { twice?: true } {
  return seen && isSentTwice(operation, seen) ? { twice: true } : {};
}

/** Is a wait over? One that would end too far in the future was never meant, so it is over too. */
export function isDue(until: number | null, now: number): boolean {
  return until === null || now >= until || until - now > LONGEST_HOLD;
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
