import type { Interval } from './evidence.ts';
import type {
  Event,
  Operation,
  Outcome,
  Phase,
  Question,
  Refusal,
  Request,
  Seen,
  WaitReason,
} from './operation.ts';

const MINUTE = 60_000;
/** A read proves absence only this long after the doubtful request (DESIGN.md rule 2). */
export const ABSENCE_AFTER = MINUTE;
const STAMP_SLACK = 2 * MINUTE;
const MOST_ATTEMPTS = 2;

/** The one transition function. An event that does not fit the phase changes nothing. */
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
      return isRequesting(operation, 'enable')
        ? sent(operation, { at: event.at, precision: 'exact' })
        : operation;
    case 'refused':
      return operation.phase.at === 'requesting' ? onRefused(operation, event.refusal) : operation;
    case 'held':
      return onHeld(operation, event.why, event.until);
    case 'doubted':
      return onDoubted(operation);
    case 'woken':
      return onWoken(operation, event.at);
    case 'person':
      return onPerson(operation, event.answer, event.at);
  }
}

function onSeen(operation: Operation, seen: Seen): Operation {
  const { phase } = operation;
  if (phase.at === 'doubt') return settleDoubt(operation, phase, seen);
  if (phase.at === 'needsYou') return settleQuestion(operation, phase.question, seen);
  if (phase.at !== 'requesting') return operation;
  if (phase.request === 'verify') {
    const confirmed = (seen.top === 'pending' || seen.top === 'active') && isOurs(operation, seen);
    return move(operation, { at: 'settled', outcome: { kind: 'sent', confirmed } });
  }
  return phase.request === 'check' ? onChecked(operation, seen) : operation;
}

function onChecked(operation: Operation, seen: Seen): Operation {
  if (seen.top === 'active') return stopped(operation, 'patientJoined');
  if (isNewerThanSeen(operation, seen) && seen.top === 'pending')
    return stopped(operation, 'someoneElseSent');
  if (seen.top === 'cannotTell') {
    if (operation.revoked !== null) return asks(operation, 'revokedNotSent');
    return operation.riskAccepted ? ready(operation, 'revoke') : stopped(operation, 'notProven');
  }
  if (seen.top === 'pending') return ready(operation, 'revoke');
  return operation.kind === 'revoke' ? stopped(operation, 'nothingToRevoke') : ready(operation, 'enable');
}

function onRevokeAnswered(operation: Operation, event: { found: boolean; at: Interval }): Operation {
  if (event.found) return afterRevoke({ ...operation, revoked: event.at });
  // 404 is no proof of who revoked: the browser may have repeated our own request. Look before going on.
  if (operation.kind === 'revoke') return stopped(operation, 'nothingToRevoke');
  const looking = { ...operation, revoked: event.at, attempts: operation.attempts + 1 };
  // A read that lags behind would send us round for ever: after the second 404 a person decides.
  return looking.attempts < MOST_ATTEMPTS ? ready(looking, 'check') : asks(looking, 'revokedNotSent');
}

function afterRevoke(operation: Operation): Operation {
  return operation.kind === 'revoke'
    ? move(operation, { at: 'settled', outcome: { kind: 'revoked' } })
    : ready(operation, 'enable');
}

function onRefused(operation: Operation, refusal: Refusal): Operation {
  if (isRequesting(operation, 'verify'))
    return move(operation, { at: 'settled', outcome: { kind: 'sent', confirmed: false } });
  if (operation.revoked !== null && operation.kind === 'resend')
    return move(operation, { at: 'needsYou', question: 'revokedNotSent', refusal });
  return move(operation, { at: 'settled', outcome: { kind: 'refused', refusal } });
}

function onHeld(operation: Operation, why: WaitReason, until: number | null): Operation {
  const { phase } = operation;
  if (phase.at === 'requesting') {
    // The send is settled by its 201; a verify that cannot run now is not worth waiting for.
    if (phase.request === 'verify')
      return move(operation, { at: 'settled', outcome: { kind: 'sent', confirmed: false } });
    return move(operation, { at: 'waiting', why, until, resumeWith: { at: 'ready', next: phase.request } });
  }
  if (phase.at === 'doubt') return move(operation, { at: 'waiting', why, until, resumeWith: phase });
  return operation;
}

function onDoubted(operation: Operation): Operation {
  const { phase } = operation;
  if (phase.at !== 'requesting') return operation;
  if (phase.request === 'revoke' || phase.request === 'enable')
    return move(operation, { at: 'doubt', request: phase.request, since: phase.since });
  return phase.request === 'verify'
    ? move(operation, { at: 'settled', outcome: { kind: 'sent', confirmed: false } })
    : ready(operation, phase.request);
}

function onWoken(operation: Operation, at: number): Operation {
  const { phase } = operation;
  if (phase.at !== 'waiting') return operation;
  return phase.until !== null && at < phase.until ? operation : move(operation, phase.resumeWith);
}

function onPerson(
  operation: Operation,
  answer: 'itArrived' | 'sendAgain' | 'retry' | 'dismiss',
  at: number,
): Operation {
  const { phase } = operation;
  if (phase.at !== 'needsYou') return operation;
  if (answer === 'dismiss')
    return move(operation, { at: 'settled', outcome: { kind: 'closedByPerson', arrived: false } });
  if (answer === 'itArrived' && phase.question === 'didSendArrive')
    return move(operation, { at: 'settled', outcome: { kind: 'closedByPerson', arrived: true } });
  const next: Request = phase.question === 'didRevokeHappen' ? 'revoke' : 'enable';
  if (answer === 'itArrived') return operation;
  return ready({ ...operation, startedAt: at, attempts: 0 }, next);
}

