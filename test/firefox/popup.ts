import { expect } from 'vitest';
import { inBrowserWindow } from './browser-window.ts';
import { PATIENCE } from './by-words.ts';
import type { Desk } from './desk.ts';
import { partOf } from './window-part.ts';

const POPUP = `() => document.querySelector('.webextension-popup-browser')`;

/** Open the popup of the toolbar's button over the tab in front, and take hold of it. */
export async function openPopup({ browser, settings }: Desk) {
  await settings.evaluate('browser.action.openPopup()');
  // Firefox loads the page ahead in another place, from which nothing can be heard once it has moved into the open panel.
  const isOpen = `() => {
    const page = (${POPUP})();
    return JSON.stringify(page?.closest('panel')?.state === 'open' && page.currentURI.spec.endsWith('/popup.html'));
  }`;
  await expect.poll(() => inBrowserWindow(browser, isOpen), { timeout: PATIENCE }).toBe(true);
  const popup = partOf(browser, POPUP);
  await expect.poll(popup.text, { timeout: PATIENCE }).not.toBe('');
  return {
    ...popup,
    close: () =>
      inBrowserWindow(browser, `() => { (${POPUP})().closest('panel').hidePopup(); return 'null'; }`),
  };
}
