import { render } from 'preact';
import { watchPresses } from '../../components/card/press-watch.ts';
import { PanelHome } from '../../components/panel/PanelHome.tsx';
import type { PanelProps } from '../../components/panel/props.ts';
import {
  type HomePorts,
  type HomeSession,
  type HomeShown,
  homeSession,
} from '../../lib/panel/home-session.ts';
import { askForSiteAccess } from '../../lib/platform/site-access.ts';

type Given = Pick<HomePorts, 'ask' | 'windowId' | 'hasTabs' | 'front'> & Pick<PanelProps, 'copy'>;

/** From this width on the day and a patient stand side by side. A panel beside the tabs may be drawn as wide. */
const WIDE = '(min-width: 1000px)';

/** Draw the day and the patients in this document, which is the panel or the same page in a tab of its own. */
export function openHome(root: HTMLElement, { ask, windowId, hasTabs, front, copy }: Given): HomeSession {
  const presses = watchPresses(document);
  const wide = matchMedia(WIDE);
  let last: HomeShown | null = null;
  const draw = () => {
    if (last === null) return;
    const ways = {
      onOpenSettings: () => void ask('openSettings', null),
      onOpenDesk: () => void ask('openDesk', null),
      onAllowSite: askForSiteAccess,
      onDismissLost: () => void ask('dismissLost', null),
    };
    render(
      <PanelHome {...{ shown: last, home, presses, copy, hasTabs, isWide: wide.matches, ...ways }} />,
      root,
    );
  };
  const home = homeSession({
    ...{ page: crypto.randomUUID(), windowId, hasTabs, ask, front, elapsed: () => performance.now() },
    later: (milliseconds, callback) => void setTimeout(callback, milliseconds),
    show(shown) {
      last = shown;
      draw();
    },
  });
  wide.addEventListener('change', draw);
  return home;
}
