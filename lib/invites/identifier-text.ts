import { type BirthDateProblem, readBirthDate } from './birth-date-text.ts';
import { type AddressDoubt, doubtAbout, isEmailAddress, judgeAddress, withoutDirt } from './email-address.ts';
import { type PhoneProblem, readTypedPhone } from './phone.ts';
import type { SavedField } from './save.ts';

/** Why what was typed into a field of the panel is of no use there. */
export type TextProblem = 'notAddress' | 'spaceInside' | 'noEnding' | PhoneProblem | BirthDateProblem;

/** What stands in a field of the panel, as it would be saved. */
export type JudgedText =
  | { kind: 'empty' }
  | {
      kind: 'good';
      /** This is saved. */
      value: string;
      /** True: `value` is not letter by letter what was typed, and the panel says so. */
      cleaned: boolean;
    }
  | { kind: 'bad'; why: TextProblem };

/** What to look at once more in an address that could be saved. */
export type AddressHint =
  | { kind: 'none' }
  | { kind: 'doubt'; doubt: AddressDoubt }
  /** It looks mistyped, and this is most likely meant. */
  | { kind: 'meant'; address: string };

/** Judge what somebody typed. `today` is the day in the practice, `YYYY-MM-DD`. */
export function judgeIdentifier(field: SavedField, text: string, today: string): JudgedText {
  if (text.trim() === '') return { kind: 'empty' };
  switch (field) {
    case 'email':
      return judgeEmail(text);
    case 'cellPhone': {
      const phone = readTypedPhone(text);
      return phone.kind === 'bad' ? phone : good(phone.written, text);
    }
    case 'birthDate': {
      const read = readBirthDate(text, today);
      // The field below says the day in words, so a day in another form is nothing that was cleaned.
      return read.kind === 'bad' ? read : { kind: 'good', value: read.date, cleaned: false };
    }
  }
}

/** Say what is doubtful about an address that has the form of one. `practiceDomain` is as in `judgeAddress`. */
export function hintOn(address: string, practiceDomain: string | null): AddressHint {
  const verdict = judgeAddress(address, practiceDomain);
  if (verdict.kind === 'suggest') return { kind: 'meant', address: verdict.to };
  const doubt = doubtAbout(address, practiceDomain);
  return doubt === null ? { kind: 'none' } : { kind: 'doubt', doubt };
}

function good(value: string, typed: string): JudgedText {
  return { kind: 'good', value, cleaned: value !== typed };
}

function judgeEmail(typed: string): JudgedText {
  const address = withoutDirt(typed);
  if (!address.includes('@')) return { kind: 'bad', why: 'notAddress' };
  // Two addresses, with or without a space between them, are answered alike.
  if (/\s|[^@]@[^@]+@/.test(address)) return { kind: 'bad', why: 'spaceInside' };
  if (!isEmailAddress(address)) return { kind: 'bad', why: 'notAddress' };
  const domain = address.slice(address.indexOf('@') + 1);
  if (/^\.|\.\./.test(domain)) return { kind: 'bad', why: 'notAddress' };
  return domain.includes('.') ? good(address, typed) : { kind: 'bad', why: 'noEnding' };
}
