import type { Requirement } from '../invites/eligibility.ts';
import type { NotNow, NotNowReason } from '../invites/not-now.ts';
import type { NextStep, NotInviting, Readiness } from '../invites/ready.ts';
import type { Status } from '../invites/status.ts';
import type { DayRow } from '../messages/day-view.ts';
import type { Action } from '../messages/offer.ts';
import type { OperationView } from '../messages/operation-view.ts';
import type { IdentifierField } from '../messages/panel-view.ts';
import { DAY, HOUR, MINUTE } from '../timing.ts';
import { addWord } from './eligibility.ts';
import { nearDay } from './near-day.ts';
import { operationWord } from './operation.ts';
import { markOfOperation } from './operation-mark.ts';
import { addressProblem, lackingWord } from './row-problems.ts';
import { statusWord, type When } from './status.ts';
import { calendarDate, wallTimeAt } from './time.ts';
import type { Mark } from './tone.ts';

/** Of a row only this decides what it says and which verb it has. */
export type JudgedRow = Pick<
  DayRow,
  'readiness' | 'status' | 'operation' | 'offers' | 'address' | 'addressDoubt' | 'minorsUnder' | 'visit'
>;

/** A row's state: one short line, with its colour and icon. */
export interface ReadinessSaid extends Mark {
  word: string;
}

/** Say in one line how ready a patient is, and what stands in the way. */
export function readinessWords(row: JudgedRow, when: When): ReadinessSaid {
  const { readiness, status, operation } = row;
  const moving = operation && operationWord(operation);
  const mark = operation && markOfOperation(operation);
  if (moving && mark && readiness.kind !== 'ready') return { ...mark, word: sentenceOf(operation, moving) };
  switch (readiness.kind) {
    case 'ready':
      return readiness.because === 'joined'
        ? { tone: 'good', icon: 'check', word: 'Joined' }
        : { tone: 'good', icon: 'clock', word: invitedWord(status, when) };
    case 'notInviting':
      return { tone: 'quiet', icon: 'minus', word: notInvitingWord(readiness, row) };
    case 'underWay':
      return { tone: 'calm', icon: 'busy', word: operation ? 'On its way' : 'Waits in the list' };
    case 'drChronoInvites':
      return { tone: 'quiet', icon: 'clock', word: byItselfWord(row) };
    case 'resendLater':
      return { tone: 'quiet', icon: 'clock', word: lapsesWord(row, when) };
    case 'notReady':
      return nextStepWords(readiness.next, row, when);
  }
}

/** The question itself is asked in the patient's own view; the row names what it is about. */
function sentenceOf({ stage }: OperationView, word: string): string {
  return stage === 'stopped' ? 'Stopped: open to see why' : word;
}

function invitedWord(status: Status, when: When): string {
  if (status.kind !== 'pending' || status.expires === null) return 'Invited';
  const end = status.expires.earliest;
  return `Invited, works until ${nearDay(end, when.now, when.zone)}`;
}

function notInvitingWord(why: NotInviting, { minorsUnder }: Pick<JudgedRow, 'minorsUnder'>): string {
  switch (why.because) {
    case 'notNow':
      return notNowWords(why.notNow);
    case 'deceased':
      return 'Marked deceased, so not invited';
    case 'inactiveChart':
      return 'Chart is inactive, so not invited';
    case 'minor':
      return minorsUnder === undefined ? 'A minor, so not invited' : `Under ${minorsUnder}, so not invited`;
  }
}

/** The question before an invite knows when DrChrono sends its own. Where nobody may invite, there is no such question. */
function byItselfWord({ offers }: Pick<JudgedRow, 'offers'>): string {
  switch (offers.find(({ byItself }) => byItself !== undefined)?.byItself) {
    case 'firstVisit':
      return 'DrChrono will invite after the visit';
    case 'reminders':
      return 'DrChrono will invite with its reminder';
    default:
      return 'DrChrono will invite by itself';
  }
}

const reasonInRow: Record<NotNowReason, string> = {
  declined: 'declined',
  noEmail: 'has no email',
  willAskAgain: 'ask again later',
  other: 'other reason',
};

/** Say that somebody is not invited now, why, and until when. */
function notNowWords({ reason, until }: NotNow): string {
  const end =
    until.kind === 'never'
      ? ', never'
      : until.kind === 'date'
        ? `, until ${calendarDate(until.date).replace(/, \d+$/, '')}`
        : ', until the next visit';
  return `Not now: ${reasonInRow[reason]}${end}`;
}

