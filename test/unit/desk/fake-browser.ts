import { AsyncLocalStorage } from 'node:async_hooks';
import type { PageOrder } from '../../../lib/messages/page-orders.ts';
import type * as ports from '../../../lib/platform/browser-ports.ts';
import type { SignInWindow } from '../../../lib/platform/browser-ports.ts';
import type { openSettings } from '../../../lib/platform/settings.ts';
import type * as storage from '../../../lib/platform/storage.ts';
import { fakeMark, fakeMemory, fakeSettings, fakeVault } from './fake-services.ts';

/**
 * What the background may ask of a browser, for tests that put the whole background together: see background.test.ts.
 */
export interface FakeBrowser {
  /** What it was told to do, in order: `badge 1`, `tab https://…`. */
  did: string[];
  alarms: Map<string, number>;
  memory: ReturnType<typeof fakeMemory>;
  settings: ReturnType<typeof fakeSettings>;
  mark: ReturnType<typeof fakeMark>;
  vault: ReturnType<typeof fakeVault>;
  policy: unknown;
  siteAccess: boolean;
  notices: boolean;
  tabs: Map<number, string>;
  /** Who is told of news hears it. */
  hear: { ownPages(): void; tab(tabId: number): void; card(tabId: number): void };
  /** What the overlay in a tab's page answers to an order; null where none does. */
  overlay(tabId: number, order: PageOrder): unknown;
  outlines: Map<number, string>;
  /** The tab that a person looks at. */
  activeTab: number | null;
  /** The tab in front of each window. */
  frontTabs: Map<number, number>;
  /** What comes of DrChrono's sign-in page, with a window or without one. */
  signIn(url: string, interactive: boolean): SignInWindow;
}

export const REDIRECT = 'https://desk.example.org/';

let newest: FakeBrowser = installed();

const whose = new AsyncLocalStorage<FakeBrowser>();

/** Where several browsers stand side by side, whatever this work asks for is asked of this one. */
export function inBrowser<T>(one: FakeBrowser, work: () => T): T {
  return whose.run(one, work);
}

/** The browser that asks now; null where only the newest one is there. */
export function browserAsking(): FakeBrowser | null {
  return whose.getStore() ?? null;
}

const here = (): FakeBrowser => whose.getStore() ?? newest;

/** A browser in which the extension has just been installed. The background's modules reach the newest one. */
export function freshBrowser(): FakeBrowser {
  newest = installed();
  return newest;
}

function installed(): FakeBrowser {
  return {
    ...{ did: [], alarms: new Map(), tabs: new Map(), policy: {}, siteAccess: true, notices: true },
    ...{ memory: fakeMemory(), settings: fakeSettings(), mark: fakeMark(), vault: fakeVault() },
    ...{ overlay: () => null, outlines: new Map(), activeTab: null, frontTabs: new Map() },
    hear: { ownPages: () => undefined, tab: () => undefined, card: () => undefined },
    signIn: () => ({ ok: false, why: 'closed' }),
  };
}

const note = async (what: string) => void here().did.push(what);

/**
 * Stands in for lib/platform/browser-ports.ts. Test files share their workers and with them every module that has been
 * loaded, so each of them puts this in its place and nothing else.
 */
export const fakePorts: typeof ports = {
  hasSiteAccess: async () => here().siteAccess,
  hasNotices: async () => here().notices,
  async tellOwnPages() {
    await note('told own pages');
    here().hear.ownPages();
  },
  async tellTabs(concerned) {
    const told = [...here().tabs.keys()].filter(concerned);
    await note(`told tabs ${told.join(' ')}`.trim());
    for (const tabId of told) here().hear.tab(tabId);
  },
  tabAddress: async (tabId) => here().tabs.get(tabId) ?? null,
  async bringOverlay(tabId, words) {
    await note(`overlay ${tabId}${words === null ? '' : ` ${JSON.stringify(words)}`}`);
    return true;
  },
  outlineOf: async (tabId) => here().outlines.get(tabId) ?? null,
  openHosts: async () => [...new Set([...here().tabs.values()].map((address) => new URL(address).host))],
  bringDetectors: (host) => note(`detectors ${host}`),
  endOverlays: (host) => note(`end ${host}`),
  orderPage: async (tabId, order) => here().overlay(tabId, order),
  async tellCard(tabId, frameId) {
    await note(`news ${tabId} ${frameId}`);
    here().hear.card(tabId);
  },
  activeTab: async () => here().activeTab,
  frontTab: async (windowId) => here().frontTabs.get(windowId) ?? null,
  openTab: (url) => note(`tab ${url}`),
  openOwnPage: (file, query = '') => note(`own page ${file}${query}`),
  openSidePanel: (tabId) => void note(`panel ${tabId}`),
  showPanelWindow: (tabId) => note(`panel window ${tabId}`),
  openOptions: () => note('options'),
  redirectAddress: () => REDIRECT,
  openSignIn: async (url) => here().signIn(url, true),
  trySignIn: async (url) => here().signIn(url, false),
  setAlarm: async (name, when) => void here().alarms.set(name, when),
  setBadge: (count) => note(`badge ${count}`),
  notify: (id, title, message) => note(`notice ${id}: ${title} ${message}`),
};

/** Stands in for lib/platform/storage.ts. */
export const fakeStorage: typeof storage = {
  sessionMemory: {
    read: (key) => here().memory.read(key),
    readMany: (keys) => here().memory.readMany(keys),
    write: (key, value) => here().memory.write(key, value),
    writeMany: (values) => here().memory.writeMany(values),
    remove: (keys) => here().memory.remove(keys),
    readAll: () => here().memory.readAll(),
    clear: () => here().memory.clear(),
  },
  storeMark: {
    isSet: () => here().mark.isSet(),
    set: () => here().mark.set(),
    clear: () => here().mark.clear(),
  },
  oldSettings: { read: async () => ({}), remove: async () => true },
  readPolicy: async () => here().policy,
  closeStorageToPages: async () => true,
};

/** Stands in for `openSettings` of lib/platform/settings.ts. */
const fakeOpenSettings: typeof openSettings = () => ({
  read: (key) => here().settings.read(key),
  write: (key, value) => here().settings.write(key, value),
  remove: (keys) => here().settings.remove(keys),
});

/** Stands in for lib/platform/settings.ts, of which only `openSettings` is another one. */
export async function fakeSettingsModule<Real extends object>(original: () => Promise<Real>) {
  return { ...(await original()), openSettings: fakeOpenSettings };
}
