import { expect, type Page } from '@playwright/test';
import { type Desk, endWorker } from './desk.ts';
import { ERRORS_PAGE, forgetErrors, standing } from './extension-errors.ts';

/**
 * Before each test the shared browser is put back: no page, cookie, worker or alarm is left, and the extension's stores
 * are as they were. Tests of what the browser itself keeps (files, connections) have their own.
 */

/**
 * This is what the extension had stored at one time. The copy of its database is another database of the same origin,
 * because its key cannot leave the browser.
 */
export interface Kept {
  local: Record<string, unknown>;
  sealed: string[];
}

type Browser = Pick<Desk, 'context' | 'extension'>;

const DATABASE = 'invite-desk';
const COPY = 'invite-desk-as-it-was';
const MOST_TRIES = 5;

/** Keep what the extension has stored now. Its pages stay open. */
export async function keep({ context, extension }: Browser): Promise<Kept> {
  const door = await doorOf({ context, extension });
  await endWorker({ context, extension });
  await door.evaluate(copyDatabase, [DATABASE, COPY] as const);
  const { local, sealed } = await stored(door);
  return { local, sealed };
}

/** Put back what was kept, or with null the state right after the installation. One tab stays open, and it is empty. */
export async function putBack({ context, extension }: Browser, kept: Kept | null, tab: Page): Promise<void> {
  const door = await doorOf({ context, extension });
  const others = context.pages().filter((page) => ![door, tab].includes(page) && page.url() !== ERRORS_PAGE);
  await Promise.all([tab.goto('about:blank'), ...others.map((page) => page.close())]);
  await context.setOffline(false);
  await context.clearCookies();
  const wanted = { local: kept?.local ?? {}, sealed: kept?.sealed ?? [], session: {}, alarms: [] };
  // An open page or an alarm may have wakened the worker, which may have written once more, so it is tried again.
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await endWorker({ context, extension });
    if (kept) await door.evaluate(copyDatabase, [COPY, DATABASE] as const);
    else await door.evaluate(deleteDatabase, DATABASE);
    await door.evaluate(restoreMemory, wanted.local);
    await endWorker({ context, extension });
    if (isSame(await stored(door), wanted)) return forgetErrors(context, extension);
  }
  expect(await stored(door), 'the browser is put back').toEqual(wanted);
}

/** Open a page of the extension in which scripts can run. It asks for nothing and draws nothing. */
export function doorOf({ context, extension }: Browser): Promise<Page> {
  return standing(context, `chrome-extension://${extension}/icon/16.png`);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, sortKeys) === JSON.stringify(other, sortKeys);
}

function sortKeys(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface Stored extends Kept {
  session: object;
  alarms: object[];
}

/** Read all stores. A sealed record counts as its name and its first bytes, which are new at each write. */
function stored(door: Page): Promise<Stored> {
  return door.evaluate(async (name) => {
    const { storage, alarms } = (globalThis as unknown as { chrome: ExtensionApis }).chrome;
    const sealed: string[] = [];
    const known = await indexedDB.databases();
    if (known.some((other) => other.name === name)) {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await done(indexedDB.open(name));
      const records = database.transaction('sealed').objectStore('sealed');
      const [keys, values] = await Promise.all([done(records.getAllKeys()), done(records.getAll())]);
      database.close();
      for (const [index, key] of keys.entries()) sealed.push(`${key} ${values[index].iv}`);
    }
    return {
      local: await storage.local.get(null),
      session: await storage.session.get(null),
      alarms: await alarms.getAll(),
      sealed,
    };
  }, DATABASE);
}

interface ExtensionApis {
  storage: Record<
    'local' | 'session',
    {
      get(all: null): Promise<Record<string, unknown>>;
      set(values: object): Promise<void>;
      clear(): Promise<void>;
    }
  >;
  alarms: { getAll(): Promise<object[]>; clearAll(): Promise<boolean> };
  action: { setBadgeText(badge: { text: string }): Promise<void> };
}

async function restoreMemory(local: Record<string, unknown>): Promise<void> {
  const { storage, alarms, action } = (globalThis as unknown as { chrome: ExtensionApis }).chrome;
  await storage.local.clear();
  await storage.local.set(local);
  await storage.session.clear();
  await alarms.clearAll();
  await action.setBadgeText({ text: '' });
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(name);
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  });
}

/** Copy the whole database with its layout. A database that has the other name is deleted first. */
async function copyDatabase([from, to]: readonly [string, string]): Promise<void> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  await done(indexedDB.deleteDatabase(to));
  const source = await done(indexedDB.open(from));
  const names = [...source.objectStoreNames];
  const opening = indexedDB.open(to, source.version);
  opening.onupgradeneeded = () => {
    for (const name of names) opening.result.createObjectStore(name);
  };
  const target = await done(opening);
  const reading = source.transaction(names);
  const records = await Promise.all(
    names.map(async (name) => {
      const store = reading.objectStore(name);
      const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      return { name, keys, values };
    }),
  );
  const writing = target.transaction(names, 'readwrite');
  const written = new Promise((resolve, reject) => {
    writing.oncomplete = resolve;
    writing.onabort = () => reject(writing.error);
  });
  for (const { name, keys, values } of records)
    for (const [index, key] of keys.entries()) writing.objectStore(name).put(values[index], key);
  await written;
  source.close();
  target.close();
}
