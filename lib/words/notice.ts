/** The desktop notice has no name and no id, because it may stand on a screen that patients can see. */
export const NEEDS_YOU_TITLE = 'An invite needs you';
export const NEEDS_YOU_MESSAGE = 'Open Invite Desk to see which one. Nothing more is sent until you decide.';
