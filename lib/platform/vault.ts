import { type Database, openDisk, type StoreTrouble } from './vault-disk.ts';

/**
 * The vault holds what must survive a killed browser, AES-GCM encrypted in the extension's own IndexedDB. The
 * encryption keeps secrets from a search through the profile's files. It does not stop somebody who copies the profile
 * and runs the browser, since the key lies beside the data, though it is not extractable.
 */
export interface Vault<Name extends string = string> {
  /**
   * Read a record. While the record on disk is the one that was last read or written here, its value is that same
   * object, so no caller may change a value in place.
   */
  read(name: Name): Promise<VaultRecord>;
  /** Write a record. True: the value is on disk (`durability: 'strict'`, survives a killed browser: tried). */
  write(name: Name, value: unknown): Promise<boolean>;
  /** Delete the record and every copy of it that was set aside. */
  remove(name: Name): Promise<boolean>;
  /** Move an unreadable record to a name of its own, so that it neither blocks its name nor is lost. */
  setAside(name: Name): Promise<boolean>;
  /** List the names of all records, those set aside too; null while the disk does not answer. */
  names(): Promise<string[] | null>;
  /** Tell whether anything was written since the vault was last erased; null while the disk does not answer. */
  made(): Promise<boolean | null>;
  /** Erase everything, the key too. A database that does not open is deleted whole. */
  erase(): Promise<boolean>;
  /** Say what the disk refused last; null once the disk does again what it is asked. */
  trouble(): StoreTrouble | null;
}

export type VaultRecord =
  | { kind: 'found'; value: unknown }
  | { kind: 'absent' }
  | { kind: 'damaged' }
  | { kind: 'unavailable' };

/**
 * For each name this holds the value of the last bytes that were read or written. Each write has a new iv, so the iv
 * tells whether the bytes on disk are still the same and need no decryption.
 */
type DecryptedRecords = Map<string, { iv: Uint8Array; value: unknown }>;

const KEY = 'aes-1';
const STRICT = { durability: 'strict' } as const;

/**
 * Open the vault. The database itself is opened at the first use, and a disk that refuses is a value: the worker can
 * start in any case.
 */
export function openVault(): Vault {
  const disk = openDisk();
  const decrypted: DecryptedRecords = new Map();
  return {
    async read(name) {
      const record = await disk.use('cannotOpen', (database) => readSealed(database, name, decrypted));
      return record ?? { kind: 'unavailable' };
    },
    write: (name, value) => disk.change((database) => writeSealed(database, name, value, decrypted)),
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
        // The copy gets a new name each time, so that the next damaged record overwrites no copy and staff hear of it
        // separately.
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

/** Give the name of the record from which a copy was set aside; null where `name` is a record in use. */
export function asideFrom(name: string): string | null {
  const at = name.indexOf(ASIDE);
  return at < 0 ? null : name.slice(0, at);
}

async function emptyAll(database: Database): Promise<void> {
  const change = database.transaction(['keys', 'sealed'], 'readwrite', STRICT);
  await Promise.all([change.objectStore('keys').clear(), change.objectStore('sealed').clear(), change.done]);
}

async function readSealed(
  database: Database,
  name: string,
  decrypted: DecryptedRecords,
): Promise<VaultRecord> {
  const stores = database.transaction(['sealed', 'keys']);
  const [sealed, key] = await Promise.all([
    stores.objectStore('sealed').get(name),
    stores.objectStore('keys').get(KEY),
  ]);
  if (!sealed) return { kind: 'absent' };
  if (!key) return { kind: 'damaged' };
  const last = decrypted.get(name);
  if (last && isSame(last.iv, sealed.iv)) return { kind: 'found', value: last.value };
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, key, sealed.data);
    const value: unknown = JSON.parse(new TextDecoder().decode(plain));
    decrypted.set(name, { iv: sealed.iv, value });
    return { kind: 'found', value };
  } catch {
    // The key is wrong, bytes are cut off, or the text is no JSON. The caller sets the record aside and reports it.
    return { kind: 'damaged' };
  }
}

function isSame(one: Uint8Array, other: unknown): boolean {
  return other instanceof Uint8Array && one.every((byte, at) => byte === other[at]);
}

async function writeSealed(
  database: Database,
  name: string,
  value: unknown,
  decrypted: DecryptedRecords,
): Promise<void> {
  const key = (await database.get('keys', KEY)) ?? (await makeKey(database));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    key,
    new TextEncoder().encode(JSON.stringify(value)),
  );
  const change = database.transaction('sealed', 'readwrite', STRICT);
  await Promise.all([change.store.put({ iv, data }, name), change.done]);
  decrypted.set(name, { iv, value });
}

/**
 * Make the key of the vault. Two first writes at once must end with one key, or one of the records could not be read:
 * the transaction that finds a key keeps it.
 */
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
