interface MessageEvents {
  addListener(listener: (message: unknown) => undefined): void;
  removeListener(listener: (message: unknown) => undefined): void;
}

interface NativeRuntime {
  /** This is gone once the extension was updated or removed under a page that is still open. */
  id?: string;
  sendMessage(message: unknown): Promise<unknown>;
  onMessage: MessageEvents;
}

interface Namespaces {
  browser?: { runtime?: NativeRuntime };
  chrome?: { runtime?: NativeRuntime };
}

/**
 * Give the browser's own namespace to scripts that run inside the EHR's pages; null where the extension is gone. Every
 * browser that we support answers with promises, and the polyfill would be most of such a script. (The build would
 * replace a bare `browser` with the polyfill.)
 */
export function nativeRuntime(): NativeRuntime | null {
  const { browser: standard, chrome: own } = globalThis as Namespaces;
  const runtime = (standard ?? own)?.runtime;
  return runtime?.id === undefined ? null : runtime;
}
