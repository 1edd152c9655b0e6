/** Several pages say these words exactly like this. */
export const CANCEL = 'Cancel';
/** This stands before the name of the person in whose name a deed is done. */
export const AS = 'as';
export const COPIED = 'Copied';
export const LOADING_LIST = 'Loading the list';
/** This names for a screen reader what came of a press. */
export const OUTCOME = 'What came of it';
export const OPEN_CHART = 'Open chart';
export const OPEN_SETTINGS = 'Open settings';
export const RECONNECT = 'Connect again';
/** This stands over a question that is asked before a press with a risk counts. */
export const RISK_TITLE = 'Before you go on';
export const SAVE = 'Save';
export const SEARCH = 'Search by name or last digits of the ID';
/** The same in the field itself, which is narrow. */
export const SEARCH_SHORT = 'Name or last ID digits';
