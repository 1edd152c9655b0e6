import type { OrderName, PageOrders, PageSight } from '../../messages/page-orders.ts';
import { pageSight } from '../../messages/page-schemas.ts';
import { orderPage, outlineOf } from '../../platform/browser-ports.ts';
import type { FrameBinding } from './card-frames.ts';

/**
 * Read the page that a tab shows now, by whichever overlay runs there; null where none does, or where it does not answer as
 * a page of ours does.
 */
export async function readTab(tabId: number): Promise<PageSight | null> {
  const order = { order: 'readPage' as const, run: null, input: { heldFor: null } };
  const parsed = pageSight().safeParse(await orderPage(tabId, order));
  return parsed.success ? parsed.data : null;
}

/** The way to the overlay of one page. Each order waits for its answer: a page answers at once or not at all. */
export const pagePorts = {
  /** Read the page now; null where it does not answer as a page of ours does, because it has moved on. */
  async read(frame: FrameBinding, input: PageOrders['readPage']['input']) {
    const parsed = pageSight().safeParse(await give(frame, 'readPage', input));
    return parsed.success ? parsed.data : null;
  },
  async size(frame: FrameBinding, card: PageOrders['sizeCard']['input']) {
    await give(frame, 'sizeCard', card);
  },
  async fold(frame: FrameBinding) {
    await give(frame, 'foldCard', null);
  },
  outline: (frame: FrameBinding) => outlineOf(frame.tabId),
};

function give<N extends OrderName>({ tabId, run }: FrameBinding, order: N, input: PageOrders[N]['input']) {
  return orderPage(tabId, { order, run, input });
}
