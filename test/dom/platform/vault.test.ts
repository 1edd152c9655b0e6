import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { asideFrom, openVault } from '../../../lib/platform/vault.ts';

const DATABASE = 'invite-desk';
const held: { close(): void }[] = [];

/** Open the database as other code would. It closes after the test, or no test could delete the database. */
async function raw() {
  const database = await openDB(DATABASE, undefined, { blocking: () => database.close() });
  held.push(database);
  return database;
}

beforeEach(() => deleteDB(DATABASE));
afterEach(async () => {
  vi.restoreAllMocks();
  for (const one of held.splice(0)) one.close();
  await deleteDB(DATABASE);
});

test('what is written is read by the next worker, and lies there sealed', async () => {
  expect(await openVault().write('ledger', { patientId: 4224, word: 'needle' })).toBe(true);
  expect(await openVault().read('ledger')).toEqual({
    kind: 'found',
    value: { patientId: 4224, word: 'needle' },
  });
  const sealed: { iv: Uint8Array; data: ArrayBuffer } = await (await raw()).get('sealed', 'ledger');
  expect(new TextDecoder('latin1').decode(sealed.data)).not.toContain('needle');
  const key: CryptoKey = await (await raw()).get('keys', 'aes-1');
  expect(key.extractable).toBe(false);
});

describe('a record that is on disk as it was', () => {
  test('is not opened again, neither what was read nor what was written', async () => {
    const vault = openVault();
    const value = { word: 'kept' };
    await openVault().write('ledger', value);
    const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
    const read = async () => {
      const record = await vault.read('ledger');
      return record.kind === 'found' && record.value;
    };
    const first = await read();
    expect(first).toEqual(value);
    expect(await read()).toBe(first);
    expect(decrypt).toHaveBeenCalledTimes(1);
    await vault.write('ledger', value);
    expect(await read()).toBe(value);
    expect(decrypt).toHaveBeenCalledTimes(1);
  });

  test('no longer, once another context has written, removed or erased it', async () => {
    const [vault, other] = [openVault(), openVault()];
    await vault.write('ledger', { by: 'one' });
    await other.write('ledger', { by: 'other' });
    expect(await vault.read('ledger')).toEqual({ kind: 'found', value: { by: 'other' } });
    await other.remove('ledger');
    expect(await vault.read('ledger')).toEqual({ kind: 'absent' });
    await vault.write('ledger', { by: 'one' });
    await other.erase();
    expect(await vault.read('ledger')).toEqual({ kind: 'absent' });
  });

  test('nor where a write of another value failed', async () => {
    const vault = openVault();
    await vault.write('ledger', { word: 'before' });
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Encountered full disk', 'QuotaExceededError');
    });
    expect(await vault.write('ledger', { word: 'after' })).toBe(false);
    vi.restoreAllMocks();
    expect(await vault.read('ledger')).toEqual({ kind: 'found', value: { word: 'before' } });
  });
});

describe('a record that was damaged', () => {
  test.each<[string, (vault: ReturnType<typeof openVault>) => Promise<unknown>]>([
    [
      'a flipped byte',
      async () => {
        const database = await raw();
        const sealed: { iv: Uint8Array; data: ArrayBuffer } = await database.get('sealed', 'ledger');
        const bytes = new Uint8Array(sealed.data);
        bytes[3] = (bytes[3] ?? 0) ^ 1;
        await database.put('sealed', { ...sealed, data: bytes.buffer }, 'ledger');
      },
    ],
    [
      'a cut',
      async () => (await raw()).put('sealed', { iv: new Uint8Array(12), data: new ArrayBuffer(3) }, 'ledger'),
    ],
    ['another writer', async () => (await raw()).put('sealed', 'plain words', 'ledger')],
    ['a lost key', async () => (await raw()).delete('keys', 'aes-1')],
  ])('by %s is known as such, set aside, and room is made', async (_, damage) => {
    const vault = openVault();
    await vault.write('ledger', { version: 1 });
    await damage(vault);
    // The next worker finds the damage, since this vault still knows what it has written.
    const next = openVault();
    expect(await next.read('ledger')).toEqual({ kind: 'damaged' });
    expect(await next.setAside('ledger')).toBe(true);
    expect(await vault.read('ledger')).toEqual({ kind: 'absent' });
    const names = (await vault.names()) ?? [];
    expect(names.map(asideFrom)).toEqual(['ledger']);
    expect(await vault.write('ledger', { version: 1 })).toBe(true);
    expect(await vault.read('ledger')).toMatchObject({ kind: 'found' });
    expect(await vault.names()).toContain(names[0]);
  });

  test('lies beside the one before', async () => {
    const vault = openVault();
    for (const value of ['one', 'two', 'three']) {
      await vault.write('ledger', value);
      await vault.setAside('ledger');
    }
    expect(await vault.names()).toHaveLength(3);
    expect(await vault.remove('ledger')).toBe(true);
    expect(await vault.names()).toEqual([]);
  });
});

