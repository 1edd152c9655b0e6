import { type Plain, plain } from './plain.ts';

/** These are the words of the popup: its labels and what it says where there is nothing to list. */
export const POPUP_TITLE = 'Pending invites';
export const SEARCH = 'Search by name or last digits of the ID';
export const POPUP_LIST = 'Invites, nearest expiry first';
export const NO_DATE = 'Birth date not loaded';
export const FILLING = 'Still loading names';
export const CONNECTED = 'Connected';
export const OFFLINE = 'Offline: this is the last known state.';
export const POPUP_SETTINGS = 'Settings';

/** Name a patient by the last digits of the patient id. Names end with the browser session. */
export function namelessPatient(idEnding: string): string {
  return `Patient …${idEnding}`;
}
export const OPEN_TO_SEE = 'open to see';

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

export const nothingPending: Plain = plain(
  'No invite is waiting.',
  'Every patient Invite Desk knows of has joined, or has not been invited.',
  'Open a chart or an appointment in DrChrono to invite someone.',
);
export const notSetUp: Plain = plain(
  'Invite Desk is not set up yet.',
  'It needs your practice’s API application to talk to DrChrono.',
  'Setting up takes about five minutes.',
);
export const SET_UP = 'Set up';
export const POPUP_CONNECT = 'Connect';
