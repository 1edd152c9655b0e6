import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDisk } from '../../../lib/platform/disk.ts';
import { asideFrom } from '../../../lib/platform/sealed-records.ts';
import { openVault, type Vault } from '../../../lib/platform/vault.ts';

const DATABASE = 'invite-desk';
const held: { close(): void }[] = [];

/** The vault of a worker that has just started. */
const newVault = () => openVault(openDisk());

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
  expect(await newVault().write('ledger', { patientId: 4224, word: 'needle' })).toBe(true);
  expect(await newVault().read('ledger')).toEqual({
    kind: 'found',
    value: { patientId: 4224, word: 'needle' },
  });
  const sealed: { iv: Uint8Array; data: ArrayBuffer } = await (await raw()).get('sealed', 'ledger');
  expect(new TextDecoder('latin1').decode(sealed.data)).not.toContain('needle');
  const key: CryptoKey = await (await raw()).get('keys', 'aes-2');
  expect(key.extractable).toBe(false);
});

describe('a record that is on disk as it was', () => {
  test('is not opened again, neither what was read nor what was written', async () => {
    const vault = newVault();
    const value = { word: 'kept' };
    await newVault().write('ledger', value);
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
    const [vault, other] = [newVault(), newVault()];
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
    const vault = newVault();
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
  test.each<[string, (vault: Vault) => Promise<unknown>]>([
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
    ['a lost key', async () => (await raw()).delete('keys', 'aes-2')],
  ])('by %s is known as such, set aside, and room is made', async (_, damage) => {
    const vault = newVault();
    await vault.write('ledger', { version: 1 });
    await damage(vault);
    // The next worker finds the damage, since this vault still knows what it has written.
    const next = newVault();
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
    const vault = newVault();
    for (const value of ['one', 'two', 'three']) {
      await vault.write('ledger', value);
      await vault.setAside('ledger');
    }
    expect(await vault.names()).toHaveLength(3);
    expect(await vault.remove('ledger')).toBe(true);
    expect(await vault.names()).toEqual([]);
  });
});

describe('records of one family', () => {
  async function family() {
    const vault = newVault();
    for (const name of ['acts', 'acts:000', 'acts:3a0', 'acts:c00', 'acu:000', 'ledger'])
      await vault.write(name, { name });
    return vault;
  }
  const found = (name: string) => ({ name, record: { kind: 'found', value: { name } } });

  test.each([
    ['acts:000', 'acts:000'],
    ['acts:39f', 'acts:000'],
    ['acts:3a0', 'acts:3a0'],
    ['acts:bff', 'acts:3a0'],
    ['acts:fff', 'acts:c00'],
  ])('the last one up to %s is %s', async (upTo, name) => {
    const vault = await family();
    expect(await vault.readLast('acts:', upTo)).toEqual(found(name));
    expect(await newVault().readLast('acts:', upTo)).toEqual(found(name));
  });

  test('there is none before the first, and a copy that was set aside is none', async () => {
    const vault = await family();
    const none = { name: null, record: { kind: 'absent' } };
    expect(await vault.readLast('acu:', 'acu:')).toEqual(none);
    await vault.write('acts:c00', 'damaged');
    await vault.setAside('acts:c00');
    expect((await vault.names())?.filter((name) => name.startsWith('acts:c00:damaged-'))).toHaveLength(1);
    expect(await vault.readLast('acts:', 'acts:fff')).toEqual(found('acts:3a0'));
    expect(await vault.readFamily('acts:')).toEqual([found('acts:000'), found('acts:3a0')]);
    await vault.setAside('acts:000');
    await vault.setAside('acts:3a0');
    expect(await vault.readLast('acts:', 'acts:fff')).toEqual(none);
    expect(await vault.readFamily('acts:')).toEqual([]);
  });

  test('one that was moved to another name, or has no key, is damaged and hides no other', async () => {
    await family();
    const database = await raw();
    await database.put('sealed', await database.get('sealed', 'acts:000'), 'acts:3a0');
    const next = newVault();
    const damaged = { name: 'acts:3a0', record: { kind: 'damaged' } };
    expect(await next.readLast('acts:', 'acts:400')).toEqual(damaged);
    expect(await next.readFamily('acts:')).toEqual([found('acts:000'), damaged, found('acts:c00')]);
    await database.delete('keys', 'aes-2');
    const [lost] = (await newVault().readFamily('acts:')) ?? [];
    expect(lost).toEqual({ name: 'acts:000', record: { kind: 'damaged' } });
  });

  test('is opened once, as long as it is on disk as it was', async () => {
    await family();
    const vault = newVault();
    const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
    const [first] = (await vault.readFamily('acts:')) ?? [];
    expect(decrypt).toHaveBeenCalledTimes(3);
    const again = await vault.readLast('acts:', 'acts:100');
    expect(again.record).toEqual(first?.record);
    await vault.readFamily('acts:');
    expect(decrypt).toHaveBeenCalledTimes(3);
  });
});

describe('several records at once', () => {
  test('are written and deleted together, each under its own name', async () => {
    const vault = newVault();
    await vault.write('acts:000', 'before');
    const change = new Map([
      ['ledger', { value: 'the step' }],
      ['acts:000', null],
      ['acts:800', { value: 'the act' }],
    ]);
    expect(await vault.writeAll(change)).toBe(true);
    for (const one of [vault, newVault()]) {
      expect(await one.read('ledger')).toEqual({ kind: 'found', value: 'the step' });
      expect(await one.readFamily('acts:')).toEqual([
        { name: 'acts:800', record: { kind: 'found', value: 'the act' } },
      ]);
      expect(await one.read('acts:000')).toEqual({ kind: 'absent' });
    }
  });

  test('or none of them is, where the disk refuses one', async () => {
    const vault = newVault();
    await vault.write('ledger', 'before');
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value: unknown,
      key?: IDBValidKey,
    ) {
      if (key === 'acts:000') throw new DOMException('Encountered full disk', 'QuotaExceededError');
      return put.call(this, value, key);
    });
    const change = new Map([
      ['ledger', { value: 'after' }],
      ['acts:000', { value: 'the act' }],
    ]);
    expect(await vault.writeAll(change)).toBe(false);
    expect(vault.trouble()).toBe('cannotWrite');
    vi.restoreAllMocks();
    for (const one of [vault, newVault()]) {
      expect(await one.read('ledger')).toEqual({ kind: 'found', value: 'before' });
      expect(await one.read('acts:000')).toEqual({ kind: 'absent' });
    }
  });

  test('are one strict transaction', async () => {
    const vault = newVault();
    await vault.write('ledger', 'before');
    const opened = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await vault.writeAll(
      new Map([
        ['ledger', { value: 1 }],
        ['acts:000', { value: 2 }],
      ]),
    );
    expect(opened.mock.calls.filter(([, mode]) => mode === 'readwrite')).toEqual([
      ['sealed', 'readwrite', { durability: 'strict' }],
    ]);
  });
});

