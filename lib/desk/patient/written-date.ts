import { existingDate, monthName } from '../../ehr/page/page-dates.ts';
import type { CalendarDate } from '../../ehr/page/reading.ts';

const monthWord = `(?<![a-z])${monthName}`;

/** These forms are tried at each place of a text. Numbers with slashes and dashes are month, day, year, as in the US. */
const forms: { pattern: RegExp; order: 'ymd' | 'mdy' | 'dmy' }[] = [
  { pattern: /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g, order: 'ymd' },
  { pattern: /(?<!\d)(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})(?!\d)/g, order: 'mdy' },
  { pattern: new RegExp(`${monthWord}[ /](\\d{1,2})[ /-](\\d{4})(?!\\d)`, 'g'), order: 'mdy' },
  { pattern: new RegExp(`(?<!\\d)(\\d{1,2})[ /]?${monthWord}[ /]?(\\d{4})(?!\\d)`, 'g'), order: 'dmy' },
];
/** Between dots the day or the month may come first, so both are meant. */
const dotted = /(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/g;

/**
 * The calendar dates that a text may mean, in any form in which a page writes one: `08/10/1955`, `Aug. 10, 1955`, `10 Aug
 * 1955`, `1955-08-10`. A year of two digits stands for both centuries. A date that no calendar has is left out.
 */
export function datesIn(text: string): CalendarDate[] {
  if (!/\d/.test(text)) return [];
  const line = text
    .toLowerCase()
    .replace(/(?<=\d)[‐‑–−](?=\d)/g, '-')
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(/(?<=[a-z])[.,]+|(?<=\d),/g, ' ')
    .replace(/(\d)[- ](?=[a-z]{3})|(?<=[a-z]{3})[- ](?=\d)/g, (_, digit?: string) => `${digit ?? ''} `)
    .replace(/\s+/g, ' ');
  const found = new Set<CalendarDate>();
  const add = (year: string, month: string, day: string) => {
    const years = year.length === 2 ? [`19${year}`, `20${year}`] : [year];
    for (const each of years) {
      const date = existingDate(each, month, day);
      if (date !== null) found.add(date);
    }
  };
  for (const { pattern, order } of forms)
    for (const [, first = '', second = '', third = ''] of line.matchAll(pattern)) {
      if (order === 'ymd') add(first, second, third);
      if (order === 'mdy') add(third, first, second);
      if (order === 'dmy') add(third, second, first);
    }
  for (const [, first = '', second = '', year = ''] of line.matchAll(dotted)) {
    add(year, first, second);
    add(year, second, first);
  }
  return [...found];
}

/**
 * The same of a birth date's field, without what stands behind its own line. That may be the next field, whose date is
 * another, as the day of a visit. Above the date may stand the age or the sex.
 */
export function datesOfField(field: string): CalendarDate[] {
  const own = /^[^\n\d]{0,8}\d{0,3}(?![\d/.-])[^\n\d]{0,8}\n.*|^.*/.exec(field);
  return datesIn(own?.[0] ?? '');
}

const anyDate = `(?<!\\d)(?:\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{2,4}|${monthWord}\\.?[- ]\\d{1,2}(?:st|nd|rd|th)?,?[- ]\\d{4}|\\d{1,2}[- ]${monthWord}\\.?,?[- ]\\d{4})(?!\\d)`;
const setApart = new RegExp(`(?:\\s+[-–—]|[,(])?\\s*${anyDate}\\)?`, 'giu');

/** Leave the dates out of a text, with the dash or bracket that sets each apart: `Tim Patient - 06/05/2023`. */
export function withoutDates(text: string): string {
  return text.replace(setApart, ' ').trim();
}
