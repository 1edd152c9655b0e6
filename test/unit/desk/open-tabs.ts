import { type CardSession, cardSession } from '../../../lib/card/card-session.ts';
import type { Input, MessageName, Output } from '../../../lib/messages/contract.ts';
import type { Action } from '../../../lib/messages/offer.ts';
import type { PageOrders } from '../../../lib/messages/page-orders.ts';
import type { PatientView, PillView } from '../../../lib/messages/patient-view.ts';
import type { CardCaller, Handlers, PageCaller } from '../../../lib/messages/router.ts';
import { type OverlaySession, overlaySession } from '../../../lib/overlay/session.ts';
import { miraHost } from './fake-services.ts';
import { answered, around, chartOf } from './whole-background.ts';

// Tabs of one browser, each with a chart: the overlay's session and the card's, over the background of
// whole-background.ts. They hear what the background tells them, and every question of theirs is noted.

interface OpenTab {
  overlay: OverlaySession;
  card: CardSession | null;
  hidden: boolean;
  pill: PillView | null;
  view: PatientView | null;
}

const CLEAR = { kind: 'clear', glass: false, filter: 'none' } as const;
const PRESS = { heldFor: 80, watched: true };

export function openTabs(handlers: Handlers) {
  const tabs = new Map<number, OpenTab>();
  const asked: string[] = [];
  const { browser } = around;
  browser.hear = {
    ownPages: () => undefined,
    tab: (tabId) => tabs.get(tabId)?.overlay.changed(),
    card: (tabId) => void tabs.get(tabId)?.card?.look(),
  };
  browser.overlay = (tabId, { order, input }) => {
    const overlay = tabs.get(tabId)?.overlay;
    if (!overlay || order !== 'readPage') return null;
    const { heldFor } = input as PageOrders['readPage']['input'];
    return { ...overlay.readNow(), sight: heldFor === null ? null : CLEAR };
  };
  const askAs =
    (caller: PageCaller | CardCaller) =>
    <N extends MessageName>(name: N, input: Input<N>) => {
      asked.push(`${name} ${caller.tabId}`);
      const handler = handlers[name] as unknown as (input: Input<N>, from: object) => Promise<Output<N>>;
      return handler(input, caller);
    };
  const place = (tabId: number) => {
    const patientId = Number(/\d+/.exec(browser.tabs.get(tabId)?.split('/patients/')[1] ?? '')?.[0]);
    return {
      tabId,
      documentId: `page ${tabId}`,
      host: miraHost,
      page: { kind: 'chart', patientId },
    } as const;
  };
  const get = (tabId: number): OpenTab => {
    const tab = tabs.get(tabId);
    if (!tab) throw new Error(`No tab ${tabId}`);
    return tab;
  };

  /** This tab comes to the front of its window, and the others of the window are hidden. */
  const bringToFront = (tabId: number, others: Iterable<number> = tabs.keys()) => {
    for (const other of others)
      if (other !== tabId && !get(other).hidden) {
        get(other).hidden = true;
        get(other).overlay.unwatched();
      }
    const tab = get(tabId);
    if (!tab.hidden) return;
    tab.hidden = false;
    tab.overlay.looked(true);
    tab.card?.seen();
  };

  return {
    asked,
    tab: get,
    bringToFront,
    /** Open this patient's chart in a new tab behind the others. */
    openBehind(tabId: number, patientId: number): void {
      browser.tabs.set(tabId, `https://${miraHost}/patients/${patientId}/`);
      const since = Date.now();
      const tab: OpenTab = { overlay: null as never, card: null, hidden: true, pill: null, view: null };
      const elapsed = () => Date.now() - since;
      const now = () => ({ wall: Date.now(), counted: elapsed() });
      tab.overlay = overlaySession({
        ...{ read: () => chartOf(patientId), elapsed, now, arrived: now() },
        ...{ loadedAt: new URL(browser.tabs.get(tabId) ?? ''), isAlive: () => true, end: () => undefined },
        ...{
          isHidden: () => tab.hidden,
          isCovered: () => tab.card !== null,
          cardHears: () => tab.card !== null,
        },
        ask: askAs({ kind: 'page', ...place(tabId) }),
        show: (shown) => {
          tab.pill = shown?.view ?? null;
        },
        later: (milliseconds, callback) => void setTimeout(callback, milliseconds),
      });
      tabs.set(tabId, tab);
      tab.overlay.looked(false);
    },
    async openCard(tabId: number): Promise<void> {
      const tab = get(tabId);
      const token = await handlers.openCard({ run: 'run' }, { kind: 'page', ...place(tabId) });
      const ask = askAs({ ...place(tabId), kind: 'card', frameId: 3, documentId: `card ${tabId}` });
      tab.card = cardSession(
        {
          ...{ ask, elapsed: Date.now, now: Date.now, isHidden: () => tab.hidden },
          show: ({ view }) => {
            tab.view = view;
          },
          later: (milliseconds, callback) => void setTimeout(callback, milliseconds),
        },
        token,
      );
      await answered(tab.card.look());
    },
    fold(tabId: number): void {
      get(tabId).card = null;
      get(tabId).overlay.uncovered();
    },
    press: (tabId: number, action: Action) =>
      answered(get(tabId).card?.act(action, [], PRESS) ?? Promise.reject(new Error('No card'))),
    close(tabId: number): void {
      tabs.delete(tabId);
      browser.tabs.delete(tabId);
    },
  };
}
