import type { PressRefusal } from '../card/judge-press.ts';
import type { TextProblem } from '../invites/identifier-text.ts';
import type { IdentifierField, SaveView } from '../messages/panel-view.ts';
import type { FollowingDeed } from '../panel/deed-after-save.ts';
import { fieldName, withAnd } from './eligibility.ts';
import { failureWords } from './failures.ts';
import { waitingWords } from './operation.ts';
import { NOTHING_SENT, type Plain, plain } from './plain.ts';
import { calendarDate } from './time.ts';

export const PANEL_REGION = 'Invite Desk for the patient in front';
export const PANEL_LOOKING = 'Looking for the patient in front…';
export const LOOK_UP_PATIENT = 'Look up';
export const LOOK_UP_AGAIN = 'Look up again';
export const NOT_SAVED_YET = 'not saved yet';

/** No page can cover the panel, so these never speak of one. */
export const panelRefusalSentence: Record<PressRefusal, string> = {
  notAimed: 'One moment: that press did not begin on this button. Press again.',
  tooSoon: 'One moment: this has just changed. Look again, then press.',
  notVisible: 'One moment: this button has just come into view. Look again, then press.',
  notFocused: 'One moment: this panel was not in front. Press again.',
};

export const nobodyInFront: Plain = plain(
  'No patient in front.',
  'This panel shows the patient of the tab beside it.',
  'Open a chart or an appointment in DrChrono.',
);
export const notLookedYet: Plain = plain(
  'This patient has not been looked up yet.',
  'Nothing is known here about their invite.',
  'Press Look up. It asks DrChrono once or twice.',
);

/** This stands in an empty field, as an example of what it takes. */
export const fieldExample: Record<IdentifierField, string> = {
  email: 'name@example.com',
  cellPhone: '(410) 555-0143',
  birthDate: 'month/day/year',
};

export const OTHER_PHONE_ON_FILE =
  'Another phone is on file, so an invite can go out. Sign-up checks the cell phone.';
export const SSN_INSTEAD = 'or SSN instead';
export const SSN_ON_FILE = 'on file';
export const SSN_NOT_NEEDED = 'not needed: birth date and phone are enough';
export const SSN_NOT_ON_FILE = 'not on file: birth date and phone are enough';
export const SSN_NOT_SAID = 'DrChrono did not say';

export const DID_YOU_MEAN = 'Did you mean';
export const USE_IT = 'Use it';
export const BY_TAB = 'Tab';

/** These say why what was typed cannot be saved yet, and what would do. */
export const textProblem: Record<TextProblem, string> = {
  notAddress: 'Type the whole address, like name@example.com.',
  spaceInside: 'Type one address, without spaces.',
  noEnding: 'The end needs a dot, like .com or .org.',
  notPhone: 'Type ten digits, like 410 555 0143.',
  noAreaCode: 'Type all ten digits, with the area code.',
  noSuchNumber: 'No US number is written like this. Read it back to the patient.',
  abroad: 'Only US numbers can be saved here. Put this one into the chart by hand.',
  notDate: 'Type month, day and year, like 2/11/1980.',
  noSuchDay: 'The calendar has no such day. Type it as month/day/year.',
  dayOrMonth: 'Which one is the month? Write it as a word, like Feb 11 1980.',
  twoDigitYear: 'Type the year with four digits.',
  future: 'This day is still to come.',
  tooOld: 'This is more than 120 years ago. Check the year.',
};

/** Somebody who is still typing meets these on the way, so they are no alarm. */
const ON_THE_WAY: ReadonlySet<TextProblem> = new Set<TextProblem>([
  ...(['notAddress', 'noEnding', 'notPhone', 'noAreaCode', 'notDate', 'twoDigitYear'] as const),
]);

export function isOnTheWay(problem: TextProblem): boolean {
  return ON_THE_WAY.has(problem);
}

export function cleanedSentence(value: string): string {
  return `Cleaned: ${value}`;
}

/** Say a birth date as it was understood, with the age, by which a slip of the year is seen at once. */
export function understoodDate(date: string, today: string): string {
  const [years, rest] = [
    Number(today.slice(0, 4)) - Number(date.slice(0, 4)),
    today.slice(4) < date.slice(4),
  ];
  return `${calendarDate(date)}, age ${years - (rest ? 1 : 0)}`;
}

export const EMPTY_KEEPS = 'Invite Desk never empties a field. Cancel keeps what is on file.';

