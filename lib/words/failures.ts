import type { Failure, NotWiped } from '../messages/failure.ts';
import type { SightProblem } from '../messages/sight.ts';
import { sightSentence } from './card.ts';
import { forbiddenWords } from './permissions.ts';
import { NOTHING_SENT, type Plain, plain } from './plain.ts';
import { refusalWords, SAFE } from './refusals.ts';
import { storeWords } from './store.ts';
import { clockTime } from './time.ts';
import { unheardSentence } from './unheard.ts';

/** Say for each failure why the background could not do what it was asked. */
export function failureWords(failure: Failure, zone: string | null): Plain {
  switch (failure.kind) {
    case 'notConnected':
      return plain(
        'Invite Desk is not connected to DrChrono.',
        'The chart is untouched, and invites already out keep working.',
        'Open settings and choose Connect.',
      );
    case 'reconnect':
      return failure.why === 'grantDead'
        ? plain(
            'DrChrono ended the connection.',
            'Invites already out keep working.',
            'Most often the same user connected on another computer: each needs a user of its own. Sign in to DrChrono as this computer’s user, then press Connect again in the settings.',
          )
        : plain(
            'The browser was closed, and on a shared computer that ends the connection.',
            'Invites already out keep working.',
            'Open settings and connect again.',
          );
    case 'siteAccessWithdrawn':
      return plain(
        unheardSentence.siteAccessWithdrawn,
        'Nothing can be checked or sent.',
        'Open Invite Desk’s settings and press Allow drchrono.com.',
      );
    case 'storeUnavailable':
      return storeWords[failure.why];
    case 'notWiped':
      return notWipedWords(failure.left);
    case 'offline':
      return plain(
        'This computer is offline.',
        'What you see is the last known state.',
        'Check the network; Invite Desk tries again when it is back.',
      );
    case 'unreachable':
      return plain(
        unheardSentence.unreachable,
        'What you see is the last known state.',
        'A firewall or this network’s own sign-in page may be in the way. Check that other pages open, then check again.',
      );
    case 'timeout':
      return plain(
        unheardSentence.timeout,
        'What you see may be out of date.',
        'Wait a moment, then check again.',
      );
    default:
      return answerWords(failure, zone);
  }
}

type Answered = Exclude<
  Failure,
  {
    kind:
      | 'notConnected'
      | 'reconnect'
      | 'siteAccessWithdrawn'
      | 'storeUnavailable'
      | 'notWiped'
      | 'offline'
      | 'unreachable'
      | 'timeout';
  }
>;

const notWiped: Record<NotWiped, string> = {
  store: 'the encrypted store',
  memory: 'what is remembered of patients',
  settings: 'client ID, user and practice name',
};

function notWipedWords(left: readonly NotWiped[]): Plain {
  return plain(
    `Not everything could be wiped. Still on this computer: ${left.map((place) => notWiped[place]).join('; ')}.`,
    'Invites already sent keep working.',
    left.every((place) => place === 'memory')
      ? 'Close all windows of the browser: that wipes it.'
      : 'Free some disk space or restart the browser, then choose Disconnect again.',
  );
}

function answerWords(failure: Answered, zone: string | null): Plain {
  switch (failure.kind) {
    case 'throttled':
      return plain(
        'DrChrono asked for a pause: too many requests from this practice.',
        'Invites already out keep working.',
        `Try again after ${clockTime(failure.until, zone)}.`,
      );
    case 'budgetSpent':
      return plain(
        'The practice has used its requests to DrChrono for this hour.',
        'Invites already out keep working.',
        `Try again after ${clockTime(failure.until, zone)}.`,
      );
    case 'forbidden':
      return forbiddenWords(failure.lacks ?? 'createAndUpdatePatients');
    case 'notFound':
      return plain(
        'DrChrono has no such record for this account.',
        NOTHING_SENT,
        'Reload the chart. If it stays so, ask your administrator about Share Patients.',
      );
    case 'refused':
      return plain(
        failure.words.length > 0
          ? `DrChrono refused: ${failure.words.join(' ')}`
          : 'DrChrono refused and gave no reason.',
        'The patient got no new invite.',
        'Correct the chart if needed, then try again.',
      );
    case 'serverError':
      return plain(
        `DrChrono has a fault on its side (${failure.status}).`,
        'What you see may be out of date.',
        'Wait a few minutes, then check again.',
      );
    case 'answerUnreadable':
      return plain(
        unheardSentence.answerUnreadable,
        'The state of the invite is not certain.',
        'Look at OnPatient Access in the chart, or check again.',
      );
    default:
      return pageOrClickWords(failure);
  }
}

type OfPageOrClick = Extract<
  Failure,
  {
    kind:
      | 'tooManyPatients'
      | 'tooManyMessages'
      | 'viewOutdated'
      | 'identityRefused'
      | 'linkAlone'
      | 'alreadyRunning'
      | 'notOffered'
      | 'onOtherCharts'
      | 'sentLately'
      | 'notSeen';
  }
>;

function pageOrClickWords(failure: OfPageOrClick): Plain {
  switch (failure.kind) {
    case 'tooManyPatients':
      return plain(
        'This page asked for too many patients in a short time.',
        'Nothing more was asked of DrChrono, and nothing was sent.',
        'Choose Check now for this patient, or wait a minute.',
      );
    case 'tooManyMessages':
      return plain(
        'This page asks Invite Desk for more than a person could.',
        NOTHING_SENT,
        'Wait a moment, then choose Check now. If it stays so, reload the page.',
      );
    case 'viewOutdated':
      return plain(
        'The page changed before your click was done.',
        NOTHING_SENT,
        'Look at the name above, then click again.',
      );
    case 'identityRefused':
      return refusalWords(failure.reason, failure.said);
    case 'linkAlone':
      return plain(
        'This window shows no birth date, so only a link says who the patient is.',
        SAFE,
        'Open the appointment or the chart to send.',
      );
    case 'alreadyRunning':
      return plain(
        'Another send or revoke for this patient is under way.',
        'The patient gets one invite, not two.',
        'Wait until it is done.',
      );
    case 'notOffered':
      return plain(
        'The state changed, so this is no longer the right step.',
        NOTHING_SENT,
        'Look at the new state, then decide.',
      );
    case 'onOtherCharts':
      return plain(
        'This email is on other charts too.',
        NOTHING_SENT,
        'Read at the button whose charts they are before you go on.',
      );
    case 'sentLately':
      return plain(
        'An invite went out to this patient a short while ago.',
        NOTHING_SENT,
        'Press again to read who sent it and when, then decide.',
      );
    case 'notSeen':
      return notSeenWords(failure.why);
  }
}

function notSeenWords(why: SightProblem): Plain {
  return why === 'moved'
    ? plain(sightSentence.moved, NOTHING_SENT, 'Look again, then press.')
    : plain(sightSentence[why], NOTHING_SENT, 'Use the Invite Desk button in the browser’s toolbar.');
}
