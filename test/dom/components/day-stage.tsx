import { vi } from 'vitest';
import type { PressWatch } from '../../../components/card/press-watch.ts';
import { DayPage } from '../../../components/panel/day/DayPage.tsx';
import css from '../../../components/panel/day/day.css?inline';
import type { DayRow, DayView } from '../../../lib/messages/day-view.ts';
import { daySession } from '../../../lib/panel/day-session.ts';
import type { DayShown } from '../../../lib/panel/day-shown.ts';
import { dayView } from './days.ts';
import { show } from './stage.tsx';

/** Accepts each press that the browser calls a person's. How presses are judged is tested beside this. */
const lenient: PressWatch = {
  drawn: () => undefined,
  gone: () => undefined,
  judge: ({ isTrusted }) =>
    isTrusted ? { kind: 'accepted', press: { heldFor: 40, watched: true } } : { kind: 'notAimed' },
};

const KEYS = { on: true, letters: { next: 'n', notNow: 's', undo: 'z', list: 'a', search: '/' } };

interface Staged {
  /** What the day is answered with, beside its rows. */
  change?: Partial<DayView>;
  presses?: PressWatch;
  restored?: Partial<Pick<DayShown, 'ask' | 'cursor' | 'draft' | 'scrolled'>>;
  isWide?: boolean;
}

/**
 * Put the day on the stage, over a background that answers from these rows as the real one does. `says` changes them and
 * tells the page so. Each message but the views is noted in `asked`.
 */
export async function showDay(
  rows: readonly DayRow[],
  { change = {}, presses = lenient, restored }: Staged = {},
) {
  let [all, about] = [rows, change];
  const asked: [string, unknown][] = [];
  const viewsAsked: unknown[] = [];
  const failures = new Map<string, unknown>();
  const spies = { openPatient: vi.fn(), leave: vi.fn() };
  const answer = async (name: string, input: unknown): Promise<unknown> => {
    if (name === 'viewDay') {
      viewsAsked.push(input);
      return dayView(all, input as never, about);
    }
    if (name === 'readKeys') return KEYS;
    asked.push([name, input]);
    return failures.get(name) ?? { ok: true, value: null };
  };
  let drawn = 0;
  const session = daySession({
    ...spies,
    ask: answer as never,
    show: (shown) => draw(page(shown)),
    elapsed: () => performance.now(),
    later: () => undefined,
    noted: () => undefined,
  });
  const handlers = {
    onOpenSettings: vi.fn(),
    onDismissLost: vi.fn(),
    onAllowSite: vi.fn(async () => true),
    onLookAgain: vi.fn(),
    onOpenDesk: vi.fn(),
  };
  const page = (shown: DayShown) => {
    drawn += 1;
    return (
      <DayPage
        {...{
          shown,
          presses,
          day: session,
          onLeave: spies.leave,
          onOpenPatient: spies.openPatient,
          opened: null,
          ...handlers,
        }}
        onScrolled={() => undefined}
      />
    );
  };
  const draw = show(page(session.shown()), css);
  if (restored) session.restore(restored);
  session.begin();
  await session.look();
  return {
    ...{ ...spies, ...handlers, session, asked, failures, drawn: () => drawn, views: () => viewsAsked },
    async says(next: readonly DayRow[], part: Partial<DayView> = about) {
      [all, about] = [next, part];
      await session.look();
    },
  };
}
