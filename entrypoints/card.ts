import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { makeCardDrawer } from '../components/overlay/card-drawer.tsx';
import { pageOutline } from '../lib/ehr/page/outline.ts';
import { clickCarrier } from '../lib/overlay/click.ts';
import { leavePart } from '../lib/platform/overlay-page.ts';
import type { CardPart } from './overlay/card-part.ts';

/** The overlay's card and what its buttons need, brought into the page when someone opens it. */
export default defineUnlistedScript(() => {
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  const drawer = makeCardDrawer({ outline: () => pageOutline(document.body), copy });
  leavePart<CardPart>('card', { drawer, clickCarrier });
});
