import type { StopReason } from '../invites/operation.ts';
import type { Failure } from '../messages/failure.ts';
import type { Action } from '../messages/offer.ts';
import type { OperationStage, OperationView } from '../messages/operation-view.ts';
import { actionWord } from './actions.ts';
import { failureWords } from './failures.ts';
import { type Plain, plain } from './plain.ts';
import type { When } from './status.ts';
import { clockTime, dayAndTime, moment } from './time.ts';
import { unheardSentence } from './unheard.ts';

type Kind = OperationView['kind'];
type Stage<S extends OperationStage['stage']> = Extract<OperationStage, { stage: S }>;
type Step = Stage<'working'>['step'];

const steps: Record<Kind, readonly Step[]> = {
  send: ['sending'],
  resend: ['checking', 'revoking', 'sending', 'confirming'],
  revoke: ['checking', 'revoking'],
};

/** List the steps that an operation goes through, in order. A step that is off the usual path joins at the front. */
export function stepsOf(kind: Kind, current: Step): readonly Step[] {
  const usual = steps[kind];
  return usual.includes(current) ? usual : [current, ...usual];
}

export const stepWord: Record<Step, string> = {
  checking: 'Checking the state',
  revoking: 'Revoking the old invite',
  sending: 'Sending the email',
  confirming: 'Checking that it arrived',
};

const busy: Record<Kind, string> = { send: 'Sending…', resend: 'Resending…', revoke: 'Revoking…' };

/** Say in the pill what an operation does; null where the status itself says how it ended. */
export function operationWord(operation: OperationView): string | null {
  switch (operation.stage) {
    case 'working':
      return busy[operation.kind];
    case 'waiting':
      return 'Waiting to go on';
    case 'needsYou':
      return operation.question === 'revokedNotSent' ? 'Not re-sent' : 'Needs your answer';
    case 'stopped':
      return 'Stopped';
    default:
      return null;
  }
}

/** Say why an operation waits and when it goes on. */
export function waitingWords(stage: Stage<'waiting'>, zone: string | null): Plain {
  const then = stage.until === null ? 'by itself' : `by itself about ${clockTime(stage.until, zone)}`;
  switch (stage.why) {
    case 'throttled':
      return plain('DrChrono asked for a pause.', 'Your click is saved.', `It goes on ${then}.`);
    case 'offline':
      return plain(
        'This computer is offline.',
        'Your click is saved.',
        'It goes on when the network is back.',
      );
    case 'siteAccessWithdrawn':
      return plain(
        unheardSentence[stage.why],
        'Your click is saved.',
        'Allow drchrono.com in the browser’s extension settings, and it goes on.',
      );
    case 'unreachable':
    case 'timeout':
    case 'serverError':
    case 'answerUnreadable':
      return plain(unheardSentence[stage.why], 'Your click is saved.', `It goes on ${then}.`);
    case 'signedOut':
      return plain(
        'Invite Desk is no longer connected to DrChrono.',
        'Your click is saved.',
        'Connect again in settings, and it goes on.',
      );
    case 'settling':
      return plain(
        'DrChrono gave no clear answer.',
        'The request may have arrived, so it is not sent twice.',
        `Invite Desk looks again ${then}.`,
      );
  }
}

/** Ask what only a person can tell. `startedAt` is epoch ms on the corrected clock. */
export function questionWords(stage: Stage<'needsYou'>, startedAt: number, when: When): Plain {
  const left = moment(startedAt, when.now, when.zone);
  switch (stage.question) {
    case 'didSendArrive':
      return plain(
        'Did the invite go out?',
        `The request left at ${left} and DrChrono gave no clear answer.`,
        'Look at the top line of Access History in the chart: is there an invite from that minute?',
      );
    case 'didRevokeHappen':
      return plain(
        'Was the old invite revoked?',
        `The request left at ${left} and DrChrono gave no clear answer.`,
        'Look at the top line of Access History in the chart: does it still say Pending?',
      );
    case 'revokedNotSent':
      return plain(
        'Revoked, but NOT re-sent.',
        'The patient’s old link no longer works and no new email went out from here.',
        'Choose Retry to send the new invite.',
      );
  }
}

type Answers = Partial<Record<Action, string>>;

const answers: Record<Stage<'needsYou'>['question'], Answers> = {
  didSendArrive: { itArrived: 'Yes, it is there', sendAgain: 'No, send it again', dismiss: 'Leave it' },
  didRevokeHappen: { retry: 'Still pending: revoke again', dismiss: 'It is revoked' },
  revokedNotSent: { retry: 'Retry sending', sendAgain: 'Retry sending', dismiss: 'Leave it revoked' },
};

/** Say an answer to a question. The same action has other words after another question. */
export function answerWord(question: Stage<'needsYou'>['question'], action: Action): string {
  return answers[question][action] ?? actionWord[action];
}

/** Say what was sent, as in `Sent 10:42 AM to j•••@example.com, valid until about Tue, Nov 24, 10:42 AM.` */
export function sentSentence(stage: Stage<'sent'>, when: When): string {
  const about = stage.precision === 'about' ? 'about ' : '';
  const to = stage.to ? ` to ${stage.to}` : '';
  const until = dayAndTime(stage.expires.earliest, when.now, when.zone);
  return `Sent ${about}${moment(stage.at.earliest, when.now, when.zone)}${to}, valid until about ${until}.`;
}

/** A list says this too. Whether a colleague or this workstation sent the other invite cannot be told apart. */
export const SENT_TWICE =
  'A second invite went out at the same time: a colleague’s, or this one again after the connection broke. The patient has two emails, and the newest link works.';

/** Say how sure a send is. Only a resend is looked up again; an accepted send is settled by its answer. */
export function sentProof(kind: Kind, confirmed: boolean): string {
  if (confirmed) return 'Checked: DrChrono shows the new invite.';
  return kind === 'resend'
    ? 'DrChrono accepted it. Its list does not show it clearly yet.'
    : 'DrChrono accepted it.';
}

export function revokedSentence(stage: Stage<'revoked'>, when: When): string {
  return `Revoked ${moment(stage.at.earliest, when.now, when.zone)}. The link in the patient’s email no longer works.`;
}

/** Say why an operation ended without doing what was asked. */
export function stopWords(because: StopReason | { failure: Failure }, zone: string | null): Plain {
  switch (because) {
    case 'patientJoined':
      return plain(
        'Stopped: the patient has already joined.',
        'Their portal access is untouched.',
        'There is nothing more to do.',
      );
    case 'someoneElseSent':
      return plain(
        'Stopped: someone else just sent an invite.',
        'The patient has one new email, and its link works.',
        'Wait for the patient to accept it.',
      );
    case 'nothingToRevoke':
      return plain(
        'Stopped: there was no invite to revoke.',
        'The patient has no working link now.',
        'Send an invite if they need one.',
      );
    case 'didNotArrive':
      return plain(
        'The invite did not go out.',
        'No invite has reached the patient.',
        'Send it again if they need one.',
      );
    case 'revokedMeanwhile':
      return plain(
        'Stopped: someone else revoked this invite meanwhile.',
        'They may be sending a new one, so no other was sent from here.',
        'Check again in a few minutes.',
      );
    case 'notProven':
      return plain(
        'Stopped: DrChrono did not say whether the patient has joined.',
        'Nothing was revoked and nothing was sent.',
        'Open OnPatient Access in the chart, then resend from there.',
      );
    default: {
      const words = failureWords(because.failure, zone);
      return { ...words, happened: `Stopped. ${words.happened}` };
    }
  }
}
