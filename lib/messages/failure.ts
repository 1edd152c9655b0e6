import type { PracticeFailure } from '../practice/failure.ts';
import type { SightProblem } from './sight.ts';

/**
 * The background can fail to answer in these ways. The union is closed, since the catalogue has a sentence for each.
 */
export type Failure =
  | PracticeFailure
  | { kind: 'identityRefused'; reason: IdentityRefusal; said?: SaidBySides }
  /** Only a link in a window of the calendar says who the patient is, which is too little to send on. */
  | { kind: 'linkAlone' }
  /** The tab has sent too many messages, so this one was not heard. */
  | { kind: 'tooManyMessages' }
  /** Another send, resend or revoke for this patient is under way. */
  | { kind: 'alreadyRunning' }
  | { kind: 'notOffered' }
  /** DrChrono was asked at this press whose the address is, and it is on other charts too. */
  | { kind: 'onOtherCharts' }
  /** An invite came to light that went out a short while ago, and of which nobody had read before this press. */
  | { kind: 'sentLately' }
  /** The card may not have been seen when it was pressed. */
  | { kind: 'notSeen'; why: SightProblem }
  /** Disconnecting could not wipe these. */
  | { kind: 'notWiped'; left: NotWiped[] };

/** A place where something is left: the encrypted store, the session memory, or the settings. */
export type NotWiped = 'store' | 'memory' | 'settings';

/** What the page says and what the record says of the same thing. */
export interface SaidBySides {
  page: string;
  record: string;
}

export type IdentityRefusal =
  | 'nameDiffers'
  | 'birthDateDiffers'
  | 'chartIdDiffers'
  | 'idsDiffer'
  | 'pageUnreadable'
  | 'twoPatients'
  /** Two records have the name and the birth date of the appointment window. */
  | 'namesakes'
  | 'noMatch'
  | 'notEnoughToSearch'
  | 'appointmentIsBreak'
  | 'recordNotVisible';

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };
