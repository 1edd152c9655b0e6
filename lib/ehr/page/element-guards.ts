import { FRAME } from '../../page-timing.ts';
import { watchedAttributes } from './page-observer.ts';

/** Guards watch elements and report once, as soon as the words of one change, or it leaves the page or is hidden. */
export interface ElementGuards {
  /** Guard these elements instead of those that were guarded before. */
  keep(elements: readonly Element[]): void;
  check(): void;
}

export function elementGuards(changed: () => void): ElementGuards {
  const guards = new Map<Element, string>();
  let lastSight = 0;
  const observer = new MutationObserver(check);

  /**
   * Compare the words at every check. Asking whether an element is visible makes the browser settle its styles, so
   * that is done once a frame at most.
   */
  function check(): void {
    const now = performance.now();
    const looks = now - lastSight > FRAME;
    if (looks) lastSight = now;
    for (const [element, before] of guards) {
      const seen = !looks || element.checkVisibility();
      if (element.isConnected && wordsOf(element) === before && seen) continue;
      forget();
      changed();
      return;
    }
  }

  function forget(): void {
    guards.clear();
    observer.disconnect();
  }

  return {
    keep(elements) {
      forget();
      const around = new Set<Element>();
      for (const element of elements) {
        guards.set(element, wordsOf(element));
        const words = { subtree: true, childList: true, characterData: true };
        observer.observe(element, { ...words, attributeFilter: watchedAttributes });
        for (let next = outside(element); next && !around.has(next); next = outside(next)) around.add(next);
      }
      // What lies around an element may be hidden or leave the page, and the element with it.
      for (const each of around)
        if (!guards.has(each))
          observer.observe(each, { childList: true, attributeFilter: watchedAttributes });
    },
    check,
  };
}

/** The element around this one; around a frame's document it is the frame. */
function outside(element: Element): Element | null {
  return element.parentElement ?? element.ownerDocument.defaultView?.frameElement ?? null;
}

/** The text of an element and the value of a control. */
export function wordsOf(element: Element): string {
  const value = 'value' in element ? String(element.value) : '';
  return `${value}\n${element.textContent ?? ''}`;
}
