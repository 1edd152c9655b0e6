import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { DISK_PATIENCE } from '../timing.ts';
import { TAKEN_OVER } from './stored-names.ts';

/**
 * The store can refuse in these ways. `newerVersion`: a later release laid the database or a record out, and this
 * release was installed again over it.
 */
export type StoreTrouble = 'cannotOpen' | 'cannotWrite' | 'newerVersion';

/** A record of the vault as it lies on disk. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

interface Layout extends DBSchema {
  keys: { key: string; value: CryptoKey };
  sealed: { key: string; value: Sealed };
  settings: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Layout>;

const DATABASE = 'invite-desk';
/** Release 0.1.0 had version 1, without settings. */
const VERSION = 2;

/** The extension's own database, on which the vault and the settings lie. */
export type Disk = ReturnType<typeof openDisk>;

/**
 * Give the database, which is opened at its first use. Every refusal of the disk becomes a value instead of an
 * exception, and after a refusal the next use opens the database again.
 */
export function openDisk() {
  const connection = keptConnection();
  let trouble: StoreTrouble | null = null;
  const use = async <T>(
    refusal: StoreTrouble,
    work: (database: Database) => Promise<T>,
  ): Promise<T | null> => {
    let database: Database | null = null;
    try {
      database = await connection.get();
      if (database === null) {
        trouble = 'cannotOpen';
        return null;
      }
      const done = await work(database);
      // A read that works does not show that writes work again, so only a write ends `cannotWrite`.
      if (trouble !== 'cannotWrite' || refusal === 'cannotWrite') trouble = null;
      return done;
    } catch (error) {
      // The database was closed by the browser, or it is full, broken or of a later release. The caller gets null in
      // each case, and `trouble` says which it was.
      trouble = database ? refusal : isOfLaterRelease(error) ? 'newerVersion' : 'cannotOpen';
      database?.close();
      connection.forget();
      return null;
    }
  };
  return {
    use,
    change: async (work: (database: Database) => Promise<void>) =>
      (await use('cannotWrite', async (database) => {
        await work(database);
        return true;
      })) ?? false,
    trouble: () => trouble,
    async deleteWhole() {
      connection.forget();
      const isDeleted = await deleteDatabase();
      if (isDeleted) trouble = null;
      return isDeleted;
    },
  };
}

/** Let all these writes of a transaction reach the disk, or none of them. */
export async function writeAll(
  transaction: { abort(): void; done: Promise<void> },
  writes: (() => Promise<unknown>)[],
): Promise<void> {
  const asked: Promise<unknown>[] = [transaction.done];
  try {
    for (const write of writes) asked.push(write());
    await Promise.all(asked);
  } catch (error) {
    for (const one of asked) one.catch(() => undefined);
    try {
      transaction.abort();
    } catch {
      // The browser has taken it back already.
    }
    throw error;
  }
}

/** Keep one connection to the database. It is opened at its first use, and again at the first use after it was lost. */
function keptConnection() {
  let opening: Promise<Database> | null = null;
  let ready: Database | null = null;
  let stuck = false;
  const forget = () => {
    opening = null;
    ready = null;
    stuck = false;
  };
  return {
    forget,
    /** Null while the database takes longer to open than anybody waits. */
    async get(): Promise<Database | null> {
      if (ready || stuck) return ready;
      opening ??= open(forget);
      const mine = opening;
      const first = await Promise.race([mine, patience()]);
      if (first !== 'waited') {
        if (mine === opening) ready = first;
        return first;
      }
      // The database is still opening. Later callers do not wait for it again, and it serves them as soon as it is
      // open.
      stuck = true;
      mine.then((late) => {
        stuck = false;
        if (mine === opening) ready = late;
      }, forget);
      return null;
    },
  };
}

async function deleteDatabase(): Promise<boolean> {
  try {
    const deleting = deleteDB(DATABASE).then(() => true);
    return (await Promise.race([deleting, patience()])) === true;
  } catch {
    // The disk refuses to delete the database, as it refused to open it.
    return false;
  }
}

/**
 * Open the database. `forget` is called when the browser ends the connection, or when this connection must close
 * because it stands in the way of another one.
 */
function open(forget: () => void): Promise<Database> {
  const opening = openDB<Layout>(DATABASE, VERSION, {
    upgrade(upgrading, before) {
      const settings = upgrading.createObjectStore('settings');
      if (before > 0) return;
      upgrading.createObjectStore('keys');
      upgrading.createObjectStore('sealed');
      // Where the disk refuses this, the database is not made at all, and that is what is told.
      settings.put(true, TAKEN_OVER).catch(() => undefined);
    },
    blocking() {
      forget();
      void opening.then((database) => database.close());
    },
    terminated: forget,
  });
  return opening;
}

function isOfLaterRelease(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'VersionError';
}

function patience(): Promise<'waited'> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('waited'), DISK_PATIENCE);
  });
}