describe('a database that does not open', () => {
  test('because a later release laid it out: said, and left as it is', async () => {
    const later = await openDB(DATABASE, 7, {
      upgrade: (database) => void database.createObjectStore('sealed'),
    });
    await later.put('sealed', 'of the later release', 'ledger');
    later.close();
    const vault = newVault();
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
    const vault = newVault();
    expect(await vault.read('ledger')).toEqual({ kind: 'unavailable' });
    expect(await vault.made()).toBeNull();
    expect(vault.trouble()).toBe('cannotOpen');
    refusing.mockRestore();
    expect(await vault.read('ledger')).toEqual({ kind: 'absent' });
    expect(vault.trouble()).toBeNull();
  });

  test('because its layout is foreign: said, and a wipe makes it ours', async () => {
    (await openDB(DATABASE, 1, { upgrade: (database) => void database.createObjectStore('toys') })).close();
    const vault = newVault();
    expect(await vault.write('ledger', {})).toBe(false);
    expect(await vault.erase()).toBe(true);
    expect(await vault.write('ledger', {})).toBe(true);
    expect(vault.trouble()).toBeNull();
  });

  test('because another holds it: nobody waits for ever, and it serves once it is free', async () => {
    const vault = newVault();
    await vault.write('ledger', 'kept');
    // This connection does not close for a deletion. The deletion waits, and every later opening waits for it.
    const stubborn = await openDB(DATABASE);
    held.push(stubborn);
    const deletion = deleteDB(DATABASE);
    const next = newVault();
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
    const vault = newVault();
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
    const vault = newVault();
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
    expect(await newVault().read('ledger')).toEqual({ kind: 'found', value: 'before' });
  });
});

