import type { DeskFileFailure } from '../messages/desk-file.ts';

/** These words are about setting up another computer with a file. */
export const SECOND_DESK_TITLE = 'Set up another computer';
export const SECOND_DESK_HOW =
  'Save a file here and take it on the other computer. It holds the API application and what you chose in these settings: nothing of patients, and no sign-in.';
/** DrChrono gives a user one connection for each application. */
export const OWN_USER =
  'Each computer needs its own DrChrono user. If the same user connects on a second computer, DrChrono ends the connection of the first.';
export const PASSPHRASE = 'Passphrase for the file';
export const PASSPHRASE_HOW =
  'With a passphrase of at least 12 characters, such as four words, the client secret is in the file too, encrypted. Tell it to nobody in the same message as the file. Without one, you type the client secret on the other computer.';
export const SAVE_FILE = 'Save the file';
export const FILE_SAVED =
  'Saved, with the client secret under your passphrase. Delete the file once the other computer is set up.';
export const FILE_SAVED_WITHOUT =
  'Saved, without the client secret. You type the secret on the other computer.';

export const TAKE_TITLE = 'Use a file from another computer';
export const TAKE_HOW =
  'Choose the file that was saved in the settings of a computer that is set up. This computer then does not prepare the schedule, because one of the practice does.';
export const FILE = 'File';
export const PASSPHRASE_OF_FILE = 'Its passphrase, if it has one';
export const TAKE_FILE = 'Use this file';
export const CHOOSE_FILE = 'Choose the file first.';
export const FILE_TAKEN =
  'Done. Say below who uses this computer, then connect with a DrChrono user of its own.';
export const FILE_TAKEN_WITHOUT =
  'Done, but the file has no client secret. Type it below, say who uses this computer, and connect with a DrChrono user of its own.';

/** Why it did not work, and what to do. Nothing was changed then. */
export const deskFileSentence: Record<DeskFileFailure, string> = {
  notOurs: 'This is no file of Invite Desk. Choose the one that “Set up another computer” saved.',
  damaged: 'The file is damaged: not all of it arrived as it was saved. Save and copy it again.',
  newerVersion:
    'A newer Invite Desk saved this file. Update Invite Desk on this computer, then use the file.',
  needsPassphrase: 'This file has a passphrase. Enter it.',
  wrongPassphrase: 'The passphrase is not that of this file. Mind capitals and spaces, and try again.',
  shortPassphrase: 'Use at least 12 characters, or leave the passphrase empty.',
  managed: 'Your practice’s IT has set up this computer already, so it takes no file.',
  connected: 'This computer is connected. Disconnect it first.',
  storeUnavailable:
    'This computer could not keep the settings. Free some disk space, restart the browser, and try again.',
};
