interface MessageEvents {
  addListener(listener: (message: unknown) => undefined): void;
  removeListener(listener: (message: unknown) => undefined): void;
}

interface NativeRuntime {
  /** Gone once the extension was updated or removed under a page that is still open. */
  id?: string;
  sendMessage(message: unknown): Promise<unknown>;
  onMessage: MessageEvents;
}

interface Namespaces {
  browser?: { runtime?: NativeRuntime };
  chrome?: { runtime?: NativeRuntime };
}

/**
 * The browser's own namespace, for what runs inside the EHR's pages: every browser we support answers with
 * promises, and the polyfill would be most of such a script. (A bare `browser` would be replaced by it.)
 */
export function nativeRuntime(): NativeRuntime | null {
  const { browser: standard, chrome: own } = globalThis as Namespaces;
  const runtime = (standard ?? own)?.runtime;
  return runtime?.id === undefined ? null : runtime;
}
