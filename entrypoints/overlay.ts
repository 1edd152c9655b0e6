import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { CardDrawer } from '../components/overlay/card-drawer.tsx';
import { cardOnDemand } from '../components/overlay/card-on-demand.ts';
import { HOST } from '../components/overlay/mount.ts';
import { overlayInPage } from '../components/overlay/overlay-in-page.ts';
import { openWindow } from '../lib/ehr/window-frame.ts';
import { startOnPage } from '../lib/overlay/overlay-on-page.ts';
import { cardLeft, takeOver } from '../lib/platform/overlay-page.ts';
import { askFromPage as ask, isAlive, onChangedInPage as onChanged } from '../lib/platform/page-messaging.ts';

export default defineUnlistedScript(() => {
  const run = takeOver(document, HOST);
  const bringCard = async () => {
    await ask('bringCard', null);
    return cardLeft<CardDrawer>();
  };
  const overlay = overlayInPage(document, {
    cardFor: cardOnDemand(bringCard, () => overlay.draw()),
    avoid: () => closeButton(document),
    onToggle: (open) => session.toggle(open),
    onMove: (place) => session.move(place),
    onAct: (action, { riskAccepted }) => void session.act(action, riskAccepted),
    onOpenSettings: () => void ask('openSettings', null),
  });
  const session = startOnPage({ document, run, ask, isAlive, onChanged, show: overlay.show });
  run.signal.addEventListener('abort', () => overlay.end());
});

/** What the overlay must not cover. */
function closeButton(page: Document) {
  const button = openWindow(page)?.closeButton;
  if (!button) return [];
  const { left, top, right, bottom } = button;
  return [{ left, top, width: right - left, height: bottom - top }];
}
