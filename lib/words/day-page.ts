import type { NotNowReason } from '../invites/not-now.ts';
import type { NextStep } from '../invites/ready.ts';
import type { Presence } from '../invites/visit.ts';
import type { DayFilter, DayMeter, DayRow } from '../messages/day-view.ts';
import { type Plain, plain } from './plain.ts';
import type { When } from './status.ts';
import { age, clockTime, visitTime } from './time.ts';

/** These are the words of the day's page: its labels, its empty states and what a key came to. */
export const DAY_REGION = 'Patients of the day';
export const DAY_BEFORE = 'Day before';
export const DAY_AFTER = 'Day after';
export const CHOOSE_DAY = 'Choose a day';
export const TODAY = 'Today';
export const TOMORROW = 'Tomorrow';
export const NEXT_WORKING_DAY = 'Next working day';
export const ANY_DATE = 'Any date';
export const PROVIDER = 'Provider';
export const OFFICE = 'Office';
export const ALL_PROVIDERS = 'All providers';
export const ALL_OFFICES = 'All offices';
export const TO_PATIENT = 'Patient';
export const TO_PATIENT_LONG = 'Patient of the tab in front';
export const OPEN_DESK = 'Open in a tab';
export const DAY_FILTERS = 'Which patients are listed';
export const EVERYBODY = 'Any day';
export const ARRIVED = 'Here now';
export const ALL_READY = 'Everybody is ready for the portal.';
export const CHECK_ALL = 'Check all now';
export const CHECKING_ALL = 'Checking all';
export const KEYS = 'Keys';
export const ROW_LOADING = 'Loading';
export const READING_DAY = 'Reading the schedule';
export const TRY_AGAIN = 'Try again';
export const GOT_IT = 'OK';
export const NAME_LOADING = 'name not loaded yet';
export const NAMELESS_HINT = 'Names end with the browser session. Open to see.';

const WEEKDAY: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
};

/** A calendar date has no zone, so it is counted in UTC. */
function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

/** Name a day: `Tomorrow` where it is near, and `Tue Dec 1`. Both are dates of the practice's calendar. */
export function dayTitle(date: string, today: string): { near: string | null; date: string } {
  const written = new Intl.DateTimeFormat('en-US', WEEKDAY)
    .format(Date.parse(`${date}T00:00:00Z`))
    .replace(',', '');
  const near = { '-1': 'Yesterday', '0': TODAY, '1': TOMORROW }[String(dayNumber(date) - dayNumber(today))];
  const year = date.slice(0, 4) === today.slice(0, 4) ? '' : `, ${date.slice(0, 4)}`;
  return { near: near ?? null, date: `${written}${year}` };
}

