import type { Eligibility } from '../invites/eligibility.ts';
import type { Failure } from './failure.ts';
import type { WorklistRow } from './worklist-view.ts';

/** The popup shows this above its list: the patient whose chart or appointment is in the tab in front. */
export type TabPatientView =
  /** The tab in front is none of the EHR. */
  | { kind: 'nobody' }
  /** It is one, and shows no patient. */
  | { kind: 'noPatient' }
  /** It is one, and its patient is not known here yet. */
  | { kind: 'notLooked' }
  | { kind: 'failed'; failure: Failure }
  /** `trouble`: for this reason DrChrono could not be asked where the invite stands. */
  | { kind: 'found'; row: WorklistRow; eligibility: Eligibility | null; trouble: Failure | null };
