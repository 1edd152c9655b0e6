import type { Browser } from 'puppeteer-core';
import { inBrowserWindow } from './browser-window.ts';

/** A document that Firefox shows, and a world in it. Both are functions as text, and get the same texts. */
export interface FrameWorld {
  /** Runs in Firefox's own window and gives the element that shows the document. */
  element: string;
  /** Runs in the process of that document, whose window is `content`, and gives the world as a sandbox. */
  world: string;
}

interface Answer {
  value?: unknown;
  error?: string;
}

/**
 * Evaluate in a world that WebDriver BiDi does not reach: a script is sent to the process of the document, as Firefox's
 * own tests do. The value must be one that JSON can carry; null stands for undefined.
 */
export async function inFrameWorld(
  browser: Browser,
  { element, world }: FrameWorld,
  expression: string,
  ...texts: string[]
): Promise<unknown> {
  const reach = `async (expression, ...texts) => {
    const { messageManager } = (${element})(...texts);
    const name = 'invite-desk-test:' + Services.uuid.generateUUID();
    const answered = new Promise((resolve) => {
      messageManager.addMessageListener(name, function hear({ data }) {
        messageManager.removeMessageListener(name, hear);
        resolve(data);
      });
    });
    const inProcess = async (name, expression, ...texts) => {
      const send = (answer) => sendAsyncMessage(name, answer);
      try {
        const code = '(async () => JSON.stringify({ value: await (' + expression + ') }))()';
        send(String(await Cu.evalInSandbox(code, (${world})(...texts))));
      } catch (error) {
        send(JSON.stringify({ error: String(error) }));
      }
    };
    const written = [name, expression, ...texts].map((text) => JSON.stringify(text));
    const call = '(' + inProcess + ')(' + written + ')';
    messageManager.loadFrameScript('data:application/javascript,' + encodeURIComponent(call), false);
    return answered;
  }`;
  const answer = (await inBrowserWindow(browser, reach, expression, ...texts)) as Answer;
  if (answer.error !== undefined) throw new Error(`In another world: ${answer.error}`);
  return answer.value ?? null;
}
