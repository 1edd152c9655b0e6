interface NativeNamespace {
  runtime?: { id?: string; sendMessage(message: unknown): Promise<unknown> };
}
declare const chrome: NativeNamespace | undefined;

/**
 * Ask for the overlay as soon as `isOurs` says so: now, or after a navigation inside the page. Afterwards nothing
 * of this is left on the page. The Navigation API reports pushState at once in both browsers (tried).
 */
export function callOnce(isOurs: () => boolean): void {
  const native: NativeNamespace | undefined =
    (globalThis as { browser?: NativeNamespace }).browser ?? (typeof chrome === 'undefined' ? undefined : chrome);
  const stop = new AbortController();
  const look = () => {
    // An extension that was updated leaves this script behind without a runtime.
    if (!native?.runtime?.id) return stop.abort();
    if (!isOurs()) return;
    stop.abort();
    native.runtime.sendMessage({ name: 'pageRecognised', input: null }).catch(() => undefined);
  };
  globalThis.navigation?.addEventListener('currententrychange', look, { signal: stop.signal });
  look();
}
