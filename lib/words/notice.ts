/** How the settings page asks for them. */
export const NOTICES_TITLE = 'Notices on the desktop';
export const NOTICES_ON = 'Show a notice when an invite or a chart needs somebody';
export const NOTICES_HOW =
  'The browser asks you to allow it. A notice names no patient. Without it the number on the Invite Desk button says the same.';
export const NOTICES_REFUSED = 'The browser does not allow notices. Nothing else changes.';

/** The desktop notices have no name and no id, because they may stand on a screen that patients can see. */
export const NEEDS_YOU_TITLE = 'An invite needs you';
export const NEEDS_YOU_MESSAGE = 'Open Invite Desk to see which one. Nothing more is sent until you decide.';

/** A save was taken up after the browser had been closed or had let the background die, and did not succeed. */
export const NOT_SAVED_TITLE = 'A chart was not saved';
export const NOT_SAVED_MESSAGE =
  'Open the charts you were filling in: the Invite Desk panel says what each has now.';
