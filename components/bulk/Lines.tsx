import { type ComponentChildren, createContext, type RefObject } from 'preact';
import { useContext, useMemo, useRef } from 'preact/hooks';
import { useWindowedRows } from '../shared/windowed-rows.ts';

/** What scrolls on the page of the list. */
export const Scroller = createContext<RefObject<HTMLElement | null>>({ current: null });

/** What the element of a line must carry, so that it stands at its place though the lines around it are not drawn. */
export interface Placed {
  'data-index': number;
  'aria-setsize': number;
  'aria-posinset': number;
  style: { top: string };
}

interface Props<T> {
  rows: readonly T[];
  label?: string | undefined;
  draw: (row: T, placed: Placed) => ComponentChildren;
}

/** A line in a wide window is so high (px) until it is measured. */
const LINE_HEIGHT = 45;

/** The lines of a list, of which only those in sight are drawn: a list may have two thousand. */
export function Lines<T extends { patientId: number }>({ rows, label, draw }: Props<T>) {
  const scroller = useContext(Scroller);
  const list = useRef<HTMLUListElement>(null);
  const order = useMemo(() => rows.map(({ patientId }) => patientId).join(), [rows]);
  const windowed = useWindowedRows({
    ...{ count: rows.length, scroller, list, rowHeight: LINE_HEIGHT, order },
    keyAt: (place) => rows[place]?.patientId,
  });
  return (
    <ul class="lines" aria-label={label} ref={list} style={{ height: `${windowed.height}px` }}>
      {windowed.places.map((place) => {
        const row = rows[place.index];
        return (
          row &&
          draw(row, {
            ...{ 'data-index': place.index, style: { top: `${windowed.topOf(place)}px` } },
            ...{ 'aria-setsize': rows.length, 'aria-posinset': place.index + 1 },
          })
        );
      })}
    </ul>
  );
}
