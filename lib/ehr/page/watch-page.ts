import { elementGuards } from './element-guards.ts';
import { lookTimer } from './look-timer.ts';
import { pageObserver } from './page-observer.ts';

export interface PageWatch {
  /**
   * Guard the elements that the last reading rests on. The first change of their text or value, or their leaving the
   * page, calls `onIdentityChange` before the next frame is painted, and only once.
   */
  guard(elements: readonly Element[]): void;
}

export interface PageWatchOptions {
  document: Document;
  signal: AbortSignal;
  /** The page changed and has settled, so it is to be read again. */
  onChange(): void;
  /** The address changed without a load. This is called at once, before the page is redrawn. */
  onNavigation(): void;
  /** A guarded element changed, so what is on the screen may be about somebody else. */
  onIdentityChange?(): void;
}

/** Watch one page with one observer until `signal` aborts. While the tab is hidden the page is not read. */
export function watchPage(options: PageWatchOptions): PageWatch {
  const { document, signal } = options;
  const view = document.defaultView;
  const guards = elementGuards(options.onIdentityChange);
  const timer = lookTimer(look);
  const observe = pageObserver(document, signal, changed);
  let stale = false;
  let address = view?.location.href;

  function changed(): void {
    checkAddress();
    guards.check();
    timer.stir();
  }

  function look(round: number): void {
    timer.stop();
    if (signal.aborted) return;
    stale = document.hidden;
    if (stale) return;
    observe();
    checkAddress();
    options.onChange();
    timer.followUp(round);
  }

  function checkAddress(): void {
    if (address === view?.location.href) return;
    address = view?.location.href;
    options.onNavigation();
  }

  document.addEventListener('visibilitychange', () => !document.hidden && stale && look(0), { signal });
  view?.addEventListener('pageshow', (event) => event.persisted && look(0), { signal });
  // `currententrychange` also fires in an extension's own world, synchronously, for pushState and replaceState.
  view?.navigation?.addEventListener('currententrychange', changed, { signal });
  for (const type of ['load', 'popstate', 'hashchange']) view?.addEventListener(type, changed, { signal });
  signal.addEventListener('abort', () => {
    timer.stop();
    guards.keep([]);
  });
  observe();
  return { guard: guards.keep };
}
