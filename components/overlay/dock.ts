import {
  DEFAULT_PLACE,
  type Fractions,
  fractionsOf,
  heightBeside,
  keepClear,
  nudge,
  type Point,
  placeBox,
  type Rect,
  type Size,
} from './placement.ts';

/** Below this a press is a click with an unsteady hand, not a drag. */
const DRAG_STARTS = 4;

interface DockPorts {
  /** Rectangles to keep clear, read anew each time the box is placed. */
  avoid(): readonly Rect[];
  onMove(place: Fractions): void;
}

/** What makes an element the handle that drags the overlay or nudges it with arrow keys. */
export interface Handle {
  onPointerDown(event: PointerEvent): void;
  onKeyDown(event: KeyboardEvent): void;
}

export interface Dock {
  handle: Handle;
  /**
   * Put the box where it belongs. `stored`: where it was left on this page kind. `content`: what is in the box; while
   * that is the same the box keeps its top, whatever its height.
   */
  place(stored: Fractions | null, content: string): void;
  /** True for the click that ends a drag: it must not toggle or send anything. */
  endedDrag(): boolean;
  end(): void;
}

/** Keeps `box` where it was put inside `frame`: measures, clamps, drags with the pointer, nudges with arrow keys. */
export function makeDock(frame: HTMLElement, box: HTMLElement, ports: DockPorts): Dock {
  let stored: Fractions | null = null;
  let content = '';
  let moved: Fractions | null = null;
  let held: { why: string; point: Point } | null = null;
  let drag: Point | null = null;
  let dragged = false;
  let next = 0;

  const sizes = () => ({ box: sizeOf(box), frame: sizeOf(frame) });

  const arrange = () => {
    const avoid = ports.avoid();
    const size = sizes();
    limit(heightBeside(size.box.width, size.frame, avoid));
    held = settle(held, moved ?? stored ?? DEFAULT_PLACE, content, size, avoid);
    const { left, top } = drag ? keepClear(drag, size.box, size.frame) : held.point;
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
  };

  /** In the next frame: a size that is set while sizes are being told counts as a loop. It ends up in `arrange`. */
  const limit = (height: number | null) => {
    const most = height === null ? '' : `${height}px`;
    cancelAnimationFrame(next);
    if (most === box.style.maxHeight) return;
    next = requestAnimationFrame(() => {
      box.style.maxHeight = most;
    });
  };

  const observer = new ResizeObserver(arrange);
  observer.observe(box);
  observer.observe(frame);

  const put = (to: Point) => {
    const size = sizes();
    moved = fractionsOf(to, size.box, size.frame);
    arrange();
    ports.onMove(moved);
  };

  return {
    handle: {
      onPointerDown(event) {
        dragged = false;
        const handle = event.currentTarget;
        if (event.button !== 0 || !held || !(handle instanceof HTMLElement)) return;
        follow(handle, event, held.point, (to) => {
          dragged = true;
          drag = to;
          arrange();
        }).then((end) => {
          drag = null;
          if (end) put(end);
          // The click of this press comes before the next task; later clicks and keys are no part of the drag.
          setTimeout(() => {
            dragged = false;
          });
        });
      },
      onKeyDown(event) {
        const to = held && nudge(held.point, event.key);
        if (!to) return;
        event.preventDefault();
        put(to);
      },
    },
    place(to, what) {
      // What the person did here wins until the store tells something newer.
      if (to?.x !== stored?.x || to?.y !== stored?.y) moved = null;
      stored = to;
      content = what;
      arrange();
    },
    endedDrag: () => dragged,
    end() {
      observer.disconnect();
      cancelAnimationFrame(next);
    },
  };
}

/**
 * A new point only for a new reason. A card that merely grew stays where it is, so that nothing moves under the
 * pointer, unless its bottom would leave the window or it would cover what it must not.
 */
function settle(
  before: { why: string; point: Point } | null,
  place: Fractions,
  content: string,
  sizes: { box: Size; frame: Size },
  avoid: readonly Rect[],
): { why: string; point: Point } {
  const why = JSON.stringify([place.x, place.y, content, sizes.frame, sizes.box.width, avoid]);
  const point =
    before?.why === why
      ? keepClear(before.point, sizes.box, sizes.frame, avoid)
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
    for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'])
      handle.addEventListener(type, end, { signal });
  });
}

function sizeOf(element: HTMLElement): Size {
  return { width: element.offsetWidth, height: element.offsetHeight };
}
