import type { Browser } from 'puppeteer-core';
import { inBrowserWindow } from './browser-window.ts';
import { asLine } from './by-words.ts';
import { EXTENSION_ID } from './content-world.ts';
import { inFrameWorld } from './frame-world.ts';

/** Firefox makes the name of an extension's sidebar from the extension's id: other signs than these become `_`. */
const NAME = `${EXTENSION_ID.replace(/[^a-z0-9_-]/g, '_')}-sidebar-action`;

/** WebDriver BiDi knows no sidebars. Firefox shows an extension's in an element of the document in its own. */
const SIDEBAR = {
  element: `() => SidebarController.browser.contentDocument.getElementById('webext-panels-browser')`,
  world: `() => Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false })`,
};

/** Open Invite Desk's sidebar, as a person does in Firefox's own menu, and take hold of it. */
export async function openSidebar(browser: Browser) {
  await steer(browser, `await SidebarController.show(name)`);
  const evaluate = (expression: string) => inFrameWorld(browser, SIDEBAR, expression);
  return {
    evaluate,
    /** What it says, as a person reads it. */
    text: async () => asLine(await evaluate('document.body?.innerText')),
    /** Note what it says at each change from now on, and give what was noted. */
    async watch() {
      await evaluate(`(() => {
        window.said = [];
        const note = () => window.said.push(document.body.innerText);
        new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
      })()`);
      return async () => (await evaluate('window.said')) as string[];
    },
    close: () => steer(browser, 'SidebarController.hide()'),
  };
}

/** Tell whether the sidebar of Invite Desk is open. */
export async function isSidebarOpen(browser: Browser): Promise<boolean> {
  return (await steer(browser, '', 'SidebarController.currentID === name')) === true;
}

function steer(browser: Browser, statement: string, value = 'null'): Promise<unknown> {
  return inBrowserWindow(browser, `async (name) => { ${statement}; return JSON.stringify(${value}); }`, NAME);
}
