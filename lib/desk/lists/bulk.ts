import { forecast, requestsFor } from '../../invites/bulk-forecast.ts';
import {
  type BulkLine,
  type BulkLineState,
  type BulkQueue,
  type Hold,
  nextLine,
  nextMoment,
  operationOf,
  shuffled,
  wantsSecondLook,
  withLine,
  withOperation,
} from '../../invites/bulk-queue.ts';
import type { Interval } from '../../invites/evidence.ts';
import type { Operation } from '../../invites/operation.ts';
import type { ConnectionState } from '../../messages/connection-view.ts';
import type { Result } from '../../messages/contract.ts';
import { PIECE_OF_LIST, RETRY_WAIT, SAFETY_NET, SECOND_LOOK_AFTER } from '../../timing.ts';
import { newOperation } from '../operations/new-operation.ts';
import { isNewerInvite } from '../operations/observe-invite.ts';
import type { Runner } from '../operations/runner.ts';
import { type PatientServices, readAccess } from '../patient/read-access.ts';
import type { RequestBudget } from '../store/request-budget.ts';
import { bulkCandidates, type Wanted } from './bulk-candidates.ts';
import type { BulkStore } from './bulk-store.ts';

export interface BulkPorts {
  services: PatientServices;
  runner: Runner;
  budget: RequestBudget;
  store: BulkStore;
  /** A number in [0, 1): the order of a new list is drawn with it. */
  chance(): number;
  connection(): Promise<ConnectionState>;
  online(): boolean;
  /** The machine's clock, for how long this worker has been at it. */
  localNow(): number;
  changed(): Promise<void>;
  /** Wake the background at this time (corrected clock, epoch ms). */
  wakeAt(when: number): Promise<void>;
}

export interface Bulk {
  queue(): Promise<BulkQueue | null>;
  start(lines: readonly (Wanted & { seenInvite: Interval | null })[]): Promise<Result<null>>;
  /** Go on with the list until nothing can go on now; a second call joins the first. */
  work(): Promise<void>;
  /** A person pressed a button; then the list goes on as far as it may. */
  change(edit: (queue: BulkQueue) => BulkQueue | null): Promise<void>;
  /** An operation settled; it may be a line of the list. */
  ended(operation: Operation): Promise<void>;
}

