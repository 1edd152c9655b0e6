import { overlayInPage } from '../../components/overlay/overlay-in-page.ts';
import { boxAround, keptPlaces } from '../../lib/ehr/page/kept-clear.ts';
import { startOnPage } from '../../lib/overlay/overlay-on-page.ts';
import { datedPage, type WatchRoot } from '../../lib/platform/overlay-page.ts';
import {
  askFromPage as ask,
  isAlive,
  onChangedInPage as onChanged,
  onOrders,
  ownPageAddress,
  type PageAnswers,
} from '../../lib/platform/page-messaging.ts';

/** Run one overlay on this page until `run` is aborted. */
export function runOverlay(run: AbortController, watchRoot: WatchRoot): void {
  const runName = crypto.randomUUID();
  let lastColumn: readonly Element[] = [];
  const kept = keptPlaces(document);
  const overlay = overlayInPage(document, {
    avoid: () => [...kept.boxes(), ...boxAround(lastColumn)],
    onToggle: (open) => session.toggle(open),
    onMove: (place) => session.move(place),
    async cardAddress() {
      const token = await ask('openCard', { run: runName }).catch(() => null);
      const address = ownPageAddress('/card.html');
      return token && address && `${address}#${token}`;
    },
    ...{ onTaken: () => void ask('overlayTaken', null), onUncovered: () => session.uncovered() },
  });
  const session = startOnPage({
    ...datedPage(document),
    ...{ run, watchRoot, ask, isAlive, onChanged, show: overlay.show },
    ...{ isCovered: overlay.isCovered, cardHears: overlay.cardHears, onStir: kept.stirred },
    onLooked(cells) {
      lastColumn = cells;
      overlay.settle();
    },
  });
  const answers: PageAnswers = {
    readPage: ({ heldFor }) => ({
      ...session.readNow(),
      sight: heldFor === null ? null : overlay.sight(heldFor),
    }),
    sizeCard: ({ frameToken, height }) => overlay.sizeCard(frameToken, height) ?? null,
    ...{ foldCard: () => overlay.foldCard() ?? null, toggleCard: () => overlay.toggleCard() ?? null },
  };
  onOrders(runName, answers, run.signal);
  run.signal.addEventListener('abort', () => overlay.end());
}
