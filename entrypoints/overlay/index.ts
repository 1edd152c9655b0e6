import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { cardOnDemand } from '../../components/overlay/card-on-demand.ts';
import { lentToCard } from '../../components/overlay/lent.ts';
import { HOST, isPageHeld } from '../../components/overlay/mount.ts';
import { overlayInPage } from '../../components/overlay/overlay-in-page.ts';
import type { PageReaders } from '../../lib/ehr/page-readers.ts';
import { lent } from '../../lib/overlay/lent.ts';
import { startOnPage } from '../../lib/overlay/overlay-on-page.ts';
import { lend, takeOver } from '../../lib/platform/overlay-page.ts';
import {
  askFromPage as ask,
  isAlive,
  onChangedInPage as onChanged,
} from '../../lib/platform/page-messaging.ts';
import type { CardPart } from './card-part.ts';

export default defineUnlistedScript(() => {
  lend(lent, lentToCard);
  const { run, parts } = takeOver(document, HOST);
  const readers = (): PageReaders => ({
    chart: parts.left('chart'),
    appointment: parts.left('appointment'),
    history: parts.left('history'),
  });
  const cardPart = () => parts.left<CardPart>('card');
  const bringCard = async () => {
    await ask('bringPart', { part: 'card' });
    return cardPart()?.drawer ?? null;
  };
  const avoid = () => {
    const { appointment } = readers();
    // This reader finds a modal's close button, which must stay free. The first draw comes before `session` exists.
    if (!appointment && isPageHeld(document)) queueMicrotask(() => session.bring('appointment'));
    return appointment?.closeButtons(document) ?? [];
  };
  const overlay = overlayInPage(document, {
    cardFor: cardOnDemand(bringCard, () => overlay.draw()),
    avoid,
    onToggle: (open) => session.toggle(open),
    onMove: (place) => session.move(place),
    onAct: (action, { riskAccepted }) => void session.act(action, riskAccepted),
    onOpenSettings: () => void ask('openSettings', null),
  });
  const clickCarrier = () => cardPart()?.carryClick ?? null;
  const onPage = { document, run, ask, isAlive, onChanged, readers, clickCarrier };
  const session = startOnPage({ ...onPage, onReader: parts.onArrival, show: overlay.show });
  parts.onArrival(() => overlay.draw());
  run.signal.addEventListener('abort', () => overlay.end());
});
