import { pageKind } from '../ehr/page/page-kind.ts';
import type { PageKind } from '../ehr/page/reading.ts';
import { callers, type Input, type MessageName, type Output } from './contract.ts';
import { inputs } from './schemas.ts';

/** Who sent a message, as the browser says it; a page cannot forge these. */
export interface Caller {
  kind: 'page' | 'own';
  /** Set for `page`: the tab, the document, and which page of the EHR the tab's present address names. */
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
 * Judge one incoming message. Undefined: not ours to answer (wrong shape, wrong sender); the sender then gets
 * nothing, and nothing of the message is kept.
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

/** `sender.tab.url` is the address after in-app navigation; `sender.url` is stale then (tried in both browsers). */
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
