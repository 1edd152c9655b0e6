import { lookAtPage } from '../ehr/read-page.ts';
import { watchPage } from '../ehr/watch-page.ts';
import type { Input, MessageName, Output } from '../messages/contract.ts';
import { type OverlaySession, overlaySession, type Shown } from './session.ts';

export interface PagePorts {
  document: Document;
  /** Ends everything: a later run took over, or the extension is gone. */
  run: AbortController;
  ask<N extends MessageName>(name: N, input: Input<N>): Promise<Output<N>>;
  isAlive(): boolean;
  onChanged(callback: () => void, signal: AbortSignal): void;
  show(shown: Shown | null): void;
}

/** Ties a session to the page: its one watcher, its address, its being seen. */
export function startOnPage(ports: PagePorts): OverlaySession {
  const { document, run } = ports;
  const { signal } = run;
  const session = overlaySession({
    read() {
      const { reading, identityElements } = lookAtPage(document, new URL(document.location.href));
      watch.guard(identityElements);
      return reading;
    },
    ask: ports.ask,
    isAlive: ports.isAlive,
    show: ports.show,
    elapsed: () => performance.now(),
    later(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      signal.addEventListener('abort', () => clearTimeout(timer));
    },
    end: () => run.abort(),
  });
  const watch = watchPage({
    document,
    signal,
    onChange: () => session.looked(false),
    onNavigation: () => session.navigated(),
    onIdentityChange: () => session.identityChanged(),
  });
  document.addEventListener('visibilitychange', () => !document.hidden && session.looked(true), { signal });
  ports.onChanged(() => session.changed(), signal);
  session.looked(false);
  return session;
}
