import type { WaitReason } from '../invites/operation.ts';
import type { Failure } from './failure.ts';
import type { PatientView } from './patient-view.ts';

/** These fields of a chart may be filled in from the panel; the birth date only where the chart has none. */
export type IdentifierField = 'email' | 'cellPhone' | 'birthDate';

/** The record says so of one field: null where it has nothing, and undefined where DrChrono did not say. */
export type IdentifierValues = Record<IdentifierField, string | null | undefined>;

/** What the panel shows about the patient of the tab in front, or about the one whom a person opened from the day. */
export type PanelView =
  /** No chart and no appointment is in front, or nobody may be shown for it. */
  | { kind: 'nobody' }
  /** The patient is not known yet. A press looks. */
  | { kind: 'notLooked' }
  | { kind: 'failed'; failure: Failure }
  | PanelPatient;

export interface PanelPatient {
  kind: 'patient';
  /** As on the card. Its token is for this patient in this panel alone. */
  view: PatientView;
  /** The values in full, since a person corrects them here. The panel is never framed by the EHR. */
  values: IdentifierValues;
  /** The practice's own addresses end in this; null where that is not known. */
  practiceDomain: string | null;
  /** The panel was opened at this field, which takes the focus once. */
  field: IdentifierField | null;
  /** The press by which that was done. Another press at the same field is meant as well. */
  press?: string;
  save: SaveView | null;
  /**
   * Only of a patient whom a person opened from the day: is the tab in front about the same one, about somebody else, or
   * about nobody who is known?
   */
  inFront?: 'same' | 'other' | 'nobody';
}

/** A save that is under way or is over, until it is put away or another one begins. */
export interface SaveView {
  fields: IdentifierField[];
  state: /** The record is read, written or read back. */
    | { at: 'saving' }
    | { at: 'waiting'; why: WaitReason; until: number | null }
    /** DrChrono was read back and has what was typed. `shown` is masked. */
    | { at: 'saved'; shown: Partial<Record<IdentifierField, string>> }
    /** Somebody else changed these fields since the panel showed them; nothing was written. */
    | { at: 'changedMeanwhile'; now: Partial<IdentifierValues> }
    /** DrChrono refused, in these words of its own. `because` is set where it is about a right or a missing chart. */
    | { at: 'refused'; words: string[]; duplicateEmail: boolean; because?: Failure }
    /** The request got no answer, and the record read since has not what was typed. */
    | { at: 'notSaved' }
    /** The browser was closed in the middle, and what was typed is gone with it. `shown` is what the record has now. */
    | { at: 'unknown'; shown: Partial<Record<IdentifierField, string>> };
  /** What follows once it is saved. */
  then: 'nothing' | 'send' | 'resend';
  /**
   * It is saved, and what was to follow was not begun: it is not offered where the invite stands now, an invite that is
   * not ours went out since the write, or nobody can tell what DrChrono did to the old invite and a person decides.
   */
  halted?: 'notOffered' | 'alreadySent' | 'youDecide';
  /** It is saved, and what is to follow has not been begun yet. */
  follows?: true;
}
