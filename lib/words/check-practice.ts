import type {
  CheckedPage,
  CheckedPart,
  CheckLine,
  CheckMeaning,
  CheckStep,
  OwnWords,
  TakenWords,
} from '../messages/check-view.ts';
import { failureWords } from './failures.ts';
import type { Tone } from './tone.ts';

/** These words are about the check of how the practice's pages are read. */
export const CHECK_PRACTICE_TITLE = 'Check this practice';
export const CHECK_PRACTICE_HOW =
  'See what Invite Desk recognises on your DrChrono pages. Open each page in another tab, come back here and press its button. Nothing is sent.';
export const CHECKING_PAGE = 'Looking at the page…';
export const COPY_CHECK = 'Copy the report';
export const CHECK_REPORT_HOW =
  'If something is missing, send this report to support. It holds names of fields and how the pages are built: no name, no date, nothing of a patient.';
export const CHECK_REPORT_SHOW = 'Show the report of the check';
export const CHECK_COPY_FAILED = 'Show the report, select it and press Ctrl+C';

export const stepTitle: Record<CheckStep, string> = {
  chart: 'A patient’s chart',
  access: 'OnPatient Access',
  appointment: 'An appointment',
};
export const stepHow: Record<CheckStep, string> = {
  chart: 'Open the chart of a patient who has been invited before.',
  access: 'In the same chart, open OnPatient Access.',
  appointment: 'In the calendar, open an appointment of a patient.',
};
export const stepButton: Record<CheckStep, string> = {
  chart: 'Check the chart',
  access: 'Check OnPatient Access',
  appointment: 'Check the appointment',
};

export const partName: Record<CheckedPart, string> = {
  name: 'Patient’s name',
  birthDate: 'Birth date',
  chartId: 'Chart ID',
  portal: 'OnPatient status in the header',
  heading: 'Heading of OnPatient Access',
  history: 'Access History',
  window: 'Appointment window',
  patient: 'Whose appointment it is',
  record: 'The patient’s record at DrChrono',
  answer: 'DrChrono’s answer about invites',
};

export const saidName: Record<CheckLine['said'], string> = {
  found: 'Found',
  notFound: 'Not found',
  otherwise: 'Says otherwise',
};
export const saidTone: Record<CheckLine['said'], Tone> = {
  found: 'good',
  notFound: 'warn',
  otherwise: 'stop',
};

const NOT_COMPARED = 'It cannot be compared with the record here.';
const NOT_FOUND: Record<CheckedPart, string> = {
  name: NOT_COMPARED,
  birthDate: NOT_COMPARED,
  chartId: NOT_COMPARED,
  portal: 'Invite Desk asks DrChrono instead whether the patient has joined.',
  heading: 'Invite Desk goes by the table below it.',
  history:
    'If that tab shows OnPatient Access, its table is not recognised. A resend may then ask whether the patient has joined.',
  window: 'Invite Desk shows nothing at appointments. Charts and the popup still work.',
  patient: 'Nothing can be sent from this appointment.',
  record: 'The connected account may not see this patient, so nothing can be sent.',
  answer:
    'It does not say where this patient’s invite stands. Open OnPatient Access before a resend, so that Invite Desk can see it.',
};
const OTHERWISE: Record<CheckedPart, string> = {
  name: 'It is another name than in the record.',
  birthDate: 'It is another date than in the record.',
  chartId: 'It is another chart ID than in the record.',
  portal: 'The page says two things, so Invite Desk goes by DrChrono’s answer.',
  heading: 'It does not agree with the header.',
  history: 'There are two tables, or rows that cannot be told apart, so none of them counts.',
  window: 'More than one patient or window is open, so none of them counts.',
  patient: 'The window and the appointment name two patients.',
  record: 'DrChrono names another patient.',
  answer: 'DrChrono’s answer contradicts itself.',
};

/** What a line means for the front desk; empty where all is well. */
export function lineSentence({ part, said, why }: CheckLine): string {
  if (said === 'found') return '';
  if (said === 'notFound' && why === 'unreadable')
    return `Something stands there that cannot be read. ${NOT_FOUND[part]}`;
  return said === 'otherwise' ? OTHERWISE[part] : NOT_FOUND[part];
}

export const meaningSentence: Record<CheckMeaning, string> = {
  oneClick: 'From this page, one press sends an invite.',
  asksFirst: 'From this page, each send first asks you to compare name and birth date.',
  stateOnly: 'This page shows where the invite stands. To send, use the Invite Desk button in the toolbar.',
  nothing: 'Nothing is sent from this page.',
  noWindow: 'No appointment is recognised on this page.',
};
export const meaningTone: Record<CheckMeaning, Tone> = {
  ...{ oneClick: 'good', asksFirst: 'warn', stateOnly: 'warn' },
  ...{ nothing: 'stop', noWindow: 'stop' },
};

/** May the part be missing because the page has another word before it? */
export function mayHaveOtherWord({ part, said }: CheckLine): boolean {
  return said === 'notFound' && ['name', 'birthDate', 'chartId', 'portal', 'window'].includes(part);
}

export const OTHER_WORD_HINT = 'Does your page use another word for it? Type that word below.';

/** Why a page was not checked, and what to do. */
export function uncheckedSentence(
  checked: Exclude<CheckedPage, { kind: 'checked' }>,
  step: CheckStep,
): string {
  switch (checked.kind) {
    case 'noTab':
      return `No tab shows DrChrono. ${stepHow[step]}`;
    case 'otherPage':
      return `The DrChrono tab that you looked at last shows ${openName[checked.open]}. ${stepHow[step]}`;
    case 'silent':
      return 'That page does not answer. Reload it once, then check again.';
    case 'loading':
      return 'That page is still loading. Check again in a moment.';
    case 'failed': {
      const { happened, next } = failureWords(checked.failure, null);
      return `${happened} ${next}`;
    }
  }
}

const openName: Record<Extract<CheckedPage, { kind: 'otherPage' }>['open'], string> = {
  chart: 'a chart',
  appointment: 'an appointment',
  calendar: 'the calendar',
  none: 'another page',
};

export const WORDS_TITLE = 'Words of your own pages';
export const WORDS_HOW =
  'Where your pages use another word for a field, type it as it stands there. Put a comma between two. DrChrono’s own words stay known.';
export const wordedField: Record<keyof OwnWords, string> = {
  patient: 'Before the patient’s name',
  birthDate: 'Before the birth date',
  chartId: 'Before the chart ID',
  onpatient: 'Before the OnPatient status',
};
export const SAVE_WORDS = 'Save the words';
export const WORDS_SAVED = 'Saved. Now check the pages again.';

const WHY: Record<Extract<TakenWords, { ok: false }>['why'], (word: string) => string> = {
  known: (word) => `Invite Desk knows “${word}” already, and reads it as DrChrono means it.`,
  tooLong: (word) => `“${word}” is too long. A label has at most 32 letters.`,
  noWords: (word) => `“${word}” is no label. A label begins with a letter, and has letters and spaces only.`,
  somebodyElse: (word) => `“${word}” says that the field is not the patient’s own.`,
  tooMany: (word) => `“${word}” is one too many. Each field takes four words.`,
  twice: (word) => `“${word}” is there twice. It can stand at one field only.`,
  notKept: () => 'The words could not be saved.',
};

export function refusedWordSentence({ word, why }: Extract<TakenWords, { ok: false }>): string {
  return WHY[why](word);
}

export function unusedWordsSentence(words: readonly string[]): string {
  return `Not used, since DrChrono has them for its own fields: ${words.join(', ')}.`;
}
