import type * as ports from '../../../lib/platform/browser-ports.ts';
import type { SignInWindow } from '../../../lib/platform/browser-ports.ts';
import type * as storage from '../../../lib/platform/storage.ts';
import { fakeMemory, fakeVault } from './fake-services.ts';

/**
 * What the background may ask of a browser, for tests that put the whole background together: see background.test.ts.
 */
export interface FakeBrowser {
  /** What it was told to do, in order: `badge 1`, `tab https://…`. */
  did: string[];
  alarms: Map<string, number>;
  memory: ReturnType<typeof fakeMemory>;
  settings: ReturnType<typeof fakeMemory>;
  vault: ReturnType<typeof fakeVault>;
  policy: unknown;
  siteAccess: boolean;
  tabs: Map<number, string>;
  /** What comes of DrChrono's sign-in page, with a window or without one. */
  signIn(url: string, interactive: boolean): SignInWindow;
}

export const REDIRECT = 'https://desk.example.org/';

let browser: FakeBrowser = installed();

/** A browser in which the extension has just been installed. The background's modules reach the newest one. */
export function freshBrowser(): FakeBrowser {
  browser = installed();
  return browser;
}

function installed(): FakeBrowser {
  return {
    ...{ did: [], alarms: new Map(), tabs: new Map(), policy: {}, siteAccess: true },
    ...{ memory: fakeMemory(), settings: fakeMemory(), vault: fakeVault() },
    signIn: () => ({ ok: false, why: 'closed' }),
  };
}

const note = async (what: string) => void browser.did.push(what);

/** Stands in for lib/platform/browser-ports.ts. */
export const fakePorts: typeof ports = {
  hasSiteAccess: async () => browser.siteAccess,
  broadcast: (name) => note(`broadcast ${name}`),
  tabAddress: async (tabId) => browser.tabs.get(tabId) ?? null,
  bringOverlay: (tabId, reader) => note(`overlay ${tabId} ${reader}`),
  bringPart: (tabId, part) => note(`part ${tabId} ${part}`),
  openTab: (url) => note(`tab ${url}`),
  openOwnPage: (file) => note(`own page ${file}`),
  openOptions: () => note('options'),
  redirectAddress: () => REDIRECT,
  openSignIn: async (url) => browser.signIn(url, true),
  trySignIn: async (url) => browser.signIn(url, false),
  setAlarm: async (name, when) => void browser.alarms.set(name, when),
  setBadge: (count) => note(`badge ${count}`),
  notify: (id, title, message) => note(`notice ${id}: ${title} ${message}`),
};

/** Stands in for lib/platform/storage.ts. */
export const fakeStorage: typeof storage = {
  sessionMemory: {
    read: (key) => browser.memory.read(key),
    write: (key, value) => browser.memory.write(key, value),
    remove: (keys) => browser.memory.remove(keys),
    readAll: () => browser.memory.readAll(),
    clear: () => browser.memory.clear(),
  },
  settings: {
    read: (key) => browser.settings.read(key),
    write: (key, value) => browser.settings.write(key, value),
    remove: (keys) => browser.settings.remove(keys),
  },
  readPolicy: async () => browser.policy,
};
