import { browser } from 'wxt/browser';

/** Values that die with the browser. Names, e-mails and phones live here and nowhere else. */
export interface SessionMemory<Name extends string = string> {
  read(key: Name): Promise<unknown>;
  write(key: Name, value: unknown): Promise<void>;
  remove(keys: readonly Name[]): Promise<void>;
  /** Everything in it, by key. */
  readAll(): Promise<Record<string, unknown>>;
  clear(): Promise<void>;
}

/** Values that stay on disk in the clear: settings and counts, nothing about patients. */
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

/** What the practice's IT set for this extension in the browser's policy. Firefox throws where it set nothing. */
export async function readPolicy(): Promise<unknown> {
  try {
    return await browser.storage.managed.get(null);
  } catch {
    return {};
  }
}
