import { nativeRuntime } from './native.ts';

/**
 * Ask the background for the overlay. After an update the detector of the older version has no runtime any more, so
 * nothing is asked; the detector of the new version has a runtime of its own.
 */
export function askForOverlay(): void {
  nativeRuntime()
    ?.sendMessage({ name: 'pageRecognised', input: null })
    .catch(() => undefined);
}
