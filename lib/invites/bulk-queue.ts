import { LONG_LIST, LONGEST_HOLD, LOOKED_AT_TWICE } from '../timing.ts';
import type { Interval } from './evidence.ts';
import type { Operation, Outcome, Question, Refusal, StopReason, Unheard } from './operation.ts';

/**
 * A queue is a list of patients to send or resend to, with one operation for each line. The functions below are pure.
 * The value holds ids, states and times only, so it may lie on disk, where names may not.
 */
export interface BulkQueue {
  id: string;
  /** This and all times below are epoch ms on the corrected clock. */
  startedAt: number;
  /** The lines are in the order in which this workstation works them. */
  lines: BulkLine[];
  pausedByPerson: boolean;
  /** While this is set, no further line is begun until `until`; a null `until` means until something changes. */
  hold: Hold | null;
  /** This was forecast when the list began: the number of its requests, and its end at `finish`. */
  promise: { requests: number; finish: number };
  endedAt: number | null;
}

export interface BulkLine {
  patientId: number;
  action: BulkAction;
  /** This was the newest invite when the person confirmed the list; a newer invite is a colleague's. */
  seenInvite: Interval | null;
  state: BulkLineState;
}

export type BulkAction = 'send' | 'resend';

export type BulkLineState =
  /** `notBefore` is set once a first look was taken and the line was left to a second look at that time. */
  | { at: 'waiting'; notBefore: number | null }
  | { at: 'working'; operationId: string; since: number }
  | { at: 'needsYou'; operationId: string; question: Question }
  /** `twice`: a second invite went out beside this one. The patient has two emails, and the newest link works. */
  | { at: 'done'; sent: Interval; confirmed: boolean; twice: boolean }
  | { at: 'skipped'; why: SkipReason }
  | { at: 'cancelled' };

export type SkipReason =
  | StopReason
  | 'closedByPerson'
  | 'refused'
  | 'forbidden'
  | 'notFound'
  /** The operation ended as sent, but it does not say when the invite was sent. */
  | 'lost'
  | LeftOut;

/** A patient is left out of a list from the beginning for one of these reasons. */
export type LeftOut =
  | 'noProof'
  | 'notOffered'
  | 'underWay'
  | 'nameNotLoaded'
  | 'missingIdentifiers'
  | 'deceased'
  | 'inactiveChart'
  | 'minor'
  | 'responsibleParty'
  /** First invites of lists leave from the computer that prepares the schedule, so that no two of them send one. */
  | 'otherComputer'
  /** Somebody revoked the invite a moment ago and may be about to send a new one. */
  | 'revokedMeanwhile'
  /** A person decided not to invite this patient now. */
  | 'notNow'
  /** So often an invite went out and nobody joined that another way is better. */
  | 'anotherWay'
  /** An invite went out within the last 24 hours, and its link would stop working. */
  | 'sentLately'
  /** It is a first visit, and DrChrono invites by itself after it, as staff say. */
  | 'drChronoInvites';

/** Of a list for a day a patient is left out for one of these reasons too: the next step is no send and no resend. */
export type StillToDo =
  | 'notChecked'
  | 'unclear'
  | 'oldAddress'
  | 'suspiciousAddress'
  | 'openQuestion'
  /** The send or resend asks a person something first. */
  | 'asksFirst';

export interface Hold {
  why: 'budget' | 'throttled' | 'signedOut' | Unheard;
  until: number | null;
}

/**
 * Put the lines of a new list in a random order. Workstations that work the same list at once then begin in different
 * places and seldom meet. The order is stored with the list, so that a later worker keeps to it. `chance` returns a
 * number in [0, 1).
 */
export function shuffled<T>(lines: readonly T[], chance: () => number): T[] {
  return lines
    .map((line) => ({ line, place: chance() }))
    .sort((one, other) => one.place - other.place)
    .map(({ line }) => line);
}

/** Choose the line to begin next; null where none can begin now. */
export function nextLine(queue: BulkQueue, now: number): BulkLine | null {
  if (queue.pausedByPerson || queue.endedAt !== null || isHeld(queue, now)) return null;
  return (
    queue.lines.find(
      ({ state }) => state.at === 'waiting' && (state.notBefore === null || state.notBefore <= now),
    ) ?? null
  );
}

/**
 * A hold with an end is over by itself at that time; a hold without an end stays until an event lifts it. One that would
 * end too far in the future was never meant.
 */
function isHeld({ hold }: BulkQueue, now: number): boolean {
  if (hold === null || hold.until === null) return hold !== null;
  return now < hold.until && hold.until - now <= LONGEST_HOLD;
}

/**
 * Find when the list can go on by itself (epoch ms): at the end of a hold, else at the earliest line, which may be
 * `now` or the time of a second look. Null: nothing waits for a time.
 */
export function nextMoment(queue: BulkQueue, now: number): number | null {
  if (queue.pausedByPerson || queue.endedAt !== null) return null;
  if (isHeld(queue, now)) return queue.hold?.until ?? null;
  const times = queue.lines.flatMap(({ state }) =>
    state.at === 'waiting' ? [Math.max(now, state.notBefore ?? now)] : [],
  );
  return times.length > 0 ? Math.min(...times) : null;
}

/**
 * Tell whether the line gets a first look now and is worked half a minute later. Workstations that work one long list
 * at once meet at its end, so its last lines get these two looks.
 */
export function wantsSecondLook(queue: BulkQueue, line: BulkLine): boolean {
  if (queue.lines.length <= LONG_LIST || line.state.at !== 'waiting' || line.state.notBefore !== null)
    return false;
  return queue.lines.indexOf(line) >= queue.lines.length - LOOKED_AT_TWICE;
}

export function withLine(queue: BulkQueue, patientId: number, state: BulkLineState, now: number): BulkQueue {
  const lines = queue.lines.map((line) => (line.patientId === patientId ? { ...line, state } : line));
  return ended({ ...queue, lines }, now);
}

/** Bring the line of this operation up to date. The queue stays as it is where the operation is no line of it. */
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

/**
 * Take a waiting line off the list. A line that is under way goes on to its end: a resend that stops half-way would
 * leave the patient without any invite.
 */
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

/** Let the list go on because a person says so. Whatever held the list is tried again. */
export function goOn(queue: BulkQueue): BulkQueue {
  return { ...queue, pausedByPerson: false, hold: null };
}

/** After these the patient needs nobody: joined, invited by a colleague, or closed by the person. */
const NOTHING_TO_DO: readonly SkipReason[] = [
  ...(['patientJoined', 'someoneElseSent', 'closedByPerson'] as const),
  ...(['underWay', 'notNow', 'sentLately'] as const),
];

/** Is a line that is over, or asks, still to be looked at by a person? */
export function leavesWork({ state }: Pick<BulkLine, 'state'>): boolean {
  return state.at === 'needsYou' || (state.at === 'skipped' && !NOTHING_TO_DO.includes(state.why));
}

/** End the list once no line is waiting or under way. Questions that wait for a person stay open all the same. */
function ended(queue: BulkQueue, now: number): BulkQueue {
  const isBusy = queue.lines.some(({ state }) => state.at === 'waiting' || state.at === 'working');
  if (isBusy) return { ...queue, endedAt: null };
  return queue.endedAt === null ? { ...queue, endedAt: now } : queue;
}
