/** What several pages say word for word. */
export const CANCEL = 'Cancel';
export const COPIED = 'Copied';
export const LOADING_LIST = 'Loading the list';
export const OPEN_CHART = 'Open chart';
export const OPEN_SETTINGS = 'Open settings';
export const RECONNECT = 'Connect again';
/** Over a question that is asked before a click with a risk counts. */
export const RISK_TITLE = 'Before you go on';
