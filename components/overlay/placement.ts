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
/** A card that is lower than this shows nothing. */
const LEAST_HEIGHT = 64;

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
  const [right, bottom] = [MARGIN + way.width, MARGIN + way.height];
  const wanted = { left: between(point.left, MARGIN, right), top: between(point.top, MARGIN, bottom) };
  const isFree = (spot: Point) => avoid.every((rect) => isClear(spot, size, rect));
  if (isFree(wanted)) return wanted;
  const lefts = avoid.flatMap((rect) => sides(rect.left, rect.width, size.width));
  const tops = avoid.flatMap((rect) => sides(rect.top, rect.height, size.height));
  const [nearest] = [wanted.left, MARGIN, right, ...lefts]
    .flatMap((left) => [wanted.top, MARGIN, bottom, ...tops].map((top) => ({ left, top })))
    .filter((spot) => isInside(spot, size, viewport) && isFree(spot))
    .sort((a, b) => distance(a, wanted) - distance(b, wanted));
  // Where no spot is free, the overlay covers something: a hidden overlay helps nobody.
  return nearest ?? wanted;
}

/**
 * How tall a box of this width may be so that there is a place for it somewhere clear of all rectangles; null where it
 * may have the window's height. In a narrow or much enlarged window a card has to shrink rather than cover.
 */
export function tallestRoom(width: number, viewport: Size, avoid: readonly Rect[]): number | null {
  const rightmost = viewport.width - width - MARGIN;
  const rooms = [MARGIN, rightmost, ...avoid.flatMap((rect) => sides(rect.left, rect.width, width))]
    .filter((left) => left === MARGIN || (left > MARGIN && left <= rightmost))
    .map((left) =>
      tallestGap(
        viewport.height,
        avoid.filter((rect) => isBeside(left, width, rect)),
      ),
    );
  const tallest = Math.max(...rooms);
  return tallest >= viewport.height - 2 * MARGIN ? null : Math.floor(Math.max(tallest, LEAST_HEIGHT));
}

/** The most that is free between these rectangles, or above or below them. */
function tallestGap(height: number, rects: readonly Rect[]): number {
  let [tallest, from] = [0, MARGIN];
  const end = { top: height, height: 0 };
  for (const rect of [...rects.toSorted((a, b) => a.top - b.top), end]) {
    tallest = Math.max(tallest, rect.top - MARGIN - from);
    from = Math.max(from, rect.top + rect.height + MARGIN);
  }
  return tallest;
}

/** The fractions of a box that was dragged to this point. */
export function fractionsOf(point: Point, size: Size, viewport: Size): Fractions {
  const way = freeWay(size, viewport);
  return {
    x: way.width === 0 ? DEFAULT_PLACE.x : between((point.left - MARGIN) / way.width, 0, 1),
    y: way.height === 0 ? DEFAULT_PLACE.y : between((point.top - MARGIN) / way.height, 0, 1),
  };
}

const STEPS: Record<string, readonly [right: number, down: number]> = {
  ArrowLeft: [-NUDGE, 0],
  ArrowRight: [NUDGE, 0],
  ArrowUp: [0, -NUDGE],
  ArrowDown: [0, NUDGE],
};

/** One step with an arrow key; null when the key is no arrow. */
export function nudge({ left, top }: Point, key: string): Point | null {
  const step = STEPS[key];
  return step ? { left: left + step[0], top: top + step[1] } : null;
}

function freeWay(size: Size, viewport: Size): Size {
  return {
    width: Math.max(0, viewport.width - size.width - 2 * MARGIN),
    height: Math.max(0, viewport.height - size.height - 2 * MARGIN),
  };
}

/** Where a box of this extent begins so that it lies just after or just before something. */
function sides(start: number, extent: number, own: number): [number, number] {
  return [start + extent + MARGIN, start - own - MARGIN];
}

function isBeside(left: number, width: number, rect: Rect): boolean {
  return left < rect.left + rect.width && left + width > rect.left;
}

function isClear(point: Point, size: Size, rect: Rect): boolean {
  return (
    !isBeside(point.left, size.width, rect) ||
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
