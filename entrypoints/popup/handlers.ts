import type { PopupProps } from '../../components/popup/props.ts';
import type { Input } from '../../lib/messages/contract.ts';
import { panelAtPatient, popupKeeper } from '../../lib/panel/left-screen.ts';
import type { followDay, followTabPatient, followWorklist } from '../../lib/platform/live.ts';
import { ask } from '../../lib/platform/messaging.ts';
import { panelOpener, panelTeller } from '../../lib/platform/panel-page.ts';
import { askForSiteAccess } from '../../lib/platform/site-access.ts';

/** What the popup follows, once it does. */
export interface Following {
  list: ReturnType<typeof followWorklist>;
  day: ReturnType<typeof followDay>;
  tab: ReturnType<typeof followTabPatient>;
}

type Handlers = { [K in keyof PopupProps as K extends `on${string}` ? K : never]: PopupProps[K] };

/** What the popup's presses do. */
export function popupHandlers(
  following: Partial<Following>,
  show: (change: Partial<PopupProps>) => void,
): Handlers {
  const stand = (windowId: number) => void ask('standAtFront', { windowId }).catch(() => undefined);
  const lookAgain = () => Promise.all([following.list?.look(), following.day?.look()]);
  const act = async (press: Input<'actOnPatient'>): Promise<void> => {
    show({ notice: null });
    following.day?.keep(press.patientId);
    // A worker that died meanwhile gives no answer. The row is read again and shows whether the press was taken.
    const result = await ask('actOnPatient', press).catch(() => null);
    if (result && !result.ok) show({ notice: { patientId: press.patientId, failure: result.failure } });
    await lookAgain();
  };
  return {
    ...{ onOpenPanel: panelOpener(stand), onAllowSite: askForSiteAccess },
    ...{ onEnd: () => void lookAgain(), onLookAtTab: () => void following.tab?.look() },
    onAsk: (part) => void following.list?.ask(part),
    onAskDay: (day) => void following.day?.ask({ day }),
    onLeave: popupKeeper(ask, window),
    onAct: (patientId, action, accepted) => void act({ patientId, action, ...accepted }),
    onOpenChart: (patientId) => void ask('openChart', { patientId }),
    onOpenDesk: () => void ask('openDesk', null).then(() => window.close()),
    onOpenBulk: () => void ask('openBulk', { of: 'expired' }).then(() => window.close()),
    onDismissLost: () => void ask('dismissLost', null),
    onConfirmHost: (host) => void ask('confirmPracticeHost', { host }).then(() => following.list?.look()),
    onOpenPatient: panelAtPatient(ask, panelTeller(), panelOpener()),
    onOpenSettings: () => void ask('openSettings', null).then(() => window.close()),
  };
}
