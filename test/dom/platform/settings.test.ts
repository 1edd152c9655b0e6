import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDisk } from '../../../lib/platform/disk.ts';
import { openSettings, type Settings } from '../../../lib/platform/settings.ts';

const DATABASE = 'invite-desk';
const held: { close(): void }[] = [];

/** Open the database as other code would. It closes after the test, or no test could delete the database. */
async function raw() {
  const database = await openDB(DATABASE, undefined, { blocking: () => database.close() });
  held.push(database);
  return database;
}

/** All that lies on disk among the settings. */
async function onDisk(): Promise<Record<string, unknown>> {
  const database = await raw();
  const [names, values] = await Promise.all([database.getAllKeys('settings'), database.getAll('settings')]);
  return Object.fromEntries(names.map((name, index) => [String(name), values[index]]));
}

/** The browser around the worker: its session memory, and what release 0.1.0 left in `storage.local`. */
function browser(left: Record<string, unknown> = {}) {
  let session = new Map<string, unknown>();
  const old = {
    left: { ...left } as Record<string, unknown> | null,
    read: async () => (old.left === null ? null : { ...old.left }),
    async remove() {
      old.left = {};
      return true;
    },
  };
  const memory = {
    read: async (name: string) => structuredClone(session.get(name)),
    write: async (name: string, value: unknown) => void session.set(name, structuredClone(value)),
    remove: async (names: readonly string[]) => {
      for (const name of names) session.delete(name);
    },
  };
  return {
    old,
    memory,
    /** The settings of a worker that has just started. */
    worker: () => openSettings(openDisk(), memory, old),
    session: () => session,
    restart() {
      session = new Map();
    },
  };
}

/** Lay the database out as release 0.1.0 did. */
async function ofFirstRelease(): Promise<void> {
  const database = await openDB(DATABASE, 1, {
    upgrade(upgrading) {
      upgrading.createObjectStore('keys');
      upgrading.createObjectStore('sealed');
    },
  });
  database.close();
}

function refuseToOpen() {
  return vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  });
}

function refuseToWrite() {
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('Encountered full disk', 'QuotaExceededError');
  });
}

beforeEach(() => deleteDB(DATABASE));
afterEach(async () => {
  vi.restoreAllMocks();
  for (const one of held.splice(0)) one.close();
  await deleteDB(DATABASE);
});

describe('what is written', () => {
  test('is read by the next worker, until it is removed', async () => {
    const { worker, session } = browser();
    expect(await worker().read('computer')).toBeUndefined();
    expect(await worker().write('computer', 'shared')).toBe(true);
    expect(await worker().read('computer')).toBe('shared');
    expect(await worker().remove(['computer', 'never-there'])).toBe(true);
    expect(await worker().read('computer')).toBeUndefined();
    expect(await onDisk()).toEqual({ 'taken-over': true });
    expect(session().size).toBe(0);
  });

  test('is seen at once by a worker that has read before', async () => {
    const { worker } = browser();
    const [one, other] = [worker(), worker()];
    await one.write('request-budget', { used: 1 });
    expect(await other.read('request-budget')).toEqual({ used: 1 });
    await other.write('request-budget', { used: 2 });
    expect(await one.read('request-budget')).toEqual({ used: 2 });
  });

  test('last of several at once is what stays', async () => {
    const { worker, session } = browser();
    const settings = worker();
    await Promise.all([1, 2, 3].map((used) => settings.write('request-budget', { used })));
    expect(await settings.read('request-budget')).toEqual({ used: 3 });
    expect(await worker().read('request-budget')).toEqual({ used: 3 });
    expect(session().size).toBe(0);
  });
});

describe('installed over release 0.1.0', () => {
  const LEFT = { 'client-id': 'client', computer: 'staffOnly', 'place:chart': { x: 0, y: 1, open: true } };
  const MOVED = { ...LEFT, 'taken-over': true };

  test('everything is taken over, and its old place is empty', async () => {
    await ofFirstRelease();
    const { worker, old } = browser(LEFT);
    expect(await worker().read('computer')).toBe('staffOnly');
    expect(await onDisk()).toEqual(MOVED);
    expect(old.left).toEqual({});
  });

  test('it is taken over once: what turns up in the old place later is removed unread', async () => {
    await ofFirstRelease();
    const { worker, old } = browser(LEFT);
    await worker().remove(['client-id']);
    old.left = { 'client-id': 'planted', 'chosen-zone': 'planted' };
    const next = worker();
    expect(await next.read('client-id')).toBeUndefined();
    expect(await next.read('chosen-zone')).toBeUndefined();
    expect(old.left).toEqual({});
  });

  test('a new database takes nothing over', async () => {
    const { worker, old } = browser({ computer: 'planted' });
    expect(await worker().read('computer')).toBeUndefined();
    expect(old.left).toEqual({});
  });

  test('a worker that dies before the old place is empty leaves it to the next, which takes nothing twice', async () => {
    await ofFirstRelease();
    const { worker, old } = browser(LEFT);
    const emptying = vi.spyOn(old, 'remove').mockImplementation(() => new Promise(() => undefined));
    void worker().read('computer');
    await expect.poll(() => emptying.mock.calls.length).toBe(1);
    expect(await onDisk()).toEqual(MOVED);
    emptying.mockRestore();
    await worker().write('computer', 'shared');
    expect(await worker().read('computer')).toBe('shared');
    expect(old.left).toEqual({});
  });

  test('a disk that takes nothing leaves all where it was, and it is read and changed from there', async () => {
    await ofFirstRelease();
    const { worker, old, restart } = browser(LEFT);
    const full = refuseToWrite();
    const settings = worker();
    expect(await settings.read('computer')).toBe('staffOnly');
    expect(await settings.remove(['client-id'])).toBe(false);
    expect(await settings.read('client-id')).toBeUndefined();
    expect(await worker().read('client-id'), 'the next worker').toBeUndefined();
    restart();
    expect(old.left).toEqual(LEFT);
    full.mockRestore();
    expect(await worker().read('client-id'), 'the next browser session').toBe('client');
    expect(await onDisk()).toEqual(MOVED);
    expect(old.left).toEqual({});
  });

  test('a browser that does not give the old values is asked again', async () => {
    await ofFirstRelease();
    const { worker, old } = browser();
    old.left = null;
    const settings = worker();
    expect(await settings.read('computer')).toBeUndefined();
    expect(await onDisk()).toEqual({});
    old.left = { ...LEFT };
    expect(await settings.read('computer')).toBe('staffOnly');
    expect(await onDisk()).toEqual(MOVED);
  });

  test('two first readers at once take it over once', async () => {
    await ofFirstRelease();
    const { worker, old } = browser(LEFT);
    const reading = vi.spyOn(old, 'read');
    const settings = worker();
    expect(await Promise.all([settings.read('computer'), settings.read('client-id')])).toEqual([
      'staffOnly',
      'client',
    ]);
    expect(reading).toHaveBeenCalledTimes(1);
  });
});

