import { onceOurs } from '../ehr/page/once-ours.ts';
import { pageKind } from '../ehr/page/page-kind.ts';
import { type PageWatch, watchPage } from '../ehr/page/watch-page.ts';
import type { PageReaders } from '../ehr/page-readers.ts';
import { lookAtPage } from '../ehr/read-page.ts';
import type { Input, MessageName, Output } from '../messages/contract.ts';
import type { ClickCarrier } from './click.ts';
import { type OverlaySession, overlaySession } from './session.ts';
import type { SessionPorts, Shown } from './session-ports.ts';

export interface PagePorts {
  document: Document;
  /** This ends everything: a later run of the overlay took over, or the extension is gone. */
  run: AbortController;
  ask<N extends MessageName>(name: N, input: Input<N>): Promise<Output<N>>;
  isAlive(): boolean;
  /** These readers have come into the page so far. */
  readers(): PageReaders;
  onReader(callback: () => void): void;
  clickCarrier(): ClickCarrier | null;
  onChanged(callback: () => void, signal: AbortSignal): void;
  show(shown: Shown | null): void;
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
  const sessionPorts: SessionPorts = {
    ...ports,
    read() {
      const look = lookAtPage(document, address(), ports.readers());
      watcher?.guard('missing' in look ? [] : look.identityElements);
      return 'missing' in look ? { ...look, page: pageKind(address()) } : look.reading;
    },
    has: (reader) => ports.readers()[reader] !== null,
    elapsed: () => performance.now(),
    later(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      signal.addEventListener('abort', () => clearTimeout(timer));
    },
    end: () => run.abort(),
  };
  const session = overlaySession(sessionPorts, ports.clickCarrier);

  /**
   * Watch the page while it is ours. On other pages no observer is left, only the wait for the next page that is ours.
   */
  const watch = () => {
    const watching = new AbortController();
    watcher = watchPage({
      document,
      signal: AbortSignal.any([signal, watching.signal]),
      onChange: () => session.looked(false),
      onNavigation() {
        session.navigated();
        if (pageKind(address()).kind !== 'none') return;
        watching.abort();
        watcher = null;
        onceOurs(document, signal, watch);
      },
      onIdentityChange: session.identityChanged,
    });
    session.looked(false);
  };

  document.addEventListener('visibilitychange', () => !document.hidden && session.looked(true), { signal });
  ports.onChanged(session.changed, signal);
  ports.onReader(() => session.looked(false));
  onceOurs(document, signal, watch);
  return session;
}
