import type { Evidence } from '../../invites/evidence.ts';
import type { Event, Operation, Request } from '../../invites/operation.ts';
import { isFirstOfList, isLookFresh } from '../../invites/operation-moves.ts';
import type { Lane, ViewAsker } from '../../practice/budget.ts';
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

/** Make one request of an operation. How it was answered comes back as the event that moves the operation on. */
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
    // In a list the invite was seen just before the revoke, so the 404 is about the invite. Elsewhere the patient
    // itself may be what was not found.
    if (operation.bulk) await ports.revokeTold();
    const now = ports.now();
    return { type: 'revokeAnswered', found: false, at: { earliest: now, latest: now } };
  }
  const hasLook = request === 'revoke' || isFirstOfList(operation);
  if (hasLook && answer.failure.kind === 'viewOutdated') return { type: 'tooLate' };
  return failureEvent(answer, ports.now());
}

/**
 * Make the write. A revoke, or a first invite of a list, that waited for its turn or for a new token until its look was too
 * old does not leave.
 */
async function write(
  ports: RequestPorts,
  operation: Operation,
  request: 'revoke' | 'enable',
): Promise<Answer<unknown>> {
  const { practice } = ports;
  const { patientId } = operation;
  const lane = laneOf(operation);
  const inTime: ViewAsker = { lane, wanted: () => isLookFresh(operation, request, ports.now()) };
  if (request === 'revoke') return practice.revokeInvites(patientId, inTime);
  const answer = await practice.sendInvite(patientId, isFirstOfList(operation) ? inTime : lane);
  // The old invite of this patient is revoked, and the request for the new one was held back by the list's share of the
  // hour. It is made from the share kept for presses, so that the patient does not wait an hour without an invite.
  const isSpent = !answer.ok && answer.failure.kind === 'budgetSpent' && operation.revoked !== null;
  return isSpent && operation.bulk ? practice.sendInvite(patientId, 'click') : answer;
}

function laneOf(operation: Operation): ViewAsker['lane'] {
  return operation.bulk ? 'bulk' : 'click';
}

/** Read the invite's state from DrChrono. What the answer shows comes back as an event. */
export async function lookAtInvite(ports: RequestPorts, operation: Operation): Promise<Event> {
  const answer = await ports.readAccess(operation.patientId, laneOf(operation));
  if (answer.ok) return { type: 'seen', seen: observeInvite(answer.value) };
  const event = failureEvent({ ...answer, happened: 'no' }, ports.now());
  // A read that DrChrono refused tells nothing about the invite. It is taken like an answer that does not tell.
  return event.type === 'refused'
    ? { type: 'seen', seen: { top: 'cannotTell', newest: null, asOf: ports.now() } }
    : event;
}

/** What a request without a usable answer means: it may have happened, it did not and is tried later, or it was refused. */
export function failureEvent(
  answer: Extract<Answer<unknown>, { ok: false }>,
  now: number,
): Extract<Event, { type: 'doubted' | 'held' | 'refused' }> {
  const { failure } = answer;
  if (answer.happened === 'maybe') return { type: 'doubted', at: now };
  switch (failure.kind) {
    case 'throttled':
    case 'budgetSpent':
      return { type: 'held', why: 'throttled', until: failure.until };
    case 'offline':
    case 'unreachable':
    case 'timeout':
    case 'siteAccessWithdrawn':
    case 'serverError':
    case 'answerUnreadable':
      return { type: 'held', why: failure.kind, until: now + RETRY_WAIT };
    case 'viewOutdated':
    case 'tooManyPatients':
    case 'storeUnavailable':
      return { type: 'held', why: 'unreachable', until: now + RETRY_WAIT };
    case 'notConnected':
    case 'reconnect':
      return { type: 'held', why: 'signedOut', until: null };
    case 'refused':
      return { type: 'refused', refusal: { kind: 'refused', words: failure.words } };
    case 'forbidden':
      return { type: 'refused', refusal: { kind: 'forbidden', words: [], lacks: failure.lacks } };
    case 'notFound':
      return { type: 'refused', refusal: { kind: 'notFound', words: [] } };
  }
}
