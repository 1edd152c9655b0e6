import { resolve } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { vi } from 'vitest';
import { findFirefoxes } from '../../tools/find-firefox.ts';
import { inBrowserWindow } from './browser-window.ts';
import { PATIENCE } from './by-words.ts';
import { EXTENSION_ID } from './content-world.ts';

/** The build for Firefox, as a folder. */
export const EXTENSION = resolve('.output/firefox-mv3');

/** Firefox draws the host of an extension's pages by chance; here it is always the same. */
export const HOST = '7c1f0e3a-5b0d-4c57-9c0e-1f2d3c4b5a69';

/** In what a Firefox may differ from one that was just installed for a person. */
export interface FirefoxStart {
  /** A Firefox with policies of its own (own-firefox.ts). */
  executablePath?: string;
  /** The folder of its profile, where Firefox is started more than once. */
  profile?: string;
  preferences?: Record<string, string | number | boolean>;
}

/** Give the Firefox that the tests drive. */
export function firefoxOfMachine(): string {
  const [found] = findFirefoxes();
  if (found === undefined)
    throw new Error('No Firefox found: install one, or set INVITE_DESK_FIREFOX to the path of one.');
  return found;
}

/** Start a Firefox that reaches nothing but this proxy. */
export function openFirefox(proxyPort: number, start: FirefoxStart): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: start.executablePath ?? firefoxOfMachine(),
    ...(start.profile === undefined ? {} : { userDataDir: start.profile }),
    headless: true,
    acceptInsecureCerts: true,
    defaultViewport: { width: 1280, height: 800 },
    // Firefox takes long to start where the machine is busy.
    protocolTimeout: 45_000,
    // Without this Firefox lets nobody drive an extension's pages, nor evaluate in a content script's world.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxyPort,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxyPort,
      // Firefox does not fetch its own settings from afar.
      'services.settings.server': 'data:,#remote-settings-dummy/v1',
      'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: HOST }),
      ...start.preferences,
    },
  });
}

/** Where Firefox keeps the background of an add-on. */
type BackgroundState = 'starting' | 'running' | 'suspending' | 'stopped';

export async function backgroundState(browser: Browser): Promise<BackgroundState> {
  const read = `async (id) => JSON.stringify(WebExtensionPolicy.getByID(id).extension.backgroundState)`;
  return (await inBrowserWindow(browser, read, EXTENSION_ID)) as BackgroundState;
}

/**
 * Let the background die, as it does after half a minute without work. A message that waits for its answer would hold
 * Firefox back once, and does not here. The next message starts another background.
 */
export async function endBackground(browser: Browser): Promise<void> {
  const end = `async (id) => {
    const { extension } = WebExtensionPolicy.getByID(id);
    if (extension.backgroundState === 'running') await extension.terminateBackground({ disableResetIdleForTest: true });
    return JSON.stringify(null);
  }`;
  await vi.waitFor(
    async () => {
      await inBrowserWindow(browser, end, EXTENSION_ID);
      if ((await backgroundState(browser)) !== 'stopped')
        throw new Error('Timed out: the background does not end');
    },
    { timeout: PATIENCE },
  );
}
