/** Several pages say these words exactly like this. */
export const CANCEL = 'Cancel';
export const COPIED = 'Copied';
export const LOADING_LIST = 'Loading the list';
export const OPEN_CHART = 'Open chart';
export const OPEN_SETTINGS = 'Open settings';
export const RECONNECT = 'Connect again';
/** This stands over a question that is asked before a press with a risk counts. */
export const RISK_TITLE = 'Before you go on';
