import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';

interface Wanted {
  /** So many rows there are. */
  count: number;
  /** What scrolls. */
  scroller: RefObject<HTMLElement | null>;
  /** The list in it, which holds nothing but the rows that are drawn. Other things may stand above it. */
  list: RefObject<HTMLElement | null>;
  /** A row that was not drawn yet counts as so high (px). */
  rowHeight: number;
  /** Names what stands in these places now; another name after a change of order. */
  order: string;
  /** Names the row of a place, which takes its measured height along to another one; undefined: it is not known yet. */
  keyAt(place: number): string | number | undefined;
}

export interface WindowedRows {
  /** The places whose rows are to be drawn: those that are seen, and a few around them. */
  places: readonly VirtualItem[];
  /** The list is so high (px), whether its rows are drawn or not. */
  height: number;
  /** The row of a place lies so far below the upper edge of the list (px). */
  topOf(place: VirtualItem): number;
  /** The first and the last place that can be seen; null before the first drawing. */
  seen: { first: number; last: number } | null;
  bringIntoView(place: number): void;
  /** So many rows fit into what is seen. */
  page(): number;
}

/** Rows above and below what is seen that are drawn already, so that a quick scroll meets no gap. */
const AROUND = 6;

/**
 * Draw only those rows of a list that are seen, whatever its length. Each drawn row is an element in `list` with its
 * place as `data-index`, absolutely positioned by `topOf`. Its height is measured, so rows may be of any height.
 */
export function useWindowedRows(wanted: Wanted): WindowedRows {
  const [, drawAgain] = useReducer((times: number, _: null) => times + 1, 0);
  const kept = useRef<Virtualizer<HTMLElement, HTMLElement> | null>(null);
  const above = useRef(0);
  const { count, scroller, list, rowHeight, order, keyAt } = wanted;
  // Another function has all places counted anew, so it stays the same while the order does.
  const getItemKey = useMemo(() => (place: number) => keyAt(place) ?? `place ${place}`, [order]);
  const options = {
    ...{ count, overscan: AROUND, scrollMargin: above.current },
    ...{ scrollToFn: elementScroll, observeElementRect, observeElementOffset },
    ...{ getScrollElement: () => scroller.current, estimateSize: () => rowHeight, getItemKey },
    measureElement: heightOf,
    // Drawing within the observer's own turn would make the browser complain of a loop.
    useAnimationFrameWithResizeObserver: true,
    onChange: () => drawAgain(null),
  };
  kept.current ??= new Virtualizer(options);
  const rows = kept.current;
  rows.setOptions(options);
  // Only this counts the range anew. Read before it, the range would be that of the drawing before.
  const places = rows.getVirtualItems();

  useLayoutEffect(() => rows._didMount(), [rows]);
  useLayoutEffect(() => {
    // What stands above the list moves it, and the places that are seen with it.
    const top = distance(list.current, scroller.current);
    if (top !== above.current) {
      above.current = top;
      drawAgain(null);
    }
    rows._willUpdate();
  });
  useLayoutEffect(() => {
    for (const row of list.current?.querySelectorAll<HTMLElement>(':scope > [data-index]') ?? [])
      rows.measureElement(row);
  }, [rows, list, order, rows.range?.startIndex, rows.range?.endIndex, count]);

  const { range } = rows;
  return {
    places,
    height: rows.getTotalSize(),
    topOf: ({ start }) => start - above.current,
    seen: range && count > 0 ? { first: range.startIndex, last: range.endIndex } : null,
    // With the first row comes what stands above it.
    bringIntoView: (place) =>
      place === 0 ? rows.scrollToOffset(0) : rows.scrollToIndex(place, { align: 'auto' }),
    page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1),
  };
}

/**
 * The height of a row (px). Rounded down, the next row would cover the line below this one. A row that was measured before is
 * read again only when the browser says that it has changed.
 */
function heightOf(
  row: HTMLElement,
  changed: ResizeObserverEntry | undefined,
  { options, indexFromElement, itemSizeCache }: Virtualizer<HTMLElement, HTMLElement>,
): number {
  const before = itemSizeCache.get(options.getItemKey(indexFromElement(row)));
  if (!changed && before !== undefined) return before;
  return Math.ceil(changed?.borderBoxSize[0]?.blockSize ?? row.getBoundingClientRect().height);
}

/** How far the upper edge of the list lies below that of what is scrolled (px). */
function distance(list: HTMLElement | null, scroller: HTMLElement | null): number {
  if (list === null || scroller === null) return 0;
  const between = list.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  return Math.round(between + scroller.scrollTop - scroller.clientTop);
}
