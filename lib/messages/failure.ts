import type { PracticeFailure } from '../practice/failure.ts';

/** Every way the background can fail to answer. Closed: the catalogue has a sentence for each. */
export type Failure =
  | PracticeFailure
  | { kind: 'identityRefused'; reason: IdentityRefusal }
  /** Another send, resend or revoke for this patient is under way. */
  | { kind: 'alreadyRunning' }
  | { kind: 'notOffered' };

export type IdentityRefusal =
  | 'nameDiffers'
  | 'birthDateDiffers'
  | 'chartIdDiffers'
  | 'idsDiffer'
  | 'pageUnreadable'
  | 'twoPatients'
  /** One window, and two records with its name and birth date. */
  | 'namesakes'
  | 'noMatch'
  | 'notEnoughToSearch'
  | 'appointmentIsBreak'
  | 'recordNotVisible';
