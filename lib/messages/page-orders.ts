import type { PageReading } from '../ehr/page/reading.ts';
import type { Sight } from './sight.ts';

/** What the background asks of the overlay in one page. No page and no card can give such an order. */
export interface PageOrders {
  /** Read the page now. `heldFor` belongs to a press in the card, and the answer then says whether it was seen. */
  readPage: { input: { heldFor: number | null }; output: PageSight };
  /** The card with this token is so high (CSS pixels). The first such order also shows the card. */
  sizeCard: { input: { frameToken: string; height: number }; output: null };
  /** Fold the card and give the focus back to the pill. */
  foldCard: { input: null; output: null };
  /** A person pressed the shortcut: open the card, or fold it where it is open. The focus goes along. */
  toggleCard: { input: null; output: null };
}

export type OrderName = keyof PageOrders;

/**
 * What a page says when it is read. `age`: so long (ms) it has said just this, null where that is not certain;
 * `documentAge`: so long its document has been there, null where it was loaded at another address.
 */
export interface PageSight {
  reading: PageReading;
  age: number | null;
  documentAge: number | null;
  /** Null where no press was asked about. */
  sight: Sight | null;
}

/**
 * An order is for one running overlay, and a later one in the same tab does not answer it. Null: for whichever runs there
 * now, since nobody who asks beside the page has met it.
 */
export interface PageOrder<N extends OrderName = OrderName> {
  order: N;
  run: string | null;
  input: PageOrders[N]['input'];
}
