import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_PLACE,
  fractionsOf,
  keepClear,
  nudge,
  placeBox,
  type Rect,
  type Size,
  tallestRoom,
} from '../../../components/overlay/placement.ts';

const viewport: Size = { width: 1200, height: 800 };
const pill: Size = { width: 140, height: 28 };
const card: Size = { width: 320, height: 480 };

const sizes = fc.record({
  width: fc.integer({ min: 40, max: 400 }),
  height: fc.integer({ min: 20, max: 700 }),
});
const viewports = fc.record({
  width: fc.integer({ min: 420, max: 3000 }),
  height: fc.integer({ min: 720, max: 2000 }),
});
const places = fc.record({
  x: fc.double({ min: -1, max: 2, noNaN: true }),
  y: fc.double({ min: -1, max: 2, noNaN: true }),
});

function overlaps(a: Rect, b: Rect): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}

test('starts in the middle of the right edge, pill and card alike', () => {
  expect(placeBox(DEFAULT_PLACE, pill, viewport)).toEqual({ left: 1052, top: 386 });
  expect(placeBox(DEFAULT_PLACE, card, viewport)).toEqual({ left: 872, top: 160 });
});

test('is always inside the viewport, whatever was stored', () => {
  fc.assert(
    fc.property(places, sizes, viewports, (place, size, around) => {
      const { left, top } = placeBox(place, size, around);
      expect(left).toBeGreaterThanOrEqual(8);
      expect(top).toBeGreaterThanOrEqual(8);
      expect(left + size.width).toBeLessThanOrEqual(around.width - 8 + 1e-6);
      expect(top + size.height).toBeLessThanOrEqual(around.height - 8 + 1e-6);
    }),
  );
});

test('where it was dragged is where it comes back', () => {
  fc.assert(
    fc.property(
      sizes,
      viewports,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (size, around, x, y) => {
        const point = placeBox({ x, y }, size, around);
        const back = placeBox(fractionsOf(point, size, around), size, around);
        expect(back.left).toBeCloseTo(point.left, 6);
        expect(back.top).toBeCloseTo(point.top, 6);
      },
    ),
  );
});

describe('keeping clear of the close button', () => {
  const close: Rect = { left: 1100, top: 384, width: 40, height: 40 };

  test('moves the shortest way', () => {
    const point = placeBox(DEFAULT_PLACE, pill, viewport, [close]);
    expect(point).toEqual({ left: 1052, top: 348 });
    expect(overlaps({ ...point, ...pill }, close)).toBe(false);
  });

  test('stays where it is when nothing is in the way', () => {
    expect(placeBox({ x: 0, y: 0 }, pill, viewport, [close])).toEqual({ left: 8, top: 8 });
  });

  test('clears several at once', () => {
    const above: Rect = { left: 1000, top: 300, width: 200, height: 80 };
    const point = placeBox(DEFAULT_PLACE, pill, viewport, [close, above]);
    for (const rect of [close, above]) expect(overlaps({ ...point, ...pill }, rect)).toBe(false);
  });

  test('goes as far as the other edge of the window', () => {
    const window: Rect = { left: 400, top: 60, width: 780, height: 20 };
    const tall = { width: 320, height: 700 };
    expect(placeBox(DEFAULT_PLACE, tall, { width: 1200, height: 760 }, [window]).left).toBe(72);
    const lines = [window, { left: 340, top: 700, width: 40, height: 20 }];
    expect(placeBox(DEFAULT_PLACE, tall, { width: 1200, height: 760 }, lines).left).toBe(12);
    const more = [...lines, { left: 329, top: 300, width: 5, height: 20 }];
    expect(placeBox(DEFAULT_PLACE, tall, { width: 1200, height: 760 }, more).left).toBe(8);
  });

  test('stays in sight where there is no room', () => {
    const all: Rect = { left: 0, top: 0, width: 1200, height: 800 };
    expect(placeBox(DEFAULT_PLACE, pill, viewport, [all])).toEqual({ left: 1052, top: 386 });
  });
});

test('arrow keys nudge, other keys do not', () => {
  const point = { left: 100, top: 100 };
  expect(nudge(point, 'ArrowUp')).toEqual({ left: 100, top: 84 });
  expect(nudge(point, 'ArrowRight')).toEqual({ left: 116, top: 100 });
  expect(nudge(point, 'Enter')).toBeNull();
});

describe('a card that grows', () => {
  const before = { left: 872, top: 160 };

  test('keeps its top until the bottom would leave', () => {
    expect(keepClear(before, { width: 320, height: 600 }, viewport)).toEqual(before);
    expect(keepClear(before, { width: 320, height: 700 }, viewport)).toEqual({ left: 872, top: 92 });
  });

  test('makes way for what it must not cover', () => {
    const close: Rect = { left: 1000, top: 640, width: 32, height: 32 };
    expect(keepClear(before, { width: 320, height: 470 }, viewport, [close])).toEqual(before);
    expect(keepClear(before, { width: 320, height: 500 }, viewport, [close])).toEqual({
      left: 872,
      top: 132,
    });
  });
});

describe('the height for which there is room', () => {
  test('is free where there is room at its left or right', () => {
    expect(tallestRoom(320, viewport, [{ left: 580, top: 300, width: 40, height: 40 }])).toBeNull();
    expect(tallestRoom(320, viewport, [])).toBeNull();
  });

  test('is the tallest gap that is left, wherever it is', () => {
    const row = (top: number): Rect => ({ left: 0, top, width: 1200, height: 40 });
    expect(tallestRoom(320, viewport, [row(0), row(500), row(760)])).toBe(500 - 40 - 16);
    const beside: Rect = { left: 400, top: 0, width: 800, height: 800 };
    expect(tallestRoom(320, viewport, [beside])).toBeNull();
    expect(tallestRoom(320, viewport, [beside, { left: 0, top: 100, width: 90, height: 40 }])).toBe(
      800 - 140 - 16,
    );
  });

  test('is never less than what a card needs to show anything', () => {
    expect(tallestRoom(320, viewport, [{ left: 0, top: 0, width: 1200, height: 800 }])).toBe(64);
  });

  test('is what is left above or below in a narrow window', () => {
    const close: Rect = { left: 280, top: 200, width: 40, height: 40 };
    expect(tallestRoom(320, { width: 600, height: 800 }, [close])).toBe(800 - 240 - 16);
  });

  test('and a card of that height covers nothing of it', () => {
    fc.assert(
      fc.property(
        places,
        fc.record({
          width: fc.integer({ min: 340, max: 1600 }),
          height: fc.integer({ min: 300, max: 1200 }),
        }),
        fc.array(
          fc.record({
            x: fc.double({ min: 0, max: 1, noNaN: true }),
            y: fc.double({ min: 0, max: 1, noNaN: true }),
            width: fc.integer({ min: 10, max: 300 }),
            height: fc.integer({ min: 10, max: 60 }),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        fc.integer({ min: 60, max: 1200 }),
        (place, around, boxes, wanted) => {
          const avoid = boxes.map(({ x, y, width, height }) => ({
            ...{ width, height, left: x * (around.width - width), top: y * (around.height - height) },
          }));
          const room = tallestRoom(320, around, avoid) ?? around.height - 16;
          fc.pre(room > 64);
          const size = { width: 320, height: Math.min(wanted, room, around.height - 16) };
          const point = placeBox(place, size, around, avoid);
          expect(avoid.filter((rect) => overlaps({ ...point, ...size }, rect))).toEqual([]);
        },
      ),
    );
  });
});
