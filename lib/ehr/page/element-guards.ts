import { FRAME } from '../../timing.ts';

/** Guards watch elements and report once, as soon as the words of one change, or it leaves the page or is hidden. */
export interface ElementGuards {
  /** Guard these elements instead of those that were guarded before. */
  keep(elements: readonly Element[]): void;
  check(): void;
}

export function elementGuards(changed: (() => void) | undefined): ElementGuards {
  const guards = new Map<Element, string>();
  let lastSight = 0;
  return {
    keep(elements) {
      guards.clear();
      for (const element of elements) guards.set(element, wordsOf(element));
    },
    /**
     * Compare the words at every check. Asking whether an element is visible makes the browser settle its styles, so
     * that is done once a frame at most.
     */
    check() {
      const now = performance.now();
      const looks = now - lastSight > FRAME;
      if (looks) lastSight = now;
      for (const [element, before] of guards) {
        const seen = !looks || element.checkVisibility();
        if (element.isConnected && wordsOf(element) === before && seen) continue;
        guards.clear();
        changed?.();
        return;
      }
    },
  };
}

function wordsOf(element: Element): string {
  const value = 'value' in element ? String(element.value) : '';
  return `${value}\n${element.textContent ?? ''}`;
}
