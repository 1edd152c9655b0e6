import type { Browser } from 'puppeteer-core';
import { inBrowserWindow } from './browser-window.ts';
import { EXTENSION_ID } from './content-world.ts';
import { partOf } from './window-part.ts';

/** Firefox makes the name of an extension's sidebar from the extension's id: other signs than these become `_`. */
const NAME = `${EXTENSION_ID.replace(/[^a-z0-9_-]/g, '_')}-sidebar-action`;

/** Firefox shows an extension's sidebar in an element of the document in its own. */
const SIDEBAR = `() => SidebarController.browser.contentDocument.getElementById('webext-panels-browser')`;

/** Open Invite Desk's sidebar, as a person does in Firefox's own menu, and take hold of it. */
export async function openSidebar(browser: Browser) {
  await steer(browser, `await SidebarController.show(name)`);
  return { ...partOf(browser, SIDEBAR), close: () => steer(browser, 'SidebarController.hide()') };
}

/** Tell whether the sidebar of Invite Desk is open. */
export async function isSidebarOpen(browser: Browser): Promise<boolean> {
  return (await steer(browser, '', 'SidebarController.currentID === name')) === true;
}

function steer(browser: Browser, statement: string, value = 'null'): Promise<unknown> {
  return inBrowserWindow(browser, `async (name) => { ${statement}; return JSON.stringify(${value}); }`, NAME);
}
