import { MOST_ATTEMPTS, READ_LAG } from '../timing.ts';
import type { Interval } from './evidence.ts';
import type {
  BulkWork,
  Event,
  Operation,
  Phase,
  Question,
  Refusal,
  Request,
  Seen,
  WaitReason,
} from './operation.ts';
import {
  asks,
  isNewerThanSeen,
  isOurs,
  move,
  ready,
  sent,
  settled,
  stopped,
  twiceIf,
} from './operation-moves.ts';
import { settleDoubt, settleQuestion } from './settle-doubt.ts';

/** Move an operation on by one event. An event that does not fit the phase returns the operation as it was. */
export function step(operation: Operation, event: Event): Operation {
  switch (event.type) {
    case 'leaving':
      return operation.phase.at === 'ready'
        ? move(operation, { at: 'requesting', request: operation.phase.next, since: event.at })
        : operation;
    case 'seen':
      return onSeen(operation, event.seen);
    case 'revokeAnswered':
      return isRequesting(operation, 'revoke') ? onRevokeAnswered(operation, event) : operation;
    case 'enableAnswered':
      return isRequesting(operation, 'enable') ? onEnableAnswered(operation, event) : operation;
    case 'refused':
      return operation.phase.at === 'requesting' ? onRefused(operation, event.refusal) : operation;
    case 'held':
      return onHeld(operation, event.why, event.until);
    case 'doubted':
      return onDoubted(operation, event.at);
    case 'person':
      return onPerson(operation, event.answer, event.at);
  }
}

/**
 * Take up an operation that another worker left at its death. A write that was under way becomes a doubt. A write that
 * was about to leave gets a look before it, since nobody knows how long ago its proof was read.
 */
export function takeUp(operation: Operation, now: number): Operation {
  const { phase } = operation;
  if (phase.at === 'requesting') return onDoubted(operation, now);
  if (phase.at === 'ready') return move(operation, lookBeforeWriting(phase.next));
  return onWoken(operation, now);
}

function onSeen(operation: Operation, seen: Seen): Operation {
  const { phase } = operation;
  if (phase.at === 'doubt') return settleDoubt(operation, phase, seen);
  if (phase.at === 'needsYou') return settleQuestion(operation, phase.question, seen);
  if (phase.at !== 'requesting') return operation;
  if (phase.request === 'verify') {
    const confirmed = (seen.top === 'pending' || seen.top === 'active') && isOurs(operation, seen);
    return settled(operation, {
      ...{ kind: 'sent', confirmed },
      ...twiceIf(operation, seen),
    });
  }
  return phase.request === 'check' ? onChecked(operation, seen) : operation;
}