export const TO_BE_SAVED = 'To be saved';
export const NOTHING_THERE = 'nothing';
export const CHANGED_TO = 'changes to';
export const USE_MINE = 'Use mine';
export const KEEP_THEIRS = 'Keep theirs';
export const CANCEL_EDIT = 'Cancel';
export const SAVE_FIRST = 'Save or cancel what is typed below. Then the invite can go out.';
export const CHOOSE_FIRST = 'Choose first which value counts.';
export const FINISH_FIRST = 'Finish or cancel the other field first.';
export const SAVE_READ = 'OK';
const GO_ON_WORKING = 'You may go on working.';
const AS_IT_WAS = 'The chart is as it was.';
const READ_IT = 'Press OK once you have read this.';

export function saveAndWord(action: FollowingDeed['action']): string {
  return action === 'send' ? 'Save and send' : 'Save and resend';
}

export function conflictSentence(theirs: string | null): string {
  return theirs === null
    ? 'Somebody has just emptied this field in DrChrono.'
    : `Somebody has just changed this in DrChrono. It says now: ${theirs}`;
}

/** Say how a save is going, or how it ended. */
export function saveWords(save: SaveView, zone: string | null): Plain {
  const { state, fields } = save;
  const names = withAnd(fields.map((field) => fieldName[field].toLowerCase()));
  switch (state.at) {
    case 'saving':
      return plain(`Saving the ${names}.`, 'DrChrono is read back to be sure.', GO_ON_WORKING);
    case 'waiting': {
      const { happened, next } = waitingWords({ stage: 'waiting', ...state }, zone);
      return plain(`Saving the ${names} has to wait.`, happened, next);
    }
    case 'saved':
      return plain(`Saved: DrChrono shows ${shownList(state.shown)}.`, ...afterSave(save));
    case 'changedMeanwhile':
      return plain(
        `Not saved: somebody else has just changed the ${withAnd(Object.keys(state.now).map(lowerName))}.`,
        'Nothing was written over it.',
        'Compare both values, then choose.',
      );
    case 'refused':
      return refusedWords(state, names, zone);
    case 'notSaved':
      return plain(
        `Not saved: DrChrono does not show the new ${names}.`,
        NOTHING_SENT,
        'Look at what is on file now, then save again.',
      );
    case 'unknown':
      return plain(
        'Nobody can tell whether this was saved.',
        shownList(state.shown) === ''
          ? `DrChrono shows no ${names} now.`
          : `DrChrono shows ${shownList(state.shown)} now.`,
        'What was typed is not kept. If it is not right, type it again.',
      );
  }
}

function refusedWords(
  state: Extract<SaveView['state'], { at: 'refused' }>,
  names: string,
  zone: string | null,
): Plain {
  if (state.because) {
    const { happened, next } = failureWords(state.because, zone);
    return plain(happened, AS_IT_WAS, next);
  }
  const happened =
    state.words.length > 0 ? `DrChrono refused: ${state.words.join(' ')}` : `DrChrono refused the ${names}.`;
  return state.duplicateEmail
    ? plain(
        happened,
        'Another chart has this address, and one portal account takes one email.',
        'Ask the patient for an address of their own, or check for a second chart of theirs.',
      )
    : plain(happened, AS_IT_WAS, 'Correct what is typed, then save again.');
}

const halted: Record<NonNullable<SaveView['halted']>, string> = {
  notOffered: 'No invite was sent. Look above for where it stands and what can be done.',
  alreadySent: 'No invite was sent from here: one has just gone out from somewhere else.',
  youDecide:
    'No invite was sent: nobody can tell what DrChrono did to the old one. Look at OnPatient Access, then decide.',
};

function afterSave({ halted: why, follows, then }: SaveView): [patient: string, next: string] {
  if (follows) return ['The invite is not out yet. It follows by itself.', GO_ON_WORKING];
  if (why) return [halted[why], READ_IT];
  if (then === 'nothing') return [NOTHING_SENT, READ_IT];
  return ['How the invite goes stands above.', READ_IT];
}

function shownList(shown: Partial<Record<IdentifierField, string>>): string {
  const { birthDate, ...rest } = shown;
  return withAnd([...Object.values(rest), ...(birthDate ? [calendarDate(birthDate)] : [])]);
}

function lowerName(field: string): string {
  return Object.hasOwn(fieldName, field) ? fieldName[field as IdentifierField].toLowerCase() : field;
}

// The patient who was opened from the day

export const BACK_TO_DAY = 'Day';
export const OPENED_FROM_DAY = 'Opened from the day';
export const FRONT_IS_OTHER = 'The tab in front is about somebody else.';
export const SHOW_FRONT = 'Show that one';
