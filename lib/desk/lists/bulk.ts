import { forecast } from '../../invites/bulk-forecast.ts';
import {
  type BulkLine,
  type BulkLineState,
  type BulkQueue,
  shuffled,
  withOperation,
} from '../../invites/bulk-queue.ts';
import type { Interval } from '../../invites/evidence.ts';
import type { Operation } from '../../invites/operation.ts';
import type { Result } from '../../messages/failure.ts';
import { SAFETY_NET } from '../../timing.ts';
import { bulkCandidates, type Wanted } from './bulk-candidates.ts';
import { type WorkPorts, workPiece } from './bulk-work.ts';

export interface BulkPorts extends WorkPorts {
  /** A number in [0, 1): the order of a new list is drawn with it. */
  chance(): number;
}

/** The list of many sends or resends that staff confirmed. There is one at a time. */
export interface Bulk {
  queue(): Promise<BulkQueue | null>;
  start(lines: readonly Confirmed[]): Promise<Result<null>>;
  /** Go on with the list until nothing can go on now; a second call joins the first. */
  work(): Promise<void>;
  /** A person pressed a button; then the list goes on as far as it may. */
  change(edit: (queue: BulkQueue) => BulkQueue | null): Promise<void>;
  /** An operation settled; it may be a line of the list. */
  ended(operation: Operation): Promise<void>;
}

/** A patient in a list that a person confirmed. `seenInvite`: the newest invite that was shown then. */
type Confirmed = Wanted & { seenInvite: Interval | null };

export function bulkList(ports: BulkPorts): Bulk {
  const { services, store } = ports;
  // This says only what this worker does now. After its death the stored list says what was under way.
  let working: Promise<void> | null = null;
  let asked = false;
  const pieces = async () => {
    do {
      asked = false;
      if ((await workPiece(ports)) === 'tired') return;
    } while (asked);
  };
  const work = async () => {
    asked = true;
    // The alarm that has just rung may have been the safety net of the work under way, which then needs another.
    if (working) await ports.wakeAt(services.clock.now() + SAFETY_NET);
    working ??= pieces().finally(() => {
      working = null;
    });
    return working;
  };
  return {
    queue: store.read,
    work,
    async start(wanted) {
      const begun = await begin(ports, wanted);
      if (begun.ok) void work();
      return begun;
    },
    async change(edit) {
      await store.change((queue) => queue && edit(queue));
      await ports.changed();
      void work();
    },
    async ended(operation) {
      if (!operation.bulk) return;
      await store.change((queue) => queue && withOperation(queue, operation, services.clock.now()));
      void work();
    },
  };
}

/** Write the confirmed list down, unless another one is under way. Every patient is judged once more. */
async function begin(ports: BulkPorts, wanted: readonly Confirmed[]): Promise<Result<null>> {
  const { services, store } = ports;
  const judged = await bulkCandidates(services, wanted);
  const tells = await services.facts.revokeTells();
  const room = (await ports.budget.view()).bulk;
  const now = services.clock.now();
  const lines = wanted.map(({ patientId, action, seenInvite }, index): BulkLine => {
    const why = judged[index]?.leftOut ?? null;
    const state: BulkLineState = why ? { at: 'skipped', why } : { at: 'waiting', notBefore: null };
    return { patientId, action, seenInvite, state };
  });
  const actions = lines.flatMap(({ state, action }) => (state.at === 'waiting' ? [action] : []));
  if (actions.length === 0) return { ok: false, failure: { kind: 'notOffered' } };
  const queue: BulkQueue = {
    ...{ id: crypto.randomUUID(), startedAt: now, pausedByPerson: false, hold: null, endedAt: null },
    lines: shuffled(lines, ports.chance),
    promise: forecast(actions, tells, room, now),
  };
  const after = await store.change((before) => (before && before.endedAt === null ? before : queue));
  if (!after.kept) {
    const why = (await services.journal.trouble()) ?? 'cannotWrite';
    return { ok: false, failure: { kind: 'storeUnavailable', why } };
  }
  return after.queue === queue
    ? { ok: true, value: null }
    : { ok: false, failure: { kind: 'alreadyRunning' } };
}
