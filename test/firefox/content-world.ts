import type { Page } from 'puppeteer-core';
import { FIREFOX_ID } from '../../tools/extension-key.ts';
import { inFrameWorld } from './frame-world.ts';

/** Firefox knows the extension by this id, which stands in its manifest. */
export const EXTENSION_ID = FIREFOX_ID;

/** The tab that shows this address, in whatever window, and the very world in which detector and overlay run there. */
const CONTENT_SCRIPT = {
  element: `(address) => {
    const windows = [...Services.wm.getEnumerator('navigator:browser')];
    const tabs = windows.flatMap(({ gBrowser }) => gBrowser.browsers);
    const shown = tabs.filter(({ currentURI }) => currentURI.spec === address);
    if (shown.length !== 1) throw new Error(shown.length + ' tabs show ' + address);
    return shown[0];
  }`,
  world: `(address, extension) => {
    const { ExtensionContent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionContent.sys.mjs');
    const context = ExtensionContent.getContextByExtensionId(extension, content);
    if (!context) throw new Error('no content script of the extension runs in this page');
    return context.sandbox;
  }`,
};

/**
 * Evaluate in the world of the extension's content script on a page of the EHR, where no code of the page runs. The
 * value must be one that JSON can carry; null stands for undefined.
 */
export async function inContentWorld(page: Page, expression: string): Promise<unknown> {
  const address = String(await page.evaluate('location.href'));
  return inFrameWorld(page.browser(), CONTENT_SCRIPT, expression, address, EXTENSION_ID);
}

/** What a content script finds where it looks for anything that is kept. */
interface Found {
  /** What lies in each storage area; null where the area is not there, and words where Firefox refuses. */
  areas: Record<string, unknown>;
  /** The names of the databases that it can open. */
  databases: string[];
}

/** Read all that is kept and that the content script's world can read. */
export async function readFromContentWorld(page: Page): Promise<Found> {
  const found = await inContentWorld(
    page,
    `(async () => {
      const areas = {};
      for (const name of ['local', 'session', 'sync', 'managed'])
        areas[name] = (await browser.storage[name]?.get(null).catch(String)) ?? null;
      return { areas, databases: (await indexedDB.databases()).map(({ name }) => name) };
    })()`,
  );
  return found as Found;
}
