import type { CardDrawer } from '../../components/overlay/card-drawer.tsx';
import type { ClickCarrier } from '../../lib/overlay/click.ts';

/** card.js hands this over to overlay.js. */
export interface CardPart {
  drawer: CardDrawer;
  carryClick: ClickCarrier;
}
