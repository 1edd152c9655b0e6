import { pageKind } from '../ehr/page/page-kind.ts';
import { isSharedHost } from '../ehr/page/practice-host.ts';
import type { PageKind } from '../ehr/page/reading.ts';
import { type CallerKind, callers, type Input, type MessageName, type Output } from './contract.ts';
import { inputs } from './schemas.ts';

/** Who sent a message, as the browser says, so that no page can forge it. */
export type Caller = PageCaller | CardCaller | { kind: 'panel' } | { kind: 'own' };

/** It sends from a tab of the EHR. The tab's present address has this host and names this page. */
interface InTab {
  tabId: number;
  documentId: string;
  /** As it stands in the address, with a port that is not the usual one; '' where the connection is not encrypted. */
  host: string;
  page: PageKind;
}

export interface PageCaller extends InTab {
  kind: 'page';
}

/** A card stands in a frame of the tab, and `documentId` is the card's own. */
export interface CardCaller extends InTab {
  kind: 'card';
  frameId: number;
}

type CallerOf<N extends MessageName> = Extract<Caller, { kind: (typeof callers)[N][number] }>;

export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  documentId?: string | undefined;
  tab?: { id?: number | undefined; url?: string | undefined } | undefined;
}

export type Handlers = {
  [N in MessageName]: (input: Input<N>, caller: CallerOf<N>) => Promise<Output<N>>;
};

/** By this the router tells who may come in. */
export interface Door {
  /** The extension's own id and origin. */
  id: string;
  origin: string;
  /** Is this host of the EHR the practice's own? Asked about every message from a tab at a host that is not shared. */
  accepts(host: string): Promise<boolean>;
  /**
   * Open the panel beside a tab. It is called in the very turn in which the message comes, since browsers open a panel
   * for a press and for nothing else.
   */
  openPanel(tabId: number): void;
}

/**
 * Hand one incoming message to its handler. Undefined, or a promise of it: the message has a wrong shape or a wrong
 * sender, or it comes from a host that is not this practice's. The sender then gets no answer (or null, which is what
 * Chromium makes of such a promise), and nothing of the message is kept.
 */
export function route(
  handlers: Handlers,
  door: Door,
  message: unknown,
  sender: Sender,
): Promise<unknown> | undefined {
  if (!isEnvelope(message)) return undefined;
  const caller = callerOf(door, sender);
  const answer = caller && prepare(handlers, message.name, message.input, caller);
  if (!answer) return undefined;
  // The question for the host would take longer than the press counts. The panel is a page of ours that says nothing
  // about a tab whose host nobody has accepted, and only our card can ask for it.
  if (message.name === 'openPanel' && caller.kind === 'card') door.openPanel(caller.tabId);
  // Whatever comes from a tab passes here, so no message can be answered at a host that nobody has accepted.
  return 'host' in caller && !isSharedHost(caller.host)
    ? door.accepts(caller.host).then((accepted) => (accepted ? answer() : undefined))
    : answer();
}

/** The handler's work on this message, not begun yet; null where the caller may not ask for it, or not in this shape. */
function prepare<N extends MessageName>(
  handlers: Handlers,
  name: N,
  input: unknown,
  caller: Caller,
): (() => Promise<Output<N>>) | null {
  if (!mayCall(name, caller)) return null;
  const parsed = inputs[name]().safeParse(input);
  return parsed.success ? () => handlers[name](parsed.data, caller) : null;
}

function mayCall<N extends MessageName>(name: N, caller: Caller): caller is CallerOf<N> {
  const listed: readonly CallerKind[] = callers[name];
  return listed.includes(caller.kind);
}

/** These pages of ours may do less than the others, by the path of their address. */
const LESSER: Readonly<Record<string, 'card' | 'panel'>> = {
  '/card.html': 'card',
  '/panel.html': 'panel',
  '/desk.html': 'panel',
};

/**
 * Find who sent the message. A page of ours is told by its address, and only the card may stand in a frame. After a
 * navigation inside the page `sender.tab.url` is the present address and `sender.url` is stale (tried in both browsers).
 */
function callerOf(own: Pick<Door, 'id' | 'origin'>, sender: Sender): Caller | null {
  if (sender.id !== own.id) return null;
  const address = sender.url === undefined ? null : URL.parse(sender.url);
  const { tab, frameId = 0, documentId = '' } = sender;
  const isOurs = address !== null && `${address.protocol}//${address.host}` === own.origin;
  const kind = isOurs ? (LESSER[address.pathname] ?? 'own') : 'page';
  if (kind === 'own' || kind === 'panel') return frameId === 0 ? { kind } : null;
  if (tab?.id === undefined || tab.url === undefined) return null;
  const shown = new URL(tab.url);
  const host = shown.protocol === 'https:' ? shown.host : '';
  const inTab = { tabId: tab.id, documentId, host, page: pageKind(shown) };
  if (kind === 'page') return sender.frameId === 0 ? { kind, ...inTab } : null;
  return frameId > 0 ? { kind, frameId, ...inTab } : null;
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
