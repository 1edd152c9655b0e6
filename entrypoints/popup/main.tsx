import { render } from 'preact';
import { Popup } from '../../components/popup/Popup.tsx';
import type { PopupProps } from '../../components/popup/props.ts';
import '../../components/popup/popup.css';
import type { Action } from '../../lib/messages/offer.ts';
import { follow } from '../../lib/platform/live.ts';
import { ask } from '../../lib/platform/messaging.ts';

const app = document.getElementById('app');
let shown: PopupProps = {
  view: null,
  notice: null,
  failure: null,
  onAct: (patientId, action, { riskAccepted }) => void act(patientId, action, riskAccepted),
  onOpenChart: (patientId) => void ask('openChart', { patientId }),
  onOpenBulk: () => void ask('openBulk', null).then(() => window.close()),
  onDismissLost: () => void ask('dismissLost', null),
  onOpenSettings: () => void ask('openSettings', null).then(() => window.close()),
};

function show(change: Partial<PopupProps>): void {
  shown = { ...shown, ...change };
  if (app) render(<Popup {...shown} />, app);
}

async function act(patientId: number, action: Action, riskAccepted: boolean): Promise<void> {
  show({ notice: null });
  // A worker that died meanwhile gives no answer. The row is read again below and shows whether the press was taken.
  const result = await ask('actOnPatient', { patientId, action, riskAccepted }).catch(() => null);
  if (result && !result.ok) show({ notice: { patientId, failure: result.failure } });
  await look();
}

show({});
const look = follow(
  'viewWorklist',
  (view) => show({ view, failure: null }),
  () => show({ failure: { kind: 'timeout' } }),
);
