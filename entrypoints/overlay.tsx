import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { HOST, isPageHeld, type Mounted, mountOverlay } from '../components/overlay/mount.ts';
import { Overlay } from '../components/overlay/Overlay.tsx';
import { openWindow } from '../lib/ehr/window-frame.ts';
import { startOnPage } from '../lib/overlay/overlay-on-page.ts';
import type { Shown } from '../lib/overlay/session.ts';
import { takeOver } from '../lib/platform/overlay-page.ts';
import { askFromPage as ask, isAlive, onChangedInPage as onChanged } from '../lib/platform/page-messaging.ts';

export default defineUnlistedScript(() => {
  let shown: Shown | null = null;
  let mounted: Mounted | null = null;
  let outranked = false;
  const run = takeOver(document, HOST);
  const draw = () => {
    if (shown === null || run.signal.aborted) {
      mounted?.destroy();
      mounted = null;
      return;
    }
    mounted ??= mountOverlay(document, {
      onTopLayerChange: draw,
      onOutranked() {
        outranked = true;
        draw();
      },
    });
    const close = openWindow(document)?.closeButton;
    const avoid = close
      ? [{ ...close, width: close.right - close.left, height: close.bottom - close.top }]
      : [];
    mounted.render(
      <Overlay
        {...shown}
        {...{ avoid, outranked, inert: isPageHeld(document) }}
        onToggle={(open) => session.toggle(open)}
        onMove={(place) => session.move(place)}
        onAct={(action, { riskAccepted }) => void session.act(action, riskAccepted)}
        onOpenSettings={() => void ask('openSettings', null)}
      />,
    );
  };
  const show = (next: Shown | null) => {
    shown = next;
    draw();
  };
  const session = startOnPage({ document, run, ask, isAlive, onChanged, show });
  run.signal.addEventListener('abort', draw);
});
