import { useEffect, useRef, useState } from 'preact/hooks';
import type { DayAsk, DayChoice, DayView, ScreenState } from '../../lib/messages/day-view.ts';
import { WORKLIST_PAGE } from '../../lib/timing.ts';
import type { PopupProps } from './props.ts';
import { QUICK_ROWS } from './quick-day.ts';

/** What of all that is known a person wants to see. */
export interface PopupPart {
  query: string;
  /** The first row of the list that is asked for. */
  from: number;
  shows: 'day' | 'pending';
  day: DayChoice;
}

/**
 * The first who need somebody, and some more: one who stands above the day already, and one for whom something was just
 * done, take no place from the others.
 */
export const QUICK_ASK: DayAsk = {
  ...{ day: { kind: 'current' }, providerId: null, officeId: null },
  ...{ filter: 'toDo', query: '', from: 0, count: 4 * QUICK_ROWS },
};

/** As the popup opens for the first time. */
const FIRST: PopupPart = { query: '', from: 0, shows: 'day', day: QUICK_ASK.day };

/** As it was left. */
function partOf(left: ScreenState | null): PopupPart {
  if (left === null) return FIRST;
  const { query, from, filter, day } = left.ask;
  return { query, from, shows: filter === 'pending' ? 'pending' : 'day', day };
}

/** How it is left, so that it opens like this again. A day that was chosen is kept by its date: it is another day tomorrow. */
function leftAs({ query, from, shows, day }: PopupPart, view: DayView | null, scrolled: number): ScreenState {
  const isChosen = day.kind !== 'current' && view !== null;
  return {
    ask: {
      ...QUICK_ASK,
      ...{ day: isChosen ? { kind: 'date', date: view.date } : day, query, from },
      filter: shows === 'pending' ? 'pending' : 'toDo',
    },
    ...{ current: null, scrolled: Math.max(0, scrolled), openPatient: null, draft: null },
  };
}

/** What is shown, from how the popup was left on: what a person changes is asked for, and kept. */
export function usePart({ day, left, onAsk, onAskDay, onLeave }: PopupProps, scrolled: () => number) {
  const [part, setPart] = useState(partOf(left));
  // What follows from a drawing may come after the next letter was typed. It builds on that letter and takes none back.
  const latest = useRef(part);
  const put = (next: Partial<PopupPart>): PopupPart => {
    latest.current = { ...latest.current, ...next };
    setPart(latest.current);
    return latest.current;
  };
  const view = day === 'lost' ? null : day;
  const keep = () => onLeave(leftAs(part, view, scrolled()));
  const change = (next: Partial<PopupPart>) => {
    const before = latest.current;
    const after = put(next);
    if (next.day) onAskDay(next.day);
    if (after.query !== before.query || after.from !== before.from) ask(after);
  };
  const ask = ({ query, from }: PopupPart, count = WORKLIST_PAGE) => onAsk({ query, from, count });
  // A day that was chosen and is over by now is not what anybody wants to see in the morning.
  const isPast = part.day.kind === 'date' && view !== null && view.today > part.day.date;
  useEffect(() => {
    if (isPast) change({ day: { kind: 'current' } });
  }, [isPast]);
  useEffect(keep, [part, view?.date]);
  return {
    ...{ part, change, keep },
    /** Other rows of the list came into view. Those of a search that is over are wanted no more. */
    see({ from, count }: { from: number; count: number }) {
      if (latest.current.query === part.query) ask(put({ from }), count);
    },
  };
}
