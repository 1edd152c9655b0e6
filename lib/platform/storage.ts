import { browser } from 'wxt/browser';
import { STORE_MADE } from './stored-names.ts';

/** The session memory dies with the browser. Names, e-mails and phones of patients live here and nowhere else. */
export interface SessionMemory<Name extends string = string> {
  read(key: Name): Promise<unknown>;
  /** Read some of its values at once, by key. A key without a value is left out. */
  readMany(keys: readonly Name[]): Promise<Record<string, unknown>>;
  write(key: Name, value: unknown): Promise<void>;
  /** Write these values at once, or none of them. */
  writeMany(values: Partial<Record<Name, unknown>>): Promise<void>;
  remove(keys: readonly Name[]): Promise<void>;
  /** Give everything that is in it, by key. */
  readAll(): Promise<Record<string, unknown>>;
  clear(): Promise<void>;
}

export const sessionMemory: SessionMemory = {
  read: async (key) => (await browser.storage.session.get(key))[key],
  readMany: (keys) => browser.storage.session.get([...keys]),
  write: (key, value) => browser.storage.session.set({ [key]: value }),
  writeMany: (values) => browser.storage.session.set(values),
  remove: (keys) => browser.storage.session.remove([...keys]),
  readAll: () => browser.storage.session.get(null),
  clear: () => browser.storage.session.clear(),
};

/**
 * The mark that there is an encrypted store on this computer. It lies outside the database, so that a database that is
 * gone is noticed. It is the one value in `storage.local`, where in Firefox a content script could change it.
 */
export interface StoreMark {
  isSet(): Promise<boolean>;
  set(): Promise<void>;
  /** False: the browser refused. */
  clear(): Promise<boolean>;
}

export const storeMark: StoreMark = {
  isSet: async () => (await readLocal())?.[STORE_MADE] === true,
  async set() {
    // Without the mark only a loss of the store would not be noticed.
    await browser.storage.local.set({ [STORE_MADE]: true }).catch(() => undefined);
  },
  clear: () => removeLocal([STORE_MADE]),
};

/** What release 0.1.0 kept in `storage.local`: its settings. */
export interface OldSettings {
  /** Null where the browser does not give them now. */
  read(): Promise<Record<string, unknown> | null>;
  remove(): Promise<boolean>;
}

export const oldSettings: OldSettings = {
  async read() {
    const all = await readLocal();
    if (all === null) return null;
    const { [STORE_MADE]: _mark, ...old } = all;
    return old;
  },
  async remove() {
    const old = await oldSettings.read();
    return old !== null && removeLocal(Object.keys(old));
  },
};

/** Read all that is there; null where the browser refuses. */
function readLocal(): Promise<Record<string, unknown> | null> {
  return browser.storage.local.get(null).catch(() => null);
}

function removeLocal(names: string[]): Promise<boolean> {
  return browser.storage.local.remove(names).then(
    () => true,
    () => false,
  );
}

const AREAS = ['local', 'session', 'sync', 'managed'] as const;

/**
 * Close every storage area of the extension to content scripts, and so to whoever takes one over from a page. Resolves
 * to whether all of them are closed: Firefox has no access levels, and there only the session memory is out of their
 * reach. Nothing is kept in `sync`, but a content script must not be able to leave anything there either.
 */
export async function closeStorageToPages(): Promise<boolean> {
  const closed = await Promise.all(AREAS.map(closeArea));
  return closed.every(Boolean);
}

async function closeArea(name: (typeof AREAS)[number]): Promise<boolean> {
  try {
    const area = browser.storage[name];
    // The types say that every browser has the function.
    if (typeof area.setAccessLevel !== 'function') return false;
    await area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
    return true;
  } catch {
    // The background works in any case.
    return false;
  }
}

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
