import type { ConnectFailure } from '../messages/connection-view.ts';
import { type Plain, plain } from './plain.ts';
import { storeWords } from './store.ts';
import { unheardSentence } from './unheard.ts';

/** What the sentences depend on beside the failure itself. */
export interface ConnectSurroundings {
  /** Requests may leave again at this time, as a person reads it. */
  again: string;
  /** The practice's IT has set client id and secret. */
  managed: boolean;
}

/** Say why connecting did not work, and which press comes next. */
export function connectFailureWords(failure: ConnectFailure, around: ConnectSurroundings): Plain {
  switch (failure) {
    case 'wrongSecret':
      return plain(
        'DrChrono does not know this client ID and secret.',
        NOT_YET,
        around.managed
          ? 'Your practice’s IT has set them: ask IT to correct them, then press Connect.'
          : 'Copy both again from Account > API in DrChrono, paste them into step 2 and press Save.',
      );
    case 'addressRefused':
      return plain(
        'DrChrono knows the client ID and secret, but did not show its sign-in page.',
        NOT_YET,
        `The application most likely lacks the redirect address, or has it with a letter or slash that differs. Press Copy in step 1, ${
          around.managed ? 'give it to IT for the application' : 'put exactly that into the application'
        }, then press Connect.`,
      );
    case 'windowClosed':
      return plain(
        'The DrChrono window was closed before it was done.',
        NOT_YET,
        'If you closed it, press Connect and leave it open until it closes by itself. If it showed an error, the application lacks the redirect address: press Copy in step 1, put exactly that into the application, then press Connect.',
      );
    case 'windowNotLoaded':
      return plain(
        'The DrChrono window could not be loaded.',
        NOT_YET,
        'Check that other pages open, and that the application has the redirect address of step 1 exactly as it stands. Then press Connect.',
      );
    case 'consentRefused':
      return plain(
        'Access was refused in the DrChrono window.',
        NOT_YET,
        'Press Connect and choose Authorize.',
      );
    case 'scopeRefused':
      return plain(
        'This application may not ask DrChrono for all that Invite Desk needs.',
        NOT_YET,
        `In DrChrono, look under Account > API what the application may do, or ask DrChrono’s support. It needs ${RIGHTS}. Then press Connect.`,
      );
    case 'missingScope':
      return plain(
        'Less was allowed in the DrChrono window than Invite Desk needs.',
        NOT_YET,
        `Press Connect and allow everything that is asked for: ${RIGHTS}.`,
      );
    case 'missingPermission':
      return plain(
        'You are signed in, but this account may not send invites.',
        'You can see states; sending is off.',
        'Ask your administrator for the permission Create and Update Patients, then press Check again.',
      );
    default:
      return connectTrouble(failure, around);
  }
}

type ConnectTrouble = Extract<
  ConnectFailure,
  | 'siteAccessWithdrawn'
  | 'storeUnavailable'
  | 'offline'
  | 'unreachable'
  | 'stateMismatch'
  | 'codeExpired'
  | 'throttled'
  | 'unreadable'
>;

function connectTrouble(failure: ConnectTrouble, { again }: ConnectSurroundings): Plain {
  switch (failure) {
    case 'siteAccessWithdrawn':
      return plain(
        'The browser does not let Invite Desk use drchrono.com.',
        NOT_YET,
        'Press Allow drchrono.com at the top of this page, then press Connect.',
      );
    case 'storeUnavailable':
      return storeWords.cannotOpen;
    case 'offline':
      return plain('This computer is offline.', NOT_YET, 'Check the network, then press Connect.');
    case 'unreachable':
      return plain(
        unheardSentence.unreachable,
        NOT_YET,
        'A firewall may be in the way. Check that other pages open, then press Connect.',
      );
    case 'stateMismatch':
      return plain(
        'The answer does not belong to this sign-in, so it was dropped.',
        NOT_YET,
        'Close other DrChrono sign-in windows, then press Connect.',
      );
    case 'codeExpired':
      return plain('The sign-in took too long and ran out.', NOT_YET, 'Press Connect.');
    case 'throttled':
      return plain(
        'DrChrono asked for a pause: too many requests this hour.',
        NOT_YET,
        `Press Connect after ${again}.`,
      );
    case 'unreadable':
      return plain(unheardSentence.answerUnreadable, NOT_YET, 'Wait a few minutes, then press Connect.');
  }
}

const NOT_YET = 'This browser is not connected, and no patient was touched.';

/** By the names that DrChrono's own window shows (docs/drchrono.md, section 8). */
const RIGHTS = 'user:read, patients:read, patients:write, calendar:read and clinical:read';
