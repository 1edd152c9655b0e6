import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { makeCardDrawer } from '../components/overlay/card-drawer.tsx';
import { pageOutline } from '../lib/ehr/page/outline.ts';
import { carryClick } from '../lib/overlay/click.ts';
import { leavePart } from '../lib/platform/overlay-page.ts';
import type { CardPart } from './overlay/card-part.ts';

/**
 * This script brings the overlay's card and what its buttons need into a page. It comes only when someone opens the
 * card, so that the EHR's pages parse no more than they need.
 */
export default defineUnlistedScript(() => {
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  const drawer = makeCardDrawer({ outline: () => pageOutline(document.body), copy });
  leavePart<CardPart>('card', { drawer, carryClick });
});