function settleDoubt(
  operation: Operation,
  doubt: { request: 'revoke' | 'enable'; since: number },
  seen: Seen,
): Operation {
  if (seen.top === 'cannotTell')
    return asks(operation, doubt.request === 'enable' ? 'didSendArrive' : 'didRevokeHappen');
  const absenceProven = seen.asOf >= doubt.since + ABSENCE_AFTER;
  if (doubt.request === 'enable') {
    const arrived = arrivedSince(doubt.since, seen);
    if (arrived) return sent(operation, { at: arrived, precision: 'about' });
    if (!absenceProven) return settleLater(operation, doubt);
    return operation.attempts + 1 < MOST_ATTEMPTS
      ? ready({ ...operation, attempts: operation.attempts + 1 }, 'enable')
      : asks(operation, operation.revoked ? 'revokedNotSent' : 'didSendArrive');
  }
  if (seen.top === 'active') return stopped(operation, 'patientJoined');
  if (seen.top !== 'pending')
    return afterRevoke({ ...operation, revoked: { earliest: doubt.since, latest: seen.asOf } });
  if (isNewerThanSeen(operation, seen)) return stopped(operation, 'someoneElseSent');
  if (!absenceProven) return settleLater(operation, doubt);
  return operation.attempts + 1 < MOST_ATTEMPTS
    ? ready({ ...operation, attempts: operation.attempts + 1 }, 'revoke')
    : asks(operation, 'didRevokeHappen');
}

/** A look at Access History answers the open question without the person. */
function settleQuestion(operation: Operation, question: Question, seen: Seen): Operation {
  if (seen.top === 'cannotTell' || seen.asOf < operation.startedAt + ABSENCE_AFTER) {
    const arrived = question === 'didSendArrive' ? arrivedSince(operation.startedAt, seen) : null;
    return arrived ? sent(operation, { at: arrived, precision: 'about' }) : operation;
  }
  if (question === 'didRevokeHappen') {
    if (seen.top === 'active') return stopped(operation, 'patientJoined');
    if (seen.top === 'pending') return operation;
    return operation.kind === 'revoke'
      ? move(operation, { at: 'settled', outcome: { kind: 'revoked' } })
      : asks(
          { ...operation, revoked: { earliest: operation.startedAt, latest: seen.asOf } },
          'revokedNotSent',
        );
  }
  const arrived = arrivedSince(operation.revoked?.earliest ?? operation.startedAt, seen);
  if (arrived) return sent(operation, { at: arrived, precision: 'about' });
  return question === 'didSendArrive' && operation.revoked ? asks(operation, 'revokedNotSent') : operation;
}

/** The interval of an invite that appeared after `since`, or null. Stamps are minutes: allow the slack. */
function arrivedSince(since: number, seen: Seen): Interval | null {
  if (seen.top !== 'pending' && seen.top !== 'active') return null;
  if (seen.newest === null || seen.newest.latest < since - STAMP_SLACK) return null;
  const earliest = Math.max(seen.newest.earliest, since);
  return { earliest, latest: Math.max(earliest, Math.min(seen.newest.latest, seen.asOf)) };
}

function isNewerThanSeen(operation: Operation, seen: Seen): boolean {
  if (seen.newest === null) return false;
  const known = operation.seenInvite?.latest ?? operation.revoked?.earliest;
  return known !== undefined && seen.newest.earliest > known + STAMP_SLACK;
}

function isOurs(operation: Operation, seen: Seen): boolean {
  if (operation.sent === null || seen.newest === null) return false;
  return (
    seen.newest.earliest <= operation.sent.at.latest + STAMP_SLACK &&
    seen.newest.latest >= operation.sent.at.earliest - STAMP_SLACK
  );
}

function sent(operation: Operation, at: { at: Interval; precision: 'exact' | 'about' }): Operation {
  const withSend = { ...operation, sent: at };
  return operation.kind === 'resend' && at.precision === 'exact'
    ? ready(withSend, 'verify')
    : move(withSend, { at: 'settled', outcome: { kind: 'sent', confirmed: at.precision === 'about' } });
}

function settleLater(
  operation: Operation,
  doubt: { request: 'revoke' | 'enable'; since: number },
): Operation {
  return move(operation, {
    at: 'waiting',
    why: 'settling',
    until: doubt.since + ABSENCE_AFTER,
    resumeWith: { at: 'doubt', request: doubt.request, since: doubt.since },
  });
}

function isRequesting(operation: Operation, request: Request): boolean {
  return operation.phase.at === 'requesting' && operation.phase.request === request;
}

function ready(operation: Operation, next: Request): Operation {
  return move(operation, { at: 'ready', next });
}

function asks(operation: Operation, question: Question): Operation {
  return move(operation, { at: 'needsYou', question, refusal: null });
}

function stopped(operation: Operation, because: Extract<Outcome, { kind: 'stopped' }>['because']): Operation {
  return move(operation, { at: 'settled', outcome: { kind: 'stopped', because } });
}

function move(operation: Operation, phase: Phase): Operation {
  return { ...operation, phase };
}
