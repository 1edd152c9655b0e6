import { render } from 'preact';
import '../../components/panel/home.css';
import { PanelHome } from '../../components/panel/PanelHome.tsx';
import type { DayAsk } from '../../lib/messages/day-view.ts';
import { type HomeShown, homeSession } from '../../lib/panel/home-session.ts';
import { dayView } from '../dom/components/days.ts';
import { PICTURE_STATES, type PictureState } from './cases.ts';
import { inventedDay, inventedPatient, leftScreen } from './invented-day.ts';

/** Draws one case, which the address names, over a background that answers from an invented day. */

const wanted = new URLSearchParams(location.search);
const state: PictureState = PICTURE_STATES.find((one) => one === wanted.get('state')) ?? 'usual';
const rows = Number(wanted.get('rows') ?? 42);
const day = inventedDay(state, rows);
const root = document.getElementById('app');
const nothing = () => undefined;

const answers: Record<string, (input: unknown) => unknown> = {
  readScreen: () => leftScreen(day),
  readKeys: () => ({ on: true, letters: { next: 'n', notNow: 's', undo: 'z', list: 'a', search: '/' } }),
  viewDay: (input) => dayView(day.rows, input as DayAsk, day.change),
  // A press stays on its way for as long as the picture takes.
  actOnPatient: () => new Promise(nothing),
  viewPanel: (input) =>
    (input as { patientId: number | null }).patientId === null ? { kind: 'nobody' } : inventedPatient(),
};

/** Presses are not judged here: nobody presses. */
const presses = { drawn: nothing, gone: nothing, judge: () => ({ kind: 'notAimed' as const }) };

async function draw(element: HTMLElement): Promise<void> {
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
  await arrange(home, shown);
  document.body.dataset['drawn'] = 'true';
}

/** What a person would have done before the picture. */
async function arrange(home: ReturnType<typeof homeSession>, shown: HomeShown | null): Promise<void> {
  const first = shown?.day.view?.rows[0];
  switch (state) {
    case 'risk':
      return first && home.day.verb(first);
    case 'sent':
      if (first) home.day.verb(first);
      return;
    case 'patient':
      home.openPatient(56_950_002, null);
      return;
    case 'choosing':
      document.querySelector<HTMLElement>('.title')?.click();
      return;
    case 'keys':
      document.querySelector<HTMLElement>('footer .link[aria-expanded]')?.click();
      return;
    default:
      home.day.moveTo(0);
  }
}

if (root) void draw(root);
