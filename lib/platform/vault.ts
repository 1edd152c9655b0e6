import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/**
 * What must survive a killed browser, AES-GCM encrypted in the extension's own IndexedDB. This keeps secrets from
 * a search through the profile's files; it does not stop somebody who copies the profile and runs the browser,
 * since the key, though not extractable, lies beside it.
 */
export interface Vault {
  read(name: string): Promise<VaultRecord>;
  /** Resolves when the value is on disk (`durability: 'strict'`, survives a killed browser: tried). */
  write(name: string, value: unknown): Promise<void>;
  remove(name: string): Promise<void>;
  /** Put an unreadable record aside under another name, so that it neither blocks nor is lost. */
  setAside(name: string): Promise<void>;
  /** Everything, the key too. */
  erase(): Promise<void>;
}

export type VaultRecord = { kind: 'found'; value: unknown } | { kind: 'absent' } | { kind: 'damaged' };

interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

interface Layout extends DBSchema {
  keys: { key: string; value: CryptoKey };
  sealed: { key: string; value: Sealed };
}

const DATABASE = 'invite-desk';
const KEY = 'aes-1';
const STRICT = { durability: 'strict' } as const;

export async function openVault(): Promise<Vault> {
  const database = await openDB<Layout>(DATABASE, 1, {
    upgrade(upgrading) {
      upgrading.createObjectStore('keys');
      upgrading.createObjectStore('sealed');
    },
  });
  return {
    read: (name) => readSealed(database, name),
    write: (name, value) => writeSealed(database, name, value),
    async remove(name) {
      const change = database.transaction('sealed', 'readwrite', STRICT);
      await Promise.all([change.store.delete(name), change.done]);
    },
    async setAside(name) {
      const change = database.transaction('sealed', 'readwrite', STRICT);
      const record = await change.store.get(name);
      if (record) await change.store.put(record, `${name}:damaged`);
      await Promise.all([change.store.delete(name), change.done]);
    },
    async erase() {
      const change = database.transaction(['keys', 'sealed'], 'readwrite', STRICT);
      await Promise.all([
        change.objectStore('keys').clear(),
        change.objectStore('sealed').clear(),
        change.done,
      ]);
    },
  };
}

async function readSealed(database: IDBPDatabase<Layout>, name: string): Promise<VaultRecord> {
  const sealed = await database.get('sealed', name);
  if (!sealed) return { kind: 'absent' };
  const key = await database.get('keys', KEY);
  if (!key) return { kind: 'damaged' };
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, key, sealed.data);
    return { kind: 'found', value: JSON.parse(new TextDecoder().decode(plain)) };
  } catch {
    // Wrong key, cut-off bytes or no JSON: the caller sets it aside and reports it.
    return { kind: 'damaged' };
  }
}

async function writeSealed(database: IDBPDatabase<Layout>, name: string, value: unknown): Promise<void> {
  const key = (await database.get('keys', KEY)) ?? (await makeKey(database));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    key,
    new TextEncoder().encode(JSON.stringify(value)),
  );
  const change = database.transaction('sealed', 'readwrite', STRICT);
  await Promise.all([change.store.put({ iv, data }, name), change.done]);
}

/** Two first writes at once must end with one key: the transaction that finds a key keeps it. */
async function makeKey(database: IDBPDatabase<Layout>): Promise<CryptoKey> {
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
