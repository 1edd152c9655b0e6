import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { DISK_PATIENCE } from '../timing.ts';

/** `newerVersion`: a later release laid the database out, and this one was installed again over it. */
export type StoreTrouble = 'cannotOpen' | 'cannotWrite' | 'newerVersion';

interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

interface Layout extends DBSchema {
  keys: { key: string; value: CryptoKey };
  sealed: { key: string; value: Sealed };
}

export type Database = IDBPDatabase<Layout>;

const DATABASE = 'invite-desk';

/** The database with every refusal of the disk turned into a value; after one, the next use opens it again. */
export function openDisk() {
  let opening: Promise<Database> | null = null;
  let ready: Database | null = null;
  let stuck = false;
  let trouble: StoreTrouble | null = null;
  const forget = () => {
    opening = null;
    ready = null;
    stuck = false;
  };
  const opened = async (): Promise<Database | null> => {
    if (ready || stuck) return ready;
    opening ??= open(forget);
    const mine = opening;
    const first = await Promise.race([mine, patience()]);
    if (first !== 'waited') {
      if (mine === opening) ready = first;
      return first;
    }
    // Still opening: whoever asks meanwhile does not wait again, and it serves as soon as it is there.
    stuck = true;
    mine.then((late) => {
      stuck = false;
      if (mine === opening) ready = late;
    }, forget);
    return null;
  };
  const use = async <T>(
    refusal: StoreTrouble,
    work: (database: Database) => Promise<T>,
  ): Promise<T | null> => {
    let database: Database | null = null;
    try {
      database = await opened();
      if (database === null) {
        trouble = 'cannotOpen';
        return null;
      }
      const done = await work(database);
      if (trouble !== 'cannotWrite' || refusal === 'cannotWrite') trouble = null;
      return done;
    } catch (error) {
      // Closed by the browser, full, broken or of a later release: all the same to who asked, and told by `trouble`.
      trouble = database ? refusal : isOfLaterRelease(error) ? 'newerVersion' : 'cannotOpen';
      database?.close();
      forget();
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
      try {
        forget();
        const deleting = deleteDB(DATABASE).then(() => true);
        const deleted = (await Promise.race([deleting, patience()])) === true;
        if (deleted) trouble = null;
        return deleted;
      } catch {
        // As refused as opening was.
        return false;
      }
    },
  };
}

/** `forget` is called when the browser ends the connection, or another one must get by. */
function open(forget: () => void): Promise<Database> {
  const opening = openDB<Layout>(DATABASE, 1, {
    upgrade(upgrading) {
      upgrading.createObjectStore('keys');
      upgrading.createObjectStore('sealed');
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