export function bulkList(ports: BulkPorts): Bulk {
  const { services, store } = ports;
  // Only says what this worker does now; after its death the record says what was under way.
  let working: Promise<void> | null = null;
  let asked = false;
  const pieces = async () => {
    do {
      asked = false;
      if ((await piece(ports)) === 'tired') return;
    } while (asked);
  };
  const work = async () => {
    asked = true;
    // The alarm that rang was the safety net of the piece under way: it needs another.
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
      if (after.queue !== queue) return { ok: false, failure: { kind: 'alreadyRunning' } };
      void work();
      return { ok: true, value: null };
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

async function piece(ports: BulkPorts): Promise<'tired' | 'resting'> {
  const { store, services } = ports;
  const first = await store.read();
  if (first === null || first.endedAt !== null || first.pausedByPerson) return 'resting';
  const begun = ports.localNow();
  await ports.wakeAt(services.clock.now() + SAFETY_NET);
  // A hold without an end is tried again whenever something wakes us: the reason is looked at below.
  await store.change((queue) =>
    queue?.hold && queue.hold.until === null ? { ...queue, hold: null } : queue,
  );
  for (;;) {
    const queue = await takeStock(ports);
    const line = queue && nextLine(queue, services.clock.now());
    if (queue === null || line === null) return rest(ports, queue);
    const hold = await obstacle(ports, line);
    if (hold) {
      const held = await store.change((now) => now && { ...now, hold });
      return held.kept ? rest(ports, held.queue) : waitForDisk(ports);
    }
    if (ports.localNow() - begun > PIECE_OF_LIST) {
      await ports.wakeAt(services.clock.now() + SAFETY_NET);
      return 'tired';
    }
    if (queue.hold) await store.change((now) => now && { ...now, hold: null });
    if (!(await workLine(ports, queue, line))) return waitForDisk(ports);
  }
}

/** What is not written down is not done: the disk is tried again in a minute. */
async function waitForDisk(ports: BulkPorts): Promise<'tired'> {
  await ports.wakeAt(ports.services.clock.now() + RETRY_WAIT);
  return 'tired';
}

/** What a worker before this one left: lines whose operation has ended, or was never begun. */
async function takeStock({ services, store }: BulkPorts): Promise<BulkQueue | null> {
  const before = await store.read();
  const open = before?.lines.filter((line) => operationOf(line) !== null) ?? [];
  if (open.length === 0) return before;
  const { operations, acts } = await services.journal.read();
  const ended = await Promise.all(open.map(({ patientId }) => services.cache.ended(patientId)));
  const now = services.clock.now();
  const after = await store.change((queue) =>
    open.reduce<BulkQueue | null>((next, line, index) => {
      if (next === null) return null;
      const id = operationOf(line);
      const running = operations.find((operation) => operation.id === id);
      const known = running ?? (ended[index]?.operation.id === id ? ended[index]?.operation : undefined);
      if (known) return withOperation(next, known, now);
      const since = line.state.at === 'working' ? line.state.since : next.startedAt;
      const sent = acts.findLast(
        ({ patientId, kind, at }) =>
          patientId === line.patientId && kind === 'send' && at.latest >= since - 1_000,
      );
      const state: BulkLineState = sent
        ? { at: 'done', sent: sent.at, confirmed: false, twice: false }
        : { at: 'waiting', notBefore: null };
      return withLine(next, line.patientId, state, now);
    }, queue),
  );
  return after.queue;
}

/** Nothing can go on now: the alarm rings when something can. What waits in the journal has its own. */
async function rest(ports: BulkPorts, queue: BulkQueue | null): Promise<'resting'> {
  const when = queue && nextMoment(queue, ports.services.clock.now());
  if (when !== null) await ports.wakeAt(when);
  await ports.changed();
  return 'resting';
}

/** Why the next line must not be begun: a resend that stops half-way leaves a patient without an invite. */
async function obstacle(ports: BulkPorts, line: BulkLine): Promise<Hold | null> {
  const { services } = ports;
  if (!ports.online()) return { why: 'offline', until: services.clock.now() + RETRY_WAIT };
  if ((await ports.connection()).kind !== 'connected') return { why: 'signedOut', until: null };
  const cost = requestsFor(line.action, await services.facts.revokeTells());
  const fit = await ports.budget.fits('bulk', cost);
  if (fit.kind === 'fits') return null;
  return { why: fit.kind === 'spent' ? 'budget' : 'throttled', until: fit.until };
}

/** False: the disk refused. */
async function workLine(ports: BulkPorts, queue: BulkQueue, line: BulkLine): Promise<boolean> {
  const { services, store } = ports;
  const { patientId, action, seenInvite } = line;
  const lookAgain = !(await services.facts.revokeTells());
  if (lookAgain && action === 'resend' && wantsSecondLook(queue, line)) return firstLook(ports, line);
  const now = services.clock.now();
  const operation = newOperation(
    {
      ...{ patientId, kind: action, seenInvite, riskAccepted: false, proven: false },
      bulk: { lookAgain, goneSeenAt: null },
    },
    now,
  );
  const taken = await store.change((before) => {
    const still = before?.lines.find((other) => other.patientId === patientId)?.state.at === 'waiting';
    const working = { at: 'working', operationId: operation.id, since: now } as const;
    return before && still ? withLine(before, patientId, working, now) : before;
  });
  // A person may have taken it off the list in this very moment.
  if (!taken.queue?.lines.some((other) => operationOf(other) === operation.id)) return taken.kept;
  await services.cache.forgetEnded(patientId);
  const started = await ports.runner.start(operation);
  // The line is put back by the next look at what is under way.
  if (started === 'notKept') return false;
  if (started === 'joined') return settle(ports, patientId, { at: 'skipped', why: 'underWay' });
  await ports.runner.rested(operation.id);
  const resting = (await services.journal.read()).operations.find((other) => other.id === operation.id);
  const hold = resting ? holdOf(resting) : null;
  return hold === null || (await store.change((before) => before && { ...before, hold })).kept;
}

/** At the end of a long list: what a colleague has done by now is left alone, the rest is done half a minute on. */
async function firstLook(ports: BulkPorts, line: BulkLine): Promise<boolean> {
  const { services } = ports;
  const answer = await readAccess(services, line.patientId, 'bulk');
  const now = services.clock.now();
  if (answer.ok && isNewerInvite(answer.value, line.seenInvite))
    return settle(ports, line.patientId, { at: 'skipped', why: 'someoneElseSent' });
  // A look that failed is no look, but the second one will meet the same trouble and handle it.
  return settle(ports, line.patientId, { at: 'waiting', notBefore: now + SECOND_LOOK_AFTER });
}

async function settle(ports: BulkPorts, patientId: number, state: BulkLineState): Promise<boolean> {
  const now = ports.services.clock.now();
  const { kept } = await ports.store.change((queue) => queue && withLine(queue, patientId, state, now));
  await ports.changed();
  return kept;
}

/** One line's trouble is its own, except what the next line would meet as well. */
function holdOf({ phase }: Operation): Hold | null {
  if (phase.at !== 'waiting' || phase.why === 'settling') return null;
  return { why: phase.why, until: phase.until };
}
