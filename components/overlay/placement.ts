import type { OverlayPlace } from '../../lib/messages/patient-view.ts';

/**
 * This is where the overlay goes, as fractions of the way that it is free to move (0 = at the left or top edge, 1 = at
 * the right or bottom edge). One place therefore fits the pill, the much larger card and any window size. All of this
 * file is pure.
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
  return keepClear(
    { left: MARGIN + at.x * way.width, top: MARGIN + at.y * way.height },
    size,
    viewport,
    avoid,
  );
}

/** The point, or the nearest one to it where a box of this size is inside the viewport and clear of the rectangles. */
export function keepClear(point: Point, size: Size, viewport: Size, avoid: readonly Rect[] = []): Point {
  const way = freeWay(size, viewport);
  const wanted = {
    left: between(point.left, MARGIN, MARGIN + way.width),
    top: between(point.top, MARGIN, MARGIN + way.height),
  };
  const isFree = (spot: Point) => avoid.every((rect) => isClear(spot, size, rect));
  if (isFree(wanted)) return wanted;
  const [nearest] = avoid
    .flatMap((rect) => spotsBeside(rect, wanted, size))
    .filter((spot) => isInside(spot, size, viewport) && isFree(spot))
    .sort((a, b) => distance(a, wanted) - distance(b, wanted));
  // Where no spot is free, the overlay covers something: a hidden overlay helps nobody.
  return nearest ?? wanted;
}

/**
 * How tall a box of this width may be so that it fits beside each rectangle; null where it fits on their left or
 * right at any height. In a narrow or much enlarged window a card has to shrink rather than cover.
 */
export function heightBeside(width: number, viewport: Size, avoid: readonly Rect[]): number | null {
  const tight = avoid.filter(
    (rect) => rect.left - width < 2 * MARGIN && rect.left + rect.width + width > viewport.width - 2 * MARGIN,
  );
  if (tight.length === 0) return null;
  const rooms = tight.map((rect) =>
    Math.max(rect.top - 2 * MARGIN, viewport.height - rect.top - rect.height - 2 * MARGIN),
  );
  return Math.floor(Math.max(0, Math.min(...rooms)));
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
