import { requestsFor } from '../../invites/bulk-forecast.ts';
import {
  type BulkLine,
  type BulkLineState,
  type BulkQueue,
  type Hold,
  nextLine,
  nextMoment,
  operationOf,
  withLine,
  withOperation,
} from '../../invites/bulk-queue.ts';
import type { ConnectionState } from '../../messages/connection-view.ts';
import { PIECE_OF_LIST, RETRY_WAIT, SAFETY_NET } from '../../timing.ts';
import { readAccess } from '../patient/read-access.ts';
import { unheard } from '../store/journal-schema.ts';
import type { RequestBudget } from '../store/request-budget.ts';
import { type LinePorts, workLine } from './bulk-line.ts';

/** What working through the list needs. */
export interface WorkPorts extends LinePorts {
  budget: RequestBudget;
  connection(): Promise<ConnectionState>;
  online(): boolean;
  /** The machine's clock, for how long this worker has been at it. */
  localNow(): number;
  /** Wake the background at this time (corrected clock, epoch ms). */
  wakeAt(when: number): Promise<void>;
}

/**
 * Work the list line by line until nothing can go on now (`resting`), or until this worker has been busy for so long
 * that the browser might end it (`tired`). In both cases an alarm is set for whoever goes on.
 */
export async function workPiece(ports: WorkPorts): Promise<'tired' | 'resting'> {
  const { store, services } = ports;
  const first = await store.read();
  if (first === null || first.endedAt !== null || first.pausedByPerson) return 'resting';
  const begun = ports.localNow();
  await ports.wakeAt(services.clock.now() + SAFETY_NET);
  // A hold that names no time is lifted by whatever wakes this worker. If its reason still stands, `obstacle` finds it
  // again below.
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

/** The disk refused, and a line that is not written down must not be begun: try again after a wait. */
async function waitForDisk(ports: WorkPorts): Promise<'tired'> {
  await ports.wakeAt(ports.services.clock.now() + RETRY_WAIT);
  return 'tired';
}

/** No line can be begun now: set the alarm for when one can. Operations in the journal have an alarm of their own. */
async function rest(ports: WorkPorts, queue: BulkQueue | null): Promise<'resting'> {
  const when = queue && nextMoment(queue, ports.services.clock.now());
  if (when !== null) await ports.wakeAt(when);
  await ports.changed();
  return 'resting';
}

/**
 * Why the next line must not be begun now; null where it may. A resend that could not finish would leave its patient
 * without an invite, so all its requests must fit into the hour.
 */
async function obstacle(ports: WorkPorts, line: BulkLine): Promise<Hold | null> {
  const { services } = ports;
  // The browser's word on the network is often wrong, so a look decides before a line is begun.
  const look = ports.online() ? null : await readAccess(services, line.patientId, 'bulk');
  const why = look === null || look.ok ? undefined : unheard.find((kind) => kind === look.failure.kind);
  if (why !== undefined) return { why, until: services.clock.now() + RETRY_WAIT };
  if ((await ports.connection()).kind !== 'connected') return { why: 'signedOut', until: null };
  const cost = requestsFor(line.action, await services.facts.revokeTells());
  const fit = await ports.budget.fits('bulk', cost);
  if (fit.kind === 'fits') return null;
  return { why: fit.kind === 'spent' ? 'budget' : 'throttled', until: fit.until };
}

/**
 * Bring the list up to date with what a worker before this one left: lines whose operation has ended meanwhile, or was
 * never begun.
 */
async function takeStock({ services, store }: WorkPorts): Promise<BulkQueue | null> {
  const before = await store.read();
  const open = before?.lines.filter((line) => operationOf(line) !== null) ?? [];
  if (open.length === 0) return before;
  const [noted, ended] = await Promise.all([
    Promise.all(open.map(({ patientId }) => services.journal.ofPatient(patientId))),
    Promise.all(open.map(({ patientId }) => services.cache.ended(patientId))),
  ]);
  const now = services.clock.now();
  const after = await store.change((queue) =>
    open.reduce<BulkQueue | null>((next, line, index) => {
      if (next === null) return null;
      const id = operationOf(line);
      const { operation = null, acts = [] } = noted[index] ?? {};
      const running = operation?.id === id ? operation : undefined;
      const known = running ?? (ended[index]?.operation.id === id ? ended[index]?.operation : undefined);
      if (known) return withOperation(next, known, now);
      const since = line.state.at === 'working' ? line.state.since : next.startedAt;
      const sent = acts.findLast(({ kind, at }) => kind === 'send' && at.latest >= since - 1_000);
      const state: BulkLineState = sent
        ? { at: 'done', sent: sent.at, confirmed: false, twice: false }
        : { at: 'waiting', notBefore: null };
      return withLine(next, line.patientId, state, now);
    }, queue),
  );
  return after.queue;
}
