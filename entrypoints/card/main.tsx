import { render } from 'preact';
import { CardPage } from '../../components/card/CardPage.tsx';
import { watchPresses } from '../../components/card/press-watch.ts';
import { sizeTeller } from '../../components/card/tell-size.ts';
import '../../components/card/card.css';
import { type CardShown, cardSession } from '../../lib/card/card-session.ts';
import { copyText } from '../../lib/platform/clipboard.ts';
import { hearErrorsOfPage } from '../../lib/platform/hear-errors.ts';
import { ask, onCardNews } from '../../lib/platform/messaging.ts';
import { unawaited } from '../../lib/unawaited.ts';

hearErrorsOfPage('card');
const app = document.getElementById('app');
const presses = watchPresses(document);
// The token came in the address and is of no use to anybody else from here on.
const frameToken = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
const tellSize = sizeTeller((height) => void ask('sizeCard', { frameToken, height }).catch(() => undefined));

function show(shown: CardShown): void {
  if (!app) return;
  const card = (
    <CardPage
      shown={shown}
      presses={presses}
      support={{ outline: () => ask('outlinePage', { frameToken }), copy: copyText }}
      onAct={(action, { risksRead }, press) => unawaited('press', session.act(action, risksRead, press))}
      onOpenPanel={(field, press) => unawaited('press', session.openPanel(field, press))}
      onOpenSettings={() => unawaited('press', ask('openSettings', null))}
      onFold={() => unawaited('press', ask('foldCard', { frameToken }))}
      onDrawn={(height) => tellSize(height, shown)}
    />
  );
  render(card, app);
}

const ports = {
  ...{ ask, show, elapsed: () => performance.now(), isHidden: () => document.hidden, now: Date.now },
  later: (milliseconds: number, callback: () => void) => void setTimeout(callback, milliseconds),
};
const session = cardSession(ports, frameToken);
show({ view: null, gone: false, busy: false, notice: null });
onCardNews(() => unawaited('look', session.look()));
document.addEventListener('visibilitychange', session.seen);
unawaited('look', session.look());
