import type { Browser, Page } from 'puppeteer-core';
import { expect, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import type { Settings } from '../sandbox/settings.ts';
import { PATIENCE } from './by-words.ts';
import { EXTENSION, type FirefoxStart, HOST, openFirefox } from './firefox.ts';
import { openTrueOrigin } from './true-origin.ts';

/** The practice's clock starts on a Tuesday at 10:00 there, far from the machine's clock on purpose. */
const START = Date.UTC(2026, 8, 15, 14, 0, 0);

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
  /**
   * Close Firefox and start it again on its profile, which must have been named. An extension that no policy installs is
   * gone then. Afterwards `browser`, `page` and `settings` are new ones.
   */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface DeskStart extends FirefoxStart {
  practice?: Partial<Settings>;
  /** A policy installs the extension. */
  isInstalled?: boolean;
}

/** Start a Firefox over a practice of its own and install the extension, which then opens its settings. */
export async function startDesk({ practice = {}, isInstalled = false, ...firefox }: DeskStart = {}) {
  const running: { close(): Promise<void> }[] = [];
  const start = async <T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const started = await starting;
    running.unshift(started);
    return started;
  };
  const close = async () => {
    for (const each of running.splice(0)) await each.close();
  };
  try {
    const sandbox = await start(startSandbox({ now: START, settings: practice }));
    const way = await start(openTrueOrigin(sandbox));
    const browser = await start(openFirefox(way.port, firefox));
    if (!isInstalled) await browser.installExtension(EXTENSION);
    const settings = await tabAt(browser, /\/options\.html$/);
    const page = await browser.newPage();
    const desk: Desk = {
      ...{ sandbox, browser, settings, page, close },
      open: (name) => openPage(desk.browser, name),
      async restart() {
        await running.shift()?.close();
        desk.browser = await start(openFirefox(way.port, firefox));
        desk.settings = await desk.open('settings');
        desk.page = await desk.browser.newPage();
      },
    };
    return desk;
  } catch (error) {
    await close();
    throw error;
  }
}

async function openPage(browser: Browser, name: keyof typeof PAGES): Promise<Page> {
  const page = await browser.newPage();
  // Right after its start Firefox may not have the extension yet, and then shows an error in place of its page.
  await vi.waitFor(
    async () => {
      // Puppeteer would wait for ever for the end of this navigation, which Firefox does not report for such a page.
      page.goto(addressOf(name)).catch(() => {});
      await expect.poll(() => addressIn(page), { timeout: PATIENCE / 3 }).toBe(addressOf(name));
    },
    { timeout: PATIENCE },
  );
  return page;
}

/** Give a page's true address: Puppeteer does not hear of the addresses of an extension's pages. */
export async function addressIn(page: Page): Promise<string> {
  return String(await page.evaluate('location.href'));
}

function addressOf(page: keyof typeof PAGES): string {
  return `moz-extension://${HOST}/${PAGES[page]}`;
}

/** Wait for the tab that shows such an address. */
export function tabAt(browser: Browser, address: RegExp, timeout = PATIENCE): Promise<Page> {
  return vi.waitFor(
    async () => {
      for (const page of await browser.pages()) if (address.test(await addressIn(page))) return page;
      throw new Error(`Timed out: no tab shows ${address}`);
    },
    { timeout },
  );
}
