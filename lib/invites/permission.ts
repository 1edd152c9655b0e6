/**
 * A user lacks this permission in DrChrono, or the sign-in lacks the right to use it (`scope`). `unknown` where the API
 * documentation names none for the request.
 */
export type Permission =
  | 'createAndUpdatePatients'
  | 'sharePatients'
  | 'accessScheduling'
  | 'accessClinicalNotes'
  | 'scope'
  | 'unknown';
