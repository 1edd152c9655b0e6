import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  DEFAULT_PLACE,
  type Fractions,
  fractionsOf,
  holdTop,
  nudge,
  type Point,
  placeBox,
  type Rect,
  type Size,
} from './placement.ts';

/** Below this a press is a click with an unsteady hand, not a drag. */
const DRAG_STARTS = 4;

interface Dock {
  frame: RefObject<HTMLDivElement | null>;
  box: RefObject<HTMLDivElement | null>;
  point: Point | null;
  handle: { onPointerDown: (event: PointerEvent) => void; onKeyDown: (event: KeyboardEvent) => void };
  /** True for the click that ends a drag: it must not toggle or send anything. */
  endedDrag: () => boolean;
}

/** Keeps the overlay where it was put: measures, clamps, drags with the pointer, nudges with arrow keys. */
export function useDock(
  stored: Fractions | null,
  avoid: readonly Rect[],
  onMove: (place: Fractions) => void,
): Dock {
  const frame = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [sizes, setSizes] = useState<{ box: Size; frame: Size } | null>(null);
  const [moved, setMoved] = useState<Fractions | null>(null);
  const [drag, setDrag] = useState<Point | null>(null);
  const dragged = useRef(false);

  // What the person did here wins until the store tells something newer.
  useEffect(() => setMoved(null), [stored?.x, stored?.y]);

  useLayoutEffect(() => {
    const measure = () => {
      if (box.current && frame.current) setSizes({ box: sizeOf(box.current), frame: sizeOf(frame.current) });
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (box.current) observer.observe(box.current);
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);

  const place = moved ?? stored ?? DEFAULT_PLACE;
  const held = useRef<{ why: string; point: Point } | null>(null);
  if (sizes) held.current = settle(held.current, place, sizes, avoid);
  const point =
    sizes && drag
      ? placeBox(fractionsOf(drag, sizes.box, sizes.frame), sizes.box, sizes.frame)
      : (held.current?.point ?? null);

  const put = (to: Point) => {
    if (!sizes) return;
    const fractions = fractionsOf(to, sizes.box, sizes.frame);
    setMoved(fractions);
    onMove(fractions);
  };

  const onPointerDown = (event: PointerEvent) => {
    dragged.current = false;
    const handle = event.currentTarget;
    if (event.button !== 0 || !point || !(handle instanceof HTMLElement)) return;
    follow(handle, event, point, (to) => {
      dragged.current = true;
      setDrag(to);
    }).then((end) => {
      setDrag(null);
      if (end) put(end);
      // The click of this press comes before the next task; later clicks and keys are no part of the drag.
      setTimeout(() => {
        dragged.current = false;
      });
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const next = point && nudge(point, event.key);
    if (!next) return;
    event.preventDefault();
    put(next);
  };

  return { frame, box, point, handle: { onPointerDown, onKeyDown }, endedDrag: () => dragged.current };
}

/** A new point only for a new reason; a card that merely grew stays where it is. */
function settle(
  before: { why: string; point: Point } | null,
  place: Fractions,
  sizes: { box: Size; frame: Size },
  avoid: readonly Rect[],
): { why: string; point: Point } {
  const why = JSON.stringify([place, sizes.frame, sizes.box.width, avoid]);
  const point =
    before?.why === why
      ? holdTop(before.point, sizes.box, sizes.frame)
      : placeBox(place, sizes.box, sizes.frame, avoid);
  return { why, point };
}

/** Follow one press to its end. Resolves with the last point, or null when it never became a drag. */
function follow(
  handle: HTMLElement,
  press: PointerEvent,
  start: Point,
  onDrag: (to: Point) => void,
): Promise<Point | null> {
  return new Promise((resolve) => {
    const ended = new AbortController();
    const { signal } = ended;
    // At once: a quick hand is off the pill before its first move event.
    handle.setPointerCapture(press.pointerId);
    let last: Point | null = null;
    const end = () => {
      ended.abort();
      resolve(last);
    };
    const move = (event: PointerEvent) => {
      const dx = event.clientX - press.clientX;
      const dy = event.clientY - press.clientY;
      if (last === null && Math.hypot(dx, dy) < DRAG_STARTS) return;
      last = { left: start.left + dx, top: start.top + dy };
      onDrag(last);
    };
    handle.addEventListener('pointermove', move, { signal });
    handle.addEventListener('pointerup', end, { signal });
    handle.addEventListener('pointercancel', end, { signal });
    handle.addEventListener('lostpointercapture', end, { signal });
  });
}

function sizeOf(element: HTMLElement): Size {
  return { width: element.offsetWidth, height: element.offsetHeight };
}
