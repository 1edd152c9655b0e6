import type { ConnectFailure, ConnectionChecks } from '../messages/connection-view.ts';
import { type Plain, plain } from './plain.ts';
import { storeWords } from './store.ts';

/** These are the words of the settings page: the steps of the set-up, the check list and disconnecting. */
export const OPTIONS_TITLE = 'Invite Desk settings';
export const INTRO =
  'Connect this browser to your practice’s DrChrono account. You do this once on each computer.';

export const APPLICATION_TITLE = 'Create the API application in DrChrono';
export const APPLICATION_HOW =
  'In DrChrono, open Account > API and add a new application. You need the Settings permission; an administrator has it. Give it any name and paste this redirect address:';
export const COPY = 'Copy';
export const COPY_FAILED = 'Select the address and press Ctrl+C';

export const KEYS_TITLE = 'Enter its client ID and client secret';
export const KEYS_HOW = 'DrChrono shows both after you save the application.';
export const CLIENT_ID = 'Client ID';
export const CLIENT_SECRET = 'Client secret';
export const SECRET_STORED = 'Stored, not shown. Type a new one to replace it.';
export const SECRET_EMPTY = 'Kept encrypted on this computer, and never shown again.';
export const SAVE = 'Save';
export const SAVED = 'Saved';
export const NEED_CLIENT_ID = 'Enter the client ID.';
export const NEED_SECRET = 'Enter the client secret.';

export const MANAGED_TITLE = 'Set by your practice’s IT';
export const MANAGED_HOW = 'Client ID and secret are there already; you enter nothing.';
export const MANAGED_ADDRESS = 'If connecting fails, give IT this redirect address for the application:';

export const COMPUTER_TITLE = 'Who uses this computer?';
export const STAFF_ONLY = 'Practice staff only';
export const STAFF_ONLY_HOW = 'Stay connected when the browser is closed.';
export const SHARED = 'It is shared with others';
export const SHARED_HOW =
  'Ends when the browser closes. Next time it comes back by itself where DrChrono still knows you; else connect again.';

export const CONNECT_TITLE = 'Connect';
export const CONNECT_HOW = 'A DrChrono window opens. Sign in with your own account and choose Authorize.';
export const OPTIONS_CONNECT = 'Connect to DrChrono';
export const CONNECTING = 'Waiting for the DrChrono window…';
export const ANSWER_FIRST = 'First save the client ID and secret, and say who uses this computer.';

export const CHECKS_TITLE = 'Connected';
export const SIGNED_IN_AS = 'Signed in as';
export const PRACTICE = 'Practice';
export const ZONE = 'Time zone';
export const MAY_INVITE = 'May send invites';
export const REQUESTS = 'Requests left this hour';
export const OPTIONS_NOT_SAID = 'DrChrono did not say';
export const RECHECK = 'Check again';
export const CHECKING = 'Checking…';
export const ZONE_FROM_PROVIDER = 'Use the provider’s zone';
export const ZONE_COMMON = 'United States';
export const ZONE_ALL = 'All zones';
export const ZONE_HOW = 'Expiry times are shown in this zone.';
export const ZONE_UNKNOWN = 'Choose a zone: without one the time left cannot be counted.';

export const mayInviteSentence: Record<ConnectionChecks['mayInvite'], string> = {
  yes: 'Yes',
  no: 'No. Ask your administrator for the permission Create and Update Patients.',
  notSaid: 'DrChrono did not say. Sending shows whether it may.',
};

export function requestsSentence(left: number, limit: number, resetsAt: string): string {
  return `${left} of ${limit}, shared by the whole practice. Full again at ${resetsAt}.`;
}

export function checkedSentence(age: string): string {
  return `Checked ${age}`;
}

export const REPORT_TITLE = 'An answer Invite Desk could not read';
export const REPORT_HOW =
  'DrChrono answered in a form that says nothing about invites, so those states read “unknown”. Send this report to support: it holds names of fields and kinds of values, no value and nothing of a patient.';
export const COPY_REPORT = 'Copy report';
export const REPORT_NOT_COPIED = 'Select the report and press Ctrl+C';

export const CHANGE = 'Change application, computer or account';
export const STEP_DONE = 'done';

export const DISCONNECT = 'Disconnect';
export const DISCONNECT_HOW =
  'Signs this browser out, wipes the client secret and everything remembered of patients. Invites already sent keep working.';
export const DISCONNECT_ASK = 'Disconnect and wipe the secret? To connect again you need the client secret.';
export const DISCONNECT_HOW_MANAGED =
  'Signs this browser out and wipes everything remembered of patients. Client ID and secret stay with your practice’s IT. Invites already sent keep working.';
export const DISCONNECT_ASK_MANAGED = 'Disconnect and wipe what is remembered of patients?';
export const DISCONNECT_YES = 'Yes, disconnect';
export const DISCONNECT_NO = 'Keep connected';

/** Say why connecting did not work. */
export function connectFailureWords(failure: ConnectFailure): Plain {
  switch (failure) {
    case 'wrongSecret':
      return plain(
        'DrChrono does not know this client ID and secret.',
        NOT_YET,
        'Copy both again from Account > API and save them.',
      );
    case 'consentRefused':
      return plain(
        'Access was refused in the DrChrono window.',
        NOT_YET,
        'Connect again and choose Authorize.',
      );
    case 'windowClosed':
      return plain(
        'The DrChrono window was closed before it was done.',
        NOT_YET,
        'Connect again and leave the window open until it closes by itself.',
      );
    case 'windowNotLoaded':
      return plain(
        'The DrChrono window could not be loaded.',
        NOT_YET,
        'Check the network, the client ID, and that the application has the redirect address of step 1 exactly as it stands.',
      );
    case 'missingScope':
      return plain(
        'DrChrono granted less than Invite Desk needs.',
        'Patients could not be read or invited.',
        'Connect again and allow everything that is asked for.',
      );
    case 'missingPermission':
      return plain(
        'You are signed in, but this account may not send invites.',
        'You can see states; sending is off.',
        'Ask your administrator for the permission Create and Update Patients.',
      );
    default:
      return connectTrouble(failure);
  }
}

type ConnectTrouble = Extract<
  ConnectFailure,
  | 'siteAccessWithdrawn'
  | 'storeUnavailable'
  | 'offline'
  | 'stateMismatch'
  | 'codeExpired'
  | 'throttled'
  | 'unreadable'
>;

function connectTrouble(failure: ConnectTrouble): Plain {
  switch (failure) {
    case 'siteAccessWithdrawn':
      return plain(
        'The browser does not let Invite Desk use drchrono.com.',
        NOT_YET,
        'Allow drchrono.com for Invite Desk in the browser’s extension settings.',
      );
    case 'storeUnavailable':
      return storeWords.cannotOpen;
    case 'offline':
      return plain('This computer is offline.', NOT_YET, 'Check the network, then connect again.');
    case 'stateMismatch':
      return plain(
        'The answer does not belong to this sign-in, so it was dropped.',
        NOT_YET,
        'Close other DrChrono sign-in windows and connect again.',
      );
    case 'codeExpired':
      return plain('The sign-in took too long and ran out.', NOT_YET, 'Connect again.');
    case 'throttled':
      return plain(
        'DrChrono asked for a pause: too many requests this hour.',
        NOT_YET,
        'Try again after the next full hour.',
      );
    case 'unreadable':
      return plain('DrChrono’s answer could not be read.', NOT_YET, 'Wait a few minutes and connect again.');
  }
}

const NOT_YET = 'This browser is not connected, and no patient was touched.';
