import { ABSENCE_AFTER, MOST_ATTEMPTS, SAME_INVITE } from '../timing.ts';
import type { Interval } from './evidence.ts';
import type { Operation, Question, Seen } from './operation.ts';
import { asks, isNewerThanSeen, move, ready, sent, settled, stopped } from './operation-moves.ts';

type DoubtfulWrite = { request: 'revoke' | 'enable'; since: number };

/** A write left without an answer, and now the invite was read. */
export function settleDoubt(operation: Operation, doubt: DoubtfulWrite, seen: Seen): Operation {
  if (seen.top === 'cannotTell')
    return asks(operation, doubt.request === 'enable' ? 'didSendArrive' : 'didRevokeHappen');
  // What was read before the request left says nothing about it.
  if (seen.asOf < doubt.since) return settleLater(operation, doubt);
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
    return mayBeTheOldOne(operation)
      ? asks(operation, 'didSendArrive')
      : stopped(operation, 'revokedMeanwhile');
  if (!late) return settleLater(operation, doubt);
  // Something is pending and nobody can say whether it is ours: no second mail on a guess.
  if (seen.top === 'pending') return asks(operation, 'didSendArrive');
  return operation.attempts + 1 < MOST_ATTEMPTS
    ? ready({ ...operation, attempts: operation.attempts + 1 }, 'enable')
    : asks(operation, operation.revoked ? 'revokedNotSent' : 'didSendArrive');
}

function settleRevoke(operation: Operation, doubt: DoubtfulWrite, seen: Seen): Operation {
  if (seen.top === 'active') return stopped(operation, 'patientJoined');
  if (seen.top !== 'pending') {
    const gone = { ...operation, revoked: { earliest: doubt.since, latest: seen.asOf }, doubt: null };
    return operation.kind === 'revoke' ? settled(gone, { kind: 'revoked' }) : ready(gone, 'enable');
  }
  if (isNewerThanSeen(operation, seen)) return stopped(operation, 'someoneElseSent');
  if (!isLate(operation, doubt.since, seen)) return settleLater(operation, doubt);
  return operation.attempts + 1 < MOST_ATTEMPTS
    ? ready({ ...operation, attempts: operation.attempts + 1 }, 'revoke')
    : asks(operation, 'didRevokeHappen');
}

/** A look at Access History, or a later answer, settles the open question without the person. */
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
    return mayBeTheOldOne(operation) ? operation : stopped(operation, 'revokedMeanwhile');
  if (!late || seen.top === 'pending') return operation;
  return operation.revoked ? asks(operation, 'revokedNotSent') : stopped(operation, 'didNotArrive');
}

function settleRevokeQuestion(operation: Operation, since: number, seen: Seen, late: boolean): Operation {
  if (seen.top === 'active') return stopped(operation, 'patientJoined');
  if (seen.top === 'pending' && isNewerThanSeen(operation, seen))
    return stopped(operation, 'someoneElseSent');
  if (!late) return operation;
  // The old invite is still there long after, and nobody has joined: the revoke did not happen. After a doubt each
  // further try takes a page opened a minute later, so nothing goes round by itself; without one, tries are counted.
  if (seen.top === 'pending')
    return operation.doubt !== null || operation.attempts + 1 < MOST_ATTEMPTS
      ? ready({ ...operation, attempts: operation.attempts + 1, doubt: null }, 'revoke')
      : operation;
  const gone = { ...operation, revoked: { earliest: since, latest: seen.asOf } };
  return operation.kind === 'revoke' ? settled(gone, { kind: 'revoked' }) : asks(gone, 'revokedNotSent');
}

/** Late enough for absence to mean something. */
function isLate(operation: Operation, since: number, seen: Seen): boolean {
  return seen.asOf >= (operation.doubt?.gaveUpAt ?? since) + ABSENCE_AFTER;
}

/**
 * When the invite that appeared after `since` was sent, or null when none is seen to have. The invite the person saw
 * is not it, unless it is known to be revoked and the read is late: then what is pending can only be newer.
 */
function arrivedSince(operation: Operation, since: number, seen: Seen, late: boolean): Interval | null {
  if (seen.top !== 'pending' && seen.top !== 'active') return null;
  const { newest } = seen;
  const fits = isNewSince(operation, since, newest);
  if (!fits && !(late && operation.revoked !== null && seen.top === 'pending')) return null;
  const earliest = fits && newest ? Math.max(newest.earliest, since) : since;
  return { earliest, latest: Math.max(earliest, Math.min(newest?.latest ?? seen.asOf, seen.asOf)) };
}

/** An invite that appeared after `since` and is over already: it went out and somebody revoked it, so none is absent. */
function endedSince(operation: Operation, since: number, { top, newest }: Seen): boolean {
  return (top === 'revoked' || top === 'disabled') && isNewSince(operation, since, newest);
}

/** We revoked one of which the person saw no time: nothing tells it from a new one that is over. */
function mayBeTheOldOne({ revoked, seenInvite }: Operation): boolean {
  return revoked !== null && seenInvite === null;
}

function isNewSince(operation: Operation, since: number, newest: Interval | null): boolean {
  return newest !== null && newest.latest >= since - SAME_INVITE && !isTheOldOne(operation, newest);
}

function isTheOldOne({ seenInvite }: Operation, newest: Interval): boolean {
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
