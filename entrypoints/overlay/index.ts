import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { CardDrawer } from '../../components/overlay/card-drawer.tsx';
import { cardOnDemand } from '../../components/overlay/card-on-demand.ts';
import { HOST, isPageHeld } from '../../components/overlay/mount.ts';
import { overlayInPage } from '../../components/overlay/overlay-in-page.ts';
import type { PageReaders } from '../../lib/ehr/page-readers.ts';
import { startOnPage } from '../../lib/overlay/overlay-on-page.ts';
import { takeOver } from '../../lib/platform/overlay-page.ts';
import {
  askFromPage as ask,
  isAlive,
  onChangedInPage as onChanged,
} from '../../lib/platform/page-messaging.ts';
import { lent } from './lent.ts';

export default defineUnlistedScript(() => {
  Object.assign(globalThis, { inviteDeskLent: lent });
  const { run, parts } = takeOver(document, HOST);
  const readers = (): PageReaders => ({
    chart: parts.left('chart'),
    appointment: parts.left('appointment'),
    history: parts.left('history'),
  });
  const bringCard = async () => {
    await ask('bringPart', { part: 'card' });
    return parts.left<CardDrawer>('card');
  };
  /** What the overlay must not cover. A modal of any page has a cross too. */
  const closeButtons = () => {
    const { appointment } = readers();
    if (!appointment && isPageHeld(document)) session.bring('appointment');
    const button = appointment?.openWindow(document)?.closeButton;
    if (!button) return [];
    const { left, top, right, bottom } = button;
    return [{ left, top, width: right - left, height: bottom - top }];
  };
  const overlay = overlayInPage(document, {
    cardFor: cardOnDemand(bringCard, () => overlay.draw()),
    avoid: () => closeButtons(),
    onToggle: (open) => session.toggle(open),
    onMove: (place) => session.move(place),
    onAct: (action, { riskAccepted }) => void session.act(action, riskAccepted),
    onOpenSettings: () => void ask('openSettings', null),
  });
  const session = startOnPage({
    document,
    run,
    ask,
    isAlive,
    onChanged,
    readers,
    onReader: parts.onArrival,
    show: overlay.show,
  });
  parts.onArrival(() => overlay.draw());
  run.signal.addEventListener('abort', () => overlay.end());
});
