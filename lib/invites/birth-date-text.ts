import { once } from '../once.ts';

/** A birth date as somebody typed it. `date` is `YYYY-MM-DD`. */
export type BirthDateText = { kind: 'date'; date: string } | { kind: 'bad'; why: BirthDateProblem };

export type BirthDateProblem =
  | 'notDate'
  /** No calendar has this day, such as Feb 30. */
  | 'noSuchDay'
  /** `11.02.1980` is February to one and November to another. */
  | 'dayOrMonth'
  /** The two digits of the year fit both centuries. */
  | 'twoDigitYear'
  | 'future'
  | 'tooOld';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** A month as a word, whole or cut short after three letters or more. */
const MONTH =
  '(jan(?:u(?:ary?)?)?|feb(?:r(?:uary?)?)?|mar(?:ch?)?|apr(?:il?)?|may|june?|july?|aug(?:u(?:st?)?)?|sept?(?:em(?:ber)?)?|oct(?:o(?:ber)?)?|nov(?:em(?:ber)?)?|dec(?:em(?:ber)?)?)';
const YEAR = '(\\d{4}|\\d{2})';

/** Each pattern with which of its groups is the year, the month and the day. */
const forms = once((): { pattern: RegExp; order: readonly [year: number, month: number, day: number] }[] => [
  { pattern: /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/, order: [1, 2, 3] },
  { pattern: new RegExp(`^(\\d{1,2})[-/ ](\\d{1,2})[-/ ]${YEAR}$`), order: [3, 1, 2] },
  { pattern: new RegExp(`^(\\d{2})(\\d{2})${YEAR}$`), order: [3, 1, 2] },
  { pattern: new RegExp(`^${MONTH}[- ](\\d{1,2})[- ]${YEAR}$`), order: [3, 1, 2] },
  { pattern: new RegExp(`^(\\d{1,2})[- ]?${MONTH}[- ]?${YEAR}$`), order: [3, 2, 1] },
  { pattern: new RegExp(`^(\\d{4})[- ]${MONTH}[- ](\\d{1,2})$`), order: [1, 2, 3] },
]);
const dotted = once(() => new RegExp(`^(\\d{1,2})\\.(\\d{1,2})\\.${YEAR}$`));
/** Eight digits without a sign between them begin with the month here, and with the year in many systems. */
const YEAR_FIRST = /^(\d{4})(\d{2})(\d{2})$/;

const LONGEST_LIFE = 120;

/** Read a birth date in the forms that people type. `today` is the day in the practice, `YYYY-MM-DD`. */
export function readBirthDate(text: string, today: string): BirthDateText {
  const line = text
    .toLowerCase()
    // What was copied brings signs along that nobody sees, and dashes that only look like the one on the keyboard.
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/^\s*(?:dob|born|birth ?date)\b[\s:]*/, '')
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(/(?<=[a-z])\.|,/g, ' ')
    .replace(/\s*([-/])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/[ .;]+$|^ +/g, '');
  const withDots = dotted().exec(line);
  if (withDots) return readDotted(withDots, today);
  for (const { pattern, order } of forms()) {
    const match = pattern.exec(line);
    if (!match) continue;
    const [year, month, day] = order.map((group) => match[group] ?? '');
    const read = judge(year ?? '', month ?? '', day ?? '', today);
    const turned = read.kind === 'date' ? null : YEAR_FIRST.exec(line);
    const other = turned && judge(turned[1] ?? '', turned[2] ?? '', turned[3] ?? '', today);
    return other?.kind === 'date' ? other : read;
  }
  return { kind: 'bad', why: 'notDate' };
}

/** With dots the day stands first in most countries. Where both readings are days, nobody can tell which is meant. */
function readDotted([, first = '', second = '', year = '']: RegExpExecArray, today: string): BirthDateText {
  const monthFirst = judge(year, first, second, today);
  const dayFirst = judge(year, second, first, today);
  if (monthFirst.kind !== 'date') return dayFirst.kind === 'date' ? dayFirst : monthFirst;
  if (dayFirst.kind !== 'date' || dayFirst.date === monthFirst.date) return monthFirst;
  return { kind: 'bad', why: 'dayOrMonth' };
}

function judge(year: string, month: string, day: string, today: string): BirthDateText {
  const number = /^\d+$/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3)) + 1;
  const inYear = (whole: string) => judgeDay(whole, number, Number(day), today);
  if (year.length === 4) return inYear(year);
  const [before, after] = [inYear(`19${year}`), inYear(`20${year}`)];
  if (after.kind !== 'date') return before;
  return before.kind === 'date' ? { kind: 'bad', why: 'twoDigitYear' } : after;
}

function judgeDay(year: string, month: number, day: number, today: string): BirthDateText {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const made = new Date(Date.UTC(Number(year), month - 1, day));
  if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return { kind: 'bad', why: 'noSuchDay' };
  if (date > today) return { kind: 'bad', why: 'future' };
  const oldest = `${String(Number(today.slice(0, 4)) - LONGEST_LIFE).padStart(4, '0')}${today.slice(4)}`;
  return date < oldest ? { kind: 'bad', why: 'tooOld' } : { kind: 'date', date };
}
