import type { Evidence } from '../../invites/evidence.ts';
import type { Operation } from '../../invites/operation.ts';
import { step, takeUp } from '../../invites/step-operation.ts';
import { RETRY_WAIT } from '../../timing.ts';
import { unawaited } from '../../unawaited.ts';
import type { Journal } from '../store/journal.ts';
import { type DrivePorts, driveToRest, scheduleWake, storeStep } from './drive-operation.ts';
import { type HeldOperations, heldOperations } from './held-operations.ts';
import { observeInvite } from './observe-invite.ts';

export interface Runner {
  /** Write the operation down and work on it. A second press for the same patient joins the operation under way. */
  start(operation: Operation): Promise<Started>;
  /** Resolves once this worker has worked on it until it is settled, waits for a time, or asks a person. */
  rested(id: string): Promise<void>;
  /**
   * Go on with every operation in the journal: after a worker died, the browser started, an alarm rang, or somebody
   * signed in.
   */
  resume(): Promise<void>;
  /** A person answered the open question. */
  answer(patientId: number, answer: 'itArrived' | 'sendAgain' | 'retry' | 'dismiss'): Promise<boolean>;
  /** A page showed Access History, which may answer the open question. */
  seen(patientId: number, evidence: Evidence): Promise<void>;
}

/**
 * `opened`: written down and begun. `joined`: another one for this patient is open. `notKept`: the disk refused, so
 * nothing was sent.
 */
export type Started = 'opened' | 'joined' | 'notKept';

export function operationRunner(ports: DrivePorts): Runner {
  const { journal } = ports;
  const held = heldOperations();
  const driving = new Map<string, Promise<unknown>>();
  const openFor = (patientId: number) => find(journal, (operation) => operation.patientId === patientId);
  return {
    async start(operation) {
      const opening = Promise.withResolvers<Started>();
      // The operation is held before it is written down, so that a `resume` that finds it in the journal does not work
      // on it as well.
      const driven = held.hold(operation.id, async () => {
        const { kind } = await journal.open(operation);
        opening.resolve(kind);
        if (kind !== 'opened') return;
        unawaited('news', ports.changed(operation.patientId));
        await driveToRest(ports, operation);
      });
      driving.set(
        operation.id,
        driven.finally(() => driving.delete(operation.id)),
      );
      return Promise.race([opening.promise, driven.then(() => opening.promise)]);
    },
    rested: async (id) => void (await driving.get(id)),
    async resume() {
      const operations = await journal.openOperations();
      // The alarm that rang may have been the safety net of an operation that is still held: that one needs another.
      if (held.isAny()) unawaited('operation', scheduleWake(ports));
      if ((await journal.trouble()) !== null) await ports.wakeAt(ports.now() + RETRY_WAIT);
      await Promise.all(operations.map(({ id }) => held.hold(id, () => goOnWith(ports, id))));
    },
    async answer(patientId, answer) {
      const operation = await openFor(patientId);
      if (!operation) return false;
      return moveOn(ports, held, operation.id, (resting) =>
        step(resting, { type: 'person', answer, at: ports.now() }),
      );
    },
    async seen(patientId, evidence) {
      const operation = await openFor(patientId);
      if (operation) await moveOn(ports, held, operation.id, (resting) => settledBy(resting, evidence));
    },
  };
}

async function find(
  journal: Journal,
  fits: (operation: Operation) => boolean,
): Promise<Operation | undefined> {
  return (await journal.openOperations()).find(fits);
}

/** Go on with what another worker left in the journal. */
async function goOnWith(ports: DrivePorts, id: string): Promise<void> {
  const operation = await find(ports.journal, (other) => other.id === id);
  if (!operation) return;
  const takenUp = takeUp(operation, ports.now());
  if (takenUp !== operation && !(await storeStep(ports, operation, takenUp, null)))
    return ports.wakeAt(ports.now() + RETRY_WAIT);
  await driveToRest(ports, takenUp);
}

/**
 * Let an answer or a page move an operation that rests, and then work on it without being waited for. False: nothing
 * moved.
 */
async function moveOn(
  ports: DrivePorts,
  held: HeldOperations,
  id: string,
  move: (operation: Operation) => Operation,
): Promise<boolean> {
  const moved = await held.hold(id, async () => {
    const operation = await find(ports.journal, (other) => other.id === id);
    const next = operation && move(operation);
    if (!operation || !next || next === operation) return null;
    return storeStep(ports, operation, next, null);
  });
  if (moved === null) return false;
  unawaited(
    'operation',
    held.hold(id, () => driveToRest(ports, moved)),
  );
  return true;
}

/** The operation after Access History was seen. It stays the same object where the page does not settle it. */
function settledBy(operation: Operation, evidence: Evidence): Operation {
  const { phase } = operation;
  const open = phase.at === 'waiting' ? { ...operation, phase: phase.resumeWith } : operation;
  if (open.phase.at !== 'doubt' && open.phase.at !== 'needsYou') return operation;
  const next = step(open, { type: 'seen', seen: observeInvite(evidence) });
  return next === open || next.phase.at === 'waiting' ? operation : next;
}
