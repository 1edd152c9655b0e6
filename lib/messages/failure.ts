import type { PracticeFailure } from '../practice/failure.ts';

/**
 * The background can fail to answer in these ways. The union is closed, since the catalogue has a sentence for each.
 */
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
  /** Two records have the name and the birth date of the appointment window. */
  | 'namesakes'
  | 'noMatch'
  | 'notEnoughToSearch'
  | 'appointmentIsBreak'
  | 'recordNotVisible';
