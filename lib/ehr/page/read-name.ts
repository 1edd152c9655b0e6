import { readDateAtStart } from './page-dates.ts';
import type { CalendarDate } from './reading.ts';

// These are words of the EHR's own screens. A heading that is made of nothing else is no name.
const screenWords = new Set(
  (
    'access account action active activity add address alerts all allergies and appointment appointments balance billing ' +
    'calendar care chart clinical contact contacts date default demographics details directory documents edit emergency ' +
    'enabled family flags for form forms goals growth health history home id imaging info information insurance is items ' +
    'key lab labs last list loading medical medications messages mini missing my new next not note notes of on onpatient open order orders ' +
    'overview past patient patients pending pharmacy plan practice previous primary problem problems profile provider ' +
    'recent referral referrals reminders required results risk room save schedule scheduled settings source statement status summary ' +
    'tasks team the to today type upcoming view visit visits vitals waiting welcome your zip'
  ).split(' '),
);

// These words are no part of a name where one of them stands alone beside it.
const beside =
  /^(?:(?:fe)?male|[mfux]|unknown|other|active|inactive|deceased|copy|copied|edit|print|new|new patient|copy name)$/i;

export function isBesideName(text: string): boolean {
  return beside.test(text.replace(/[()[\],.]/g, '').trim());
}

/**
 * Take a text for a name if it has the shape of one, else null: it has at least `fewest` words (one in scripts without
 * spaces) and no digits but those of "2nd". One word is enough only where a label or a heading says that it is a name,
 * because some charts have no last name.
 */
export function nameOf(text: string, fewest = 2): string | null {
  const name = text.replace(/^[\s,;–—-]+|[\s,;:(–—-]+$/gu, '');
  if (name.split('(').length !== name.split(')').length) return null;
  if (name.length < 2 || name.length > 200 || !hasLettersOfName(name)) return null;
  const words = nameWords(name);
  const spaceless =
    !isAscii(name) && /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u.test(name);
  if (bareWords(name).length < (spaceless ? 1 : fewest) || words.length > 20) return null;
  if (words.every((word) => screenWords.has(word)) || /^dr\b/i.test(name)) return null;
  // A text like "Loading patient…" or a sentence is no name.
  return /…|\.\.|^loading\b|^(?:Please|No|By|On)\s[a-z]/.test(name) ? null : name;
}

/** The browser takes long to prepare a search for the letters of all scripts, so it is spared that for most names. */
function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

function hasLettersOfName(name: string): boolean {
  if (isAscii(name) && !/\d/.test(name)) return /^[a-z"'(][a-z\s'`"().,<>/&-]*$/i.test(name);
  return (
    /^[\p{L}"“'‘(]/u.test(name) && /^(?:[\p{L}\p{M}\s'’‘`´"“”.,()<>‐–/&-]|\d(?:st|nd|rd|th)\b)+$/u.test(name)
  );
}

/**
 * Read `Tim Patient - 06/05/2023`, the patient field of the appointment window. The date is most likely the birth date.
 */
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

/**
 * Tell whether every word of the shorter name is in the longer one. Case, accents, punctuation, order and a nickname in
 * brackets do not count.
 */
export function sameName(a: string, b: string): boolean {
  const [left, right] = [bareWords(a), bareWords(b)];
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  return few.length > 0 && few.every((word) => many.includes(word));
}

/** Tell whether two names have the very same words in the same order, as two copies of one name do. */
export function equalNames(a: string, b: string): boolean {
  return nameWords(a).join(' ') === nameWords(b).join(' ');
}

function bareWords(name: string): string[] {
  return nameWords(name.replace(/\([^)]*\)|["“][^"”]*["”]/g, ' '));
}

function nameWords(name: string): string[] {
  if (isAscii(name)) return name.toLowerCase().match(/[a-z\d]+/g) ?? [];
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}
