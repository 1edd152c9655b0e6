import { elementGuards } from './element-guards.ts';
import { lookTimer } from './look-timer.ts';
import { pageObserver } from './page-observer.ts';

export interface PageWatch {
  /**
   * Guard the elements that the last reading rests on. The first change of their text or value, or their leaving the
   * page, calls `onIdentityChange` before the next frame is painted, and only once.
   */
  guard(elements: readonly Element[]): void;
  /** Hear at once of what the browser has not told yet, before the page is read out of turn. */
  catchUp(): void;
}

export interface PageWatchOptions {
  document: Document;
  signal: AbortSignal;
  /** The page changed in some way, so what was read of it may not hold any more. This is called at every change. */
  onStir?(): void;
  /** The page is to be read: right after the first frame, and whenever it has changed and has settled. */
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
  const timer = lookTimer(look);
  const guards = elementGuards(() => {
    options.onIdentityChange?.();
    // A page that is not drawn has no next frame. It is looked at when it is seen again.
    if (!document.hidden) timer.hurry();
  });
  const { observe, catchUp } = pageObserver(document, signal, changed);
  let stale = false;
  let address = view?.location.href;

  function changed(unobserved = 0): void {
    options.onStir?.();
    moved(unobserved);
  }

  /** The page is to be looked at, though nothing in it is known to have changed. */
  function moved(unobserved = 0): void {
    checkAddress();
    guards.check();
    timer.stir(unobserved);
  }

  function look(round: number): void {
    timer.stop();
    if (signal.aborted) return;
    stale = document.hidden;
    if (stale) return;
    const began = performance.now();
    observe();
    checkAddress();
    options.onChange();
    timer.followUp(round, performance.now() - began);
  }

  function checkAddress(): void {
    if (address === view?.location.href) return;
    address = view?.location.href;
    timer.renew();
    options.onNavigation();
  }

  document.addEventListener('visibilitychange', () => !document.hidden && stale && look(0), { signal });
  view?.addEventListener('pageshow', (event) => event.persisted && look(0), { signal });
  // `currententrychange` also fires in an extension's own world, synchronously, for pushState and replaceState.
  view?.navigation?.addEventListener('currententrychange', () => moved(), { signal });
  for (const type of ['load', 'popstate', 'hashchange', 'resize'])
    view?.addEventListener(type, () => moved(), { signal });
  signal.addEventListener('abort', () => {
    timer.stop();
    guards.keep([]);
  });
  observe();
  timer.hurry();
  return { guard: guards.keep, catchUp };
}
