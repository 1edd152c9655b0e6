import { browser } from 'wxt/browser';
import { CHANGED, type Input, type MessageName, type Output } from '../messages/contract.ts';

/** Ask the background. Rejects when the extension was updated or removed under a page that is still open. */
export async function ask<N extends MessageName>(name: N, input: Input<N>): Promise<Output<N>> {
  const output: unknown = await browser.runtime.sendMessage({ name, input });
  if (output === undefined) throw new Error(`No answer to ${name}`);
  // The background is the same build as this page; its answer has the contract's type.
  return output as Output<N>;
}

/** Call back whenever the background says that something changed. */
export function onChanged(callback: () => void, signal: AbortSignal): void {
  const listen = (message: unknown): undefined => {
    if (typeof message === 'object' && message !== null && 'name' in message && message.name === CHANGED) callback();
  };
  browser.runtime.onMessage.addListener(listen);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listen));
}

/** False once this page belongs to an extension that was updated or removed. */
export function isAlive(): boolean {
  try {
    return browser.runtime.id !== undefined;
  } catch {
    return false;
  }
}
