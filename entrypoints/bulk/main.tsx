import { render } from 'preact';
import { BulkPage } from '../../components/bulk/BulkPage.tsx';
import type { BulkPageProps } from '../../components/bulk/props.ts';
import '../../components/bulk/bulk.css';
import { watchPresses } from '../../components/card/press-watch.ts';
import { bulkOfAddress } from '../../lib/messages/bulk-address.ts';
import { hearErrorsOfPage } from '../../lib/platform/hear-errors.ts';
import { follow } from '../../lib/platform/live.ts';
import { ask } from '../../lib/platform/messaging.ts';

hearErrorsOfPage('list');
const app = document.getElementById('app');
let shown: BulkPageProps = {
  ...{ view: null, preview: null, failure: null },
  ...{ isForNew: location.search !== '', presses: watchPresses(document) },
  onStart: (lines) => void start(lines),
  onSteer: (step) => void steer(step),
  onCancelLine: (patientId) => void ask('cancelBulkLine', { patientId }),
  onAnswer: (patientId, action) => void ask('actOnPatient', { patientId, action, risksRead: [] }),
  onOpenChart: (patientId) => void ask('openChart', { patientId }),
  ...{ onOpenSettings: () => void ask('openSettings', null), onOpenDesk: () => void ask('openDesk', null) },
};

function show(change: Partial<BulkPageProps>): void {
  shown = { ...shown, ...change };
  if (app) render(<BulkPage {...shown} />, app);
}

async function start(lines: Parameters<BulkPageProps['onStart']>[0]): Promise<void> {
  // A worker that died meanwhile gives no answer. The list is looked at below and shows whether it was begun.
  const result = await ask('startBulk', { lines: [...lines] }).catch(() => null);
  show(result?.ok === false ? { failure: result.failure } : { failure: null, isForNew: false });
  await look();
}

async function steer(step: Parameters<BulkPageProps['onSteer']>[0]): Promise<void> {
  await ask('steerBulk', { step });
  if (step === 'putAway') await preview();
  await look();
}

const preview = async () => show({ preview: await ask('previewBulk', bulkOfAddress(location.search)) });
const seen = (view: BulkPageProps['view']) => show({ view });
const lost = () => show({ failure: { kind: 'timeout' } });
show({});
const look = follow('viewBulk', () => null, seen, lost);
void preview().catch(lost);
// What was known when the page was left may have changed by the time somebody comes back.
document.addEventListener('visibilitychange', () => void (document.hidden || preview().catch(lost)));