describe('a database that does not open', () => {
  test('because a later release laid it out: said, and left as it is', async () => {
    const later = await openDB(DATABASE, 7, {
      upgrade: (database) => void database.createObjectStore('sealed'),
    });
    await later.put('sealed', 'of the later release', 'ledger');
    later.close();
    const vault = openVault();
    expect(await vault.read('ledger')).toEqual({ kind: 'unavailable' });
    expect(vault.trouble()).toBe('newerVersion');
    expect(await vault.write('ledger', {})).toBe(false);
    expect(await vault.names()).toBeNull();
    expect(await (await raw()).get('sealed', 'ledger')).toBe('of the later release');
  });

  test('because the browser refuses: said, and tried again at the next use', async () => {
    const refusing = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    });
    const vault = openVault();
    expect(await vault.read('ledger')).toEqual({ kind: 'unavailable' });
    expect(await vault.made()).toBeNull();
    expect(vault.trouble()).toBe('cannotOpen');
    refusing.mockRestore();
    expect(await vault.read('ledger')).toEqual({ kind: 'absent' });
    expect(vault.trouble()).toBeNull();
  });

  test('because its layout is foreign: said, and a wipe makes it ours', async () => {
    (await openDB(DATABASE, 1, { upgrade: (database) => void database.createObjectStore('toys') })).close();
    const vault = openVault();
    expect(await vault.write('ledger', {})).toBe(false);
    expect(await vault.erase()).toBe(true);
    expect(await vault.write('ledger', {})).toBe(true);
    expect(vault.trouble()).toBeNull();
  });

  test('because another holds it: nobody waits for ever, and it serves once it is free', async () => {
    const vault = openVault();
    await vault.write('ledger', 'kept');
    // This connection does not close for a deletion. The deletion waits, and every later opening waits for it.
    const stubborn = await openDB(DATABASE, 1);
    held.push(stubborn);
    const deletion = deleteDB(DATABASE);
    const next = openVault();
    expect(await next.read('ledger')).toEqual({ kind: 'unavailable' });
    expect(next.trouble()).toBe('cannotOpen');
    expect(await next.write('ledger', 'at once')).toBe(false);
    stubborn.close();
    await deletion;
    await expect.poll(() => next.write('ledger', 'again')).toBe(true);
    expect(next.trouble()).toBeNull();
  }, 20_000);
});

describe('a write that fails', () => {
  test('for want of room is no write, and is known until one succeeds', async () => {
    const vault = openVault();
    await vault.write('ledger', 'before');
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Encountered full disk', 'QuotaExceededError');
    });
    expect(await vault.write('ledger', 'after')).toBe(false);
    expect(vault.trouble()).toBe('cannotWrite');
    expect(await vault.read('ledger')).toEqual({ kind: 'found', value: 'before' });
    expect(vault.trouble(), 'that it can be read says nothing of writing').toBe('cannotWrite');
    full.mockRestore();
    expect(await vault.write('ledger', 'after')).toBe(true);
    expect(vault.trouble()).toBeNull();
  });

  test('because the transaction is aborted after the put', async () => {
    const vault = openVault();
    await vault.write('ledger', 'before');
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...given: Parameters<typeof put>
    ) {
      const request = put.apply(this, given);
      this.transaction.abort();
      return request;
    });
    expect(await vault.write('ledger', 'after')).toBe(false);
    vi.restoreAllMocks();
    expect(await openVault().read('ledger')).toEqual({ kind: 'found', value: 'before' });
  });
});

test('a connection that the browser closed is opened again', async () => {
  const vault = openVault();
  await vault.write('ledger', 'kept');
  // The browser does the same when a profile is cleared while the worker runs. Our connection must close for that.
  await deleteDB(DATABASE);
  expect(await vault.read('ledger')).toEqual({ kind: 'absent' });
  expect(await vault.write('ledger', 'again')).toBe(true);
});

test('two first writes end with one key', async () => {
  const [one, two] = [openVault(), openVault()];
  await Promise.all([one.write('a', 1), two.write('b', 2)]);
  expect(await openVault().read('a')).toEqual({ kind: 'found', value: 1 });
  expect(await openVault().read('b')).toEqual({ kind: 'found', value: 2 });
});
