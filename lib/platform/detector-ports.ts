interface NativeNamespace {
  runtime?: { id?: string; sendMessage(message: unknown): Promise<unknown> };
}
declare const chrome: NativeNamespace | undefined;

/** Ask the background for the overlay. Native namespace: the detector carries no polyfill. */
export function askForOverlay(): void {
  const native: NativeNamespace | undefined =
    (globalThis as { browser?: NativeNamespace }).browser ?? (typeof chrome === 'undefined' ? undefined : chrome);
  // An extension that was updated leaves this script behind without a runtime; the new one brings its own.
  if (native?.runtime?.id) native.runtime.sendMessage({ name: 'pageRecognised', input: null }).catch(() => undefined);
}
