import { onceOurs } from '../ehr/page/once-ours.ts';
import { pageKind } from '../ehr/page/page-kind.ts';
import { type PageWatch, watchPage } from '../ehr/page/watch-page.ts';
import { pageReader } from '../ehr/page-reader.ts';
import type { Input, MessageName, Output } from '../messages/contract.ts';
import type { DocumentClock, WatchRoot } from '../platform/overlay-page.ts';
import { drawnHere } from './drawn-here.ts';
import { type OverlaySession, overlaySession } from './session.ts';
import type { SessionPorts, Shown } from './session-ports.ts';

export interface PagePorts extends DocumentClock, Pick<SessionPorts, 'isCovered' | 'cardHears'> {
  document: Document;
  /** This ends everything: a later run of the overlay took over, or the extension is gone. */
  run: AbortController;
  watchRoot: WatchRoot;
  ask<N extends MessageName>(name: N, input: Input<N>): Promise<Output<N>>;
  isAlive(): boolean;
  onChanged(callback: (mayUse: boolean) => void, signal: AbortSignal): void;
  show(shown: Shown | null): void;
  /** The page changed in some way. */
  onStir(): void;
  /** The page was read after a change, so what must not be covered may stand elsewhere, as the last column of its history. */
  onLooked(lastColumn: readonly Element[]): void;
}

/**
 * Tie a session to the page: to its address, to its changes while it is a chart, an appointment or the calendar (a page
 * that is ours), and to its being seen again.
 */
export function startOnPage(ports: PagePorts): OverlaySession {
  const { document, run } = ports;
  const { signal } = run;
  const address = () => new URL(document.location.href);
  let watcher: PageWatch | null = null;
  const isDrawnHere = drawnHere(ports.loadedAt);
  const reader = pageReader(document);
  let lastColumn: readonly Element[] = [];
  const session = overlaySession({
    ...sessionPorts(ports),
    read() {
      // Without a watcher nobody would hear of a change.
      if (watcher) watcher.catchUp();
      else reader.stir();
      const { reading, identityElements, lastColumn: cells = [] } = reader.look(address());
      watcher?.guard(identityElements);
      lastColumn = cells;
      return { ...reading, drawnHere: isDrawnHere(reading) };
    },
  });

  /**
   * Watch the page while it is ours. On other pages no observer is left, only the wait for the next page that is ours.
   */
  const watch = () => {
    const watching = new AbortController();
    const here = AbortSignal.any([signal, watching.signal]);
    ports.watchRoot(here);
    watcher = watchPage({
      document,
      signal: here,
      onStir() {
        reader.stir();
        ports.onStir();
      },
      onChange: look,
      onNavigation() {
        session.navigated();
        if (pageKind(address()).kind !== 'none') return;
        watching.abort();
        watcher = null;
        onceOurs(document, signal, watch);
      },
      onIdentityChange: session.identityChanged,
    });
  };
  const look = () => {
    session.looked(false);
    ports.onLooked(lastColumn);
  };

  hearOfSight(document, session, signal);
  ports.onChanged(session.changed, signal);
  onceOurs(document, signal, watch);
  return session;
}

function sessionPorts(ports: PagePorts): Omit<SessionPorts, 'read'> {
  const { document, run } = ports;
  return {
    ...ports,
    elapsed: () => performance.now(),
    isHidden: () => document.hidden,
    // A listener that clears the timer would stay on the signal for as long as the overlay runs.
    later: (milliseconds, callback) => void setTimeout(() => run.signal.aborted || callback(), milliseconds),
    end: () => run.abort(),
  };
}

/** Tell the session when a person stops or begins to see the page, and when the browser keeps the document for Back. */
function hearOfSight(document: Document, session: OverlaySession, signal: AbortSignal): void {
  document.addEventListener(
    'visibilitychange',
    () => (document.hidden ? session.unwatched() : session.looked(true)),
    { signal },
  );
  // The document is seen again before the browser says that it was kept, so its leaving is what counts.
  for (const type of ['pagehide', 'pageshow'] as const)
    document.defaultView?.addEventListener(type, ({ persisted }) => persisted && session.kept(), { signal });
}
