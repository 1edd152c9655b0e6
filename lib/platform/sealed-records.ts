import { type Database, type Sealed, writeAll } from './disk.ts';

/**
 * The layout of a sealed record. Name and layout are sealed along with the value, so that a record that was moved to
 * another name does not open there. Records of layout 1, which release 0.1.0 wrote, were not bound to their names.
 */
const LAYOUT = 2;

/** Each layout has a key of its own. */
const KEY = `aes-${LAYOUT}`;
const FIRST_KEY = 'aes-1';

const STRICT = { durability: 'strict' } as const;
const ASIDE = ':damaged-';

/** Make up the name of a copy that is set aside from this record. Each copy has a name of its own. */
export function asideName(name: string): string {
  return `${name}${ASIDE}${crypto.randomUUID()}`;
}

/** Give the name of the record from which a copy was set aside; null where `name` is a record in use. */
export function asideFrom(name: string): string | null {
  const at = name.indexOf(ASIDE);
  return at < 0 ? null : name.slice(0, at);
}

/** Read a record with the key that it needs. */
export async function readRecord(database: Database, name: string) {
  const stores = database.transaction(['sealed', 'keys']);
  const [sealed, key] = await Promise.all([
    stores.objectStore('sealed').get(name),
    stores.objectStore('keys').get(KEY),
  ]);
  return { sealed, key };
}

/** Read the last of the records of a family up to a name, passing over copies that were set aside. */
export async function readLast(database: Database, family: string, upTo: string) {
  const stores = database.transaction(['sealed', 'keys']);
  const key = stores.objectStore('keys').get(KEY);
  const range = IDBKeyRange.bound(family, upTo);
  let at = await stores.objectStore('sealed').openCursor(range, 'prev');
  while (at && asideFrom(at.key) !== null) at = await at.continue();
  return { last: at && { name: at.key, sealed: at.value }, key: await key };
}

/** Read all records of a family, without copies that were set aside. */
export async function readFamily(database: Database, family: string) {
  const stores = database.transaction(['sealed', 'keys']);
  const sealed = stores.objectStore('sealed');
  const range = IDBKeyRange.bound(family, `${family}\uffff`);
  const [names, records, key] = await Promise.all([
    sealed.getAllKeys(range),
    sealed.getAll(range),
    stores.objectStore('keys').get(KEY),
  ]);
  const all = records.map((record, index) => ({ name: names[index] ?? '', sealed: record }));
  return { records: all.filter(({ name }) => asideFrom(name) === null), key };
}

/** Open a record. Throws where the key is wrong, or the record is damaged or was sealed under another name. */
export async function unseal(key: CryptoKey, name: string, { iv, data }: Sealed): Promise<unknown> {
  const plain = await crypto.subtle.decrypt(boundTo(name, iv), key, data);
  return JSON.parse(new TextDecoder().decode(plain));
}

/** Give the key with which records are sealed. It is made at the first use. */
export async function sealingKey(database: Database): Promise<CryptoKey> {
  return (await database.get('keys', KEY)) ?? addKey(database);
}

/** Seal a value under its name. */
export function seal(key: CryptoKey, name: string, value: unknown): Promise<Sealed> {
  return encrypt(key, name, new TextEncoder().encode(JSON.stringify(value)));
}

async function encrypt(key: CryptoKey, name: string, plain: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt(boundTo(name, iv), key, plain) };
}

function boundTo(name: string, iv: Sealed['iv']) {
  const additionalData = new TextEncoder().encode(`invite-desk vault ${LAYOUT} ${name}`);
  return { name: 'AES-GCM', iv, additionalData };
}

function makeKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/**
 * Make the key of the vault. Two first writes at once must end with one key, or one of the records could not be read:
 * the transaction that finds a key keeps it.
 */
async function addKey(database: Database): Promise<CryptoKey> {
  const made = await makeKey();
  const change = database.transaction('keys', 'readwrite', STRICT);
  const present = await change.store.get(KEY);
  if (!present) await change.store.put(made, KEY);
  await change.done;
  return present ?? made;
}

/** The records that release 0.1.0 left, with their key. */
export interface FirstLayout {
  key: CryptoKey;
  records: [name: string, Sealed][];
}

/** Find what is still in the first layout; `none` where nothing is. */
export async function readFirstLayout(database: Database): Promise<FirstLayout | 'none'> {
  const stores = database.transaction(['sealed', 'keys']);
  const [keys, sealed] = [stores.objectStore('keys'), stores.objectStore('sealed')];
  const [first, present] = await Promise.all([keys.get(FIRST_KEY), keys.get(KEY)]);
  // Beside a key of this layout an older one was put back by somebody. It opens nothing any more.
  if (!first || present) return 'none';
  const [names, records] = await Promise.all([sealed.getAllKeys(), sealed.getAll()]);
  return { key: first, records: records.map((record, index) => [names[index] ?? '', record]) };
}

/**
 * Seal records of the first layout anew, each with its name and under a new key. It all reaches the disk at once, so a
 * worker that dies meanwhile leaves either the old records with the old key or the new ones with the new key. The old
 * key is then gone, and with it whatever is not bound to a name. A record that does not open stays as it is, and
 * whoever reads it finds it damaged.
 */
export async function reseal(database: Database, { key: first, records }: FirstLayout): Promise<void> {
  const key = await makeKey();
  const anew = await Promise.all(
    records.map(async ([name, record]) => {
      try {
        const { iv, data } = record;
        const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, first, data);
        // A copy that was set aside belongs to the record from which it was taken.
        return [{ name, sealed: await encrypt(key, asideFrom(name) ?? name, plain) }];
      } catch {
        return [];
      }
    }),
  );
  const change = database.transaction(['keys', 'sealed'], 'readwrite', STRICT);
  const [keys, sealed] = [change.objectStore('keys'), change.objectStore('sealed')];
  // Another worker may have done this meanwhile, or staff may have disconnected.
  if ((await keys.get(FIRST_KEY)) === undefined) return change.done;
  await writeAll(change, [
    () => keys.put(key, KEY),
    () => keys.delete(FIRST_KEY),
    ...anew.flat().map((record) => () => sealed.put(record.sealed, record.name)),
  ]);
}
