import type { DrChronoInvites } from '../invites/drchrono-invites.ts';
import type { NotNow, NotNowReason } from '../invites/not-now.ts';
import type { PatientAsides } from '../messages/patient-view.ts';
import { calendarDate } from './time.ts';

/** The button of an invite says this where DrChrono would invite by itself. */
export const INVITE_NOW = 'Invite now';

/** Say what staff should know of a patient beside where the invite stands, the most telling first. */
export function asideSentences({ notNow, sends, byItself }: PatientAsides): string[] {
  return [
    ...(notNow ? [putOffSentence(notNow)] : []),
    ...(byItself ? [byItselfSentence[byItself]] : []),
    ...(sends === undefined ? [] : [anotherWaySentence(sends)]),
  ];
}

const byItselfSentence: Record<Exclude<DrChronoInvites, 'never'>, string> = {
  firstVisit:
    'DrChrono will invite after the visit: it is the patient’s first one, and your settings say so.',
  reminders:
    'DrChrono will invite with its reminder: it is the patient’s first visit, and your settings say so.',
};

function anotherWaySentence(sends: number): string {
  return `${sends} invites went out and the patient has not joined. Try another way: call the patient, or print DrChrono’s own letter from OnPatient Access in the chart.`;
}

const because: Record<NotNowReason, string> = {
  declined: 'the patient declined',
  noEmail: 'there is no email',
  willAskAgain: 'somebody will ask again',
  other: 'for another reason',
};

function putOffSentence({ reason, until, day }: NotNow): string {
  const end =
    until.kind === 'never'
      ? 'and not to be asked again'
      : until.kind === 'date'
        ? `until ${calendarDate(until.date)}`
        : `until the next visit after ${calendarDate(day)}`;
  return `Put off ${end}: ${because[reason]}. You can still invite.`;
}
