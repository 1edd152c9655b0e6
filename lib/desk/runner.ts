import type { Evidence } from '../invites/evidence.ts';
import { type Event, isSettled, type Operation, type Request, type Seen } from '../invites/operation.ts';
import { step } from '../invites/step-operation.ts';
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
const SAFETY_NET = 30_000;

export function operationRunner(ports: RunnerPorts): Runner {
  // Only says what this worker is driving now; after its death the ledger says what was in flight.
  const driving = new Set<string>();

  const drive = async (operation: Operation): Promise<void> => {
    if (driving.has(operation.id)) return;
    driving.add(operation.id);
    try {
      await driveToRest(ports, operation);
    } finally {
      driving.delete(operation.id);
    }
  };

  const find = async (patientId: number) =>
    (await ports.ledger.read()).operations.find((operation) => operation.patientId === patientId);

  return {
    async start(operation) {
      const { opened, operation: running } = await ports.ledger.open(operation);
      if (opened) {
        // Should this worker die on the way, the alarm wakes another that takes up what is written down.
        await ports.wakeAt(ports.now() + SAFETY_NET);
        void drive(running);
      }
      return { opened };
    },
    async resume() {
      const { operations } = await ports.ledger.read();
      const orphans = operations.filter((operation) => !driving.has(operation.id));
      await Promise.all(orphans.map((operation) => drive(adopt(operation, ports.now()))));
    },
    async answer(patientId, answer) {
      const operation = await find(patientId);
      if (operation?.phase.at !== 'needsYou' || driving.has(operation.id)) return false;
      const next = step(operation, { type: 'person', answer, at: ports.now() });
      if (next === operation) return false;
      await store(ports, operation, next);
      void drive(next);
      return true;
    },
    async seen(patientId, evidence) {
      const operation = await find(patientId);
      if (!operation || driving.has(operation.id)) return;
      const open =
        operation.phase.at === 'waiting' ? { ...operation, phase: operation.phase.resumeWith } : operation;
      if (open.phase.at !== 'doubt' && open.phase.at !== 'needsYou') return;
      const next = step(open, { type: 'seen', seen: seenIn(evidence) });
      if (next === open) return;
      await store(ports, operation, next);
      void drive(next);
    },
  };
}

/** A request that was under way when the worker died: a write is a doubt, a read is simply asked again. */
function adopt(operation: Operation, now: number): Operation {
  if (operation.phase.at === 'requesting') return step(operation, { type: 'doubted' });
  return step(operation, { type: 'woken', at: now });
}

async function driveToRest(ports: RunnerPorts, start: Operation): Promise<void> {
  let operation = start;
  for (;;) {
    const { phase } = operation;
    if (phase.at === 'ready') {
      const leaving = step(operation, { type: 'leaving', at: ports.now() });
      await store(ports, operation, leaving);
      const event = await perform(ports, leaving, phase.next);
      operation = await store(ports, leaving, step(leaving, event));
    } else if (phase.at === 'doubt') {
      operation = await store(ports, operation, step(operation, await lookAgain(ports, operation.patientId)));
    } else {
      // A question that was open before has been announced before.
      if (phase.at === 'needsYou' && operation !== start) await ports.asks();
      if (phase.at === 'waiting') await ports.wakeAt(phase.until ?? ports.now() + RETRY_WAIT);
      if (phase.at === 'requesting') throw new Error('An operation is driven only between requests');
      return;
    }
  }
}

/** Disk first, then everybody who looks. */
async function store(ports: RunnerPorts, before: Operation, after: Operation): Promise<Operation> {
  if (isSettled(after)) await ports.ended(after);
  await ports.ledger.advance(after, actsBetween(before, after));
  await ports.changed();
  return after;
}

/** What became certain with this step. A revoke that DrChrono answered with 404 was not ours to note. */
function actsBetween(before: Operation, after: Operation): OwnAct[] {
  const acts: OwnAct[] = [];
  const { patientId } = after;
  if (before.revoked === null && after.revoked !== null && after.phase.at !== 'ready' && isSettled(after))
    acts.push({ patientId, kind: 'revoke', at: after.revoked, precision: 'exact' });
  if (before.revoked === null && after.revoked !== null && isNextEnable(after))
    acts.push({ patientId, kind: 'revoke', at: after.revoked, precision: 'exact' });
  if (before.sent === null && after.sent !== null)
    acts.push({ patientId, kind: 'send', at: after.sent.at, precision: after.sent.precision });
  return acts;
}

function isNextEnable(operation: Operation): boolean {
  return operation.phase.at === 'ready' && operation.phase.next === 'enable';
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
  if (answer.happened === 'maybe') return { type: 'doubted' };
  switch (failure.kind) {
    case 'throttled':
    case 'budgetSpent':
      return { type: 'held', why: 'throttled', until: failure.until };
    case 'offline':
    case 'timeout':
    case 'siteAccessWithdrawn':
    case 'serverError':
    case 'answerUnreadable':
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
export function seenIn(evidence: Evidence): Seen {
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
