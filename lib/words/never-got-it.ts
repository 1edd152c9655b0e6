import type { Eligibility } from '../invites/eligibility.ts';
import type { Status } from '../invites/status.ts';
import { inviteSentence, type When } from './status.ts';
import { dayAndTime } from './time.ts';

/** These are the words for the patient on the phone who says that no invite came. */
export const NEVER_GOT_IT = 'They never got it';
export const COPY_STEPS = 'Copy as text';
export const COPY_STEPS_HOW = 'What to do in such a case, without anything about this patient.';
export const STEPS_TEXT = 'What to do';
export const STEPS_NOT_COPIED = 'Select the text and press Ctrl+C';

/** An invite that waits for a patient, or has waited in vain. */
type Waiting = Extract<Status, { kind: 'pending' | 'expired' }>;

const LOOK = 'Ask the patient to look in the spam folder too, and to search their mail for “OnPatient”.';
const LETTER =
  'If no mail reaches them, print DrChrono’s own letter: it is on OnPatient Access in the chart.';

/** Say what is known of the invite, and what to try, in the order in which to try it. Addresses and phones are masked. */
export function neverGotItSteps(status: Waiting, eligibility: Eligibility | null, when: When): string[] {
  return [
    inviteSentence(status.invite, when) || 'An invite was sent. When is not known.',
    lifeSentence(status, when),
    LOOK,
    signUpSentence(eligibility),
    addressSentence(status),
    LETTER,
  ];
}

function lifeSentence(status: Waiting, when: When): string {
  if (status.expires === null) return 'Its link works for seven days from the sending.';
  const end = dayAndTime(status.expires.earliest, when.now, when.zone);
  if (status.kind === 'expired') return `Its link worked until about ${end}. Only a new invite helps now.`;
  return `Its link works until about ${end}, unless a newer invite is sent.`;
}

/** Sign-up takes the birth date with the cell phone, or the SSN, as they are in the chart (support 4402326534427, High). */
function signUpSentence(eligibility: Eligibility | null): string {
  const shown = (name: string) =>
    eligibility?.lines.find(({ requirement, state }) => requirement === name && state === 'onFile')?.shown;
  const phone = eligibility?.warnings.includes('noCellPhone') ? undefined : shown('phone');
  const ways = [
    ...(phone !== undefined && shown('birthDate') !== undefined
      ? [`the birth date and the phone ending ${phone.slice(-2)}`]
      : []),
    ...(shown('ssn') !== undefined ? ['the SSN'] : []),
  ];
  const both = 'the birth date and the cell phone';
  const asked =
    ways.length > 0
      ? `${ways.join(', or for ')}, as in the chart`
      : eligibility === null
        ? `${both}, or for the SSN, as in the chart`
        : `${both}, and the chart lacks one of them: add it first`;
  return `Sign-up takes only the email that the invite went to. It asks for ${asked}.`;
}

function addressSentence(status: Waiting): string {
  if (status.kind === 'pending' && status.toOldAddress)
    return 'It went to an address that the chart no longer has: resend it to the new one.';
  return status.invite.email === null
    ? 'Where it went is in Access History in the chart. If that is wrong, correct the chart first, then resend.'
    : 'Read the address back. If it is wrong, correct the chart first, then resend.';
}

/** The same to hand on, as in a note for colleagues. It holds nothing of any patient. */
export const STEPS_FOR_ALL = [
  'When a patient says that no portal invite came:',
  '1. Read the email address in the chart back to the patient, letter by letter.',
  `2. ${LOOK}`,
  '3. A link works for seven days, and only the link of the newest invite works.',
  '4. Sign-up takes only the email that the invite went to. It asks for the birth date and the cell phone, or for the SSN, as in the chart.',
  '5. If the address is wrong, correct the chart first, then resend: correcting does not move an invite.',
  `6. ${LETTER}`,
].join('\n');
