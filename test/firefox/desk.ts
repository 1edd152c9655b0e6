import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { expect, vi } from 'vitest';
import { findFirefoxes } from '../../tools/find-firefox.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { inBrowserWindow } from './browser-window.ts';
import { PATIENCE } from './by-words.ts';
import { EXTENSION_ID } from './content-world.ts';
import { openTrueOrigin } from './true-origin.ts';

/** The practice's clock starts on a Tuesday at 10:00 there, far from the machine's clock on purpose. */
const START = Date.UTC(2026, 8, 15, 14, 0, 0);

const EXTENSION = resolve('.output/firefox-mv3');
/** Firefox draws the host of an extension's pages by chance; here it is always the same. */
const HOST = '7c1f0e3a-5b0d-4c57-9c0e-1f2d3c4b5a69';
const PAGES = { popup: 'popup.html', settings: 'options.html', list: 'bulk.html', day: 'desk.html' } as const;

/** A desk is a real Firefox with the Firefox build, over the sandbox practice at the EHR's true address. */
export interface Desk {
  sandbox: Sandbox;
  browser: Browser;
  /** This tab is for the EHR. */
  page: Page;
  /** This tab shows the settings, which the extension opened when it was installed. */
  settings: Page;
  /** Open a page of the extension in a tab of its own. */
  open(page: keyof typeof PAGES): Promise<Page>;
  close(): Promise<void>;
}

/** Build the extension for Firefox, so that no older build is tested. */
export function buildForFirefox(): void {
  const args = ['node_modules/wxt/bin/wxt.mjs', 'build', '-b', 'firefox', '--mv3'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The extension does not build for Firefox.\n${stdout}${stderr}`);
}

/** Start a Firefox over a practice of its own and install the extension, which then opens its settings. */
export async function startDesk(): Promise<Desk> {
  const running: { close(): Promise<void> }[] = [];
  const start = async <T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const started = await starting;
    running.unshift(started);
    return started;
  };
  const close = async () => {
    for (const each of running) await each.close();
  };
  try {
    const sandbox = await start(startSandbox({ now: START }));
    const way = await start(openTrueOrigin(sandbox));
    const browser = await start(openFirefox(way.port));
    await browser.installExtension(EXTENSION);
    const settings = await tabAt(browser, /\/options\.html$/);
    const page = await browser.newPage();
    return { sandbox, browser, settings, page, open: (name) => openPage(browser, name), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openPage(browser: Browser, name: keyof typeof PAGES): Promise<Page> {
  const page = await browser.newPage();
  // Puppeteer would wait for ever for the end of this navigation, which Firefox does not report for such a page.
  page.goto(addressOf(name)).catch(() => {});
  await expect.poll(() => addressIn(page), { timeout: PATIENCE }).toBe(addressOf(name));
  return page;
}

/** Give a page's true address: Puppeteer does not hear of the addresses of an extension's pages. */
export async function addressIn(page: Page): Promise<string> {
  return String(await page.evaluate('location.href'));
}

/** Let the background die, as it does after half a minute without work. The next message starts another one. */
export async function endBackground(browser: Browser): Promise<void> {
  await inBrowserWindow(
    browser,
    `async (id) => JSON.stringify(await WebExtensionPolicy.getByID(id).extension.terminateBackground() ?? null)`,
    EXTENSION_ID,
  );
}

function addressOf(page: keyof typeof PAGES): string {
  return `moz-extension://${HOST}/${PAGES[page]}`;
}

function openFirefox(proxyPort: number): Promise<Browser> {
  const [executablePath] = findFirefoxes();
  if (executablePath === undefined)
    throw new Error('No Firefox found: install one, or set INVITE_DESK_FIREFOX to the path of one.');
  return puppeteer.launch({
    browser: 'firefox',
    executablePath,
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
    },
  });
}

/** Wait for the tab that shows such an address. */
export function tabAt(browser: Browser, address: RegExp): Promise<Page> {
  return vi.waitFor(
    async () => {
      for (const page of await browser.pages()) if (address.test(await addressIn(page))) return page;
      throw new Error(`No tab shows ${address}`);
    },
    { timeout: PATIENCE },
  );
}
