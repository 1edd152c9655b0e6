import { type Event, isSettled, type Operation, type Request } from '../../invites/operation.ts';
import { isDue } from '../../invites/operation-moves.ts';
import { step } from '../../invites/step-operation.ts';
import { RETRY_WAIT, SAFETY_NET } from '../../timing.ts';
import { unawaited } from '../../unawaited.ts';
import type { Journal } from '../store/journal.ts';
import type { OwnAct } from '../store/journal-schema.ts';
import { lookAtInvite, makeRequest, type RequestPorts } from './make-request.ts';
import { needsSendDelay } from './send-delay.ts';

export interface DrivePorts extends RequestPorts {
  journal: Journal;
  /** An operation ended: remember how, for the people who look. */
  ended(operation: Operation): Promise<void>;
  /** Where the operation of this patient stands is another thing to see. */
  changed(patientId: number): Promise<void>;
  /** An operation came to rest with a question that only a person can answer. */
  asks(): Promise<void>;
  /** Wake the background at this time (corrected clock, epoch ms). */
  wakeAt(when: number): Promise<void>;
  /** In a list, wait between revoke and send, so that other workstations can be seen (send-delay). */
  sendDelay(): Promise<void>;
}

/** Make request after request until the operation is settled, waits for a time, or asks a person. */
export async function driveToRest(ports: DrivePorts, start: Operation): Promise<void> {
  let operation: Operation | null = start;
  // An alarm that woke this worker has rung and is gone. Without another one, nobody would wake if this worker dies
  // too.
  if (start.phase.at === 'ready' || start.phase.at === 'doubt') await scheduleWake(ports);
  while (operation) {
    const { phase }: Operation = operation;
    if (phase.at !== 'ready' && phase.at !== 'doubt') {
      // A question that was open when this worker took the operation up has been announced before.
      if (phase.at === 'needsYou' && operation !== start) await ports.asks();
      return scheduleWake(ports);
    }
    operation =
      phase.at === 'ready'
        ? await requestNext(ports, operation, phase.next)
        : await settleByLooking(ports, operation);
  }
  // The disk refused. What was not written down was not requested, and what was requested is met as a doubt later.
  await ports.wakeAt(ports.now() + RETRY_WAIT);
}

/**
 * Write down that the request leaves, make it, and write down its answer. Null: the disk refused. If it refused before
 * the request, nothing has left; if after it, the journal still says that it left, and a later look settles it.
 */
async function requestNext(
  ports: DrivePorts,
  operation: Operation,
  next: Request,
): Promise<Operation | null> {
  if (needsSendDelay(operation, next, ports.now())) await ports.sendDelay();
  const leaving = await storeStep(
    ports,
    operation,
    step(operation, { type: 'leaving', at: ports.now() }),
    null,
  );
  // A revoke whose look is too old looks again before it leaves.
  if (leaving === null || leaving.phase.at !== 'requesting') return leaving;
  const event = await makeRequest(ports, leaving, next);
  return storeStep(ports, leaving, step(leaving, event), event);
}

/** A write left without an answer: what DrChrono shows now decides. Null: the disk refused. */
async function settleByLooking(ports: DrivePorts, operation: Operation): Promise<Operation | null> {
  const event = await lookAtInvite(ports, operation);
  return storeStep(ports, operation, step(operation, event), event);
}

/** Set the alarm for the operation that has to be taken up first. One alarm serves them all. */
export async function scheduleWake(ports: DrivePorts): Promise<void> {
  const operations = await ports.journal.openOperations();
  const times = operations.flatMap(({ phase }) => {
    if (phase.at === 'needsYou' || phase.at === 'settled') return [];
    const now = ports.now();
    if (phase.at !== 'waiting') return [now + SAFETY_NET];
    if (phase.until === null) return [now + RETRY_WAIT];
    return [isDue(phase.until, now) ? now : phase.until];
  });
  if (times.length > 0) await ports.wakeAt(Math.min(...times));
}

/**
 * Write a step to disk, then tell whoever shows its patient; they are not waited for, so nobody who looks holds up the
 * next request. That a request leaves is not told, because the step before says already what comes. Null: the step is not
 * on disk.
 */
export async function storeStep(
  ports: DrivePorts,
  before: Operation,
  after: Operation,
  event: Event | null,
): Promise<Operation | null> {
  // The end is remembered before the operation leaves the journal: a worker that dies in between leaves it there, and
  // it is settled once more.
  if (isSettled(after)) await ports.ended(after);
  const kept = await ports.journal.advance(after, actsOf(before, event, after));
  const leaves = before.phase.at === 'ready' && after.phase.at === 'requesting';
  if (!leaves) unawaited('news', ports.changed(after.patientId));
  return kept ? after : null;
}

/**
 * What this step proved to be our own doing. An invite that was only found to be gone may have been revoked by anybody,
 * so it is not counted.
 */
function actsOf(before: Operation, event: Event | null, after: Operation): OwnAct[] {
  const acts: OwnAct[] = [];
  const { patientId } = after;
  const ours =
    event?.type === 'revokeAnswered' || (before.phase.at === 'doubt' && before.phase.request === 'revoke');
  if (before.revoked === null && after.revoked !== null && ours)
    acts.push({
      patientId,
      kind: 'revoke',
      at: after.revoked,
      precision: event?.type === 'revokeAnswered' ? 'exact' : 'about',
      ...(after.seenInvite ? { of: after.seenInvite } : {}),
    });
  if (before.sent === null && after.sent !== null)
    acts.push({ patientId, kind: 'send', at: after.sent.at, precision: after.sent.precision });
  return acts;
}
