import { UNAWAITED, type Unawaited } from '../unawaited.ts';

/** Where it happened: in the background, or in which page of ours. */
export const ERROR_PLACES = ['background', 'popup', 'panel', 'list', 'settings', 'card'] as const;

/** What kind of error it was, as the language and the browser name it; `other` stands for all else. */
export const ERROR_KINDS = [
  ...(['Error', 'TypeError', 'RangeError', 'ReferenceError', 'SyntaxError'] as const),
  ...(['AbortError', 'DataError', 'InvalidStateError', 'NotAllowedError', 'NotFoundError'] as const),
  ...(['OperationError', 'QuotaExceededError', 'TimeoutError', 'UnknownError', 'other'] as const),
] as const;

export type ErrorPlace = (typeof ERROR_PLACES)[number];
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** An error that nobody caught: `thrown` outside of a promise, `rejected` inside of one. */
export const UNCAUGHT = ['thrown', 'rejected'] as const;

/** A page tells the background this much of an error. It holds no text, so nothing of a patient. */
export interface ErrorOfPage {
  place: Exclude<ErrorPlace, 'background'>;
  code: Unawaited | (typeof UNCAUGHT)[number];
  kind: ErrorKind;
}

/**
 * One line of the list of errors. Its code says what was being done: a code of a page, or the name of the message whose
 * answer threw; the list takes no other. `at` is when it last happened (epoch ms, corrected clock), after
 * `times` times.
 */
export interface NotedError {
  place: ErrorPlace;
  code: string;
  kind: ErrorKind;
  at: number;
  times: number;
}

export const PAGE_CODES = [...UNAWAITED, ...UNCAUGHT] as const;

/** Tell the kind of an error by its name. A name that is not in the list may be any text, so it is not kept. */
export function errorKind(error: unknown): ErrorKind {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return ERROR_KINDS.find((kind) => kind === name) ?? 'other';
}
