import type { Browser } from 'puppeteer-core';
import { BidiBrowser } from 'puppeteer-core/internal/bidi/Browser.js';

/**
 * Call a function, given as text, in Firefox's own window with that window's rights. The function gets texts and answers
 * with JSON. Firefox must have been started with `--remote-allow-system-access`.
 */
export async function inBrowserWindow(
  browser: Browser,
  functionDeclaration: string,
  ...texts: string[]
): Promise<unknown> {
  // Puppeteer offers nothing of this, but its connection carries every command of the protocol.
  if (!(browser instanceof BidiBrowser)) throw new Error('The browser is not driven by WebDriver BiDi');
  const { connection } = browser;
  const ownWindows = { 'moz:scope': 'chrome', maxDepth: 0 };
  const { contexts } = (await connection.send('browsingContext.getTree', ownWindows)).result;
  const window = contexts.find(({ url }) => url === 'chrome://browser/content/browser.xhtml');
  if (!window) throw new Error('Firefox has no window');
  const answer = await connection.send('script.callFunction', {
    functionDeclaration,
    arguments: texts.map((value) => ({ type: 'string' as const, value })),
    target: { context: window.context },
    awaitPromise: true,
  });
  const outcome = answer.result;
  if (outcome.type !== 'success') throw new Error(outcome.exceptionDetails.text);
  if (outcome.result.type !== 'string') throw new Error('The function did not answer with JSON');
  return JSON.parse(outcome.result.value);
}
