import {
  CHANGED,
  type Input,
  type MessageName,
  NO_ACCESS,
  type Output,
  THREW,
} from '../messages/contract.ts';
import type { OrderName, PageOrder, PageOrders } from '../messages/page-orders.ts';
import { type Listener, nativeRuntime } from './native.ts';

/** Ask the background from a page of the EHR. Rejects where the extension was updated under the open page. */
export async function askFromPage<N extends MessageName>(name: N, input: Input<N>): Promise<Output<N>> {
  const output: unknown = await nativeRuntime()?.sendMessage({ name, input });
  if (output === undefined || output === THREW) throw new Error(`No answer to ${name}`);
  // The background and this script are one build, so the answer has the type of the contract.
  return output as Output<N>;
}

/**
 * Call back whenever the background says that something changed, until `signal` is aborted. `mayUse`: whether it may
 * still use the EHR's site.
 */
export function onChangedInPage(callback: (mayUse: boolean) => void, signal: AbortSignal): void {
  hear(signal, (message) => {
    const name = typeof message === 'object' && message !== null && 'name' in message && message.name;
    if (name === CHANGED || name === NO_ACCESS) callback(name === CHANGED);
  });
}

export type PageAnswers = { [N in OrderName]: (input: PageOrders[N]['input']) => PageOrders[N]['output'] };

/** Answer the background's orders to the overlay `run`, at once, until `signal` is aborted. */
export function onOrders(run: string, answers: PageAnswers, signal: AbortSignal): void {
  hear(signal, (message, sender, respond) => {
    // No page of the EHR reaches this listener. A content script's message would come from a tab, and no order does.
    if (!isOrder(message) || sender.tab !== undefined) return;
    if (message.run !== null && message.run !== run) return;
    respond(answer(answers, message));
  });
}

function hear(signal: AbortSignal, listen: Listener): void {
  const events = nativeRuntime()?.onMessage;
  events?.addListener(listen);
  signal.addEventListener('abort', () => events?.removeListener(listen));
}

function answer<N extends OrderName>(answers: PageAnswers, { order, input }: PageOrder<N>): unknown {
  return Object.hasOwn(answers, order) ? answers[order](input) : undefined;
}

function isOrder(message: unknown): message is PageOrder {
  return typeof message === 'object' && message !== null && 'order' in message && 'run' in message;
}

/** Give the address of one of our own pages. */
export function ownPageAddress(path: string): string | null {
  return nativeRuntime()?.getURL(path) ?? null;
}

/** Tell whether the extension is still there; false once it was updated or removed under this page. */
export function isAlive(): boolean {
  return nativeRuntime() !== null;
}
