/** Keeps an eye on elements: the first change of their words, or their leaving, is told once. */
export interface ElementGuards {
  /** Guard these instead of those before. */
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
    /** Words at every check; sight, which makes the browser settle its styles, at most once a frame. */
    check() {
      const now = performance.now();
      const looks = now - lastSight > 15;
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
