import type { CalendarDate } from './reading.ts';

// These are the months of Django's `N` (Associated Press). Every sample of the help pages fits them (`Feb. 11, 1980`,
// `Aug. 17, 1997`, `June 4, 2021, 9:36 a.m.`). The template itself is not public.
const months = 'Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');
const monthName = months.map((month) => month.replace('.', '\\.')).join('|');

const longDate = new RegExp(`^(${monthName}) ([1-9]\\d?), (\\d{4})`);
const slashDate = /^(\d{2})\/(\d{2})\/(\d{4})(?!\d)/;

/**
 * Parse a text that is `Feb. 11, 1980` (Django `N j, Y`) or `02/11/1980` and nothing else; null for all others and Feb
 * 30.
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
  const long = longDate.exec(line);
  const slash = long ? null : slashDate.exec(line);
  const match = long ?? slash;
  if (!match) return null;
  const [whole, first = '', day = '', year = ''] = match;
  const date = calendarDate(Number(year), long ? months.indexOf(first) + 1 : Number(first), Number(day));
  const rest = line.slice(whole.length);
  return date && !/^\d/.test(rest) ? { date, rest } : null;
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  if (year < 1800 || year > 2199 || month < 1 || month > 12 || day < 1) return null;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days ? `${year}-${pad(month)}-${pad(day)}` : null;
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
