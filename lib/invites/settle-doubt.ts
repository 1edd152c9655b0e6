import { ABSENCE_AFTER, CLOCK_NOISE, MOST_ATTEMPTS, SAME_INVITE } from '../timing.ts';
import type { Interval } from './evidence.ts';
import type { Operation, Question, Seen } from './operation.ts';
import { asks, isNewerThanSeen, move, ready, sent, settled, stopped } from './operation-moves.ts';

type DoubtfulWrite = { request: 'revoke' | 'enable'; since: number };

/**
 * Settle a write that got no answer, now that a look shows the invite. Repeating the write without a look could send
 * two invites, or revoke the invite that a colleague has just sent.
 */
export function settleDoubt(operation: Operation, doubt: DoubtfulWrite, seen: Seen): Operation {
  if (seen.top === 'cannotTell')
    return asks(operation, doubt.request === 'enable' ? 'didSendArrive' : 'didRevokeHappen');
  // A look from before the request left says nothing about what the request did. The look is dated by the practice's
  // clock and the request by ours, so a look right after the request may bear a slightly earlier time.
  if (seen.asOf < doubt.since - CLOCK_NOISE) return settleLater(operation, doubt);
  return doubt.request === 'enable'
    ? settleSend(operation, doubt, seen)
    : settleRevoke(operation, doubt, seen);
}

function settleSend(operation: Operation, doubt: DoubtfulWrite, seen: Seen): Operation {
  const late = isLate(operation, doubt.since, seen);
  const arrived = arrivedSince(operation, doubt.since, seen, late);
  if (arrived) return sent(operation, arrived, seen);
  if (seen.top === 'active') return stopped(operation, 'patientJoined');
  if (endedSince(operation, doubt.since, seen))
    return mayBeTheRevokedInvite(operation)
      ? asks(operation, 'didSendArrive')
      : stopped(operation, 'revokedMeanwhile');
  if (!late) return settleLater(operation, doubt);
  // An invite is pending and nobody can say whether it is ours, so no second email is sent on a guess.
  if (seen.top === 'pending') return asks(operation, 'didSendArrive');
  return operation.attempts + 1 < MOST_ATTEMPTS
    ? ready({ ...operation, attempts: operation.attempts + 1 }, 'enable')
    : asks(operation, operation.revoked ? 'revokedNotSent' : 'didSendArrive');
}

function settleRevoke(operation: Operation, doubt: DoubtfulWrite, seen: Seen): Operation {
  if (seen.top === 'active') return stopped(operation, 'patientJoined');
  if (seen.top !== 'pending') {
    const latest = Math.max(doubt.since, seen.asOf);
    const gone = { ...operation, revoked: { earliest: doubt.since, latest }, doubt: null };
    return operation.kind === 'revoke' ? settled(gone, { kind: 'revoked' }) : ready(gone, 'enable');
  }
  if (isNewerThanSeen(operation, seen)) return stopped(operation, 'someoneElseSent');
  if (!isLate(operation, doubt.since, seen)) return settleLater(operation, doubt);
  return operation.attempts + 1 < MOST_ATTEMPTS
    ? ready({ ...operation, attempts: operation.attempts + 1 }, 'revoke')
    : asks(operation, 'didRevokeHappen');
}

/** Let a look at Access History, or a later answer, settle the open question, so that no person has to answer it. */
export function settleQuestion(operation: Operation, question: Question, seen: Seen): Operation {
  const since = operation.doubt?.since ?? operation.revoked?.earliest ?? operation.startedAt;
  if (seen.top === 'cannotTell' || seen.asOf < since) return operation;
  const late = isLate(operation, since, seen);
  if (question === 'didRevokeHappen') return settleRevokeQuestion(operation, since, seen, late);
  const arrived = arrivedSince(operation, since, seen, late);
  if (arrived) return sent(operation, arrived, seen);
  if (seen.top === 'active') return stopped(operation, 'patientJoined');
  if (question !== 'didSendArrive') return operation;
  if (endedSince(operation, since, seen))
    return mayBeTheRevokedInvite(operation) ? operation : stopped(operation, 'revokedMeanwhile');
  if (!late || seen.top === 'pending') return operation;
  return operation.revoked ? asks(operation, 'revokedNotSent') : stopped(operation, 'didNotArrive');
}

function settleRevokeQuestion(operation: Operation, since: number, seen: Seen, late: boolean): Operation {
  if (seen.top === 'active') return stopped(operation, 'patientJoined');
  if (seen.top === 'pending' && isNewerThanSeen(operation, seen))
    return stopped(operation, 'someoneElseSent');
  if (!late) return operation;
  // The old invite is still pending long after, so the revoke did not happen. With a doubt, each further try needs a
  // page that was opened a minute later, so tries never repeat by themselves; without a doubt, the tries are counted.
  if (seen.top === 'pending')
    return operation.doubt !== null || operation.attempts + 1 < MOST_ATTEMPTS
      ? ready({ ...operation, attempts: MOST_ATTEMPTS - 1, doubt: null }, 'revoke')
      : operation;
  const gone = { ...operation, revoked: { earliest: since, latest: seen.asOf } };
  return operation.kind === 'revoke' ? settled(gone, { kind: 'revoked' }) : asks(gone, 'revokedNotSent');
}

/** Tell whether the look is late enough to prove absence: an earlier answer may show the time before the write. */
function isLate(operation: Operation, since: number, seen: Seen): boolean {
  return seen.asOf >= (operation.doubt?.gaveUpAt ?? since) + ABSENCE_AFTER;
}

/**
 * Find when the invite that appeared after `since` was sent; null where the look shows no such invite. The invite that
 * the person saw does not count as new. Only where it is known to be revoked and the look is late, whatever is pending
 * can only be a newer invite.
 */
function arrivedSince(operation: Operation, since: number, seen: Seen, late: boolean): Interval | null {
  if (seen.top !== 'pending' && seen.top !== 'active') return null;
  const { newest } = seen;
  const fits = isNewSince(operation, since, newest);
  if (!fits && !(late && operation.revoked !== null && seen.top === 'pending')) return null;
  const earliest = fits && newest ? Math.max(newest.earliest, since) : since;
  return { earliest, latest: Math.max(earliest, Math.min(newest?.latest ?? seen.asOf, seen.asOf)) };
}

/**
 * Tell whether an invite appeared after `since` and is over already. Such an invite did go out and somebody revoked it,
 * so the look does not prove that the send failed.
 */
function endedSince(operation: Operation, since: number, { top, newest }: Seen): boolean {
  return (top === 'revoked' || top === 'disabled') && isNewSince(operation, since, newest);
}

/** The person saw no time of the invite that we revoked, so nothing tells it from a new invite that is over. */
function mayBeTheRevokedInvite({ revoked, seenInvite }: Operation): boolean {
  return revoked !== null && seenInvite === null;
}

function isNewSince(operation: Operation, since: number, newest: Interval | null): boolean {
  return newest !== null && newest.latest >= since - SAME_INVITE && !isTheSeenInvite(operation, newest);
}

function isTheSeenInvite({ seenInvite }: Operation, newest: Interval): boolean {
  return seenInvite !== null && newest.earliest <= seenInvite.latest && newest.latest >= seenInvite.earliest;
}

function settleLater(operation: Operation, doubt: DoubtfulWrite): Operation {
  const until = (operation.doubt?.gaveUpAt ?? doubt.since) + ABSENCE_AFTER;
  return move(operation, {
    at: 'waiting',
    why: 'settling',
    until,
    resumeWith: { at: 'doubt', request: doubt.request, since: doubt.since },
  });
}
