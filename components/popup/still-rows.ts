import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { SEEN_LEAST } from '../../lib/page-timing.ts';

export interface StillRows {
  top: RefObject<HTMLDivElement | null>;
  /** So many presses have come too early; 0 where the last one did not. */
  early: number;
  onClickCapture: (event: MouseEvent) => void;
}

/** Where the rows stood last, and since when each of them has stood there. */
interface Stood {
  shown: number | undefined;
  changedAt: number;
  height: number;
  movedAt: number;
  rows: ReadonlyMap<string, { top: number; since: number }>;
}

/**
 * The patient on top comes when DrChrono has answered, a row goes when its patient is ready, and the rows below move under
 * the pointer. A press with it counts only on a row that has stood still for half a second, or it could be meant for the
 * one that stood there before. `top` is what stands above the rows, and `shown` the patient there.
 */
export function useStillRows(shown: number | undefined): StillRows {
  const top = useRef<HTMLDivElement>(null);
  const last = useRef<Stood>({
    ...{ shown, height: 0, changedAt: -SEEN_LEAST, movedAt: -SEEN_LEAST },
    rows: new Map(),
  });
  const [early, setEarly] = useState(0);
  useLayoutEffect(() => {
    last.current = standing(last.current, top.current, shown);
  });
  const onClickCapture = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const isOnTop = top.current?.contains(target) === true;
    const row = target?.closest<HTMLElement>('[data-row]')?.dataset['row'];
    const { changedAt, movedAt, rows } = last.current;
    const since = isOnTop ? changedAt : Math.max(movedAt, rows.get(row ?? '')?.since ?? movedAt);
    // A press by keyboard counts no clicks, and its button keeps the focus wherever it goes.
    const isEarly = event.detail > 0 && event.timeStamp - since < SEEN_LEAST;
    if (isEarly) event.stopPropagation();
    setEarly((before) => (isEarly ? before + 1 : 0));
  };
  return { top, early, onClickCapture };
}

function standing(before: Stood, top: HTMLElement | null, shown: number | undefined): Stood {
  const now = performance.now();
  const height = top?.offsetHeight ?? 0;
  const scroller = top?.closest('main');
  const rows = [...(scroller?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].map((row) => {
    const name = row.dataset['row'] ?? '';
    const at = row.getBoundingClientRect().top + (scroller?.scrollTop ?? 0);
    const stood = before.rows.get(name);
    // What is drawn first has moved from nowhere.
    const stays = stood === undefined ? before.rows.size === 0 : Math.abs(stood.top - at) < 1;
    return [name, { top: at, since: stays ? (stood?.since ?? -SEEN_LEAST) : now }] as const;
  });
  return {
    ...{ shown, height },
    changedAt: shown === before.shown ? before.changedAt : now,
    movedAt: height === before.height ? before.movedAt : now,
    rows: new Map(rows),
  };
}
