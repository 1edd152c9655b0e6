import type { Evidence } from '../../invites/evidence.ts';
import type { Operation } from '../../invites/operation.ts';
import { adopt, step } from '../../invites/step-operation.ts';
import { RETRY_WAIT } from '../../timing.ts';
import type { Journal } from '../store/journal.ts';
import { type DrivePorts, driveToRest, scheduleWake, storeStep } from './drive-operation.ts';
import { type HeldOperations, heldOperations } from './held-operations.ts';
import { observeInvite } from './observe-invite.ts';

export interface Runner {
  /** Write the operation down and drive it; a second click joins the one under way. */
  start(operation: Operation): Promise<Started>;
  /** Resolves once this worker has driven it until it is settled, waits for time, or asks a person. */
  rested(id: string): Promise<void>;
  /** Take up everything that is written down: after a worker's death, a browser start, an alarm, a sign-in. */
  resume(): Promise<void>;
  /** A person answered the open question. */
  answer(patientId: number, answer: 'itArrived' | 'sendAgain' | 'retry' | 'dismiss'): Promise<boolean>;
  /** Access History was seen: it may settle what is open. */
  seen(patientId: number, evidence: Evidence): Promise<void>;
}

/** `notKept`: it could not be written down, so nothing was sent. */
export type Started = 'opened' | 'joined' | 'notKept';

export function operationRunner(ports: DrivePorts): Runner {
  const { journal } = ports;
  const held = heldOperations();
  const driving = new Map<string, Promise<unknown>>();
  const openFor = (patientId: number) => find(journal, (operation) => operation.patientId === patientId);
  return {
    async start(operation) {
      const opening = Promise.withResolvers<Started>();
      // Held from before it is written down: a resume that finds it in the journal must not drive it as well.
      const driven = held.hold(operation.id, async () => {
        const { kind } = await journal.open(operation);
        opening.resolve(kind);
        if (kind === 'opened') await driveToRest(ports, operation);
      });
      driving.set(
        operation.id,
        driven.finally(() => driving.delete(operation.id)),
      );
      return Promise.race([opening.promise, driven.then(() => opening.promise)]);
    },
    rested: async (id) => void (await driving.get(id)),
    async resume() {
      const { operations } = await journal.read();
      // The alarm that rang may have been the safety net of an operation that is still held: that one needs another.
      if (held.isAny()) void scheduleWake(ports);
      if ((await journal.trouble()) !== null) await ports.wakeAt(ports.now() + RETRY_WAIT);
      await Promise.all(operations.map(({ id }) => held.hold(id, () => takeUp(ports, id))));
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
  return (await journal.read()).operations.find(fits);
}

/** Go on with what another worker left in the journal. */
async function takeUp(ports: DrivePorts, id: string): Promise<void> {
  const operation = await find(ports.journal, (other) => other.id === id);
  if (!operation) return;
  const adopted = adopt(operation, ports.now());
  if (adopted !== operation && !(await storeStep(ports, operation, adopted, null)))
    return ports.wakeAt(ports.now() + RETRY_WAIT);
  await driveToRest(ports, adopted);
}

/** Let something that happened move an operation that rests, then drive it on without being waited for. False: nothing moved. */
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
  void held.hold(id, () => driveToRest(ports, moved));
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
