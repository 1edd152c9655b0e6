import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type CardDrawer, cardDrawer } from '../components/overlay/card-drawer.tsx';
import { leaveCard } from '../lib/platform/overlay-page.ts';

/** The inside of the overlay's card, brought into the page when someone opens it. The overlay takes it from here. */
export default defineUnlistedScript(() => leaveCard<CardDrawer>(cardDrawer));
