import type { DrChronoInvites } from '../invites/drchrono-invites.ts';
import type { ConnectionChecks } from '../messages/connection-view.ts';
import { type Plain, plain } from './plain.ts';

/** These are the words of the settings page: the steps of the set-up, the check list and disconnecting. */
export const OPTIONS_TITLE = 'Invite Desk settings';
export const INTRO =
  'Connect this browser to your practice’s DrChrono account: the steps below, about ten minutes, once on each computer.';

export function stepNumber(number: number): string {
  return `Step ${number}:`;
}

export const APPLICATION_TITLE = 'Create the API application in DrChrono';
export const APPLICATION_HOW =
  'In DrChrono, open Account > API and add a new application. You need the Settings permission; an administrator has it. Press Copy, give the application any name, paste this redirect address into it and save it there:';

export const KEYS_TITLE = 'Enter its client ID and client secret';
export const KEYS_HOW =
  'DrChrono shows both after you save the application. They are tried as soon as you press Save.';
export const CLIENT_ID = 'Client ID';
export const CLIENT_SECRET = 'Client secret';
export const SECRET_STORED = 'Stored, not shown. Type a new one to replace it.';
export const SECRET_EMPTY = 'Kept encrypted on this computer, and never shown again.';
export const SAVED = 'Saved';
export const TRYING = 'Trying them at DrChrono…';
export const KEYS_KNOWN = 'DrChrono knows this client ID and secret.';
/** Before the reason why they could not be tried. */
export const NOT_TRIED = 'Saved, but not tried yet.';
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
export const CONNECT_HOW =
  'A DrChrono window opens. Sign in with your own account, choose Authorize, and leave the window open until it closes by itself.';
export const CONNECT_OWN_USER =
  'Each computer needs a DrChrono user of its own: if the same user connects on a second one, DrChrono ends the connection of the first.';
export const OPTIONS_CONNECT = 'Connect to DrChrono';
export const CONNECTING = 'Waiting for the DrChrono window…';
export const KEYS_FIRST = 'First save the client ID and secret (step 2), then press Connect.';
export const WHO_FIRST = 'First say who uses this computer, then press Connect.';

/** Above what staff may choose, as long as the computer is not connected. */
export const CAN_WAIT = 'All below can wait: what is set fits most practices, and can be changed any day.';

/** A screen reader is told so. */
export const DISCONNECTED = 'Not connected any more.';
export const CHECKS_TITLE = 'Connected';
export const SIGNED_IN_AS = 'Signed in as';
export const PRACTICE = 'Practice';
export const ZONE = 'Time zone';
export const MAY_INVITE = 'May send invites';
export const GRANTED = 'Allowed to Invite Desk';
export const GRANTED_ALL = 'All it asks for: reading patients and visits, and saving to charts';
export const REQUESTS = 'Requests left this hour';
export const PRACTICE_NOT_NAMED = 'not named';
export const OPTIONS_NOT_SAID = 'DrChrono did not say';
export const RECHECK = 'Check again';
export const CHECKING = 'Checking…';
export const ZONE_FROM_PROVIDER = 'Use the provider’s zone';
export const ZONE_COMMON = 'United States';
export const ZONE_ALL = 'All zones';
/** Say what the clock shows there, which a person can compare with the one on the wall. */
export function zoneAgrees(time: string): string {
  return `It is ${time} there now, as on this computer. Expiry times are shown in this zone.`;
}

/** `locked`: the practice's IT has set the zone. */
export function zoneDiffers(time: string, here: string, locked: boolean): string {
  const mend = locked ? 'ask your practice’s IT to correct the zone' : 'press the button';
  return `It is ${time} there now, but ${here} on this computer. Expiry times are shown in this zone, so they would be off. If your practice is where this computer is, ${mend}.`;
}

export function useZone(zone: string): string {
  return `Use this computer’s zone, ${zone}`;
}

export const ZONE_UNKNOWN = 'Choose a zone: without one the time left cannot be counted.';

export const mayInviteSentence: Record<ConnectionChecks['mayInvite'], string> = {
  yes: 'Yes',
  no: 'No. Ask your administrator for the permission Create and Update Patients, then press Check again.',
  notSaid: 'DrChrono did not say. Sending shows whether it may.',
};

export function requestsSentence(left: number, limit: number, resetsAt: string): string {
  return `${left} of ${limit}, shared by the whole practice. Full again at ${resetsAt}.`;
}

export function checkedSentence(age: string): string {
  return `Checked ${age}`;
}

export const FIRST_INVITE_TITLE = 'Send an invite';
export const FIRST_INVITE_HOW =
  'Press Open the desk: it shows who comes, and one button for each patient who is not ready for the portal. Or open a chart or an appointment in DrChrono and press the pill at the right edge. Where no pill comes, press the Invite Desk button in the browser’s toolbar: it names the patient of the page.';

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
  'As set in DrChrono under Account > OnPatient Settings > Communication: Invite Desk cannot see it. Patients who come for the first time then read “DrChrono will invite”, and an invite from here asks first.';

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
