import type { Evidence } from '../../invites/evidence.ts';
import { type Event, isSettled, type Operation, type Request } from '../../invites/operation.ts';
import { adopt, step } from '../../invites/step-operation.ts';
import type { Lane } from '../../practice/budget.ts';
import type { Practice } from '../../practice/endpoints.ts';
import type { Answer } from '../../practice/failure.ts';
import { RETRY_WAIT, SAFETY_NET } from '../../timing.ts';
import type { Journal } from '../store/journal.ts';
import type { OwnAct } from '../store/journal-schema.ts';
import { observeInvite } from './observe-invite.ts';
import { needsSendDelay } from './send-delay.ts';

export interface RunnerPorts {
  journal: Journal;
  practice: Practice;
  now(): number;
  /** Read the invite, remember what it says, and give it back. */
  readAccess(patientId: number, lane: Lane): Promise<Answer<Evidence>>;
  /** An operation ended: remember how, for the people looking. */
  ended(operation: Operation): Promise<void>;
  changed(): Promise<void>;
  /** An operation came to rest with a question that only a person can answer. */
  asks(): Promise<void>;
  /** Wake the background at this time (corrected clock, epoch ms). */
  wakeAt(when: number): Promise<void>;
  /** In a list, between revoke and send: long enough for other desks to be seen (see head-start). */
  sendDelay(): Promise<void>;
  /** A revoke was answered with 404 right after a look that showed an invite. */
  revokeTold(): Promise<void>;
}

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

export function operationRunner(ports: RunnerPorts): Runner {
  // Only says what this worker holds now; after its death the journal says what was in flight. Whoever holds an id
  // reads the journal afterwards: a snapshot taken before may be old.
  const held = new Set<string>();
  const holding = async <T>(id: string, work: () => Promise<T>): Promise<T | null> => {
    if (held.has(id)) return null;
    held.add(id);
    try {
      return await work();
    } finally {
      held.delete(id);
    }
  };
  const driving = new Map<string, Promise<unknown>>();
  const drive = (id: string, work: () => Promise<void>) => {
    const driven = holding(id, work).finally(() => driving.delete(id));
    driving.set(id, driven);
  };
  const find = async (fits: (operation: Operation) => boolean) =>
    (await ports.journal.read()).operations.find(fits);
  const ofPatient = (patientId: number) => find((operation) => operation.patientId === patientId);

  /** Let an event move an operation that rests, then drive it on. False: nothing moved. */
  const nudge = async (id: string, move: (operation: Operation) => Operation): Promise<boolean> => {
    let moved = false;
    const driven = holding(id, async () => {
      const operation = await find((other) => other.id === id);
      const next = operation && move(operation);
      if (!operation || !next || next === operation) return null;
      moved = (await store(ports, operation, next, null)) !== null;
      return moved ? next : null;
    });
    const next = await driven;
    if (next) void holding(id, () => driveToRest(ports, next));
    return moved;
  };

  return {
    async start(operation) {
      // Held before it is written down: a resume that finds it in the journal must find it taken.
      held.add(operation.id);
      const opening = await ports.journal.open(operation);
      held.delete(operation.id);
      if (opening.kind === 'opened') drive(operation.id, () => driveToRest(ports, operation));
      return opening.kind;
    },
    rested: async (id) => void (await driving.get(id)),
    async resume() {
      const { operations } = await ports.journal.read();
      // The alarm that rang may have been the safety net of what is still held: that needs another.
      if (held.size > 0) void scheduleWake(ports);
      if ((await ports.journal.trouble()) !== null) await ports.wakeAt(ports.now() + RETRY_WAIT);
      await Promise.all(
        operations.map(({ id }) =>
          holding(id, async () => {
            const operation = await find((other) => other.id === id);
            if (!operation) return;
            const adopted = adopt(operation, ports.now());
            if (adopted !== operation && !(await store(ports, operation, adopted, null)))
              return ports.wakeAt(ports.now() + RETRY_WAIT);
            await driveToRest(ports, adopted);
          }),
        ),
      );
    },
    async answer(patientId, answer) {
      const operation = await ofPatient(patientId);
      if (!operation) return false;
      return nudge(operation.id, (now) => step(now, { type: 'person', answer, at: ports.now() }));
    },
    async seen(patientId, evidence) {
      const operation = await ofPatient(patientId);
      if (!operation) return;
      await nudge(operation.id, (now) => {
        const open = now.phase.at === 'waiting' ? { ...now, phase: now.phase.resumeWith } : now;
        if (open.phase.at !== 'doubt' && open.phase.at !== 'needsYou') return now;
        const next = step(open, { type: 'seen', seen: observeInvite(evidence) });
        return next === open || next.phase.at === 'waiting' ? now : next;
      });
    },
  };
}