test('a connection that the browser closed is opened again', async () => {
  const vault = newVault();
  await vault.write('ledger', 'kept');
  // The browser does the same when a profile is cleared while the worker runs. Our connection must close for that.
  await deleteDB(DATABASE);
  expect(await vault.read('ledger')).toEqual({ kind: 'absent' });
  expect(await vault.write('ledger', 'again')).toBe(true);
});

test('two first writes end with one key', async () => {
  const [one, two] = [newVault(), newVault()];
  await Promise.all([one.write('a', 1), two.write('b', 2)]);
  expect(await newVault().read('a')).toEqual({ kind: 'found', value: 1 });
  expect(await newVault().read('b')).toEqual({ kind: 'found', value: 2 });
});

/** The records of the tests below, with their names. */
const RECORDS = { ledger: { operations: [] }, 'client-secret': 'of the practice', tokens: { access: 'a' } };

async function expectRecords(vault: Vault): Promise<void> {
  for (const [name, value] of Object.entries(RECORDS))
    expect(await vault.read(name), name).toEqual({ kind: 'found', value });
}

test('a record that lies under the name of another is damaged', async () => {
  const vault = newVault();
  for (const [name, value] of Object.entries(RECORDS)) await vault.write(name, value);
  await expectRecords(newVault());
  const database = await raw();
  const [secret, tokens] = [
    await database.get('sealed', 'client-secret'),
    await database.get('sealed', 'tokens'),
  ];
  await database.put('sealed', tokens, 'client-secret');
  await database.put('sealed', secret, 'tokens');
  await database.put('sealed', secret, 'ledger');
  for (const reader of [vault, newVault()])
    for (const name of Object.keys(RECORDS))
      expect(await reader.read(name), name).toEqual({ kind: 'damaged' });
  await database.put('sealed', secret, 'client-secret');
  expect(await newVault().read('client-secret'), 'the control').toMatchObject({ kind: 'found' });
});

