/** Who sent a message, as far as a content script needs to know. */
interface MessageSender {
  /** This is set where the message comes from a tab. */
  tab?: unknown;
}

export type Listener = (
  message: unknown,
  sender: MessageSender,
  respond: (answer: unknown) => void,
) => undefined;

interface MessageEvents {
  addListener(listener: Listener): void;
  removeListener(listener: Listener): void;
}

interface NativeRuntime {
  /** This is gone once the extension was updated or removed under a page that is still open. */
  id?: string;
  sendMessage(message: unknown): Promise<unknown>;
  getURL(path: string): string;
  onMessage: MessageEvents;
}

interface Namespaces {
  browser?: { runtime?: NativeRuntime };
  chrome?: { runtime?: NativeRuntime };
}

/**
 * Give the browser's own namespace to scripts that run inside the EHR's pages; null where the extension is gone. A bare
 * `browser` of the build would be looked up only once.
 */
export function nativeRuntime(): NativeRuntime | null {
  const { browser: standard, chrome: own } = globalThis as Namespaces;
  const runtime = (standard ?? own)?.runtime;
  return runtime?.id === undefined ? null : runtime;
}
