import type { CalendarDate } from './reading.ts';

// Every sample of the help pages is Django's `N j, Y` (`Feb. 11, 1980`, `Sept. 1, 2001`) or `02/11/1980`. The template
// itself is not public, so the other forms in which people write the same date are read as well.
const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
/** The source of a pattern for the name of a month, whole or short, as one group. */
export const monthName = `(${months.map((name) => `${name}|${name.slice(0, 3)}`).join('|')}|sept)`;
const month = `${monthName}\\.?`;

const monthFirst = new RegExp(`^${month}[ -](\\d?\\d)(?:st|nd|rd|th)?,?[ -](\\d{4})`, 'i');
const dayFirst = new RegExp(`^(\\d?\\d)[ -]${month},?[ -](\\d{4})`, 'i');
const numbers = /^(\d?\d)([/-])(\d?\d)\2(\d{4})/;
const yearFirst = /^(\d{4})([/-])(\d?\d)\2(\d?\d)/;

/**
 * Parse a text that is one date and nothing else, as in `Feb. 11, 1980`, `02/11/1980` (month first, as in the US), `11 Feb
 * 1980` or `1980-02-11`; null for all others and Feb 30.
 */
export function parsePageDate(text: string): CalendarDate | null {
  const read = readDateAtStart(text);
  return read?.rest === '' ? read.date : null;
}

/** Read a date at the start of a text and what follows it, for example an age in brackets; null where there is none. */
export function readDateAtStart(text: string): { date: CalendarDate; rest: string } | null {
  const read = splitDate(oneLine(text));
  return read && { date: read.date, rest: read.rest.trim() };
}

/** Do the same as readDateAtStart for a text that has single spaces already, and keep every character of the rest. */
export function splitDate(line: string): { date: CalendarDate; rest: string } | null {
  const read =
    dateOf(monthFirst.exec(line), 3, 1, 2) ??
    dateOf(dayFirst.exec(line), 3, 2, 1) ??
    dateOf(numbers.exec(line), 4, 1, 3) ??
    dateOf(yearFirst.exec(line), 1, 3, 4);
  const rest = read && line.slice(read.length);
  return read && rest !== null && !/^\d/.test(rest) ? { date: read.date, rest } : null;
}

/** Make a date of the groups of a match that hold its year, month and day. */
function dateOf(match: RegExpExecArray | null, year: number, month: number, day: number) {
  if (!match) return null;
  const date = existingDate(match[year] ?? '', match[month] ?? '', match[day] ?? '');
  return date && { date, length: match[0].length };
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Make a date of its written parts, the month as a number or by name; null where no calendar has it. */
export function existingDate(yearSaid: string, monthSaid: string, daySaid: string): CalendarDate | null {
  const [year, month, day] = [Number(yearSaid), monthNumber(monthSaid), Number(daySaid)];
  if (year < 1800 || year > 2199 || month < 1 || month > 12 || day < 1) return null;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days ? `${year}-${pad(month)}-${pad(day)}` : null;
}

function monthNumber(said: string): number {
  const start = said.slice(0, 3).toLowerCase();
  return /\d/.test(said) ? Number(said) : months.findIndex((name) => name.startsWith(start)) + 1;
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