async function driveToRest(ports: RunnerPorts, start: Operation): Promise<void> {
  let operation: Operation | null = start;
  // Also where an alarm has woken this worker: that one has rung, and this worker may die as the last one did.
  if (start.phase.at === 'ready' || start.phase.at === 'doubt') await scheduleWake(ports);
  while (operation) {
    const { phase }: Operation = operation;
    if (phase.at !== 'ready' && phase.at !== 'doubt') {
      // A question that was open before has been announced before.
      if (phase.at === 'needsYou' && operation !== start) await ports.asks();
      return scheduleWake(ports);
    }
    operation =
      phase.at === 'ready' ? await request(ports, operation, phase.next) : await settle(ports, operation);
  }
  // What is not on disk was not done, or will be met as a doubt: both wait for the disk.
  await ports.wakeAt(ports.now() + RETRY_WAIT);
}

/** Null: the disk refused. Before the request nothing has left; after it, the journal still says that it left. */
async function request(ports: RunnerPorts, operation: Operation, next: Request): Promise<Operation | null> {
  if (needsSendDelay(operation, next, ports.now())) await ports.sendDelay();
  const leaving = await store(ports, operation, step(operation, { type: 'leaving', at: ports.now() }), null);
  if (leaving === null) return null;
  const event = await perform(ports, leaving, next);
  return store(ports, leaving, step(leaving, event), event);
}

async function settle(ports: RunnerPorts, operation: Operation): Promise<Operation | null> {
  const event = await lookAgain(ports, operation);
  return store(ports, operation, step(operation, event), event);
}

/** One alarm serves all: it rings for whoever waits the shortest. */
async function scheduleWake(ports: RunnerPorts): Promise<void> {
  const { operations } = await ports.journal.read();
  const times = operations.flatMap(({ phase }) => {
    if (phase.at === 'needsYou' || phase.at === 'settled') return [];
    if (phase.at === 'waiting') return [phase.until ?? ports.now() + RETRY_WAIT];
    return [ports.now() + SAFETY_NET];
  });
  if (times.length > 0) await ports.wakeAt(Math.min(...times));
}

/** Disk first, then everybody who looks; nobody who looks can hold up the next request. Null: not on disk. */
async function store(
  ports: RunnerPorts,
  before: Operation,
  after: Operation,
  event: Event | null,
): Promise<Operation | null> {
  // How it ended is remembered first: a worker that dies in between leaves the entry, and it is settled once more.
  if (isSettled(after)) await ports.ended(after);
  const kept = await ports.journal.advance(after, actsOf(before, event, after));
  void ports.changed();
  return kept ? after : null;
}

/** What became certain of our own doing with this step. What was merely found gone is nobody's act. */
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
    });
  if (before.sent === null && after.sent !== null)
    acts.push({ patientId, kind: 'send', at: after.sent.at, precision: after.sent.precision });
  return acts;
}

async function perform(ports: RunnerPorts, operation: Operation, request: Request): Promise<Event> {
  if (request === 'check' || request === 'verify') return lookAgain(ports, operation);
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
  ports: RunnerPorts,
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

async function lookAgain(ports: RunnerPorts, operation: Operation): Promise<Event> {
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
