import { render } from 'preact';
import { Popup } from '../../components/popup/Popup.tsx';
import { QUICK_ASK } from '../../components/popup/popup-part.ts';
import type { PopupProps } from '../../components/popup/props.ts';
import '../../components/popup/popup.css';
import { aboutThisBuild } from '../../lib/platform/about.ts';
import { hearErrorsOfPage } from '../../lib/platform/hear-errors.ts';
import { followDay, followTabPatient, followWorklist } from '../../lib/platform/live.ts';
import { ask } from '../../lib/platform/messaging.ts';
import { type Following, popupHandlers } from './handlers.ts';

hearErrorsOfPage('popup');
const app = document.getElementById('app');
const following: Partial<Following> = {};
let shown: PopupProps = {
  ...{ view: null, day: null, tab: null, left: null, hasNews: false, notice: null, failure: null },
  ...popupHandlers(following, (change) => show(change)),
};

function show(change: Partial<PopupProps>): void {
  shown = { ...shown, ...change };
  if (app) render(<Popup {...shown} key={shown.left === null ? 'new' : 'left'} />, app);
}

show({});
// Nothing can be typed before the first list is drawn, so nothing is lost when what was left takes its place.
const left = await ask('readScreen', { place: 'popup' }).catch(() => null);
show({ left });
void ask('viewNews', { version: aboutThisBuild().version, read: false })
  .then((hasNews) => show({ hasNews }))
  .catch(() => undefined);
following.list = followWorklist(
  { query: left?.ask.query ?? '', from: left?.ask.from ?? 0 },
  (view) => {
    show({ view, failure: null });
    void following.tab?.refresh();
  },
  () => show({ failure: { kind: 'timeout' } }),
);
following.day = followDay(
  { ...QUICK_ASK, day: left?.ask.day ?? QUICK_ASK.day },
  (day) => show({ day }),
  () => show({ day: shown.day ?? 'lost' }),
);
following.tab = followTabPatient((tab) => {
  show({ tab });
  void following.list?.ask({ without: tab?.kind === 'found' ? tab.row.patientId : null });
});
