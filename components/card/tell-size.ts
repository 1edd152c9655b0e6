import type { CardShown } from '../../lib/card/card-session.ts';
import { CARD_FIRST_DRAW } from '../../lib/page-timing.ts';

/**
 * Tell the page's side how high the card is, once for each height. The first time waits for something to read, or for a
 * moment, so that a card does not flash its first words and then jump. While a press is on its way the card keeps its
 * size, since the press is judged by whether the card stood still.
 */
export function sizeTeller(tell: (height: number) => void): (height: number, shown: CardShown) => void {
  const opened = performance.now();
  let told = -1;
  let latest = -1;
  const send = () => {
    if (latest === told) return;
    told = latest;
    tell(latest);
  };
  setTimeout(send, CARD_FIRST_DRAW);
  return (height, { view, gone, notice, busy }) => {
    if (busy) return;
    latest = height;
    const isFilled = view !== null || gone || notice !== null;
    if (isFilled || performance.now() - opened >= CARD_FIRST_DRAW) send();
  };
}
