import { type Database, openDisk, type StoreTrouble } from './vault-disk.ts';

/**
 * What must survive a killed browser, AES-GCM encrypted in the extension's own IndexedDB. This keeps secrets from
 * a search through the profile's files; it does not stop somebody who copies the profile and runs the browser,
 * since the key, though not extractable, lies beside it.
 */
export interface Vault<Name extends string = string> {
  /**
   * While the record on disk is the one that was last read or written here, its value is that same object: whoever has
   * one does not change it.
   */
  read(name: Name): Promise<VaultRecord>;
  /** True when the value is on disk (`durability: 'strict'`, survives a killed browser: tried). */
  write(name: Name, value: unknown): Promise<boolean>;
  /** The record and every copy of it that was set aside. */
  remove(name: Name): Promise<boolean>;
  /** Put an unreadable record aside under a name of its own, so that it neither blocks nor is lost. */
  setAside(name: Name): Promise<boolean>;
  /** Names of all records, those set aside too; null while the disk does not answer. */
  names(): Promise<string[] | null>;
  /** Was anything ever written here since it was erased? null while the disk does not answer. */
  made(): Promise<boolean | null>;
  /** Everything, the key too. A database that does not open is deleted whole. */
  erase(): Promise<boolean>;
  /** What the disk refused last; null once it does again what it is asked. */
  trouble(): StoreTrouble | null;
}

export type VaultRecord =
  | { kind: 'found'; value: unknown }
  | { kind: 'absent' }
  | { kind: 'damaged' }
  | { kind: 'unavailable' };

/** By name, what a record's last known bytes hold. The iv tells whether they are still those: each write has a new one. */
type Opened = Map<string, { iv: Uint8Array; value: unknown }>;

const KEY = 'aes-1';
const STRICT = { durability: 'strict' } as const;

/** Nothing is opened before the first use, and a disk that refuses is a value, never a worker that cannot start. */
export function openVault(): Vault {
  const disk = openDisk();
  const opened: Opened = new Map();
  return {
    async read(name) {
      const record = await disk.use('cannotOpen', (database) => readSealed(database, name, opened));
      return record ?? { kind: 'unavailable' };
    },
    write: (name, value) => disk.change((database) => writeSealed(database, name, value, opened)),
    remove: (name) =>
      disk.change(async (database) => {
        const change = database.transaction('sealed', 'readwrite', STRICT);
        const gone = (await change.store.getAllKeys()).filter(
          (other) => other === name || isAside(other, name),
        );
        await Promise.all([...gone.map((other) => change.store.delete(other)), change.done]);
      }),
    setAside: (name) =>
      disk.change(async (database) => {
        const change = database.transaction('sealed', 'readwrite', STRICT);
        const record = await change.store.get(name);
        // A new name each time: the next damaged one writes nothing over, and is told for itself.
        if (record) await change.store.put(record, `${name}${ASIDE}${crypto.randomUUID()}`);
        await Promise.all([change.store.delete(name), change.done]);
      }),
    names: () => disk.use('cannotOpen', (database) => database.getAllKeys('sealed')),
    made: () => disk.use('cannotOpen', async (database) => (await database.count('keys')) > 0),
    erase: async () => (await disk.change(emptyAll)) || (await disk.deleteWhole()),
    trouble: disk.trouble,
  };
}

const ASIDE = ':damaged-';

function isAside(other: string, name: string): boolean {
  return other.startsWith(name + ASIDE);
}

/** The name of the record that a copy was set aside from; null for a record in use. */
export function asideFrom(name: string): string | null {
  const at = name.indexOf(ASIDE);
  return at < 0 ? null : name.slice(0, at);
}

async function emptyAll(database: Database): Promise<void> {
  const change = database.transaction(['keys', 'sealed'], 'readwrite', STRICT);
  await Promise.all([change.objectStore('keys').clear(), change.objectStore('sealed').clear(), change.done]);
}

async function readSealed(database: Database, name: string, opened: Opened): Promise<VaultRecord> {
  const stores = database.transaction(['sealed', 'keys']);
  const [sealed, key] = await Promise.all([
    stores.objectStore('sealed').get(name),
    stores.objectStore('keys').get(KEY),
  ]);
  if (!sealed) return { kind: 'absent' };
  if (!key) return { kind: 'damaged' };
  const last = opened.get(name);
  if (last && isSame(last.iv, sealed.iv)) return { kind: 'found', value: last.value };
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, key, sealed.data);
    const value: unknown = JSON.parse(new TextDecoder().decode(plain));
    opened.set(name, { iv: sealed.iv, value });
    return { kind: 'found', value };
  } catch {
    // Wrong key, cut-off bytes or no JSON: the caller sets it aside and reports it.
    return { kind: 'damaged' };
  }
}

function isSame(one: Uint8Array, other: unknown): boolean {
  return other instanceof Uint8Array && one.every((byte, at) => byte === other[at]);
}

async function writeSealed(database: Database, name: string, value: unknown, opened: Opened): Promise<void> {
  const key = (await database.get('keys', KEY)) ?? (await makeKey(database));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    key,
    new TextEncoder().encode(JSON.stringify(value)),
  );
  const change = database.transaction('sealed', 'readwrite', STRICT);
  await Promise.all([change.store.put({ iv, data }, name), change.done]);
  opened.set(name, { iv, value });
}

/** Two first writes at once must end with one key: the transaction that finds a key keeps it. */
async function makeKey(database: Database): Promise<CryptoKey> {
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const change = database.transaction('keys', 'readwrite', STRICT);
  const present = await change.store.get(KEY);
  if (!present) await change.store.put(made, KEY);
  await change.done;
  return present ?? made;
}
