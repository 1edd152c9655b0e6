import type { DayAsk, DayView } from '../messages/day-view.ts';
import { MOST_ROWS_AT_ONCE } from '../timing.ts';
import { AT_FIRST, carryCursor, moveCursor } from './day-cursor.ts';
import { type DayPorts, type DayShown, loadedRows } from './day-shown.ts';

export type DayScreen = ReturnType<typeof dayScreen>;

const DAY_AT_FIRST: DayAsk = {
  ...{ day: { kind: 'current' }, providerId: null, officeId: null },
  ...{ filter: 'toDo', query: '', from: 0, count: 40, keep: [] },
};

/** What the day shows now, with the row that keys are about. */
export function dayScreen({ show, elapsed }: Pick<DayPorts, 'show' | 'elapsed'>) {
  let shown: DayShown = {
    ...{ view: null, ask: DAY_AT_FIRST, cursor: AT_FIRST, failure: null, pressed: null, sending: new Set() },
    ...{ notice: null, draft: null, said: null, morning: null, keys: null, focus: null, scrolled: 0 },
  };
  const change = (part: Partial<DayShown>): void => {
    shown = { ...shown, ...part };
    show(shown);
  };
  const withCursor = (part: Partial<DayShown>): void => {
    const next = { ...shown, ...part };
    change({ ...part, cursor: carryCursor(shown.cursor, loadedRows(next), elapsed()) });
  };
  return {
    shown: () => shown,
    change,
    /** Keep in mind what is on the screen already. */
    note(part: Pick<DayShown, 'scrolled'>): void {
      shown = { ...shown, ...part };
    },
    /** Something about the question changed, which may change which of the rows at hand are shown. */
    wants(part: Partial<DayAsk>): void {
      withCursor({ ask: { ...shown.ask, ...part } });
    },
    draw(view: DayView): void {
      withCursor({ view, failure: null, morning: view.morning ?? shown.morning });
    },
    moveTo(place: number): void {
      change({ cursor: moveCursor(shown.cursor, place, loadedRows(shown), elapsed()), said: null });
    },
    /** This patient's row stays, whatever becomes of it, until other rows are asked for. */
    keep(patientId: number): void {
      const { keep = [] } = shown.ask;
      if (keep.includes(patientId)) return;
      change({ ask: { ...shown.ask, keep: [...keep, patientId].slice(-MOST_ROWS_AT_ONCE) } });
    },
  };
}