/** Write a visit of another day than the one shown: `Dec 3`. */
export function visitDay(starts: string): string {
  const style = { month: 'short', day: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-US', style).format(Date.parse(`${starts.slice(0, 10)}T00:00:00Z`));
}

export function againAt(times: readonly string[]): string {
  return `again at ${times.map((time) => visitTime(`0000-00-00T${time}`)).join(' and ')}`;
}

export const presenceWord: Record<Presence, string> = {
  expected: '',
  arrived: 'here',
  withProvider: 'with the provider',
  over: 'visit over',
  gone: 'not coming',
};

export function latelySentence({ by, at }: NonNullable<DayRow['lately']>, when: When): string {
  return `Sent${by ? ` by ${by}` : ''} ${age(when.now - at)}`;
}

export const filterWord: Record<DayFilter, string> = {
  toDo: 'to do',
  toSend: 'to send',
  toAsk: 'to ask',
  toCorrect: 'to correct',
  notChecked: 'not checked',
  all: 'all',
  pending: 'pending',
  oneStep: 'one step away',
};

export function sendWord(count: number): string {
  return `Send ${count} ${count === 1 ? 'invite' : 'invites'}…`;
}

export function walkWord(count: number): string {
  return count === 1 ? 'Go to the one' : `Walk the ${count}`;
}

/** Say how far the day's states have been read. */
export function meterSentence({ checked, of, doneAt }: DayMeter, readAt: number | null, when: When): string {
  const done = `${checked} of ${of} checked`;
  if (checked >= of) return readAt === null ? done : `${done}, ${clockTime(readAt, when.zone)}`;
  return doneAt === null ? done : `${done}, the rest by ${clockTime(doneAt, when.zone)}`;
}

/** A screen reader is told so after a search. */
export function foundSentence(count: number): string {
  return count === 1 ? '1 patient found.' : `${count} patients found.`;
}

export function leftSentence(left: number): string {
  return `${left} ${left === 1 ? 'request' : 'requests'} left`;
}

export function arrivedTitle(name: string, time: string): string {
  return `${name} is here (${time})`;
}

/** For whom a verb is, as a screen reader says it: `Resend for Maren Fairholt`. */
export function verbFor(name: string): string {
  return `for ${name}`;
}

/** What somebody at the counter says to a patient who is not ready, in one sentence. */
export function counterSentence(next: NextStep): string {
  switch (next.step) {
    case 'invite':
      return '“May I send you the link to your records now?”';
    case 'resend':
      return next.because === 'expired'
        ? '“Your link has run out. Shall I send you a new one?”'
        : '“Your link runs out soon. Shall I send you a new one?”';
    case 'anotherWay':
      return '“Our emails do not seem to reach you. May I print you the letter?”';
    case 'ask':
      return askSentence[next.for[0] ?? 'email'];
    case 'correct':
      return next.because === 'oldAddress'
        ? '“We have a new email for you. Shall I send the link there?”'
        : '“Would you spell your email for me, please?”';
    case 'check':
      return 'Check first: nobody has looked yet.';
    case 'decide':
      return 'Answer the open question first.';
  }
}

const askSentence: Record<Extract<NextStep, { step: 'ask' }>['for'][number], string> = {
  email: '“Which email may we use for your records?”',
  birthDate: '“May I have your date of birth, please?”',
  phone: '“What is your cell phone number?”',
  ssn: '“May I have your date of birth and cell phone number?”',
};

export function moreArrived(count: number): string {
  return `${count} more`;
}

// What a person says about somebody who is not to be invited now

export const NOT_NOW_TITLE = 'Not now, because';
export const NOT_NOW_UNTIL = 'Until';
export const SAVE_NOT_NOW = 'Not now';
export const TAKE_BACK = 'Take back';
export const UNTIL_DATE = 'Day on which to ask again';
export const reasonWord: Record<NotNowReason, string> = {
  declined: 'They declined',
  noEmail: 'They have no email',
  willAskAgain: 'Will ask again',
  other: 'Other reason',
};
export const untilWord = {
  nextVisit: 'the next visit',
  date: 'a day',
  never: 'for good',
} as const;

// Days without rows

export const nobodyBooked: Plain = plain(
  'Nobody is booked.',
  'DrChrono’s schedule has no patients here on this day.',
  'Choose another day, provider or office.',
);
export const emptySchedule: Plain = plain(
  'DrChrono lists no appointments.',
  'The day may be free. It also looks like this where Invite Desk was not allowed to read the schedule.',
  'If there are appointments on this day, open the settings and connect again.',
);
export const nothingToDo: Plain = plain(
  'Nothing to do.',
  'Everybody on this day is ready for the portal, or put off.',
  'Choose another day, or All to see everybody.',
);
export const nobodyToDoYet: Plain = plain(
  'Nobody is known to need you yet.',
  'Not everybody on this day has been checked.',
  'Check all now, or wait: whoever needs you comes up here.',
);
export const nobodyInFilter: Plain = plain(
  'Nobody is left here.',
  'The counts above say where the others stand.',
  'Choose another of them.',
);
export const budgetSpentWords = (time: string): Plain =>
  plain(
    'This hour’s requests are used up.',
    'Nothing is read or sent until they begin anew. What you see is the last known state.',
    `They begin anew at ${time}.`,
  );

export function noneFound(query: string): string {
  return `Nobody here matches “${query}”.`;
}
export const NONE_FOUND_NEXT = 'Only the patients of this list are searched.';

export const CLEAR_DAY_SEARCH = 'Show everybody again';

/** Write `visit Tue Dec 1, 10:00 AM`. */
export function visitSentence(starts: string): string {
  const day = new Intl.DateTimeFormat('en-US', WEEKDAY).format(
    Date.parse(`${starts.slice(0, 10)}T00:00:00Z`),
  );
  return `visit ${day.replace(',', '')}, ${visitTime(starts, true)}`;
}
export const NOBODY_OPEN: Plain = plain(
  'No patient is open.',
  'Whoever you open in the day is shown here.',
  'Press a name.',
);
