import type { EligibilityWarning, Requirement } from '../invites/eligibility.ts';

/** These are the labels of the check list, in its order: email, birth date, phone, or the SSN in place of those two. */
export const requirementName: Record<Requirement, string> = {
  email: 'Email',
  birthDate: 'Birth date',
  phone: 'Phone',
  ssn: 'or SSN instead',
};

/** The pill has room for these short forms only: `Can’t invite: no email`. */
export const missingWord: Record<Requirement, string> = {
  email: 'no email',
  birthDate: 'no birth date',
  phone: 'no phone',
  ssn: 'no SSN',
};

/** Say what to do about missing fields. `toFix` holds only the fields that are cheapest to add. */
export function fixSentence(toFix: readonly Requirement[]): string {
  const names = toFix.map((requirement) => fixName[requirement]);
  return `Add ${names.join(' and ')} to the chart, and this patient can be invited.`;
}

const fixName: Record<Requirement, string> = {
  email: 'an email address',
  birthDate: 'the birth date',
  phone: 'a phone number',
  ssn: 'the SSN',
};

export const warningSentence: Record<EligibilityWarning, string> = {
  noCellPhone: 'No cell phone on file. Sign-up checks the cell number, so the patient may get stuck.',
  inactiveChart: 'This chart is inactive. Check that the patient still comes here.',
  deceased: 'This chart is marked deceased.',
  minor: 'The patient is under 18. Check whose email this is.',
  sharedAddress: 'This email is on other charts too. One portal account takes one email.',
  suspiciousAddress: 'The email looks mistyped. Read it back to the patient.',
};
