import { newsQuestions } from '../card/news-questions.ts';
import type { DayAsk } from '../messages/day-view.ts';
import { MOST_ROWS_AT_ONCE, WORKLIST_JUDGED } from '../timing.ts';
import type { DayScreen } from './day-screen.ts';
import { type DayPorts, isSameDay } from './day-shown.ts';

export type DayQuestions = ReturnType<typeof dayQuestions>;

/** Rows above and below what is seen that are asked for with it. */
const AROUND = 20;

/** Ask for the day one question at a time. An answer about other rows than are wanted by now is followed by another. */
export function dayQuestions({ ask, later }: Pick<DayPorts, 'ask' | 'later'>, screen: DayScreen) {
  const { look } = newsQuestions({ isHidden: () => false }, async () => {
    const asked = screen.shown().ask;
    const view = await ask('viewDay', asked).catch(() => null);
    if (view === null) return screen.change({ failure: { kind: 'timeout' } });
    const wanted = screen.shown().ask;
    // Of the same day also rows further up or down may be drawn; those of another day, filter or search may not.
    if (isSameDay(asked, wanted) && asked.query === wanted.query) screen.draw(view);
    if (JSON.stringify(asked) !== JSON.stringify(wanted)) void look();
  });
  const goOn = () => {
    void look();
    // States depend on the time: an invite ends, and tomorrow becomes today.
    later(WORKLIST_JUDGED, goOn);
  };
  return {
    look,
    begin: goOn,
    /** Ask about something else: its first rows, and none of those that were kept. */
    choose(part: Partial<Omit<DayAsk, 'from' | 'count' | 'keep'>>): void {
      screen.wants({ ...part, from: 0, keep: [] });
      void look();
    },
    /** These places are seen, so their rows are asked for, unless they are here. */
    see(first: number, last: number): void {
      const { view, ask: wanted } = screen.shown();
      const most = Math.max(0, (view?.found ?? 0) - 1);
      const isHere = (from: number, count: number) =>
        from <= Math.max(0, first) && from + count > Math.min(last, most);
      if (isHere(wanted.from, wanted.count)) return;
      const from = Math.max(0, first - AROUND);
      screen.wants({ from, count: Math.min(MOST_ROWS_AT_ONCE, last - from + 1 + AROUND) });
      void look();
    },
  };
}
