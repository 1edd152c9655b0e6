import { MINUTE } from '../timing.ts';
import { begun, type Moment, thisMoment } from './detector-ports.ts';

/**
 * The page's world holds the controller of the running overlay under this key. A later run on the same document (after
 * an update or a second injection) ends the earlier one with it.
 */
const RUNNING = Symbol.for('invite-desk-overlay');

interface World {
  [RUNNING]?: AbortController;
}

/** A page that writes itself anew more often than this does so because of us. */
const MOST_ROOTS = 20;

/** Watch until the signal aborts whether the document gets a new element, as `document.open` gives it. */
export type WatchRoot = (signal: AbortSignal) => void;

/**
 * End an earlier run of the overlay and begin this one, which is aborted when a later run takes over. While the run
 * watches for it, it begins anew with each new document element: `document.open` takes the listeners off the document and
 * the window, so an overlay from before hears nothing of the page any more.
 */
export function takeOver(
  page: Document,
  hostName: string,
  begin: (run: AbortController, watchRoot: WatchRoot) => void,
  roots = MOST_ROOTS,
): void {
  const world = globalThis as World;
  world[RUNNING]?.abort();
  // An older version runs in another world. Only its element can be reached from here, so that is removed.
  for (const left of page.querySelectorAll(hostName)) left.remove();
  const run = new AbortController();
  world[RUNNING] = run;
  const root = page.documentElement;
  begin(run, (signal) => {
    const observer = new MutationObserver(() => {
      const isNew = page.documentElement !== null && page.documentElement !== root;
      if (isNew && roots > 0) takeOver(page, hostName, begin, roots - 1);
    });
    observer.observe(page, { childList: true });
    signal.addEventListener('abort', () => observer.disconnect());
  });
}

/**
 * End the running overlay of a page. The browser carries the text of this function into the page, so it names the key
 * once more.
 */
export function endRunning(): void {
  const running: unknown = Reflect.get(globalThis, Symbol.for('invite-desk-overlay'));
  if (running instanceof AbortController) running.abort();
}

/** The clock by which a document's words are dated, and when the document came by it. */
export interface DocumentClock {
  now(): Moment;
  /** The document came from the EHR at this moment; null where that is not certain. */
  arrived: Moment | null;
  /** The document was loaded at this address. It may have moved on since, inside the page. */
  loadedAt: URL;
}

/**
 * Tell when this document came from the EHR; null where that is not certain. A document that came by Back, from a
 * discarded or restored tab or from the browser's cache may be of any age. Where our first script came late, the computer
 * may have slept before. A document that was drawn ahead of time is dated from its request, not from when it was shown.
 */
function arrivalOf(page: Document, world: object): Moment | null {
  const first = begun(world);
  if (first === null || first.counted > MINUTE || Reflect.get(page, 'wasDiscarded') === true) return null;
  const [navigation] = performance.getEntriesByType('navigation');
  if (!(navigation instanceof PerformanceNavigationTiming)) return null;
  const isKept = navigation.type === 'back_forward' || navigation.transferSize === 0;
  return isKept ? null : { wall: first.wall - first.counted, counted: 0 };
}

/** The page with the clock by which it is dated. */
export function datedPage(
  document: Document,
  world: object = globalThis,
): DocumentClock & { document: Document } {
  const [navigation] = performance.getEntriesByType('navigation');
  const loadedAt = new URL(navigation?.name ?? document.location.href);
  return { document, now: thisMoment, arrived: arrivalOf(document, world), loadedAt };
}
