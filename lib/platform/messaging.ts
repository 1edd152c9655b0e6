import { browser } from 'wxt/browser';
import {
  CARD_NEWS,
  CHANGED,
  type Input,
  type MessageName,
  type Output,
  THREW,
} from '../messages/contract.ts';

/** Ask the background from one of our own pages. */
export async function ask<N extends MessageName>(name: N, input: Input<N>): Promise<Output<N>> {
  const output: unknown = await browser.runtime.sendMessage({ name, input });
  if (output === undefined || output === THREW) throw new Error(`No answer to ${name}`);
  // The background and this page are one build, so the answer has the type of the contract.
  return output as Output<N>;
}

/** Call back whenever the background says that something changed, for as long as this page is open. */
export function onChanged(callback: () => void): void {
  onNotice(CHANGED, callback);
}

/** Call back whenever the background says that the page under this card has news. */
export function onCardNews(callback: () => void): void {
  onNotice(CARD_NEWS, callback);
}

/** Call back whenever a tab in front shows another address. Another tab in front closes the popup. */
export function onTabInFront(callback: () => void): void {
  browser.tabs.onUpdated.addListener((_tabId, change, tab) => {
    if (tab.active && change.url !== undefined) callback();
  });
}

function onNotice(name: string, callback: () => void): void {
  browser.runtime.onMessage.addListener((message: unknown): undefined => {
    if (typeof message === 'object' && message !== null && 'name' in message && message.name === name)
      callback();
  });
}
