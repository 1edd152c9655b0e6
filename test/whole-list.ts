/** With this the popup asks for the first page of its list, as it does when it opens. */
export const WHOLE_LIST = { query: '', from: 0, count: 12, without: null };
