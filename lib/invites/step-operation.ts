import { MOST_ATTEMPTS } from '../timing.ts';
import type { Interval } from './evidence.ts';
import { onChecked } from './judge-check.ts';
import {
  type Event,
  isSettled,
  type Operation,
  type Phase,
  type Question,
  type Refusal,
  type Request,
  type Seen,
  type WaitReason,
} from './operation.ts';
import {
  isDue,
  isLookFresh,
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
        ? onLeaving(operation, operation.phase.next, event.at)
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
    case 'tooLate':
      if (isRequesting(operation, 'revoke')) return ready(operation, 'check');
      return isRequesting(operation, 'enable') ? lookOnceMore(operation) : operation;
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

/**
 * Neither a revoke nor a first invite of a list leaves on an old look: then another look is taken first. What a page
 * proved counts for one revoke.
 */
function onLeaving(operation: Operation, request: Request, at: number): Operation {
  if (!isLookFresh(operation, request, at))
    return request === 'revoke' ? ready(operation, 'check') : lookOnceMore(operation);
  const leaves = request === 'revoke' ? { ...operation, pageProof: undefined } : operation;
  return move(leaves, { at: 'requesting', request, since: at });
}

/** Answers that are always too old when they come must not cost looks without end, so the line stops in the end. */
function lookOnceMore(operation: Operation): Operation {
  const attempts = operation.attempts + 1;
  return attempts > MOST_ATTEMPTS
    ? stopped(operation, 'notProven')
    : ready({ ...operation, attempts }, 'check');
}

/** Judge what was seen, and note when it was seen where the operation goes on. */
function onSeen(operation: Operation, seen: Seen): Operation {
  const after = judge(operation, seen);
  if (after === operation || isSettled(after)) return after;
  if (!seen.onPage) return { ...after, lookedAt: seen.asOf };
  return seen.top === 'pending' ? { ...after, pageProof: seen.asOf } : after;
}

function judge(operation: Operation, seen: Seen): Operation {
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

/**
 * The send is certain. One more look is taken after a resend, after a send that may have left twice, and in a list, where
 * another workstation may have sent in the same moment.
 */
function onEnableAnswered(
  operation: Operation,
  { at, repeated }: { at: Interval; repeated: boolean },
): Operation {
  const done = sent(operation, at, null);
  return operation.kind === 'resend' || repeated || operation.bulk ? ready(done, 'verify') : done;
}

function onRefused(operation: Operation, refusal: Refusal): Operation {
  if (isRequesting(operation, 'verify')) return settled(operation, { kind: 'sent', confirmed: false });
  if (operation.revoked !== null && operation.kind === 'resend')
    return isRequesting(operation, 'enable')
      ? ready({ ...operation, refusedSend: refusal }, 'check')
      : move(operation, { at: 'needsYou', question: 'revokedNotSent', refusal });
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
  if (phase.at !== 'waiting' || !isDue(phase.until, at)) return operation;
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
  const again = { ...operation, startedAt: at, attempts: 0, doubt: null, refusedSend: undefined };
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

function isRequesting(operation: Operation, request: Request): boolean {
  return operation.phase.at === 'requesting' && operation.phase.request === request;
}
