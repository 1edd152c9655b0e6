import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Arrows go from row to row, and letters typed anywhere go into the search. */
export function useKeys(
  root: RefObject<HTMLElement | null>,
  search: RefObject<HTMLInputElement | null>,
): void {
  // The document listens, so that a key pressed while nothing has focus counts as well.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isArrow(event.key)) {
        if (moveFocus(root.current, event)) event.preventDefault();
      } else if (isLetter(event)) {
        search.current?.focus();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [root, search]);
}

function isArrow(key: string): boolean {
  return key === 'ArrowDown' || key === 'ArrowUp';
}

/**
 * Tell whether a key belongs into the search box: a letter or digit typed outside it. Space presses the button that has
 * focus, so it does not count.
 */
function isLetter(event: KeyboardEvent): boolean {
  if (event.target instanceof HTMLInputElement) return false;
  return /^\S$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
}

/** Move focus from the search box into the list, and up and down its rows. False where there is nowhere to go. */
function moveFocus(root: HTMLElement | null, event: KeyboardEvent): boolean {
  const names = [...(root?.querySelectorAll<HTMLElement>('.row .name') ?? [])];
  const here = event.target instanceof Element ? event.target.closest('.row') : null;
  const index = names.findIndex((name) => here?.contains(name));
  const next = index + (event.key === 'ArrowDown' ? 1 : -1);
  const target = next < 0 ? root?.querySelector<HTMLElement>('input') : names[next];
  target?.focus();
  return target !== null && target !== undefined;
}
