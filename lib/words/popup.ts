import type { DayCounts, DayMeter } from '../messages/day-view.ts';
import type { Action } from '../messages/offer.ts';
import { DAY } from '../timing.ts';
import { type Plain, plain } from './plain.ts';

/** These are the words of the popup: its labels and what it says where there is nothing to list. */
export const PENDING_INVITES = 'Pending invites';
/** In a row, where room is short, the button says this instead. */
export const shortActionWord: Partial<Record<Action, string>> = {
  send: 'Send',
  resend: 'Resend',
  check: 'Check',
};
/** The group of buttons that choose what is listed. */
export const WHAT_IS_LISTED = 'What is listed';
export const POPUP_LIST = 'Invites, nearest expiry first';
export const NO_DATE = 'Birth date not loaded';
export const NO_DATE_ON_FILE = 'No birth date on file';
export const FILLING = 'Still loading names';
export const CONNECTED = 'Connected';
export const OFFLINE = 'Offline: this is the last known state.';
export const POPUP_SETTINGS = 'Settings';
export const POPUP_SETTINGS_NEWS = 'Settings, and what’s new';

/** Name a patient by the last digits of the patient id. Names end with the browser session. */
export function namelessPatient(idEnding: string): string {
  return `Patient …${idEnding}`;
}
export const OPEN_TO_SEE = 'open to see';

export function resendExpired(count: number): string {
  return `Resend expired (${count})`;
}

export const ON_THIS_TAB = 'On this tab';
export const LOOKING = 'Looking up the patient of this tab…';
export const NOT_LOOKED = 'The patient of this tab has not been looked up yet.';
export const LOOK_UP = 'Look up now';
export const OPEN_PANEL = 'Open beside the page';
export const PANEL_NOT_OPENED = 'The browser did not open the panel. Use its own side panel menu.';
export const NO_OTHER = 'No other invite is waiting.';
export const TOO_SOON = 'One moment: the list has just moved. Look again, then press.';

export function countSentence(shown: number, all: number): string {
  if (shown !== all) return `${shown} of ${all}`;
  return all === 1 ? '1 invite' : `${all} invites`;
}

export function requestsLeft(left: number): string {
  return `${left} requests left this hour`;
}

export function othersUsed(others: number): string {
  return `others in the practice used about ${others}`;
}

export function pausedUntil(time: string): string {
  return `DrChrono asked for a pause until ${time}`;
}

export function noHits(query: string): string {
  return `No invite here matches “${query}”.`;
}
export const NO_HITS_NEXT =
  'Only pending and expired invites are listed. Open a chart to see any other patient.';
export const CLEAR_SEARCH = 'Clear search';

export const overlayTaken: Plain = plain(
  'This page removed Invite Desk.',
  'Nothing was sent, and invites already out keep working.',
  'Work from this list, or refresh the page.',
);
export const nothingPending: Plain = plain(
  'No invite is waiting.',
  'Every patient Invite Desk knows of has joined, or has not been invited.',
  'Open a chart or an appointment in DrChrono to invite someone.',
);
export const notSetUp: Plain = plain(
  'Invite Desk is not set up yet.',
  'It needs your practice’s API application to talk to DrChrono.',
  'Setting up takes about ten minutes.',
);
export const SET_UP = 'Set up';
export const POPUP_CONNECT = 'Connect';

// The day

/** Name a day of the practice's calendar as people say it: `Today`, `Tomorrow`, `Wed, Dec 2`. */
export function dayName(date: string, today: string): string {
  if (date === today) return 'Today';
  return date === dayAfter(today) ? 'Tomorrow' : shortDay(date);
}

/** Name it with its date: `Today, Mon, Nov 30`; of a day further off that is all. */
export function dayHeading(date: string, today: string): string {
  const name = dayName(date, today);
  return name === shortDay(date) ? name : `${name}, ${shortDay(date)}`;
}

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + DAY).toISOString().slice(0, 10);
}

/** A date of the calendar has no zone, so it is written as it stands. */
function shortDay(date: string): string {
  const style = { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-US', style).format(Date.parse(date));
}

/**
 * Say how many of the day are ready, after the number: `of 42 ready today`. As long as nobody was checked, nobody can be
 * told to be ready or not: `of 42 checked today`.
 */
export function ofReady(
  { checked, of }: Pick<DayMeter, 'checked' | 'of'>,
  date: string,
  today: string,
): string {
  const name = dayName(date, today);
  const when = date === today || name === 'Tomorrow' ? name.toLowerCase() : `on ${name}`;
  return `of ${of} ${checked === 0 ? 'checked' : 'ready'} ${when}`;
}

/** Say how many there are of what a button shows: `Pending invites · 5`. */
export function counted(what: string, count: number): string {
  return `${what} · ${count}`;
}

/** Say what is left to do, by what it takes: `7 to send · 4 to ask · 1 to look at`; '' where nothing is. */
export function leftToDo(counts: DayCounts): string {
  const { toDo, toSend, toAsk, toCorrect, notChecked } = counts;
  const others = Math.max(0, toDo - toSend - toAsk - toCorrect);
  return [
    ...[said(toSend, 'to send'), said(toAsk, 'to ask'), said(toCorrect, 'to correct')],
    ...[said(others, 'to look at'), said(notChecked, 'not checked')],
  ]
    .flat()
    .join(' · ');
}

function said(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}`];
}

/** The day stands there, and is not known yet. */
export const THE_DAY = 'The day';
export const TO_DESK = 'Open the desk';
export const NEEDING_SOMEBODY = 'Who needs somebody, by arrival';
export const QUESTIONS = 'Waiting for your answer';
export const SHOW_TODAY = 'Today';
export const SHOW_NEXT_DAY = 'Next working day';
export const TODAY_IS_OVER = 'Nobody more is expected today.';
export const READING_SCHEDULE = 'Reading the schedule…';
export const NOBODY_EXPECTED = 'Nobody is expected on this day.';

/** Say that so many more need somebody than the popup shows. */
export function moreInDesk(count: number): string {
  return count === 1 ? '1 more in the desk' : `${count} more in the desk`;
}

/** Everybody who is left is shown, or nobody is left. */
export function allDone(counts: DayCounts): string {
  return counts.patients === counts.ready ? 'Everybody is ready.' : 'Nobody needs you now.';
}

/** Why the popup lists everybody known instead of the day. */
export const NO_SCHEDULE =
  'No visits are listed for this practice, or this sign-in may not read the schedule.';
export const SCHEDULE_UNREAD = 'The schedule could not be read. These are all invites that are known here.';

/** Say that the day may have changed since it was read. */
export function dayAsOf(time: string): string {
  return `The schedule could not be read anew; this is as of ${time}.`;
}