function onChecked(operation: Operation, seen: Seen): Operation {
  if (seen.top === 'active') return stopped(operation, 'patientJoined');
  if (seen.top === 'cannotTell') return onBlankCheck(operation);
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
function onBlankCheck(operation: Operation): Operation {
  if (operation.kind === 'send' || operation.revoked !== null) return ready(operation, 'enable');
  if (operation.attempts > 0) return asks(operation, 'didRevokeHappen');
  return operation.riskAccepted ? ready(operation, 'revoke') : stopped(operation, 'notProven');
}

function onPendingCheck(operation: Operation, seen: Seen): Operation {
  if (operation.kind === 'send' || isNewerThanSeen(operation, seen))
    return stopped(operation, 'someoneElseSent');
  if (operation.revoked !== null) {
    // The old invite is known to be gone. A pending one is a colleague's, unless the look still shows the time before
    // the revoke.
    const settledAt = operation.revoked.latest + READ_LAG;
    if (seen.asOf >= settledAt) return stopped(operation, 'someoneElseSent');
    return move(operation, waitToSettle(settledAt, { at: 'ready', next: 'enable' }));
  }
  return operation.attempts < MOST_ATTEMPTS ? ready(operation, 'revoke') : asks(operation, 'didRevokeHappen');
}

function onRevokeAnswered(
  operation: Operation,
  event: { found: boolean; at: { earliest: number; latest: number } },
): Operation {
  // A 404 does not prove who revoked, since the browser may have repeated our own request. A look comes next.
  if (!event.found) return ready({ ...operation, attempts: operation.attempts + 1 }, 'check');
  const gone = { ...operation, revoked: event.at };
  if (operation.kind === 'revoke') return settled(gone, { kind: 'revoked' });
  return ready(gone, operation.bulk?.lookAgain ? 'check' : 'enable');
}

/** The send is certain. After a resend, and after a send that may have left twice, one more look is taken. */
function onEnableAnswered(
  operation: Operation,
  { at, repeated }: { at: Interval; repeated: boolean },
): Operation {
  const done = sent(operation, at, null);
  return operation.kind === 'resend' || repeated ? ready(done, 'verify') : done;
}

function onRefused(operation: Operation, refusal: Refusal): Operation {
  if (isRequesting(operation, 'verify')) return settled(operation, { kind: 'sent', confirmed: false });
  if (operation.revoked !== null && operation.kind === 'resend')
    return move(operation, { at: 'needsYou', question: 'revokedNotSent', refusal });
  return settled(operation, { kind: 'refused', refusal });
}

function onHeld(operation: Operation, why: WaitReason, until: number | null): Operation {
  const { phase } = operation;
  if (phase.at === 'doubt') return move(operation, { at: 'waiting', why, until, resumeWith: phase });
  if (phase.at !== 'requesting') return operation;
  // The 201 has settled the send. The look after it only confirms the send, so nothing waits for it.
  if (phase.request === 'verify') return settled(operation, { kind: 'sent', confirmed: false });
  return move(operation, { at: 'waiting', why, until, resumeWith: { at: 'ready', next: phase.request } });
}

function onDoubted(operation: Operation, at: number): Operation {
  const { phase } = operation;
  if (phase.at !== 'requesting') return operation;
  if (phase.request === 'verify') return settled(operation, { kind: 'sent', confirmed: false });
  if (phase.request === 'check') return ready(operation, 'check');
  const doubt = { since: phase.since, gaveUpAt: Math.max(at, phase.since) };
  return move({ ...operation, doubt }, { at: 'doubt', request: phase.request, since: phase.since });
}

/** Go on after a wait. The wait may have been long, so a look renews the proof before a write leaves. */
function onWoken(operation: Operation, at: number): Operation {
  const { phase } = operation;
  if (phase.at !== 'waiting' || (phase.until !== null && at < phase.until)) return operation;
  const { resumeWith } = phase;
  return move(operation, resumeWith.at === 'ready' ? lookBeforeWriting(resumeWith.next) : resumeWith);
}

function onPerson(
  operation: Operation,
  answer: 'itArrived' | 'sendAgain' | 'retry' | 'dismiss',
  at: number,
): Operation {
  const { phase } = operation;
  if (phase.at !== 'needsYou') return operation;
  const again = { ...operation, startedAt: at, attempts: 0, doubt: null };
  switch (answer) {
    case 'dismiss':
      return settled(operation, { kind: 'closedByPerson' });
    case 'itArrived':
      return phase.question === 'didSendArrive' ? settled(operation, { kind: 'closedByPerson' }) : operation;
    case 'sendAgain':
      return phase.question === 'didSendArrive' ? ready(again, 'enable') : operation;
    case 'retry':
      return retry(again, phase.question);
  }
}

function retry(operation: Operation, question: Question): Operation {
  // A person who looked and says "still pending" has also seen that the patient has not joined.
  if (question === 'didRevokeHappen') return ready({ ...operation, riskAccepted: true }, 'check');
  return question === 'revokedNotSent' ? ready(operation, 'check') : operation;
}

/** Put a look before a write, because its proof may be old. A `verify` is a look itself and needs none. */
function lookBeforeWriting(next: Request): Phase {
  return { at: 'ready', next: next === 'verify' ? 'verify' : 'check' };
}

function waitToSettle(until: number, resumeWith: { at: 'ready'; next: Request }): Phase {
  return { at: 'waiting', why: 'settling', until, resumeWith };
}

function isRequesting(operation: Operation, request: Request): boolean {
  return operation.phase.at === 'requesting' && operation.phase.request === request;
}