describe('a disk that refuses', () => {
  const refusals = [
    ['to open', refuseToOpen],
    ['to write', refuseToWrite],
  ] as const;

  test.each(refusals)('%s keeps what is written for this browser session', async (_, refuse) => {
    const { worker, restart } = browser();
    await worker().write('computer', 'staffOnly');
    const refusing = refuse();
    const settings = worker();
    expect(await settings.write('computer', 'shared')).toBe(false);
    expect(await settings.read('computer')).toBe('shared');
    expect(await worker().read('computer'), 'the next worker').toBe('shared');
    restart();
    refusing.mockRestore();
    expect(await worker().read('computer'), 'the next browser session').toBe('staffOnly');
  });

  test.each(refusals)('%s gets it all with the first write that it takes', async (_, refuse) => {
    const { worker, session } = browser();
    await worker().write('client-id', 'client');
    const refusing = refuse();
    const settings = worker();
    await settings.write('computer', 'shared');
    await settings.remove(['client-id']);
    expect(session().size).toBe(1);
    refusing.mockRestore();
    expect(await worker().write('chosen-zone', 'US/Pacific')).toBe(true);
    expect(await onDisk()).toEqual({ 'taken-over': true, computer: 'shared', 'chosen-zone': 'US/Pacific' });
    expect(session().size).toBe(0);
  });

  test('to open gives nothing that it holds, and does not throw', async () => {
    const { worker } = browser();
    await worker().write('computer', 'staffOnly');
    const refusing = refuseToOpen();
    const settings = worker();
    expect(await settings.read('computer')).toBeUndefined();
    expect(await settings.remove(['computer'])).toBe(false);
    refusing.mockRestore();
    expect(await settings.read('chosen-zone')).toBeUndefined();
    expect(await worker().read('computer'), 'a removal that is not on disk yet').toBeUndefined();
  });

  test('to write a value while an older one is on its way keeps the newer one', async () => {
    const { worker } = browser();
    const settings = worker();
    await settings.write('computer', 'staffOnly');
    const { put } = IDBObjectStore.prototype;
    let newer: Promise<boolean> | null = null;
    vi.spyOn(IDBObjectStore.prototype, 'put')
      .mockImplementationOnce(function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
        newer = settings.write('request-budget', { used: 2 });
        return put.apply(this, given);
      })
      .mockImplementationOnce(() => {
        throw new DOMException('Encountered full disk', 'QuotaExceededError');
      });
    expect(await settings.write('request-budget', { used: 1 })).toBe(true);
    expect(await newer).toBe(false);
    expect(await settings.read('request-budget')).toEqual({ used: 2 });
    expect(await worker().read('request-budget'), 'the next worker').toEqual({ used: 2 });
  });

  test('is told by the disk itself', async () => {
    const disk = openDisk();
    const { worker, memory, old } = browser();
    await worker().write('computer', 'staffOnly');
    const settings: Settings = openSettings(disk, memory, old);
    const full = refuseToWrite();
    await settings.write('computer', 'shared');
    expect(disk.trouble()).toBe('cannotWrite');
    full.mockRestore();
    await settings.write('computer', 'shared');
    expect(disk.trouble()).toBeNull();
  });

  test('and a session memory that refuses too: the value lives as long as the worker', async () => {
    const { worker, memory } = browser();
    await worker().write('computer', 'staffOnly');
    for (const name of ['read', 'write', 'remove'] as const)
      vi.spyOn(memory, name).mockRejectedValue(new Error('No.'));
    const full = refuseToWrite();
    const settings = worker();
    expect(await settings.write('computer', 'shared')).toBe(false);
    expect(await settings.read('computer')).toBe('shared');
    full.mockRestore();
    expect(await settings.write('computer', 'shared')).toBe(true);
    expect(await worker().read('computer')).toBe('shared');
  });
});

test('a database of a later release gives nothing and is left as it is', async () => {
  const later = await openDB(DATABASE, 9, {
    upgrade: (database) => void database.createObjectStore('settings').put('of later', 'computer'),
  });
  later.close();
  const disk = openDisk();
  const { memory, old } = browser({ computer: 'planted' });
  const settings = openSettings(disk, memory, old);
  expect(await settings.read('computer')).toBeUndefined();
  expect(await settings.write('computer', 'shared')).toBe(false);
  expect(disk.trouble()).toBe('newerVersion');
  expect(await onDisk()).toEqual({ computer: 'of later' });
  expect(old.left).toEqual({ computer: 'planted' });
});
