import { expect, type Page } from '@playwright/test';
import { type Desk, endWorker } from './desk.ts';
import { doorAddress, ERRORS_PAGE, forgetErrors, standing } from './extension-errors.ts';
import { panelsIn } from './side-panel.ts';

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
  settings: Record<string, unknown>;
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
  const { local, settings, sealed } = await stored(door);
  return { local, settings, sealed };
}

/** Put back what was kept, or with null the state right after the installation. One tab stays open, and it is empty. */
export async function putBack({ context, extension }: Browser, kept: Kept | null, tab: Page): Promise<void> {
  const door = await doorOf({ context, extension });
  await closePanels(context, tab);
  const others = context.pages().filter((page) => ![door, tab].includes(page) && page.url() !== ERRORS_PAGE);
  // What a test put in the place of pages would meet the next test too, since the tab is the same.
  await tab.unrouteAll();
  await Promise.all([tab.goto('about:blank'), ...others.map((page) => page.close())]);
  await context.setOffline(false);
  await context.clearCookies();
  const nothing: Kept = { local: {}, settings: {}, sealed: [] };
  const wanted = { ...(kept ?? nothing), session: {}, alarms: [] };
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

/** Playwright knows no side panels, so the debugger closes them. */
async function closePanels(context: Browser['context'], tab: Page): Promise<void> {
  const debug = await context.newCDPSession(tab);
  for (const targetId of await panelsIn(debug)) await debug.send('Target.closeTarget', { targetId });
  await debug.detach();
}

/** Open a page of the extension in which scripts can run. It asks for nothing and draws nothing. */
export function doorOf({ context, extension }: Browser): Promise<Page> {
  return standing(context, doorAddress(extension));
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
    const [sealed, settings]: [string[], Record<string, unknown>] = [[], {}];
    const known = await indexedDB.databases();
    if (known.some((other) => other.name === name)) {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await done(indexedDB.open(name));
      const all = async (store: string): Promise<[string, unknown][]> => {
        const records = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([done(records.getAllKeys()), done(records.getAll())]);
        return keys.map((key, index) => [String(key), values[index]]);
      };
      for (const [key, value] of await all('sealed'))
        sealed.push(`${key} ${(value as { iv: Uint8Array }).iv}`);
      Object.assign(settings, Object.fromEntries(await all('settings')));
      database.close();
    }
    return {
      local: await storage.local.get(null),
      session: await storage.session.get(null),
      alarms: await alarms.getAll(),
      ...{ sealed, settings },
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
