import type { DrChronoInvites } from '../invites/drchrono-invites.ts';
import type { ConnectFailure, ConnectionChecks } from '../messages/connection-view.ts';
import { type Plain, plain } from './plain.ts';
import { storeWords } from './store.ts';
import { unheardSentence } from './unheard.ts';

/** These are the words of the settings page: the steps of the set-up, the check list and disconnecting. */
export const OPTIONS_TITLE = 'Invite Desk settings';
export const INTRO =
  'Connect this browser to your practice’s DrChrono account. You do this once on each computer.';

export const APPLICATION_TITLE = 'Create the API application in DrChrono';
export const APPLICATION_HOW =
  'In DrChrono, open Account > API and add a new application. You need the Settings permission; an administrator has it. Give it any name and paste this redirect address:';

export const KEYS_TITLE = 'Enter its client ID and client secret';
export const KEYS_HOW = 'DrChrono shows both after you save the application.';
export const CLIENT_ID = 'Client ID';
export const CLIENT_SECRET = 'Client secret';
export const SECRET_STORED = 'Stored, not shown. Type a new one to replace it.';
export const SECRET_EMPTY = 'Kept encrypted on this computer, and never shown again.';
export const SAVED = 'Saved';
export const NEED_CLIENT_ID = 'Enter the client ID.';
export const NEED_SECRET = 'Enter the client secret.';

export const MANAGED_TITLE = 'Set by your practice’s IT';
export const MANAGED_HOW = 'Client ID and secret are there already; you enter nothing.';
export const MANAGED_IN_REACH =
  'In this browser a page that takes over Invite Desk’s script could read that secret. It is safer if IT takes it out of the policy and you enter it here.';
export const MANAGED_ADDRESS = 'If connecting fails, give IT this redirect address for the application:';

export const SET_BY_PRACTICE_IT = 'Set by your practice’s IT.';

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
export const PRACTICE_NOT_NAMED = 'not named';
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

export const APPEARANCE_TITLE = 'In DrChrono’s pages';
export const ICON_ONLY = 'On charts and appointments, show only the icon';
export const ICON_ONLY_HOW =
  'For screens that patients can see: the words, such as “Pending · 3 d”, are shown once you open the icon.';

export const ASK_TO_CONFIRM = 'Ask for name and birth date where a page shows only one of them';
export const ASK_TO_CONFIRM_HOW =
  'Off: such a page shows where the invite stands, without buttons. To send, use the Invite Desk button in the browser’s toolbar.';

export const MINORS_TITLE = 'Minors';
export const MINORS_UNDER_LABEL = 'Ask before an invite goes to a patient under this age';
export const MINORS_HOW =
  'The chart warns of a minor, an invite needs a second press, and lists leave the patient out.';
export const MINORS_CHOOSE = 'Choose the age at which patients of your practice get a portal of their own.';

export function minorsSetByIt(years: number): string {
  return `Under ${years}, set by your practice’s IT.`;
}

export const DAY_TITLE = 'The schedule';
export const PREPARES_SCHEDULE = 'This computer prepares the schedule';
export const PREPARES_SCHEDULE_HOW =
  'It reads the coming days and their invites ahead, and sends first invites from a list. Choose one computer of the practice: two would use up its requests and could send twice. The others look when somebody asks.';
export const SHOWS_BADGE = 'On the toolbar button, count who needs somebody today';
export const SHOWS_BADGE_HOW = 'A number alone, never a name.';
export const DRCHRONO_INVITES = 'DrChrono sends invites by itself';
export const DRCHRONO_INVITES_HOW =
  'As set in DrChrono under Account > OnPatient Settings > Communication; DrChrono tells nobody else. Patients who come for the first time then read “DrChrono will invite”, and an invite from here asks first.';

export const drChronoInvitesWord: Record<DrChronoInvites, string> = {
  never: 'No',
  firstVisit: 'After the first appointment',
  reminders: 'With appointment reminders',
};

/** Tell the manager that staff have to compare too often. */
export function tooOftenWords({ toConfirm, charts }: { toConfirm: number; charts: number }): Plain {
  return plain(
    `On ${toConfirm} of ${charts} charts today the page showed only one thing that says who the patient is.`,
    'Staff must compare name and birth date there each time, and what is asked often is soon pressed unread.',
    'Open such a chart, choose Copy page outline at the end of its card and send that to support, so that such pages are recognised.',
  );
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
        'If you closed it, connect again and leave it open until it closes by itself. If it showed an error, the application lacks the redirect address: copy that of step 1 into it exactly as it stands.',
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
  | 'unreachable'
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
        'Press Allow drchrono.com at the top of this page, then connect again.',
      );
    case 'storeUnavailable':
      return storeWords.cannotOpen;
    case 'offline':
      return plain('This computer is offline.', NOT_YET, 'Check the network, then connect again.');
    case 'unreachable':
      return plain(
        unheardSentence.unreachable,
        NOT_YET,
        'A firewall may be in the way. Check that other pages open, then connect again.',
      );
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
