import { LONG_LIST, LOOKED_AT_TWICE } from '../timing.ts';
import type { Interval } from './evidence.ts';
import type { Operation, Outcome, Question, Refusal, StopReason } from './operation.ts';

/**
 * A list of patients to send or resend to, one operation each. Pure. A queue is this value; it holds ids, states and
 * times only, so it may be kept where names may not.
 */
export interface BulkQueue {
  id: string;
  startedAt: number;
  /** In the order in which this desk works them. */
  lines: BulkLine[];
  pausedByPerson: boolean;
  /** Why no further line is begun just now, and until when; null `until`: until something changes. */
  hold: Hold | null;
  /** What was told before the first request: how many requests, and when it would be done. */
  promise: { requests: number; finish: number };
  endedAt: number | null;
}

export interface BulkLine {
  patientId: number;
  action: BulkAction;
  /** The newest invite in the list the person confirmed: a newer one is a colleague's. */
  seenInvite: Interval | null;
  state: BulkLineState;
}

export type BulkAction = 'send' | 'resend';

export type BulkLineState =
  /** `notBefore`: looked at once, and left to a second look. */
  | { at: 'waiting'; notBefore: number | null }
  | { at: 'working'; operationId: string; since: number }
  | { at: 'needsYou'; operationId: string; question: Question }
  /** `twice`: a second invite went out beside it; the patient has two emails, the newest link works. */
  | { at: 'done'; sent: Interval; confirmed: boolean; twice: boolean }
  | { at: 'skipped'; why: SkipReason }
  | { at: 'cancelled' };

export type SkipReason =
  | StopReason
  | 'closedByPerson'
  | 'refused'
  | 'forbidden'
  | 'notFound'
  /** Nothing of it was found again after the browser was closed, several times over. */
  | 'lost'
  | LeftOut;

/** Why a line is not in the list to begin with. */
export type LeftOut = 'noProof' | 'notOffered' | 'underWay' | 'nameNotLoaded' | 'missingIdentifiers';

export interface Hold {
  why: 'budget' | 'throttled' | 'offline' | 'signedOut';
  until: number | null;
}

/**
 * The lines in an order of chance, for the start of a list: workstations that work the same list at once then begin in
 * different places and seldom meet. The order is kept with the list, so a worker that comes later goes on in it.
 * `chance` gives numbers in [0, 1).
 */
export function shuffled<T>(lines: readonly T[], chance: () => number): T[] {
  return lines
    .map((line) => ({ line, place: chance() }))
    .sort((one, other) => one.place - other.place)
    .map(({ line }) => line);
}

/** The line to begin next, or null when none can begin now. */
export function nextLine(queue: BulkQueue, now: number): BulkLine | null {
  if (queue.pausedByPerson || queue.endedAt !== null || isHeld(queue, now)) return null;
  return (
    queue.lines.find(
      ({ state }) => state.at === 'waiting' && (state.notBefore === null || state.notBefore <= now),
    ) ?? null
  );
}

/** A hold with an end is over by itself; one without waits for an event that lifts it. */
function isHeld({ hold }: BulkQueue, now: number): boolean {
  return hold !== null && (hold.until === null || now < hold.until);
}

/** When something can go on by itself: the earliest second look or end of a hold; null: nothing waits for time. */
export function nextMoment(queue: BulkQueue, now: number): number | null {
  if (queue.pausedByPerson || queue.endedAt !== null) return null;
  if (isHeld(queue, now)) return queue.hold?.until ?? null;
  const times = queue.lines.flatMap(({ state }) =>
    state.at === 'waiting' ? [Math.max(now, state.notBefore ?? now)] : [],
  );
  return times.length > 0 ? Math.min(...times) : null;
}

/** At the end of a long list desks that work it at once meet: those lines are looked at, and again half a minute on. */
export function wantsSecondLook(queue: BulkQueue, line: BulkLine): boolean {
  if (queue.lines.length <= LONG_LIST || line.state.at !== 'waiting' || line.state.notBefore !== null)
    return false;
  return queue.lines.indexOf(line) >= queue.lines.length - LOOKED_AT_TWICE;
}

export function withLine(queue: BulkQueue, patientId: number, state: BulkLineState, now: number): BulkQueue {
  const lines = queue.lines.map((line) => (line.patientId === patientId ? { ...line, state } : line));
  return ended({ ...queue, lines }, now);
}

/** An operation of this queue came to rest or went on: what that means for its line. */
export function withOperation(queue: BulkQueue, operation: Operation, now: number): BulkQueue {
  const line = queue.lines.find((other) => operationOf(other) === operation.id);
  if (!line) return queue;
  const { phase } = operation;
  if (phase.at === 'needsYou')
    return withLine(
      queue,
      line.patientId,
      { at: 'needsYou', operationId: operation.id, question: phase.question },
      now,
    );
  if (phase.at !== 'settled') return queue;
  return withLine(queue, line.patientId, settledState(operation, phase.outcome), now);
}

export function operationOf({ state }: BulkLine): string | null {
  return state.at === 'working' || state.at === 'needsYou' ? state.operationId : null;
}

function settledState(operation: Operation, outcome: Outcome): BulkLineState {
  switch (outcome.kind) {
    case 'sent':
      return operation.sent
        ? { at: 'done', sent: operation.sent.at, confirmed: outcome.confirmed, twice: outcome.twice === true }
        : { at: 'skipped', why: 'lost' };
    case 'stopped':
      return { at: 'skipped', why: outcome.because };
    case 'refused':
      return { at: 'skipped', why: refusalOf(outcome.refusal.kind) };
    case 'closedByPerson':
    case 'revoked':
      return { at: 'skipped', why: 'closedByPerson' };
  }
}

function refusalOf(kind: Refusal['kind']): SkipReason {
  return kind === 'forbidden' || kind === 'notFound' ? kind : 'refused';
}

/** Take a line off the list. One that is under way goes on to its end: half a resend is worse than a whole one. */
export function cancelLine(queue: BulkQueue, patientId: number, now: number): BulkQueue {
  const line = queue.lines.find((other) => other.patientId === patientId);
  return line?.state.at === 'waiting' ? withLine(queue, patientId, { at: 'cancelled' }, now) : queue;
}

export function cancelAll(queue: BulkQueue, now: number): BulkQueue {
  return queue.lines.reduce((before, { patientId }) => cancelLine(before, patientId, now), queue);
}

export function pause(queue: BulkQueue): BulkQueue {
  return { ...queue, pausedByPerson: true };
}

/** A person, or a sign-in, says go on: whatever held it is tried again. */
export function goOn(queue: BulkQueue): BulkQueue {
  return { ...queue, pausedByPerson: false, hold: null };
}

/** The list is over once nothing is waiting or under way; open questions stay open beside it. */
function ended(queue: BulkQueue, now: number): BulkQueue {
  const isBusy = queue.lines.some(({ state }) => state.at === 'waiting' || state.at === 'working');
  if (isBusy) return { ...queue, endedAt: null };
  return queue.endedAt === null ? { ...queue, endedAt: now } : queue;
}
