import { bodyOf } from './frames.ts';

export interface PageWatch {
  /**
   * Keep an eye on the elements the last reading rests on. The first change of their text or value, or their
   * leaving the page, calls `onIdentityChange` before the next frame is painted, and only once.
   */
  guard(elements: readonly Element[]): void;
}

export interface PageWatchOptions {
  document: Document;
  signal: AbortSignal;
  /** The page changed and has settled: read it again. */
  onChange(): void;
  /** The address changed without a load. Called at once, before the page is redrawn. */
  onNavigation(): void;
  /** A guarded element changed: what is on screen may be about someone else. */
  onIdentityChange?(): void;
}

const quiet = 100;
const longest = 500;
// A script that fills `input.value` leaves no trace an observer could see: look again, twice.
const afterthoughts = [600, 2_500];
const mostFrames = 5;
const attributes = [
  'class',
  'style',
  'hidden',
  'open',
  'value',
  'href',
  'action',
  'src',
  'aria-busy',
  'aria-hidden',
];

/** Watches one page with one observer until `signal` aborts. Does nothing while the tab is hidden. */
export function watchPage(options: PageWatchOptions): PageWatch {
  const { document, signal } = options;
  const view = document.defaultView;
  const guards = new Map<Element, string>();
  const watched = new WeakSet<Document>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstChange = 0;
  let lastChange = 0;
  let lastSight = 0;
  let stale = false;
  let address = view?.location.href;

  const changed = (): void => {
    checkAddress();
    checkGuards();
    lastChange = performance.now();
    if (firstChange !== 0) return;
    firstChange = lastChange;
    stopTimer();
    timer = setTimeout(settle, quiet);
  };
  const observer = new MutationObserver(changed);

  /** One timer, moved along while changes go on, but never past `longest`. */
  function settle(): void {
    const now = performance.now();
    const due = Math.min(lastChange + quiet, firstChange + longest);
    if (now < due - 1) timer = setTimeout(settle, due - now);
    else look(0);
  }

  function look(round: number): void {
    stopTimer();
    firstChange = 0;
    if (signal.aborted) return;
    stale = document.hidden;
    if (stale) return;
    observe();
    checkAddress();
    options.onChange();
    const wait = afterthoughts[round];
    if (wait !== undefined && timer === undefined) timer = setTimeout(() => look(round + 1), wait);
  }

  function stopTimer(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function checkAddress(): void {
    if (address === view?.location.href) return;
    address = view?.location.href;
    options.onNavigation();
  }

  /** Words at every batch; sight, which makes the browser settle its styles, at most once a frame. */
  function checkGuards(): void {
    const now = performance.now();
    const looks = now - lastSight > 15;
    if (looks) lastSight = now;
    for (const [element, before] of guards) {
      const seen = !looks || element.checkVisibility();
      if (element.isConnected && wordsOf(element) === before && seen) continue;
      guards.clear();
      options.onIdentityChange?.();
      return;
    }
  }

  /** The page itself, and the documents of same-origin frames, which come and go. */
  function observe(): void {
    observeDocument(document);
    for (const frame of [...document.querySelectorAll('iframe')].slice(0, mostFrames)) {
      const inner = bodyOf(frame)?.ownerDocument;
      if (inner) observeDocument(inner);
      frame.addEventListener('load', changed, { signal });
    }
  }

  function observeDocument(target: Document): void {
    // Observing a node again only renews its options, so a replaced body is picked up here.
    if (target.body) {
      observer.observe(target.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
        attributeFilter: attributes,
      });
    }
    if (watched.has(target)) return;
    watched.add(target);
    // Our own element hangs under the root element: its subtree is not observed.
    observer.observe(target.documentElement, { childList: true });
    for (const type of ['input', 'change', 'toggle', 'close']) {
      target.addEventListener(type, changed, { signal, capture: true, passive: true });
    }
  }

  document.addEventListener('visibilitychange', () => !document.hidden && stale && look(0), { signal });
  view?.addEventListener('pageshow', (event) => event.persisted && look(0), { signal });
  view?.addEventListener('load', changed, { signal });
  // `currententrychange` also fires in an extension's own world, synchronously, for pushState and replaceState.
  for (const [target, type] of [
    [view && 'navigation' in view ? view.navigation : null, 'currententrychange'],
    [view, 'popstate'],
    [view, 'hashchange'],
  ] as const) {
    target?.addEventListener(type, changed, { signal });
  }
  signal.addEventListener('abort', () => {
    observer.disconnect();
    stopTimer();
    guards.clear();
  });
  observe();

  return {
    guard(elements) {
      guards.clear();
      for (const element of elements) guards.set(element, wordsOf(element));
    },
  };
}

function wordsOf(element: Element): string {
  const value = 'value' in element ? String(element.value) : '';
  return `${value}\n${element.textContent ?? ''}`;
}