function nextStepWords(next: NextStep, row: JudgedRow, when: When): ReadinessSaid {
  const { status, address } = row;
  switch (next.step) {
    case 'invite':
      return { tone: 'quiet', icon: 'envelope', word: statusWord(status) };
    case 'resend':
      return next.because === 'lapses'
        ? { tone: 'calm', icon: 'clock', word: lapsesWord(row, when) }
        : { tone: 'warn', icon: 'expired', word: expiredWord(status, when) };
    case 'anotherWay':
      return { tone: 'warn', icon: 'envelope', word: `${next.sends} invites and not joined` };
    case 'ask':
      return { tone: 'stop', icon: 'alert', word: lackingWord(next.for) };
    case 'correct':
      return next.because === 'oldAddress'
        ? { tone: 'warn', icon: 'envelope', word: statusWord(status) }
        : { tone: 'warn', icon: 'alert', word: addressProblem(address, row.addressDoubt) };
    case 'check':
      return { tone: 'quiet', icon: 'question', word: uncheckedWord(next.because, status) };
    case 'decide':
      return { tone: 'stop', icon: 'alert', word: 'A question waits for you' };
  }
}

/** An invite that ends within the first hour of the visit lapses too: people sign up in the waiting room. */
function lapsesWord({ status, visit }: Pick<JudgedRow, 'status' | 'visit'>, when: When): string {
  if (status.kind !== 'pending' || status.expires === null) return 'Expires before the visit';
  // Its earliest end has gone by, and no visit need be in sight.
  if (status.phase === 'expiringNow') return statusWord(status);
  const { expires, invite } = status;
  const about = invite.precision === 'about' ? 'about ' : '';
  const isIn = visit !== null && wallTimeAt(expires.earliest, when.zone) >= visit.starts;
  const end = nearDay(expires.earliest, when.now, when.zone);
  return `Expires ${about}${end}, ${isIn ? 'during' : 'before'} the visit`;
}

function expiredWord(status: Status, { now }: When): string {
  if (status.kind !== 'expired') return 'Expired';
  const since = now - status.expires.latest;
  if (since < HOUR) return `Expired ${Math.max(1, Math.floor(since / MINUTE))} min ago`;
  return since < DAY
    ? `Expired ${Math.floor(since / HOUR)} h ago`
    : `Expired ${Math.floor(since / DAY)} d ago`;
}

function uncheckedWord(because: 'notLooked' | 'unclear', status: Status): string {
  if (because === 'notLooked') return status.kind === 'unknown' ? 'Not checked' : 'Not checked lately';
  return statusWord(status);
}

/**
 * The one verb of a row. `act` presses an offer of the row, whose risk is asked about first. `inviteNow` does the same
 * for somebody whom DrChrono will invite by itself, so nobody needs it. `open` goes to the patient's view, at a field
 * where one is named.
 */
export type Verb =
  | { kind: 'act' | 'inviteNow'; action: Action; word: string }
  | { kind: 'open'; field: IdentifierField | null; word: string }
  | { kind: 'none' };

const OPEN = 'Open';

/** Which verb a row has. Somebody who is ready, or for whom something is under way, has none. */
export function verbOf({
  readiness,
  offers,
  operation,
}: Pick<JudgedRow, 'readiness' | 'offers' | 'operation'>): Verb {
  const offered = (action: Action) => offers.some((offer) => offer.action === action);
  if (operation?.stage === 'needsYou') return { kind: 'open', field: null, word: 'Decide' };
  if (readiness.kind === 'drChronoInvites' && offered('send'))
    return { kind: 'inviteNow', action: 'send', word: 'Invite now…' };
  if (readiness.kind !== 'notReady') return { kind: 'none' };
  const act = (action: Action, word: string): Verb =>
    offered(action) ? { kind: 'act', action, word } : { kind: 'open', field: null, word: OPEN };
  const { next } = readiness;
  switch (next.step) {
    case 'invite':
      return act('send', 'Invite');
    case 'resend':
      return act('resend', 'Resend');
    case 'check':
      return act('check', 'Check');
    case 'ask':
      return askVerb(next.for);
    case 'correct':
      if (next.because === 'oldAddress' && offered('resend')) return act('resend', 'Resend to new');
      return { kind: 'open', field: 'email', word: 'Correct' };
    case 'anotherWay':
      return { kind: 'open', field: null, word: 'Another way' };
    case 'decide':
      return { kind: 'open', field: null, word: 'Decide' };
  }
}

const FIELD: Partial<Record<Requirement, IdentifierField>> = {
  email: 'email',
  birthDate: 'birthDate',
  phone: 'cellPhone',
};

function askVerb([first]: readonly Requirement[]): Verb {
  const field = (first && FIELD[first]) ?? null;
  return { kind: 'open', field, word: field === null ? OPEN : shortAddWord[field] };
}

/** The verb column is narrow. */
const shortAddWord: Record<IdentifierField, string> = { ...addWord, cellPhone: 'Add phone' };

/** Does this patient need a person, or the press of one? */
export function needsSomebody(readiness: Readiness): boolean {
  return readiness.kind === 'notReady';
}
