import { browser } from 'wxt/browser';
import { CHANGED, type Input, type MessageName, type Output } from '../messages/contract.ts';

/** Ask the background from one of our own pages. */
export async function ask<N extends MessageName>(name: N, input: Input<N>): Promise<Output<N>> {
  const output: unknown = await browser.runtime.sendMessage({ name, input });
  if (output === undefined) throw new Error(`No answer to ${name}`);
  // The background and this page are one build, so the answer has the type of the contract.
  return output as Output<N>;
}

/** Call back whenever the background says that something changed, for as long as this page is open. */
export function onChanged(callback: () => void): void {
  browser.runtime.onMessage.addListener((message: unknown): undefined => {
    if (typeof message === 'object' && message !== null && 'name' in message && message.name === CHANGED)
      callback();
  });
}
