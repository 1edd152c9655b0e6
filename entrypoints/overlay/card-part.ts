import type { CardDrawer } from '../../components/overlay/card-drawer.tsx';
import type { ClickCarrier } from '../../lib/overlay/click.ts';

/** What card.js leaves for overlay.js. */
export interface CardPart {
  drawer: CardDrawer;
  clickCarrier: ClickCarrier;
}
