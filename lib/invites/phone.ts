import parsePhoneNumber from 'libphonenumber-js/core/es6';
import { northAmericanNumbers } from './north-american-numbers.ts';

/**
 * This is what stands in a phone field. `doubtful`: it may be a number, but not one that exists as it is written.
 * `none`: it is no number, like `none` or 000-000-0000. `ending` is the last four digits of the number itself, without
 * an extension; null where they cannot be told.
 */
export type Phone =
  | { kind: 'number'; ending: string | null }
  | { kind: 'doubtful'; ending: string | null }
  | { kind: 'none' };

/** Fewer digits are no phone number, not even one without its area code. */
const FEWEST_DIGITS = 7;
const DIGITS_WITH_AREA = 10;
/** People type these where a form insists on a number. */
const STAND_IN = /^1?(?:(\d)\1{6,}|0?123456789?0?|1234567)$/;
/** The number is not from North America, whose numbers alone are known here. */
const ABROAD = /^\D{0,2}(?:\+\s?[2-9]|011)/;

/** Read what stands in a phone field. A number without a country is one of North America. */
export function readPhone(text: string): Phone {
  const digits = text.replace(/\D/g, '');
  if (digits.length < FEWEST_DIGITS || STAND_IN.test(digits)) return { kind: 'none' };
  const number = parsed(text) ?? parsed(beforeWords(text));
  if (number) {
    // With more digits than a number has, as in `410-555-0143/0199`, the last four may be those of something else.
    const ending = number.nationalNumber.length > DIGITS_WITH_AREA ? null : number.nationalNumber.slice(-4);
    return { kind: number.isValid() ? 'number' : 'doubtful', ending };
  }
  return { kind: ABROAD.test(text) ? 'number' : 'doubtful', ending: null };
}

export type PhoneProblem = 'notPhone' | 'noAreaCode' | 'noSuchNumber' | 'abroad';

/**
 * Read a phone number that somebody types into a field. Only one that exists as it is written is taken. `written` is how
 * the US writes it: `(410) 555-0143`.
 */
export function readTypedPhone(
  text: string,
): { kind: 'phone'; written: string } | { kind: 'bad'; why: PhoneProblem } {
  const digits = text.replace(/\D/g, '');
  if (ABROAD.test(text)) return { kind: 'bad', why: 'abroad' };
  if (digits.length < FEWEST_DIGITS) return { kind: 'bad', why: 'notPhone' };
  if (digits.length < DIGITS_WITH_AREA) return { kind: 'bad', why: 'noAreaCode' };
  const number = STAND_IN.test(digits) ? undefined : parsed(text);
  return number?.isValid()
    ? { kind: 'phone', written: number.formatNational() }
    : { kind: 'bad', why: 'noSuchNumber' };
}

function parsed(text: string) {
  return parsePhoneNumber(text, 'US', northAmericanNumbers());
}

/** In `(410) 555-0143 cell 2` the words behind the number, and what follows them, are no part of it. */
function beforeWords(text: string): string {
  return /^[^\p{L}]*/u.exec(text)?.[0] ?? '';
}
