import { MOST_ATTEMPTS, PROOF_FRESH, READ_LAG, SAME_INVITE } from '../timing.ts';
import { isFresh } from './evidence.ts';
import type { BulkWork, Operation, Phase, Refusal, Request, Seen } from './operation.ts';
import { asks, isFirstOfList, isNewerThanSeen, move, ready, settled, stopped } from './operation-moves.ts';

/** Decide what a look before a write means: whether the write may leave, or the operation stops, waits or asks. */
export function onChecked(operation: Operation, seen: Seen): Operation {
  if (seen.top === 'active') return stopped(operation, 'patientJoined');
  if (operation.refusedSend) return onCheckedAfterRefusal(operation, operation.refusedSend, seen);
  if (isFirstOfList(operation)) return onFirstOfList(operation, seen);
  if (seen.top === 'cannotTell') return onBlankCheck(operation, seen);
  if (seen.top === 'pending') return onPendingCheck(operation, seen);
  if (operation.bulk && operation.kind === 'resend' && operation.revoked === null)
    return onGoneInList(operation, operation.bulk, seen);
  if (operation.kind !== 'revoke') {
    const revoked = operation.revoked ?? { earliest: operation.startedAt, latest: seen.asOf };
    return ready(operation.kind === 'resend' ? { ...operation, revoked } : operation, 'enable');
  }
  // Our revoke met a 404, perhaps because the browser repeated a revoke that had worked. The invite is gone either way.
  return operation.attempts > 0 && seen.top === 'revoked'
    ? settled(
        { ...operation, revoked: { earliest: operation.startedAt, latest: seen.asOf } },
        { kind: 'revoked' },
      )
    : stopped(operation, 'nothingToRevoke');
}

/**
 * Decide about a first invite of a list. It leaves only where the look shows that none is pending, and that none came and
 * went since the list was confirmed: whoever revoked such a one may be about to send again.
 */
function onFirstOfList(operation: Operation, { top, newest }: Seen): Operation {
  if (top === 'pending') return stopped(operation, 'someoneElseSent');
  if (top === 'cannotTell' || (top !== 'none' && newest === null)) return stopped(operation, 'notProven');
  const known = operation.seenInvite?.latest ?? Number.NEGATIVE_INFINITY;
  if (newest !== null && newest.earliest > known + SAME_INVITE) return stopped(operation, 'revokedMeanwhile');
  return ready(operation, 'enable');
}

/**
 * Decide about a line of a list whose invite is gone, though no revoke of ours is known to have worked. Before our
 * revoke a colleague revoked it and may be about to send, so the line stops. After a 404 to our revoke either of the
 * two may have revoked it, and we send only once looks have shown it gone for a minute. Where more than three minutes
 * lie between two looks, the minute begins anew, since the colleague's send may have been held up for as long.
 */
function onGoneInList(operation: Operation, bulk: BulkWork, seen: Seen): Operation {
  if (operation.attempts === 0) return stopped(operation, 'revokedMeanwhile');
  const goneFor = bulk.goneSeenAt === null ? 0 : seen.asOf - bulk.goneSeenAt;
  if (goneFor >= READ_LAG && goneFor <= 3 * READ_LAG)
    return ready({ ...operation, revoked: { earliest: operation.startedAt, latest: seen.asOf } }, 'enable');
  const waits = { ...operation, bulk: { ...bulk, goneSeenAt: seen.asOf } };
  return move(waits, waitToSettle(seen.asOf + READ_LAG, { at: 'ready', next: 'check' }));
}

/** The look says nothing about invites, so only other knowledge or a person's word lets the operation go on. */
function onBlankCheck(operation: Operation, { asOf }: Seen): Operation {
  if (operation.kind === 'send' || operation.revoked !== null) return ready(operation, 'enable');
  const { pageProof } = operation;
  if (pageProof !== undefined && isFresh(pageProof, asOf, PROOF_FRESH)) return ready(operation, 'revoke');
  if (operation.attempts > 0) return asks(operation, 'didRevokeHappen');
  return operation.riskAccepted ? ready(operation, 'revoke') : stopped(operation, 'notProven');
}

/**
 * DrChrono refused our send after our revoke, perhaps because a colleague was faster. A pending invite is theirs, unless
 * the look still shows the time before the revoke. Otherwise the patient is without an invite, and a person is asked.
 */
function onCheckedAfterRefusal(operation: Operation, refusal: Refusal, seen: Seen): Operation {
  if (seen.top !== 'pending') return move(operation, { at: 'needsYou', question: 'revokedNotSent', refusal });
  const settledAt = (operation.revoked?.latest ?? operation.startedAt) + READ_LAG;
  if (isNewerThanSeen(operation, seen) || seen.asOf >= settledAt)
    return stopped(operation, 'someoneElseSent');
  return move(operation, waitToSettle(settledAt, { at: 'ready', next: 'check' }));
}

function onPendingCheck(operation: Operation, seen: Seen): Operation {
  if (operation.kind === 'send' || isNewerThanSeen(operation, seen))
    return stopped(operation, 'someoneElseSent');
  // Nobody looks at each line of a list, and without its time an invite cannot be told from a colleague's newer one.
  if (operation.bulk && seen.newest === null) return stopped(operation, 'notProven');
  if (operation.revoked !== null) {
    // The old invite is known to be gone. A pending one is a colleague's, unless the look still shows the time before
    // the revoke.
    const settledAt = operation.revoked.latest + READ_LAG;
    if (seen.asOf >= settledAt) return stopped(operation, 'someoneElseSent');
    return move(operation, waitToSettle(settledAt, { at: 'ready', next: 'enable' }));
  }
  return operation.attempts < MOST_ATTEMPTS ? ready(operation, 'revoke') : asks(operation, 'didRevokeHappen');
}

function waitToSettle(until: number, resumeWith: { at: 'ready'; next: Request }): Phase {
  return { at: 'waiting', why: 'settling', until, resumeWith };
}
