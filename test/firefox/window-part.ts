import type { Browser } from 'puppeteer-core';
import { inBrowserWindow } from './browser-window.ts';
import { asLine, placeOf } from './by-words.ts';
import { inFrameWorld } from './frame-world.ts';

const PAGE_WORLD = `() => Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false })`;

/** Firefox's own code in the process of the page, where it may press as a person does. */
const OWN_WORLD = `() => Object.assign(
  Cu.Sandbox(Services.scriptSecurityManager.getSystemPrincipal()),
  { content, ...ChromeUtils.importESModule('chrome://remote/content/shared/webdriver/Event.sys.mjs') },
)`;

/**
 * Take hold of a page of the extension that Firefox shows beside its tabs: the sidebar, or the popup of the toolbar's
 * button. WebDriver BiDi knows nothing of them. `element` runs in Firefox's own window and gives the element that shows
 * the page. Mouse and keys are pressed by what WebDriver presses them with, so Firefox finds what lies there.
 */
export function partOf(browser: Browser, element: string) {
  const evaluate = (expression: string) => inFrameWorld(browser, { element, world: PAGE_WORLD }, expression);
  const inOwnWorld = (expression: string) => inFrameWorld(browser, { element, world: OWN_WORLD }, expression);
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
    /** Press the control with these words, once it has stood still for so long (ms). */
    async press(words: string, still = 0) {
      const { x, y } = await placeOf(evaluate, 'document', words, still);
      // A person's press comes through Firefox's own window, which moves the focus here first.
      await inBrowserWindow(browser, `() => { (${element})().focus(); return 'null'; }`);
      await inOwnWorld(`(async () => {
        for (const type of ['mousemove', 'mousedown', 'mouseup'])
          await event.synthesizeMouseAtPoint(${x}, ${y}, { type, button: 0, clickCount: 1 }, content);
      })()`);
    },
    /** Type where the focus is. */
    type: (text: string) => inOwnWorld(`event.sendKeys(${JSON.stringify(text)}, content)`),
  };
}
