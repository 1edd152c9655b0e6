import type { CalendarDate, WallMinute } from './reading.ts';

// Django's `N` (Associated Press months): every sample of the help pages fits it (`Feb. 11, 1980`,
// `Aug. 17, 1997`, `June 4, 2021, 9:36 a.m.`). The template itself is not public.
const months = 'Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');
const monthName = months.map((month) => month.replace('.', '\\.')).join('|');

const longDate = new RegExp(`^(${monthName}) ([1-9]\\d?), (\\d{4})`);
const slashDate = /^(\d{2})\/(\d{2})\/(\d{4})(?!\d)/;
// Django's `P`: minutes dropped on the hour, `noon` and `midnight` as words.
const clock = /^(?:(1[0-2]|[1-9])(?::([0-5]\d))? ([ap])\.m\.|noon|midnight)$/;

/** `Feb. 11, 1980` (Django `N j, Y`) or `02/11/1980`, whole text; anything else and Feb 30 are null. */
export function parsePageDate(text: string): CalendarDate | null {
  const read = readDateAtStart(text);
  return read?.rest === '' ? read.date : null;
}

/** A date at the start of a text and what follows it, e.g. an age in brackets. */
export function readDateAtStart(text: string): { date: CalendarDate; rest: string } | null {
  const read = splitDate(oneLine(text));
  return read && { date: read.date, rest: read.rest.trim() };
}

function splitDate(line: string): { date: CalendarDate; rest: string } | null {
  const long = longDate.exec(line);
  const slash = long ? null : slashDate.exec(line);
  const match = long ?? slash;
  if (!match) return null;
  const [whole, first = '', day = '', year = ''] = match;
  const date = calendarDate(Number(year), long ? months.indexOf(first) + 1 : Number(first), Number(day));
  const rest = line.slice(whole.length);
  return date && !/^\d/.test(rest) ? { date, rest } : null;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** `May 17, 2022, 3:04 p.m.` (Django `N j, Y, P`) as a wall-clock minute; it has no zone. */
export function parsePageStamp(text: string): WallMinute | null {
  const line = oneLine(text);
  const day = longDate.test(line) ? splitDate(line) : null;
  if (!day?.rest.startsWith(', ')) return null;
  const time = clock.exec(day.rest.slice(2));
  if (!time) return null;
  const [word, hour, minute = '00', half] = time;
  if (hour === undefined) return `${day.date}T${word === 'noon' ? '12:00' : '00:00'}`;
  // `P` never prints :00, and says noon and midnight for 12: a text that does was not made by it.
  if (time[2] === '00' || (hour === '12' && time[2] === undefined)) return null;
  return `${day.date}T${pad((Number(hour) % 12) + (half === 'p' ? 12 : 0))}:${minute}`;
}

/** `09:00AM`, as the appointment window prints it, to `09:00`. */
export function parsePageTime(text: string): string | null {
  const match = /^(0[1-9]|1[0-2]):([0-5]\d)([AP])M$/.exec(text.trim());
  return match ? `${pad((Number(match[1]) % 12) + (match[3] === 'P' ? 12 : 0))}:${match[2]}` : null;
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
