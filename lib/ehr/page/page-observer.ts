import { bodyOf } from './frames.ts';

const mostFrames = 5;
const attributes = 'class style hidden open value href action src aria-busy aria-hidden'.split(' ');

/**
 * Tell every change of a page, with one observer. The function that is returned observes the page itself and the
 * documents of its same-origin frames. It is to be called now and again, because frames come and go and a body may be
 * replaced.
 */
export function pageObserver(page: Document, signal: AbortSignal, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  const watched = new WeakSet<Document>();
  signal.addEventListener('abort', () => observer.disconnect());

  const observe = (target: Document) => {
    // Observing a node again only renews its options, so this may be repeated, and it picks up a body that was
    // replaced.
    if (target.body) {
      observer.observe(target.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributeFilter: attributes,
      });
    }
    if (watched.has(target)) return;
    watched.add(target);
    // Our own element hangs under the root element. The root's subtree is not observed, or what we draw would count as
    // a change of the page.
    observer.observe(target.documentElement, { childList: true });
    for (const type of ['input', 'change', 'toggle', 'close']) {
      target.addEventListener(type, changed, { signal, capture: true, passive: true });
    }
  };

  return () => {
    observe(page);
    for (const frame of [...page.querySelectorAll('iframe')].slice(0, mostFrames)) {
      const inner = bodyOf(frame)?.ownerDocument;
      if (inner) observe(inner);
      frame.addEventListener('load', changed, { signal });
    }
  };
}
