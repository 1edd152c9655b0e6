import { pageKind } from '../ehr/page/page-kind.ts';
import type { PageKind } from '../ehr/page/reading.ts';
import { callers, type Input, type MessageName, type Output } from './contract.ts';
import { inputs } from './schemas.ts';

/** The browser says who sent a message, so that a page cannot forge this. */
export interface Caller {
  kind: 'page' | 'own';
  /** For a `page` these say the tab, the document, and the page of the EHR that the tab's present address names. */
  tabId: number;
  documentId: string;
  page: PageKind;
}

export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  documentId?: string | undefined;
  tab?: { id?: number | undefined; url?: string | undefined } | undefined;
}

export type Handlers = { [N in MessageName]: (input: Input<N>, caller: Caller) => Promise<Output<N>> };

/**
 * Hand one incoming message to its handler. Undefined: the message has a wrong shape or a wrong sender. The sender then
 * gets no answer, and nothing of the message is kept.
 */
export function route(
  handlers: Handlers,
  own: { id: string; origin: string },
  message: unknown,
  sender: Sender,
): Promise<unknown> | undefined {
  if (!isEnvelope(message)) return undefined;
  const caller = callerOf(own, sender);
  if (caller === null || !callers[message.name].includes(caller.kind)) return undefined;
  return dispatch(handlers, message.name, message.input, caller);
}

function dispatch<N extends MessageName>(
  handlers: Handlers,
  name: N,
  input: unknown,
  caller: Caller,
): Promise<Output<N>> | undefined {
  const parsed = inputs[name].safeParse(input);
  return parsed.success ? handlers[name](parsed.data, caller) : undefined;
}

/**
 * Find who sent the message. After a navigation inside the page `sender.tab.url` is the present address and
 * `sender.url` is stale (tried in both browsers).
 */
function callerOf(own: { id: string; origin: string }, sender: Sender): Caller | null {
  if (sender.id !== own.id) return null;
  const address = sender.url === undefined ? null : URL.parse(sender.url);
  if (address !== null && `${address.protocol}//${address.host}` === own.origin)
    return { kind: 'own', tabId: -1, documentId: '', page: { kind: 'none' } };
  const { tab } = sender;
  if (tab?.id === undefined || tab.url === undefined || sender.frameId !== 0) return null;
  return {
    ...{ kind: 'page', tabId: tab.id, documentId: sender.documentId ?? '' },
    page: pageKind(new URL(tab.url)),
  };
}

function isEnvelope(message: unknown): message is { name: MessageName; input: unknown } {
  return (
    typeof message === 'object' &&
    message !== null &&
    'name' in message &&
    typeof message.name === 'string' &&
    Object.hasOwn(callers, message.name) &&
    'input' in message
  );
}
