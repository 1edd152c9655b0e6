import type { Cautions, Eligibility, EligibilityWarning, Requirement } from '../invites/eligibility.ts';
import type { AddressDoubt } from '../invites/email-address.ts';
import type { IdentifierField } from '../messages/panel-view.ts';

/** These are the labels of the check list, in its order: email, birth date, phone, or the SSN in place of those two. */
export const requirementName: Record<Requirement, string> = {
  email: 'Email',
  birthDate: 'Birth date',
  phone: 'Phone',
  ssn: 'or SSN instead',
};

/** These buttons open the panel at the field. The verb says what stands there now: nothing, something useless, a value. */
export const addWord: Record<IdentifierField, string> = {
  email: 'Add email',
  cellPhone: 'Add cell phone',
  birthDate: 'Add birth date',
};
export const correctWord: Record<Exclude<IdentifierField, 'birthDate'>, string> = {
  email: 'Correct email',
  cellPhone: 'Correct cell phone',
};
export const EDIT = 'Edit';

export const fieldName: Record<IdentifierField, string> = {
  email: 'Email',
  cellPhone: 'Cell phone',
  birthDate: 'Birth date',
};

/** The pill has room for these short forms only: `Can’t invite: no email`. */
export const missingWord: Record<Requirement, string> = {
  email: 'no email',
  birthDate: 'no birth date',
  phone: 'no phone',
  ssn: 'no SSN',
};

/** The pill says this where something stands in the field that is of no use. */
export const uselessWord: Record<Requirement, string> = {
  email: 'email not valid',
  birthDate: 'birth date not valid',
  phone: 'phone not valid',
  ssn: 'SSN not valid',
};

/** The pill says this where nobody is to be invited any more. */
export const DECEASED = 'marked deceased';

/** The check list says this where something stands in the field that cannot be what it should be. */
export const unusableWord: Record<Requirement, string> = {
  email: 'not an address',
  birthDate: 'not a birth date',
  phone: 'not a phone number',
  ssn: 'not an SSN',
};

/** Write `an email address, the birth date and a phone number`. */
export function withAnd(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** Say what to do about the fields that stand in the way. `toFix` holds only those that are cheapest to add. */
export function fixSentence({ lines, toFix }: Pick<Eligibility, 'lines' | 'toFix'>): string {
  const isUnusable = (name: Requirement) =>
    lines.some(({ requirement, state }) => requirement === name && state === 'unusable');
  const corrected = toFix.filter(isUnusable).map((name) => correctName[name]);
  const added = toFix.filter((name) => !isUnusable(name)).map((name) => fixName[name]);
  const deeds = [
    ...(corrected.length > 0 ? [`correct ${withAnd(corrected)}`] : []),
    ...(added.length > 0 ? [`add ${withAnd(added)}`] : []),
  ].join(' and ');
  const where = added.length > 0 ? 'to' : 'in';
  return `${deeds.charAt(0).toUpperCase()}${deeds.slice(1)} ${where} the chart, and this patient can be invited.`;
}

const correctName: Record<Requirement, string> = {
  email: 'the email address',
  birthDate: 'the birth date',
  phone: 'the phone number',
  ssn: 'the SSN',
};

const fixName: Record<Requirement, string> = {
  email: 'an email address',
  birthDate: 'the birth date',
  phone: 'a phone number',
  ssn: 'the SSN',
};

export const warningSentence: Record<EligibilityWarning, string> = {
  noCellPhone: 'No cell phone on file. Sign-up checks the cell number, so the patient may get stuck.',
  doubtfulPhone: 'A phone number looks mistyped. Sign-up checks the number, so read it back to the patient.',
  inactiveChart: 'This chart is inactive. Check that the patient still comes here.',
  deceased: 'This chart is marked deceased. No invite is sent. If that is wrong, correct the chart.',
  minor: 'The patient is a minor. Check whose email this is.',
  adultSoon: 'The patient comes of age within 30 days. Ask for an email of their own.',
  sharedAddress: 'This email is on other charts too. One portal account takes one email.',
  suspiciousAddress: 'The email looks mistyped. Read it back to the patient.',
  responsiblePartyAddress:
    'This email is the responsible party’s too. Ask the patient whether the invite may go there.',
};

/** What a warning may be about, where that is known. */
type WarnedOf = Omit<Cautions, 'warnings'>;

/** Say a warning, with what is doubtful about the address and with the age under which a patient is a minor. */
export function warningWords(
  warning: EligibilityWarning,
  { addressDoubt, minorsUnder }: WarnedOf = {},
): string {
  if (warning === 'suspiciousAddress' && addressDoubt) return addressSentence(addressDoubt);
  if (minorsUnder === undefined) return warningSentence[warning];
  if (warning === 'minor') return `The patient is under ${minorsUnder}. Check whose email this is.`;
  if (warning === 'adultSoon')
    return `The patient turns ${minorsUnder} within 30 days. Ask for an email of their own.`;
  return warningSentence[warning];
}

/** Say what is doubtful about an address, without the part before its @. */
function addressSentence(doubt: AddressDoubt): string {
  switch (doubt.kind) {
    case 'suggest':
      return doubt.ends === null
        ? 'A letter of the email only looks right. Type the address anew in the chart.'
        : `The address ends in ${doubt.ends.typed}. Did you mean ${doubt.ends.meant}?`;
    case 'cleaned':
      return 'The email has a sign too many, such as a space, a bracket or a dot at its end. Take it out in the chart.';
    case 'notAnAddress':
      return 'No mail can reach this email. Ask the patient for it again.';
    case 'placeholder':
      return 'This email seems to stand for “none”. Ask the patient for their own.';
    case 'practice':
      return 'This email belongs to your practice. Ask the patient for their own.';
  }
}
