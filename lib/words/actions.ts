import type { OtherChart } from '../invites/other-charts.ts';
import type { Risk } from '../invites/risk.ts';
import type { SentLately } from '../invites/sent-lately.ts';
import type { Status } from '../invites/status.ts';
import type { Action, Offer } from '../messages/offer.ts';
import type { When } from './status.ts';
import { age, calendarDate } from './time.ts';

/** A button that offers an action says this. */
export const actionWord: Record<Action, string> = {
  send: 'Send invite',
  resend: 'Resend invite',
  revoke: 'Revoke',
  check: 'Check now',
  retry: 'Retry',
  itArrived: 'It arrived',
  sendAgain: 'Send again',
  dismiss: 'Done',
};

/** Say the action in words that fit where the invite stands: a resend may go to another address than the invite did. */
export function actionWordAt(action: Action, status: Status): string {
  const isMoved = action === 'resend' && status.kind === 'pending' && status.toOldAddress;
  return isMoved ? RESEND_TO_NEW : actionWord[action];
}
const RESEND_TO_NEW = 'Resend to the new address';

/** The button of the second press says this, after the risk was shown. */
export const confirmWord: Partial<Record<Action, string>> = {
  send: 'Send anyway',
  resend: 'Resend anyway',
  revoke: 'Revoke the invite',
  sendAgain: 'Send it again',
};

/** Say all that a person must know before the second press. Without `when`, nothing says how long ago something was. */
export function riskSentences(
  { action, risk, also = [], ...about }: Offer,
  when: Pick<When, 'now'> | null = null,
): string[] {
  return (risk === null ? also : [risk, ...also]).map((one) => riskSentence(one, action, about, when));
}

/** Say one of the things that a person must know before the second press. `about` says what the risk is about. */
export function riskSentence(
  risk: Risk,
  action: Action,
  about: Pick<Offer, 'minorsUnder' | 'alsoOn' | 'lately' | 'byItself'> = {},
  when: Pick<When, 'now'> | null = null,
): string {
  switch (risk) {
    case 'mayHaveJoined':
      return 'DrChrono did not say whether the patient has joined. If they have, revoking may end their portal access. OnPatient Access in the chart tells for sure.';
    case 'mayBeInvited':
      return 'DrChrono did not say whether an invite is already out. A second invite makes the link in the first email stop working.';
    case 'cutsOffInvite':
      return action === 'revoke'
        ? 'The link in the patient’s email stops working at once. They cannot join until you send a new invite.'
        : 'The link in the email they have stops working at once; the new email replaces it.';
    case 'inactiveChart':
      return 'This chart is inactive. Go on only if the patient still comes here.';
    case 'minor':
      return `The patient is ${about.minorsUnder === undefined ? 'a minor' : `under ${about.minorsUnder}`}. Go on only if the email is of somebody who may see this chart.`;
    case 'responsibleParty':
      return 'This email is the responsible party’s too. Go on only if the patient wants the invite there.';
    case 'sharedAddress':
      return `${whoseCharts(about.alsoOn ?? [])} One portal account takes one email. Go on only if it is this patient’s own.`;
    case 'sentLately':
      return `${latelySentence(about.lately, when)} Another one makes that link stop working.`;
    case 'drChronoInvites':
      return about.byItself === 'reminders'
        ? 'Your settings say that DrChrono invites patients with its reminders. Go on only if this one needs the invite now: two emails may come.'
        : 'Your settings say that DrChrono invites new patients after their first visit. Go on only if this one needs the invite now: two emails may come.';
    case 'oneIdentifier':
      return 'This page shows only one thing that says who the patient is. Check name and birth date before you go on.';
  }
}

/** Say by whom and when an invite went out, as in `Maria sent an invite 12 min ago.` */
function latelySentence(lately: SentLately | undefined, when: Pick<When, 'now'> | null): string {
  const ago = lately && when ? age(Math.max(0, when.now - lately.at)) : 'less than a day ago';
  return lately?.by ? `${lately.by} sent an invite ${ago}.` : `An invite went out ${ago}.`;
}

/** Say on whose charts an address is, as in `Also on the chart of A. B., 34.` Of many, the first few. */
function whoseCharts(charts: readonly OtherChart[]): string {
  if (charts.length === 0) return 'This email is on other charts too.';
  const named = charts.slice(0, MOST_NAMED).map(({ initials, age }) => {
    const who = initials === '' ? 'somebody without a name' : initials;
    return age === null ? who : `${who}, ${age}`;
  });
  const more = charts.length - named.length;
  const all = [...named, ...(more > 0 ? [`${more} more`] : [])];
  const last = all.pop();
  const list = all.length === 0 ? last : `${all.join('; ')} and ${last}`;
  return `This email is also on the ${charts.length === 1 ? 'chart' : 'charts'} of ${list}`.replace(
    /\.?$/,
    '.',
  );
}
const MOST_NAMED = 3;

/** Ask whether this is the patient, before a deed on a page that shows only one identifier. */
export function whoQuestion(action: Action, name: string, birthDate: string | null): string {
  const born = birthDate === null ? 'No birth date on file' : `Born ${calendarDate(birthDate)}`;
  return action === 'revoke' ? `${born}: revoke the invite of ${name}?` : `${born}: send to ${name}?`;
}
