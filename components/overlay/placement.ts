import type { OverlayPlace } from '../../lib/messages/view.ts';

/**
 * Where the overlay goes. Pure. A place is kept as fractions of the free way (0 = at the left or top edge,
 * 1 = at the right or bottom edge), so it fits the pill, the much larger card and any window size alike.
 */
export type Fractions = Pick<OverlayPlace, 'x' | 'y'>;

export interface Size {
  width: number;
  height: number;
}
export interface Point {
  left: number;
  top: number;
}
export type Rect = Point & Size;

/** Chat launchers live in the corners, so the overlay starts in the middle of the right edge. */
export const DEFAULT_PLACE: Fractions = { x: 1, y: 0.5 };
const MARGIN = 8;
const NUDGE = 16;

/** Left and top of a box of this size, inside the viewport and clear of every rectangle to avoid. */
export function placeBox(at: Fractions, size: Size, viewport: Size, avoid: readonly Rect[] = []): Point {
  const way = freeWay(size, viewport);
  const wanted = {
    left: MARGIN + between(at.x, 0, 1) * way.width,
    top: MARGIN + between(at.y, 0, 1) * way.height,
  };
  return keepClear(wanted, size, viewport, avoid);
}

/**
 * The same box after its content grew or shrank: its top stays, so that nothing moves under the pointer,
 * unless the bottom would leave the viewport.
 */
export function holdTop(before: Point, size: Size, viewport: Size): Point {
  return { ...before, top: between(before.top, MARGIN, MARGIN + freeWay(size, viewport).height) };
}

/** The fractions of a box that was dragged to this point. */
export function fractionsOf(point: Point, size: Size, viewport: Size): Fractions {
  const way = freeWay(size, viewport);
  return {
    x: way.width === 0 ? DEFAULT_PLACE.x : between((point.left - MARGIN) / way.width, 0, 1),
    y: way.height === 0 ? DEFAULT_PLACE.y : between((point.top - MARGIN) / way.height, 0, 1),
  };
}

/** One step with an arrow key; null when the key is no arrow. */
export function nudge(point: Point, key: string): Point | null {
  switch (key) {
    case 'ArrowLeft':
      return { ...point, left: point.left - NUDGE };
    case 'ArrowRight':
      return { ...point, left: point.left + NUDGE };
    case 'ArrowUp':
      return { ...point, top: point.top - NUDGE };
    case 'ArrowDown':
      return { ...point, top: point.top + NUDGE };
    default:
      return null;
  }
}

function freeWay(size: Size, viewport: Size): Size {
  return {
    width: Math.max(0, viewport.width - size.width - 2 * MARGIN),
    height: Math.max(0, viewport.height - size.height - 2 * MARGIN),
  };
}

/** The nearest spot beside the rectangles; where there is none, the wanted one: a hidden overlay helps nobody. */
function keepClear(wanted: Point, size: Size, viewport: Size, avoid: readonly Rect[]): Point {
  if (avoid.every((rect) => isClear(wanted, size, rect))) return wanted;
  const spots = avoid
    .flatMap((rect) => spotsBeside(rect, wanted, size))
    .filter((spot) => isInside(spot, size, viewport) && avoid.every((rect) => isClear(spot, size, rect)));
  return (
    spots.reduce(
      (best: Point | null, spot) =>
        best === null || distance(spot, wanted) < distance(best, wanted) ? spot : best,
      null,
    ) ?? wanted
  );
}

function spotsBeside(rect: Rect, wanted: Point, size: Size): Point[] {
  return [
    { left: wanted.left, top: rect.top + rect.height + MARGIN },
    { left: wanted.left, top: rect.top - size.height - MARGIN },
    { left: rect.left + rect.width + MARGIN, top: wanted.top },
    { left: rect.left - size.width - MARGIN, top: wanted.top },
  ];
}

function isClear(point: Point, size: Size, rect: Rect): boolean {
  return (
    point.left >= rect.left + rect.width ||
    point.left + size.width <= rect.left ||
    point.top >= rect.top + rect.height ||
    point.top + size.height <= rect.top
  );
}

function isInside(point: Point, size: Size, viewport: Size): boolean {
  return (
    point.left >= MARGIN &&
    point.top >= MARGIN &&
    point.left + size.width <= viewport.width - MARGIN &&
    point.top + size.height <= viewport.height - MARGIN
  );
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.left - b.left, a.top - b.top);
}

function between(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
