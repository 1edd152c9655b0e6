import { type ErrorKind, type ErrorOfPage, errorKind } from '../messages/noted-error.ts';
import { hearFailures } from '../unawaited.ts';
import { ask } from './messaging.ts';

type Code = ErrorOfPage['code'];

/**
 * Hear of every error that nobody handles in this page or worker, by its code and kind alone. An error whose work had a
 * name is told once, by that name, although the browser reports it too.
 */
export function hearErrors(note: (code: Code, kind: ErrorKind) => void): void {
  const told = new WeakSet<object>();
  const tell = (code: Code, error: unknown) => {
    if (typeof error === 'object' && error !== null) {
      if (told.has(error)) return;
      told.add(error);
    }
    note(code, errorKind(error));
  };
  hearFailures(tell);
  globalThis.addEventListener('error', ({ error }) => {
    // The browser reports some things here that are no errors, such as a layout that took two rounds.
    if (error !== null && error !== undefined) tell('thrown', error);
  });
  globalThis.addEventListener('unhandledrejection', ({ reason }) => tell('rejected', reason));
}

/** The same in a page of ours, which tells the background. Where that does not answer, the error is in the console alone. */
export function hearErrorsOfPage(place: ErrorOfPage['place']): void {
  hearErrors((code, kind) => void ask('noteError', { place, code, kind }).catch(() => undefined));
}
