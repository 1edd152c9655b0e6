import { readDateAtStart } from './page-dates.ts';
import type { CalendarDate } from './reading.ts';

// Words of the product's own screens. A heading made of nothing else is no name.
const screenWords = new Set(
  (
    'access account action active activity add address alerts all allergies and appointment appointments balance billing ' +
    'calendar care chart clinical contact contacts date default demographics details directory documents edit emergency ' +
    'enabled family flags for form forms goals growth health history home id imaging info information insurance is items ' +
    'key lab labs last list loading medical medications messages mini missing my new next not note notes of on onpatient open order orders ' +
    'overview past patient patients pending pharmacy plan practice previous primary problem problems profile provider ' +
    'recent referral referrals reminders required results risk room save schedule scheduled settings source status summary ' +
    'tasks team the to today type upcoming view visit visits vitals waiting welcome your zip'
  ).split(' '),
);

// Marks that end a name when they stand alone beside it.
const beside =
  /^(?:(?:fe)?male|[mfux]|unknown|other|active|inactive|deceased|copy|copied|edit|print|new|new patient|copy name)$/i;

export function isBesideName(text: string): boolean {
  return beside.test(text.replace(/[()[\],.]/g, '').trim());
}

/**
 * The text as a name if it has the shape of one: `fewest` words or more (one in scripts without spaces), no
 * digits. Two, unless a label or a heading says that it is a name: some charts have no last name.
 */
export function nameOf(text: string, fewest = 2): string | null {
  const name = text.replace(/^[\s,;–—-]+|[\s,;:(–—-]+$/gu, '');
  if (name.split('(').length !== name.split(')').length) return null;
  if (name.length < 2 || name.length > 200 || !/^[\p{L}"“'‘(]/u.test(name)) return null;
  if (!/^(?:[\p{L}\p{M}\s'’‘`´"“”.,()<>‐–/&-]|\d(?:st|nd|rd|th)\b)+$/u.test(name)) return null;
  const words = nameWords(name);
  const spaceless = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u.test(name);
  if (bareWords(name).length < (spaceless ? 1 : fewest) || words.length > 20) return null;
  if (words.every((word) => screenWords.has(word)) || /^dr\b/i.test(name)) return null;
  // "Loading patient…" and sentences.
  return /…|\.\.|^loading\b|^(?:Please|No|By|On)\s[a-z]/.test(name) ? null : name;
}

/** `Tim Patient - 06/05/2023`, the patient field of the appointment window; the date is most likely the birth date. */
export function nameAndDate(
  text: string,
  fewest = 2,
): { name: string; birthDate: CalendarDate; rest: string } | null {
  const match = /^(.*?\S)\s+[-–—]\s+(?=\S*\d)(.*)$/u.exec(text);
  if (!match) return null;
  const name = nameOf(match[1] ?? '', fewest);
  const date = readDateAtStart(match[2] ?? '');
  return name && date ? { name, birthDate: date.date, rest: date.rest } : null;
}

/** Same person's name, written alike: case, accents, punctuation, order and bracketed nickname aside. */
export function sameName(a: string, b: string): boolean {
  const [left, right] = [bareWords(a), bareWords(b)];
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  return few.length > 0 && few.every((word) => many.includes(word));
}

/** The very same words in the same order; two copies of one name. */
export function equalNames(a: string, b: string): boolean {
  return nameWords(a).join(' ') === nameWords(b).join(' ');
}

function bareWords(name: string): string[] {
  return nameWords(name.replace(/\([^)]*\)|["“][^"”]*["”]/g, ' '));
}

function nameWords(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}
