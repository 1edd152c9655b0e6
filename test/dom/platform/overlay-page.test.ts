import { afterEach, describe, expect, test, vi } from 'vitest';
import { noteBegun } from '../../../lib/platform/detector-ports.ts';
import { datedPage } from '../../../lib/platform/overlay-page.ts';

afterEach(() => vi.restoreAllMocks());

/** This document, as the browser says that it came. */
function cameBy(change: { type?: string; transferSize?: number }) {
  const [entry] = performance.getEntriesByType('navigation');
  const navigation = Object.create(PerformanceNavigationTiming.prototype, {
    ...{ type: { value: 'navigate' }, name: { value: location.href } },
    transferSize: { value: 300 },
    ...Object.fromEntries(Object.entries(change).map(([name, value]) => [name, { value }])),
  });
  expect(entry).toBeInstanceOf(PerformanceNavigationTiming);
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([navigation]);
}

/** The world of our scripts, in which the detector began so long after the document (ms). */
function begunAfter(milliseconds: number): object {
  vi.spyOn(performance, 'now').mockReturnValue(milliseconds);
  vi.spyOn(Date, 'now').mockReturnValue(1_000_000 + milliseconds);
  const world = {};
  noteBegun(world);
  return world;
}

describe('when a document came', () => {
  test('is told from the first moment of our first script, however late it is asked for', () => {
    cameBy({});
    const world = begunAfter(2_000);
    vi.spyOn(performance, 'now').mockReturnValue(90_000);
    noteBegun(world);
    expect(datedPage(document, world).arrived).toEqual({ wall: 1_000_000, counted: 0 });
  });

  test('is the time of its request, also where it was drawn ahead of time', () => {
    cameBy({ type: 'prerender' });
    expect(datedPage(document, begunAfter(500)).arrived).toEqual({ wall: 1_000_000, counted: 0 });
  });

  test.each([
    ['by Back', { type: 'back_forward' }],
    ['from the browser’s cache', { transferSize: 0 }],
  ])('is not certain where it came %s', (_, change) => {
    cameBy(change);
    expect(datedPage(document, begunAfter(500)).arrived).toBeNull();
  });

  test('is not certain where the browser had discarded the tab', () => {
    cameBy({});
    const page = Object.create(document, { wasDiscarded: { value: true } });
    expect(datedPage(page, begunAfter(500)).arrived).toBeNull();
  });

  test('is not certain where our first script came late or left no word', () => {
    cameBy({});
    expect(datedPage(document, begunAfter(61_000)).arrived).toBeNull();
    expect(datedPage(document, {}).arrived).toBeNull();
  });

  test('is not certain where the browser says nothing', () => {
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([]);
    expect(datedPage(document, begunAfter(500)).arrived).toBeNull();
  });
});

test('it is known at which address the document was loaded, wherever it has moved since', () => {
  const { href } = location;
  history.pushState(null, '', '/patients/4224/');
  expect(datedPage(document).loadedAt.pathname).not.toBe('/patients/4224/');
  history.replaceState(null, '', href);
});

test('the two clocks are the computer’s', () => {
  const { now } = datedPage(document);
  expect(Math.abs(now().wall - Date.now())).toBeLessThan(1_000);
  expect(Math.abs(now().counted - performance.now())).toBeLessThan(1_000);
});
