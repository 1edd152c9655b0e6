import { PAGE_QUIET } from '../../lib/page-timing.ts';
import { type Handle, makeHandle } from './handle.ts';
import {
  DEFAULT_PLACE,
  type Fractions,
  fractionsOf,
  keepClear,
  type Point,
  placeBox,
  type Rect,
  type Size,
  tallestRoom,
} from './placement.ts';

interface DockPorts {
  /** Rectangles to keep clear, read anew each time the box is placed. */
  avoid(): readonly Rect[];
  onMove(place: Fractions): void;
}

export interface Dock {
  handle: Handle;
  /**
   * Put the box where it belongs. `stored`: where it was left on this page kind. `content`: what is in the box; while
   * that is the same the box keeps its top, whatever its height.
   */
  place(stored: Fractions | null, content: string): void;
  end(): void;
}

/** Keeps `box` where it was put inside `frame`: measures, clamps, drags with the pointer, nudges with arrow keys. */
export function makeDock(frame: HTMLElement, box: HTMLElement, ports: DockPorts): Dock {
  let stored: Fractions | null = null;
  let content = '';
  let moved: Fractions | null = null;
  let held: { why: string; point: Point } | null = null;
  let draggedTo: Point | null = null;
  const limitHeight = heightLimit(box);

  const sizes = () => ({ box: sizeOf(box), frame: sizeOf(frame) });

  const arrange = () => {
    const avoid = ports.avoid();
    const size = sizes();
    limitHeight(tallestRoom(size.box.width, size.frame, avoid));
    held = settle(held, moved ?? stored ?? DEFAULT_PLACE, content, size, avoid);
    const { left, top } = draggedTo ? keepClear(draggedTo, size.box, size.frame) : held.point;
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
  };

  const put = (to: Point) => {
    const size = sizes();
    moved = fractionsOf(to, size.box, size.frame);
    arrange();
    ports.onMove(moved);
  };

  const drag = (to: Point | null) => {
    draggedTo = to;
    if (to) arrange();
  };

  // What must not be covered moves with what is scrolled.
  let resting = 0;
  const onScroll = () => {
    clearTimeout(resting);
    resting = window.setTimeout(arrange, PAGE_QUIET);
  };
  document.addEventListener('scroll', onScroll, { capture: true, passive: true });
  const observer = new ResizeObserver(arrange);
  observer.observe(box);
  observer.observe(frame);

  return {
    handle: makeHandle(() => held?.point, drag, put),
    place(to, what) {
      // What the person did here wins until the store tells something newer.
      if (to?.x !== stored?.x || to?.y !== stored?.y) moved = null;
      stored = to;
      content = what;
      arrange();
    },
    end() {
      observer.disconnect();
      document.removeEventListener('scroll', onScroll, { capture: true });
      clearTimeout(resting);
    },
  };
}

/**
 * Set how tall a box may be, in the next frame. The browser reports a loop where a size is set while sizes are being
 * told.
 */
function heightLimit(box: HTMLElement): (height: number | null) => void {
  let next = 0;
  return (height) => {
    const most = height === null ? '' : `${height}px`;
    cancelAnimationFrame(next);
    if (most === box.style.maxHeight) return;
    next = requestAnimationFrame(() => {
      box.style.maxHeight = most;
    });
  };
}

/**
 * Choose where the box stands. A card that merely grew stays where it is, so that nothing moves under the pointer,
 * unless its bottom would leave the window or it would cover what it must not.
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

function sizeOf(element: HTMLElement): Size {
  return { width: element.offsetWidth, height: element.offsetHeight };
}
