import { nativeRuntime } from './native.ts';

/** Ask the background for the overlay. A detector of an older version has no runtime; the new one has its own. */
export function askForOverlay(): void {
  nativeRuntime()
    ?.sendMessage({ name: 'pageRecognised', input: null })
    .catch(() => undefined);
}
