import { type Database, type Disk, type Sealed, type StoreTrouble, writeAll } from './disk.ts';
import {
  asideFrom,
  asideName,
  readFamily,
  readFirstLayout,
  readLast,
  readRecord,
  reseal,
  seal,
  sealingKey,
  unseal,
} from './sealed-records.ts';

/**
 * The vault holds what must survive a killed browser, AES-GCM encrypted in the extension's own IndexedDB. The
 * encryption keeps secrets from a search through the profile's files, and a record from being put in the place of another.
 * It does not stop somebody who copies the profile and runs the browser, since the key lies beside the data, though it
 * is not extractable; nor somebody who puts an older copy of a record back under its own name.
 */
export interface Vault<Name extends string = string> {
  /**
   * Read a record. While the record on disk is the one that was last read or written here, its value is that same
   * object, so no caller may change a value in place.
   */
  read(name: Name): Promise<VaultRecord>;
  /** Of the records whose names begin with `family`, read the last one up to this name, in the order of the names. */
  readLast(family: Name, upTo: Name): Promise<VaultEntry>;
  /** Read all records whose names begin with `family`; null while the disk does not answer. */
  readFamily(family: Name): Promise<VaultEntry[] | null>;
  /** Write a record. True: the value is on disk (`durability: 'strict'`, survives a killed browser: tried). */
  write(name: Name, value: unknown): Promise<boolean>;
  /** Write these records, and delete those with null. True: all of that is on disk. False: nothing of it is. */
  writeAll(changes: VaultChanges<Name>): Promise<boolean>;
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

/** `name` is null where there is no such record. A copy that was set aside is none. */
export interface VaultEntry {
  name: string | null;
  record: VaultRecord;
}

export type VaultChanges<Name extends string = string> = ReadonlyMap<Name, { value: unknown } | null>;

/**
 * For each name this holds the value of the last bytes that were read or written. Each write has a new iv, so the iv
 * tells whether the bytes on disk are still the same and need no decryption.
 */
type DecryptedRecords = Map<string, { iv: Uint8Array; value: unknown }>;

const STRICT = { durability: 'strict' } as const;

/**
 * Open the vault on this disk. A disk that refuses is a value, so the worker can start in any case. At the first use the
 * records of release 0.1.0 are sealed anew; until the disk takes them the vault stays closed.
 */
export function openVault(disk: Disk): Vault {
  const decrypted: DecryptedRecords = new Map();
  const isLaidOut = layOut(disk);
  const use = async <T>(work: (database: Database) => Promise<T>) =>
    (await isLaidOut()) ? disk.use('cannotOpen', work) : null;
  const change = async (work: (database: Database) => Promise<void>) =>
    (await isLaidOut()) && disk.change(work);
  return {
    async read(name) {
      const record = await use((database) => readSealed(database, name, decrypted));
      return record ?? { kind: 'unavailable' };
    },
    async readLast(family, upTo) {
      const found = await use((database) => lastOpened(database, family, upTo, decrypted));
      return found ?? { name: null, record: { kind: 'unavailable' } };
    },
    readFamily: (family) => use((database) => familyOpened(database, family, decrypted)),
    write: (name, value) =>
      change((database) => writeSealed(database, new Map([[name, { value }]]), decrypted)),
    writeAll: (changes) => change((database) => writeSealed(database, changes, decrypted)),
    remove: (name) =>
      change(async (database) => {
        const removing = database.transaction('sealed', 'readwrite', STRICT);
        const gone = (await removing.store.getAllKeys()).filter(
          (other) => other === name || asideFrom(other) === name,
        );
        await Promise.all([...gone.map((other) => removing.store.delete(other)), removing.done]);
      }),
    setAside: (name) =>
      change(async (database) => {
        const moving = database.transaction('sealed', 'readwrite', STRICT);
        const record = await moving.store.get(name);
        // The copy gets a new name each time, so that the next damaged record overwrites no copy and staff hear of it
        // separately. Nothing reads a copy again, so it need not open under that name.
        if (record) await moving.store.put(record, asideName(name));
        await Promise.all([moving.store.delete(name), moving.done]);
      }),
    names: () => use((database) => database.getAllKeys('sealed')),
    made: () => use(async (database) => (await database.count('keys')) > 0),
    erase: async () => (await disk.change(emptyAll)) || (await disk.deleteWhole()),
    trouble: disk.trouble,
  };
}

/** Bring the records to the present layout, once in a worker's life. False: the disk refused, and is asked again. */
function layOut(disk: Disk): () => Promise<boolean> {
  let isDone = false;
  return async () => {
    if (isDone) return true;
    const first = await disk.use('cannotOpen', readFirstLayout);
    if (first === null) return false;
    isDone = first === 'none' || (await disk.change((database) => reseal(database, first)));
    return isDone;
  };
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
  const { sealed, key } = await readRecord(database, name);
  return sealed ? openRecord(name, sealed, key, decrypted) : { kind: 'absent' };
}

async function lastOpened(
  database: Database,
  family: string,
  upTo: string,
  decrypted: DecryptedRecords,
): Promise<VaultEntry> {
  const { last, key } = await readLast(database, family, upTo);
  if (last === null) return { name: null, record: { kind: 'absent' } };
  return { name: last.name, record: await openRecord(last.name, last.sealed, key, decrypted) };
}

async function familyOpened(
  database: Database,
  family: string,
  decrypted: DecryptedRecords,
): Promise<VaultEntry[]> {
  const { records, key } = await readFamily(database, family);
  return Promise.all(
    records.map(async ({ name, sealed }) => ({
      name,
      record: await openRecord(name, sealed, key, decrypted),
    })),
  );
}

async function openRecord(
  name: string,
  sealed: Sealed,
  key: CryptoKey | undefined,
  decrypted: DecryptedRecords,
): Promise<VaultRecord> {
  if (!key) return { kind: 'damaged' };
  const last = decrypted.get(name);
  if (last && isSame(last.iv, sealed.iv)) return { kind: 'found', value: last.value };
  try {
    const value = await unseal(key, name, sealed);
    decrypted.set(name, { iv: sealed.iv, value });
    return { kind: 'found', value };
  } catch {
    // The record is damaged, of another name or of another key. The caller sets it aside and reports it.
    return { kind: 'damaged' };
  }
}

function isSame(one: Uint8Array, other: unknown): boolean {
  return other instanceof Uint8Array && one.every((byte, at) => byte === other[at]);
}

/** Everything is sealed before the transaction begins, since a transaction waits for nothing but the disk. */
async function writeSealed(
  database: Database,
  changes: VaultChanges,
  decrypted: DecryptedRecords,
): Promise<void> {
  const key = await sealingKey(database);
  const writes = await Promise.all(
    [...changes].map(async ([name, change]) => ({
      ...{ name, value: change?.value },
      sealed: change && (await seal(key, name, change.value)),
    })),
  );
  const writing = database.transaction('sealed', 'readwrite', STRICT);
  await writeAll(
    writing,
    writes.map(
      ({ name, sealed }) =>
        () =>
          sealed ? writing.store.put(sealed, name) : writing.store.delete(name),
    ),
  );
  for (const { name, sealed, value } of writes)
    if (sealed) decrypted.set(name, { iv: sealed.iv, value });
    else decrypted.delete(name);
}
