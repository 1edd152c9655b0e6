import type { Evidence } from '../../invites/evidence.ts';
import type { Event, Operation, Request } from '../../invites/operation.ts';
import type { Lane } from '../../practice/budget.ts';
import type { Practice } from '../../practice/endpoints.ts';
import type { Answer } from '../../practice/failure.ts';
import { RETRY_WAIT } from '../../timing.ts';
import { observeInvite } from './observe-invite.ts';

/** What a request of an operation needs. */
export interface RequestPorts {
  practice: Practice;
  /** Epoch ms, corrected clock. */
  now(): number;
  /** Read the invite, remember what it says, and give it back. */
  readAccess(patientId: number, lane: Lane): Promise<Answer<Evidence>>;
  /** DrChrono answered a revoke with 404 right after a look that showed an invite. */
  revokeTold(): Promise<void>;
}

/** Make one request of an operation; how it was answered is the event that moves the operation on. */
export async function makeRequest(
  ports: RequestPorts,
  operation: Operation,
  request: Request,
): Promise<Event> {
  if (request === 'check' || request === 'verify') return lookAtInvite(ports, operation);
  const answer = await write(ports, operation, request);
  if (answer.ok)
    return request === 'enable'
      ? { type: 'enableAnswered', at: answer.at, repeated: answer.repeated === true }
      : { type: 'revokeAnswered', found: true, at: answer.at };
  if (request === 'revoke' && answer.failure.kind === 'notFound') {
    // Only a list looks right before every revoke; elsewhere the patient itself may be what was not found.
    if (operation.bulk) await ports.revokeTold();
    const now = ports.now();
    return { type: 'revokeAnswered', found: false, at: { earliest: now, latest: now } };
  }
  return eventFor(answer, ports.now());
}

async function write(
  ports: RequestPorts,
  operation: Operation,
  request: 'revoke' | 'enable',
): Promise<Answer<unknown>> {
  const { practice } = ports;
  const { patientId } = operation;
  if (request === 'revoke') return practice.revokeInvites(patientId, laneOf(operation));
  const answer = await practice.sendInvite(patientId, laneOf(operation));
  // A patient whose old invite is gone does not wait an hour for the new one: it never left, so it may leave now.
  const isSpent = !answer.ok && answer.failure.kind === 'budgetSpent' && operation.revoked !== null;
  return isSpent && operation.bulk ? practice.sendInvite(patientId, 'click') : answer;
}

function laneOf(operation: Operation): Lane {
  return operation.bulk ? 'bulk' : 'click';
}

/** Read the invite again; what it shows is the event. A look that failed proves nothing, and so moves little. */
export async function lookAtInvite(ports: RequestPorts, operation: Operation): Promise<Event> {
  const answer = await ports.readAccess(operation.patientId, laneOf(operation));
  if (answer.ok) return { type: 'seen', seen: observeInvite(answer.value) };
  const event = eventFor({ ...answer, happened: 'no' }, ports.now());
  // A read that failed proves nothing and harms nothing: wait and read again.
  return event.type === 'refused'
    ? { type: 'seen', seen: { top: 'cannotTell', newest: null, asOf: ports.now() } }
    : event;
}

function eventFor(answer: Extract<Answer<unknown>, { ok: false }>, now: number): Event {
  const { failure } = answer;
  if (answer.happened === 'maybe') return { type: 'doubted', at: now };
  switch (failure.kind) {
    case 'throttled':
    case 'budgetSpent':
      return { type: 'held', why: 'throttled', until: failure.until };
    case 'offline':
    case 'timeout':
    case 'siteAccessWithdrawn':
    case 'serverError':
    case 'answerUnreadable':
    case 'viewOutdated':
    case 'storeUnavailable':
      return { type: 'held', why: 'offline', until: now + RETRY_WAIT };
    case 'notConnected':
    case 'reconnect':
      return { type: 'held', why: 'signedOut', until: null };
    case 'refused':
      return { type: 'refused', refusal: { kind: 'refused', words: failure.words } };
    case 'forbidden':
    case 'notFound':
      return { type: 'refused', refusal: { kind: failure.kind, words: [] } };
  }
}
