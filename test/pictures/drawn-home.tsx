import { render } from 'preact';
import { PanelHome } from '../../components/panel/PanelHome.tsx';
import type { DayAsk } from '../../lib/messages/day-view.ts';
import { type HomeShown, homeSession } from '../../lib/panel/home-session.ts';
import { dayView } from '../dom/components/days.ts';
import type { PictureState } from './cases.ts';
import { type InventedDay, inventedDay, inventedPatient, leftScreen } from './invented-day.ts';

const nothing = () => undefined;

function answersOf(day: InventedDay): Record<string, (input: unknown) => unknown> {
  return {
    readScreen: () => leftScreen(day),
    readKeys: () => ({ on: true, letters: { next: 'n', notNow: 's', undo: 'z', list: 'a', search: '/' } }),
    viewDay: (input) => dayView(day.rows, input as DayAsk, day.change),
    // A press stays on its way for as long as the picture takes.
    actOnPatient: () => new Promise(nothing),
    viewPanel: (input) =>
      (input as { patientId: number | null }).patientId === null ? { kind: 'nobody' } : inventedPatient(),
  };
}

/** Presses are not judged here: nobody presses. */
const presses = { drawn: nothing, gone: nothing, judge: () => ({ kind: 'notAimed' as const }) };

/** Draw the day in this state into an element, over a background that answers from an invented day. */
export async function drawHome(element: HTMLElement, state: PictureState, rows: number): Promise<void> {
  const answers = answersOf(inventedDay(state, rows));
  let last: HomeShown | null = null;
  const home = homeSession({
    ...{ page: 'page', windowId: 1, hasTabs: true, front: async () => null, later: nothing },
    elapsed: () => performance.now(),
    ask: (async (name: string, input: unknown) => answers[name]?.(input) ?? null) as never,
    show(shown) {
      last = shown;
      const ways = {
        ...{ onOpenSettings: nothing, onOpenDesk: nothing, onDismissLost: nothing },
        onAllowSite: async () => true,
      };
      const isWide = matchMedia('(min-width: 1000px)').matches;
      render(
        <PanelHome
          {...{ shown, home, presses, isWide, hasTabs: !isWide, copy: async () => true, ...ways }}
        />,
        element,
      );
    },
  });
  await home.begin();
  await home.day.look();
  const shown: HomeShown | null = last;
  arrange(home, shown, state, element);
}

/** What a person would have done before the picture. */
function arrange(
  home: ReturnType<typeof homeSession>,
  shown: HomeShown | null,
  state: PictureState,
  root: HTMLElement,
): void {
  const first = shown?.day.view?.rows[0];
  switch (state) {
    case 'risk':
    case 'sent':
      if (first) home.day.verb(first);
      return;
    case 'patient':
      home.openPatient(56_950_002, null);
      return;
    case 'choosing':
      root.querySelector<HTMLElement>('.title')?.click();
      return;
    case 'keys':
      root.querySelector<HTMLElement>('footer .link[aria-expanded]')?.click();
      return;
    default:
      home.day.moveTo(0);
  }
}