describe('records of release 0.1.0, which were not bound to their names', () => {
  /** Write the vault as release 0.1.0 did; gives what lies on disk. */
  async function ofFirstRelease(): Promise<Record<string, { iv: Uint8Array; data: ArrayBuffer }>> {
    const database = await openDB(DATABASE, 1, {
      upgrade(upgrading) {
        upgrading.createObjectStore('keys');
        upgrading.createObjectStore('sealed');
      },
    });
    const use: KeyUsage[] = ['encrypt', 'decrypt'];
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, use);
    await database.put('keys', key, 'aes-1');
    const written: Awaited<ReturnType<typeof ofFirstRelease>> = {};
    for (const [name, value] of Object.entries({ ...RECORDS, 'ledger:damaged-1': 'set aside' })) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify(value));
      const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);
      written[name] = { iv, data };
      await database.put('sealed', written[name], name);
    }
    database.close();
    return written;
  }

  const keys = async () => (await raw()).getAllKeys('keys');
  const sealed = async () => {
    const database = await raw();
    const [names, values] = [await database.getAllKeys('sealed'), await database.getAll('sealed')];
    return Object.fromEntries(names.map((name, index) => [String(name), values[index]]));
  };

  test('are read, and sealed anew once, with those that were set aside', async () => {
    const before = await ofFirstRelease();
    expect(await newVault().made()).toBe(true);
    const after = await sealed();
    expect(Object.keys(after)).toEqual(Object.keys(before).sort());
    for (const [name, record] of Object.entries(before)) expect(after[name].iv, name).not.toEqual(record.iv);
    expect(await keys()).toEqual(['aes-2']);
    await expectRecords(newVault());
    expect(await sealed(), 'not once more').toEqual(after);
  });

  test('by a first write are sealed anew too', async () => {
    await ofFirstRelease();
    const vault = newVault();
    expect(await vault.write('bulk-queue', 'new')).toBe(true);
    await expectRecords(vault);
    expect(await keys()).toEqual(['aes-2']);
  });

  test('and put back later are damaged, also together with their key', async () => {
    const old = await ofFirstRelease();
    const database = await raw();
    const key = await database.get('keys', 'aes-1');
    await expectRecords(newVault());
    const again = await raw();
    await again.put('sealed', old['ledger'], 'ledger');
    expect(await newVault().read('ledger')).toEqual({ kind: 'damaged' });
    await again.put('keys', key, 'aes-1');
    expect(await newVault().read('ledger')).toEqual({ kind: 'damaged' });
    expect(await newVault().read('client-secret')).toMatchObject({ kind: 'found' });
  });

  test('that do not open stay as they are, and the others are read', async () => {
    const old = await ofFirstRelease();
    const database = await openDB(DATABASE, 1);
    const cut = { ...old['ledger'], data: old['ledger']?.data.slice(4) };
    await database.put('sealed', cut, 'ledger');
    await database.put('sealed', 'plain words', 'tokens');
    database.close();
    const vault = newVault();
    expect(await vault.read('client-secret')).toMatchObject({ kind: 'found' });
    for (const name of ['ledger', 'tokens']) expect(await vault.read(name)).toEqual({ kind: 'damaged' });
    expect((await sealed())['ledger']).toEqual(cut);
  });

  test.each<[string, () => { mockRestore(): void }]>([
    [
      'dies before its transaction is done',
      () => {
        const { put } = IDBObjectStore.prototype;
        // As when the worker is killed, everything that the transaction did is taken back.
        return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
          this: IDBObjectStore,
          ...given: Parameters<typeof put>
        ) {
          const request = put.apply(this, given);
          if (given[1] === 'tokens') this.transaction.abort();
          return request;
        });
      },
    ],
    [
      'meets a disk that takes some of the records',
      () => {
        const { put } = IDBObjectStore.prototype;
        return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
          this: IDBObjectStore,
          ...given: Parameters<typeof put>
        ) {
          if (given[1] === 'tokens') throw new DOMException('Encountered full disk', 'QuotaExceededError');
          return put.apply(this, given);
        });
      },
    ],
  ])(
    'a worker that %s has lost nothing, and until it is done nothing is read or written',
    async (_, fail) => {
      const before = await ofFirstRelease();
      const failing = fail();
      const vault = newVault();
      expect(await vault.read('ledger')).toEqual({ kind: 'unavailable' });
      expect(vault.trouble()).toBe('cannotWrite');
      expect(await vault.write('ledger', 'other')).toBe(false);
      expect(await vault.setAside('ledger')).toBe(false);
      failing.mockRestore();
      expect(await sealed()).toEqual(before);
      expect(await keys()).toEqual(['aes-1']);
      await expectRecords(vault);
      expect(vault.trouble()).toBeNull();
      await expectRecords(newVault());
    },
  );

  test('two workers at once seal them anew with one key', async () => {
    await ofFirstRelease();
    const [one, two] = [newVault(), newVault()];
    await Promise.all([one.read('ledger'), two.read('tokens')]);
    for (const vault of [one, two, newVault()]) await expectRecords(vault);
    expect(await keys()).toEqual(['aes-2']);
  });

  test('that are erased while they are sealed anew stay erased', async () => {
    await ofFirstRelease();
    const vault = newVault();
    const erasing = vi
      .spyOn(crypto.subtle, 'generateKey')
      .mockImplementationOnce(async (...given: unknown[]) => {
        erasing.mockRestore();
        await newVault().erase();
        return Reflect.apply(crypto.subtle.generateKey, crypto.subtle, given);
      });
    expect(await vault.read('ledger')).toEqual({ kind: 'absent' });
    expect(await keys()).toEqual([]);
    expect(await sealed()).toEqual({});
  });
});
