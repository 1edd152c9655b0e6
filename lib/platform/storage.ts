import { browser } from 'wxt/browser';

/** The session memory dies with the browser. Names, e-mails and phones of patients live here and nowhere else. */
export interface SessionMemory<Name extends string = string> {
  read(key: Name): Promise<unknown>;
  write(key: Name, value: unknown): Promise<void>;
  remove(keys: readonly Name[]): Promise<void>;
  /** Give everything that is in it, by key. */
  readAll(): Promise<Record<string, unknown>>;
  clear(): Promise<void>;
}

/** The settings stay on disk in the clear. They hold settings and counts, and nothing about patients. */
export type Settings<Name extends string = string> = Pick<SessionMemory<Name>, 'read' | 'write' | 'remove'>;

export const sessionMemory: SessionMemory = {
  read: async (key) => (await browser.storage.session.get(key))[key],
  write: (key, value) => browser.storage.session.set({ [key]: value }),
  remove: (keys) => browser.storage.session.remove([...keys]),
  readAll: () => browser.storage.session.get(null),
  clear: () => browser.storage.session.clear(),
};

export const settings: Settings = {
  read: async (key) => (await browser.storage.local.get(key))[key],
  write: (key, value) => browser.storage.local.set({ [key]: value }),
  remove: (keys) => browser.storage.local.remove([...keys]),
};

/**
 * Read what the practice's IT set for this extension in the browser's policy; {} where IT set nothing, in which case
 * Firefox throws.
 */
export async function readPolicy(): Promise<unknown> {
  try {
    return await browser.storage.managed.get(null);
  } catch {
    return {};
  }
}
