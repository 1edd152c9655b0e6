import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type CardDrawer, makeCardDrawer } from '../components/overlay/card-drawer.tsx';
import { pageOutline } from '../lib/ehr/outline.ts';
import { leavePart } from '../lib/platform/overlay-page.ts';

/** The inside of the overlay's card, brought into the page when someone opens it. The overlay takes it from here. */
export default defineUnlistedScript(() =>
  leavePart<CardDrawer>(
    'card',
    makeCardDrawer({
      outline: () => pageOutline(document.body),
      copy: (text) =>
        navigator.clipboard.writeText(text).then(
          () => true,
          () => false,
        ),
    }),
  ),
);
