import type { LabelWords, WordRefusal } from '../ehr/page/label-words.ts';
import type { PageKind, ReadingDoubt } from '../ehr/page/reading.ts';
import type { Failure } from './failure.ts';

/** The pages of the EHR that a person opens one after the other to see how they are read. */
export type CheckStep = 'chart' | 'access' | 'appointment';

/**
 * What is looked for on such a page. `portal` is what the header says of the portal, `heading` what OnPatient Access says
 * above its table, `patient` whether one record is meant, `record` and `answer` what DrChrono itself answered.
 */
export type CheckedPart =
  | 'name'
  | 'birthDate'
  | 'chartId'
  | 'portal'
  | 'heading'
  | 'history'
  | 'window'
  | 'patient'
  | 'record'
  | 'answer';

/** One line of the check. It tells what was recognised and never what was read. */
export interface CheckLine {
  part: CheckedPart;
  said: 'found' | 'notFound' | 'otherwise';
  /** Why the page's words for it do not count, where there are any. */
  why?: ReadingDoubt;
}

/**
 * What staff can do on such a page: press once, press and compare, see the state alone, or nothing; on an appointment also
 * nothing because no window was recognised.
 */
export type CheckMeaning = 'oneClick' | 'asksFirst' | 'stateOnly' | 'nothing' | 'noWindow';

export type CheckedPage =
  /** No tab shows a page of the EHR that is this practice's. */
  | { kind: 'noTab' }
  /** The tab that was looked at last shows another kind of page. */
  | { kind: 'otherPage'; open: PageKind['kind'] }
  /** Nothing of ours runs in that page, or it is not there yet. */
  | { kind: 'silent' | 'loading' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'checked'; lines: CheckLine[]; means: CheckMeaning; outline: string | null };

/** The practice's own words for labels, as pages of ours have them. */
export type OwnWords = LabelWords;

/** The words were taken, or this one was not and for this reason. `known`: the EHR's own labels have it already. */
export type TakenWords = { ok: true } | { ok: false; word: string; why: WordRefusal | 'known' | 'notKept' };
