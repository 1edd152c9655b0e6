import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

const CONTROLS = 'button, input, select, textarea, summary, [tabindex]';
/** It is made for the focus of what goes: a result, the way out of a question, or a list that keeps the focus itself. */
const NEXT = '[data-next], [tabindex="0"]';

/**
 * Keep the keyboard's place in this part of a page, for as long as the part is there. A button is often taken away by what
 * comes of its press. The browser then drops the focus, and whoever works with the keyboard begins at the top again. Here
 * the focus goes on to what came in its place, else to what stands beside it. `worked` finds what is worked by single keys, if
 * there is such a place: then it goes there, or rests on the part itself until that place comes.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>, worked: string | null = null): void {
  useLayoutEffect(() => (root.current ? keepFocus(root.current, worked) : undefined), []);
}

function keepFocus(root: HTMLElement, worked: string | null): () => void {
  let held: HTMLElement | null = null;
  /** The controls after it and, from the nearest on, before it. */
  let beside: HTMLElement[] = [];
  const all = (within: HTMLElement, selector: string) => [...within.querySelectorAll<HTMLElement>(selector)];

  const onFocus = ({ target }: Event) => {
    held = target as HTMLElement;
    const controls = all(root, CONTROLS);
    const place = controls.indexOf(held);
    beside = [...controls.slice(place + 1), ...controls.slice(0, place).reverse()];
  };
  // What is taken away or switched off loses the focus too, and is looked at once the drawing is done.
  const onBlur = () =>
    queueMicrotask(() => {
      if (held?.isConnected && isIdle() && !held.matches(':disabled')) held = null;
    });
  const goOn = (records: readonly MutationRecord[]) => {
    // In a frame or a panel somebody may be typing elsewhere, and keeps the focus there.
    if (held === null || !isIdle() || !document.hasFocus()) return;
    // A control that was switched off for a while gets the focus back.
    if (held.isConnected) return held.focus();
    const gone = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(held)));
    const place = gone?.target.isConnected ? (gone.target as HTMLElement) : root;
    const came = records.flatMap(({ addedNodes }) => [...addedNodes]);
    const cameAs = (selector: string) =>
      all(place, selector).find((one) => came.some((node) => node.contains(one)));
    const next =
      cameAs(NEXT) ??
      place.closest<HTMLElement>(NEXT) ??
      (worked === null ? null : (root.querySelector<HTMLElement>(worked) ?? root)) ??
      cameAs(CONTROLS) ??
      beside.find(({ isConnected }) => isConnected) ??
      root;
    next.focus();
  };
  // The last resort. No Tab stops at it.
  root.tabIndex = -1;
  const observer = new MutationObserver(goOn);
  observer.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  root.addEventListener('focusin', onFocus);
  root.addEventListener('focusout', onBlur);
  return () => observer.disconnect();
}

/** Nothing of the page has the focus. */
function isIdle(): boolean {
  return document.activeElement === document.body;
}
