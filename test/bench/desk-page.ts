import type { Page } from '@playwright/test';

/** Evaluates in the world of the extension's content script of the document that is in the tab now. */
export type InWorld = (expression: string) => Promise<unknown>;

/** Watch a tab for the extension's world in it, which each document has anew. */
export async function worldOf(page: Page, extension: string): Promise<InWorld> {
  const cdp = await page.context().newCDPSession(page);
  let contextId: number | null = null;
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${extension}` && context.auxData?.['type'] === 'isolated')
      contextId = context.id;
  });
  cdp.on('Runtime.executionContextsCleared', () => {
    contextId = null;
  });
  await cdp.send('Runtime.enable');
  return async (expression) => {
    if (contextId === null) throw new Error('No script of the extension is in the page');
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      ...{ contextId, expression, awaitPromise: true, returnByValue: true },
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
}

const ROOT = `chrome.dom.openOrClosedShadowRoot(document.querySelector('invite-desk-overlay'))`;
const WORDS = `(root => root.querySelector('.pill > span:last-child')?.textContent ?? '')(${ROOT})`;

/** What the pill says. The closed root opens to the extension's own world. */
export async function pillWords(inWorld: InWorld): Promise<string> {
  return String(await inWorld(`document.querySelector('invite-desk-overlay') ? ${WORDS} : ''`));
}

/** Longer than this (ms) no pill takes. */
const PATIENCE = 15_000;

/**
 * Watch for the paint of a pill that begins with this word. Once this resolves it is watched for; what it resolves to
 * gives the time of the paint (epoch ms). After the change a frame is asked for, and a message that is posted in that
 * frame comes after its paint.
 */
export async function watchPaint(inWorld: InWorld, word: string): Promise<() => Promise<number>> {
  await inWorld(`void (globalThis.benchPaint = new Promise((resolve, reject) => {
    const host = () => document.querySelector('invite-desk-overlay');
    const says = () => host() !== null && ${WORDS}.startsWith(${JSON.stringify(word)});
    const tell = () => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
      port2.postMessage(null);
    });
    // The overlay may be taken away between two patients and come back with another root.
    const watch = () => {
      observer.observe(document.documentElement, { childList: true });
      if (host()) observer.observe(${ROOT}, { subtree: true, childList: true, characterData: true });
    };
    const observer = new MutationObserver(() => {
      watch();
      if (!says()) return;
      observer.disconnect();
      tell();
    });
    watch();
    setTimeout(() => reject(new Error('The pill never said ' + ${JSON.stringify(word)})), ${PATIENCE});
  }))`);
  return async () => Number(await inWorld('globalThis.benchPaint'));
}

/** Wait until the pill says something of a patient that begins with this word. */
export async function waitForPill(page: Page, inWorld: InWorld, word: RegExp): Promise<void> {
  const until = Date.now() + PATIENCE;
  let words = '';
  while (Date.now() < until) {
    // The document may have no script of the extension yet.
    words = await pillWords(inWorld).catch(() => '');
    if (word.test(words)) return;
    await page.waitForTimeout(20);
  }
  throw new Error(`The pill says "${words}", and not ${word}`);
}
