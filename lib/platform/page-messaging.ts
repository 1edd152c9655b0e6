import { CHANGED, type Input, type MessageName, type Output } from '../messages/contract.ts';
import { nativeRuntime } from './native.ts';

/** Ask the background from a page of the EHR. Rejects where the extension was updated under the open page. */
export async function askFromPage<N extends MessageName>(name: N, input: Input<N>): Promise<Output<N>> {
  const output: unknown = await nativeRuntime()?.sendMessage({ name, input });
  if (output === undefined) throw new Error(`No answer to ${name}`);
  // The background and this script are one build, so the answer has the type of the contract.
  return output as Output<N>;
}

/** Call back whenever the background says that something changed, until `signal` is aborted. */
export function onChangedInPage(callback: () => void, signal: AbortSignal): void {
  const events = nativeRuntime()?.onMessage;
  const listen = (message: unknown): undefined => {
    if (typeof message === 'object' && message !== null && 'name' in message && message.name === CHANGED)
      callback();
  };
  events?.addListener(listen);
  signal.addEventListener('abort', () => events?.removeListener(listen));
}

/** Tell whether the extension is still there; false once it was updated or removed under this page. */
export function isAlive(): boolean {
  return nativeRuntime() !== null;
}
