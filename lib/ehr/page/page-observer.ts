import { LONGEST_WATCH_PAUSE, WATCH_PAUSE } from '../../page-timing.ts';
import { bodyOf, MOST_FRAMES } from './frames.ts';

export const watchedAttributes = 'class style hidden open value href action src aria-busy aria-hidden'.split(
  ' ',
);

export interface PageObserver {
  /**
   * Observe the page itself and the documents of its same-origin frames. It is to be called now and again, because frames
   * come and go and a body may be replaced.
   */
  observe(): void;
  /** Hear at once of the changes that the browser has not told yet. */
  catchUp(): void;
}

/**
 * Tell that a page changes, with one observer. The browser makes an object of every single change that is observed, so
 * after each call nothing is observed for a moment. `changed` is told for how long (ms): so long the page may go on
 * changing without a word.
 */
export function pageObserver(
  page: Document,
  signal: AbortSignal,
  changed: (unobserved: number) => void,
): PageObserver {
  let pause: ReturnType<typeof setTimeout> | undefined;
  const pauseNow = pauses();
  const observer = new MutationObserver(hear);
  const heard = new WeakSet<Node>();
  signal.addEventListener('abort', () => {
    clearTimeout(pause);
    observer.disconnect();
  });

  function hear(records: MutationRecord[]): void {
    if (records.every(isBesideBody)) return;
    observer.disconnect();
    clearTimeout(pause);
    const rest = pauseNow();
    pause = setTimeout(observe, rest);
    changed(rest);
  }

  function observe(): void {
    clearTimeout(pause);
    if (signal.aborted) return;
    observeIn(page);
    for (const frame of [...page.getElementsByTagName('iframe')].slice(0, MOST_FRAMES)) {
      const inner = bodyOf(frame)?.ownerDocument;
      if (inner) observeIn(inner);
      if (!heard.has(frame)) frame.addEventListener('load', () => changed(0), { signal });
      heard.add(frame);
    }
  }

  function observeIn(target: Document): void {
    // Observing a node again only renews its options, so this may be repeated, and it picks up a body that was
    // replaced.
    if (target.body) {
      const all = { subtree: true, childList: true, characterData: true };
      observer.observe(target.body, { ...all, attributeFilter: watchedAttributes });
    }
    // The root is observed for the sake of a new body. Its subtree is not, or what we draw would count as a change.
    observer.observe(target.documentElement, { childList: true });
    if (heard.has(target)) return;
    heard.add(target);
    hearInputs(target, signal, () => changed(0));
  }

  return {
    observe,
    catchUp() {
      if (!observer.takeRecords().every(isBesideBody)) changed(0);
      observe();
    },
  };
}

/** Call back where something in the body is filled in, opened or closed, which needs no change of the markup. */
function hearInputs(target: Document, signal: AbortSignal, changed: () => void): void {
  const hear = ({ target: from }: Event) => {
    if (from && 'nodeType' in from && target.body?.contains(from as Node)) changed();
  };
  for (const type of ['input', 'change', 'toggle', 'close'])
    target.addEventListener(type, hear, { signal, capture: true, passive: true });
}

/** Only the body is read. What comes and goes beside it is no change of the page, and our own element hangs there. */
function isBesideBody({ target, addedNodes, removedNodes }: MutationRecord): boolean {
  const isBody = (node: Node) => node.nodeName === 'BODY' || node.nodeName === 'FRAMESET';
  return target === target.ownerDocument?.documentElement && ![...addedNodes, ...removedNodes].some(isBody);
}

/** For how long (ms) a page is not observed after a change now. One that never rests is observed less and less often. */
function pauses(): () => number {
  let lastHeard = Number.NEGATIVE_INFINITY;
  let rest = WATCH_PAUSE;
  return () => {
    const now = performance.now();
    rest = now - lastHeard < 2 * rest ? Math.min(2 * rest, LONGEST_WATCH_PAUSE) : WATCH_PAUSE;
    lastHeard = now;
    return rest;
  };
}
