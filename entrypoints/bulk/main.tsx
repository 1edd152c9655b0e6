import { render } from 'preact';
import { BulkPage } from '../../components/bulk/BulkPage.tsx';
import type { BulkPageProps } from '../../components/bulk/props.ts';
import '../../components/bulk/bulk.css';
import { follow } from '../../lib/platform/live.ts';
import { ask } from '../../lib/platform/messaging.ts';

const app = document.getElementById('app');
let shown: BulkPageProps = {
  view: null,
  preview: null,
  failure: null,
  onStart: (lines) => void start(lines),
  onSteer: (step) => void steer(step),
  onCancelLine: (patientId) => void ask('cancelBulkLine', { patientId }),
  onAnswer: (patientId, action) => void ask('actOnPatient', { patientId, action, riskAccepted: false }),
  onOpenChart: (patientId) => void ask('openChart', { patientId }),
  onOpenSettings: () => void ask('openSettings', null),
};

function show(change: Partial<BulkPageProps>): void {
  shown = { ...shown, ...change };
  if (app) render(<BulkPage {...shown} />, app);
}

async function start(lines: Parameters<BulkPageProps['onStart']>[0]): Promise<void> {
  const result = await ask('startBulk', { lines: [...lines] });
  show({ failure: result.ok ? null : result.failure });
  await look();
}

async function steer(step: Parameters<BulkPageProps['onSteer']>[0]): Promise<void> {
  await ask('steerBulk', { step });
  if (step === 'putAway') show({ preview: await ask('previewBulk', { lines: null }) });
  await look();
}

show({});
const look = follow(
  'viewBulk',
  (view) => show({ view }),
  () => show({ failure: { kind: 'timeout' } }),
);
void ask('previewBulk', { lines: null }).then((preview) => show({ preview }));
