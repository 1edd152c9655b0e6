/** These are the overlay's own words, except those for a status, a failure or an operation. */

export const PRODUCT = 'Invite Desk';
export const OVERLAY_LOADING = 'Looking…';
export const CARD_NOT_LOADED = 'The card could not be opened. Press again, or use the toolbar button.';
export const NO_VIEW = 'Not checked';
export const REFRESH_WORD = 'Refresh this page';
export const HELD_SHORT = 'Use the toolbar button';
export const NOT_CONNECTED_WORD = 'Not connected';
export const SITE_ACCESS_WORD = 'No site access';
export const OFFLINE_WORD = 'Offline';
export const PAUSED_WORD = 'Paused';
export const TROUBLE_WORD = 'Could not check';
export const BORN = 'Born';
export const NO_BIRTH_DATE = 'No birth date in the chart';
export const FOLD = 'Fold';
export const MOVE = 'Move Invite Desk: drag, or use the arrow keys';
export const LEFT = 'left';
export const REQUIREMENTS = 'Needed for an invite';
export const ON_FILE = 'on file';
export const MISSING = 'missing';
export const NOT_ON_FILE = 'not on file';
export const OVERLAY_NOT_SAID = 'not said';
export const HISTORY = 'Invites so far';
export const TO = 'to';
export const CANNOT_INVITE = 'Can’t invite';
export const BY_ADDRESS = 'For the patient in this page’s address:';
export const COPY_OUTLINE = 'Copy page outline';
export const COPY_OUTLINE_HOW = 'For support: how the page is built, without its texts, names or numbers.';
export const OUTLINE_NOT_COPIED = 'Select the outline and press Ctrl+C';
export const OUTLINE = 'Page outline';
export const NO_PATIENT_YET = 'Patient not looked up yet';

export function moreLines(count: number): string {
  return `${count} more in the chart, under OnPatient Access`;
}
