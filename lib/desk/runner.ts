import type { Evidence } from '../invites/evidence.ts';
import { type Event, isSettled, type Operation, type Request, type Seen } from '../invites/operation.ts';
import { adopt, step } from '../invites/step-operation.ts';
import type { Practice } from '../practice/endpoints.ts';
import type { Answer } from '../practice/failure.ts';
import type { LedgerStore } from './ledger.ts';
import type { OwnAct } from './ledger-schema.ts';

export interface RunnerPorts {
  ledger: LedgerStore;
  practice: Practice;
  now(): number;
  /** Read the invite, remember what it says, and give it back. */
  readAccess(patientId: number): Promise<Answer<Evidence>>;
  /** An operation ended: remember how, for the people looking. */
  ended(operation: Operation): Promise<void>;
  changed(): Promise<void>;
  /** An operation came to rest with a question that only a person can answer. */
  asks(): Promise<void>;
  /** Wake the background at this time (corrected clock, epoch ms). */
  wakeAt(when: number): Promise<void>;
}

export interface Runner {
  /** Write the operation down and drive it; a second click joins the one under way. */
  start(operation: Operation): Promise<{ opened: boolean }>;
  /** Take up everything that is written down: after a worker's death, a browser start, an alarm, a sign-in. */
  resume(): Promise<void>;
  /** A person answered the open question. */
  answer(patientId: number, answer: 'itArrived' | 'sendAgain' | 'retry' | 'dismiss'): Promise<boolean>;
  /** Access History was seen: it may settle what is open. */
  seen(patientId: number, evidence: Evidence): Promise<void>;
}

/** How long until work that waits for a person or a network is tried again without anybody asking. */
const RETRY_WAIT = 60_000;
/** Should this worker die on the way, the alarm wakes another that takes up what is written down. */
const SAFETY_NET = 30_000;

export function operationRunner(ports: RunnerPorts): Runner {
  // Only says what this worker holds now; after its death the ledger says what was in flight. Whoever holds an id
  // reads the ledger afterwards: a picture taken before may be old.
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
  const find = async (fits: (operation: Operation) => boolean) =>
    (await ports.ledger.read()).operations.find(fits);
  const ofPatient = (patientId: number) => find((operation) => operation.patientId === patientId);

  /** Let an event move an operation that rests, then drive it on. False: nothing moved. */
  const nudge = async (id: string, move: (operation: Operation) => Operation): Promise<boolean> => {
    let moved = false;
    const driven = holding(id, async () => {
      const operation = await find((other) => other.id === id);
      const next = operation && move(operation);
      if (!operation || !next || next === operation) return null;
      await store(ports, operation, next, null);
      moved = true;
      return next;
    });
    const next = await driven;
    if (next) void holding(id, () => driveToRest(ports, next));
    return moved;
  };

  return {
    async start(operation) {
      // Held before it is written down: a resume that finds it in the ledger must find it taken.
      held.add(operation.id);
      const { opened, operation: running } = await ports.ledger.open(operation);
      held.delete(operation.id);
      if (!opened) return { opened };
      void holding(running.id, async () => {
        await scheduleWake(ports);
        await driveToRest(ports, running);
      });
      return { opened };
    },
    async resume() {
      const { operations } = await ports.ledger.read();
      await Promise.all(
        operations.map(({ id }) =>
          holding(id, async () => {
            const operation = await find((other) => other.id === id);
            if (!operation) return;
            const adopted = adopt(operation, ports.now());
            if (adopted !== operation) await store(ports, operation, adopted, null);
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
        const next = step(open, { type: 'seen', seen: seenIn(evidence) });
        return next === open || next.phase.at === 'waiting' ? now : next;
      });
    },
  };
}

async function driveToRest(ports: RunnerPorts, start: Operation): Promise<void> {
  let operation = start;
  for (;;) {
    const { phase } = operation;
    if (phase.at === 'ready') {
      const leaving = step(operation, { type: 'leaving', at: ports.now() });
      await store(ports, operation, leaving, null);
      const event = await perform(ports, leaving, phase.next);
      operation = await store(ports, leaving, step(leaving, event), event);
    } else if (phase.at === 'doubt') {
      const event = await lookAgain(ports, operation.patientId);
      operation = await store(ports, operation, step(operation, event), event);
    } else {
      // A question that was open before has been announced before.
      if (phase.at === 'needsYou' && operation !== start) await ports.asks();
      await scheduleWake(ports);
      return;
    }
  }
}

/** One alarm serves all: it rings for whoever waits the shortest. */
async function scheduleWake(ports: RunnerPorts): Promise<void> {
  const { operations } = await ports.ledger.read();
  const times = operations.flatMap(({ phase }) => {
    if (phase.at === 'needsYou' || phase.at === 'settled') return [];
    if (phase.at === 'waiting') return [phase.until ?? ports.now() + RETRY_WAIT];
    return [ports.now() + SAFETY_NET];
  });
  if (times.length > 0) await ports.wakeAt(Math.min(...times));
}

/** Disk before anybody who looks; nobody who looks can hold up the next request. */
async function store(
  ports: RunnerPorts,
  before: Operation,
  after: Operation,
  event: Event | null,
): Promise<Operation> {
  // How it ended is remembered first: a worker that dies in between leaves the entry, and it is settled once more.
  if (isSettled(after)) await ports.ended(after);
  await ports.ledger.advance(after, actsOf(before, event, after));
  void ports.changed();
  return after;
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
  if (request === 'check' || request === 'verify') return lookAgain(ports, operation.patientId);
  const answer =
    request === 'enable'
      ? await ports.practice.sendInvite(operation.patientId)
      : await ports.practice.revokeInvites(operation.patientId);
  if (answer.ok)
    return request === 'enable'
      ? { type: 'enableAnswered', at: answer.at }
      : { type: 'revokeAnswered', found: true, at: answer.at };
  if (request === 'revoke' && answer.failure.kind === 'notFound') {
    const now = ports.now();
    return { type: 'revokeAnswered', found: false, at: { earliest: now, latest: now } };
  }
  return eventFor(answer, ports.now());
}

async function lookAgain(ports: RunnerPorts, patientId: number): Promise<Event> {
  const answer = await ports.readAccess(patientId);
  if (answer.ok) return { type: 'seen', seen: seenIn(answer.value) };
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

/** The newest line, as the machine needs it. */
function seenIn(evidence: Evidence): Seen {
  if ((evidence.source !== 'answer' && evidence.source !== 'accessHistory') || evidence.lines === null)
    return { top: 'cannotTell', newest: null, asOf: evidence.asOf };
  const [line] = evidence.lines;
  if (!line) return { top: 'none', newest: null, asOf: evidence.asOf };
  const newest = line.invite.sent;
  switch (line.state.kind) {
    case 'unreadable':
      return { top: 'cannotTell', newest, asOf: evidence.asOf };
    case 'revokedBeforeActivation':
      return { top: 'revoked', newest, asOf: evidence.asOf };
    default:
      return { top: line.state.kind, newest, asOf: evidence.asOf };
  }
}
