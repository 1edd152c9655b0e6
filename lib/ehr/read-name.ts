import { readDateAtStart } from './page-dates.ts';
import type { CalendarDate } from './reading.ts';

// Words of the product's own screens. A heading made of nothing else is no name.
const screenWords = new Set(
  (
    'a about access account action address actions active activity add age alerts all allergies allergy an and app appointment appointments archive at balance ' +
    'banner billing calendar cancel care center chart charts clinic clinical close communication consent contact copy create custom daily dashboard ' +
    'data day demographics directory disabled documents dr drug edit education eligibility email enable enabled encounter encounters family ' +
    'female fields flags flowsheet for form forms from general growth growthcharts health help hide history home image imaging immunizations ' +
    'implantable info information insurance invite invites is key lab labs last letter list load loading log logout male medical ' +
    'medication medications menu message messages mini missing more my name new next no not note notes notifications of office on ' +
    'onpatient open or order orders out overview past plan plans goals risk patient patients payment payments pending pharmacy phone photo ' +
    'practice preferences preferred prescriptions previous primary print problem problems profile provider providers quick reason recent recently referral ' +
    'referrals refresh reminders report reports required results revoke room save schedule scheduled search send settings show ' +
    'sign signed social statement status summary support task tasks team test tests the this today tools top transition type unknown ' +
    'upcoming update upload vaccines view viewed visit visits vitals waiting walk week welcome with you your'
  ).split(' '),
);

// Marks that end a name when they stand alone beside it.
const beside =
  /^(?:(?:fe)?male|[mfux]|unknown|other|active|inactive|deceased|copy|copied|edit|print|new|new patient|copy name)$/i;

export function isBesideName(text: string): boolean {
  return beside.test(text.replace(/[()[\],.]/g, '').trim());
}

/** The text as a name if it has the shape of one: two words or more (one in scripts without spaces), no digits. */
export function nameOf(text: string): string | null {
  const name = text.replace(/^[\s,;–—-]+|[\s,;:(–—-]+$/gu, '');
  if (name.split('(').length !== name.split(')').length) return null;
  if (name.length < 2 || name.length > 120 || !/^[\p{L}"“'‘(]/u.test(name)) return null;
  if (!/^(?:[\p{L}\p{M}\s'’‘`´"“”.,()‐–/&-]|\d(?:st|nd|rd|th)\b)+$/u.test(name)) return null;
  const words = nameWords(name);
  const spaceless = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u.test(name);
  if (bareWords(name).length < (spaceless ? 1 : 2) || words.length > 10) return null;
  if (words.every((word) => screenWords.has(word)) || /^dr\b/i.test(name)) return null;
  // "Loading patient…" and sentences.
  return /…|\.\.|^(?:loading|please|no|by|on)\b/i.test(name) ? null : name;
}

/** `Tim Patient - 06/05/2023`, the patient field of the appointment window; the date is most likely the birth date. */
export function nameAndDate(text: string): { name: string; birthDate: CalendarDate; rest: string } | null {
  const match = /^(.*?\S)\s+[-–—]\s+(?=\S*\d)(.*)$/u.exec(text);
  if (!match) return null;
  const name = nameOf(match[1] ?? '');
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
