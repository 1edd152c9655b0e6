import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import { LOOK_AT_CONTROL } from '../../lib/timing.ts';

/**
 * Return a function that tells since when the element has been where it is, on the clock of performance.now. `meaning`
 * names what the control would do: a button that changes its meaning counts as moved.
 */
export function useStoodStill(element: RefObject<Element | null>, meaning: string): () => number {
  const seen = useRef({ box: '', since: Number.POSITIVE_INFINITY });

  const look = useCallback(() => {
    const box = element.current ? boxOf(element.current) : '';
    if (box !== seen.current.box) seen.current = { box, since: performance.now() };
    return seen.current.since;
  }, [element]);

  // A new meaning starts the wait anew.
  useLayoutEffect(() => {
    seen.current = { box: '', since: Number.POSITIVE_INFINITY };
    look();
    const timer = setInterval(look, LOOK_AT_CONTROL);
    return () => clearInterval(timer);
  }, [look, meaning]);

  // Our own drawing, and placing the card right after it, may move the element. That is seen at once and not at the
  // next look, so that a person who presses a button that stands still is not told that it just moved.
  useLayoutEffect(() => {
    let frame = requestAnimationFrame(() => {
      look();
      frame = requestAnimationFrame(look);
    });
    return () => cancelAnimationFrame(frame);
  });

  return look;
}

function boxOf(element: Element): string {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height].map(Math.round).join(' ');
}
