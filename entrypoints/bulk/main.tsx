import { render } from 'preact';
import { BulkPage } from '../../components/bulk/BulkPage.tsx';
import type { BulkPageProps } from '../../components/bulk/props.ts';
import '../../components/bulk/bulk.css';
import { watchPresses } from '../../components/card/press-watch.ts';
import { bulkOfAddress } from '../../lib/messages/bulk-address.ts';
import { hearErrorsOfPage } from '../../lib/platform/hear-errors.ts';
import { follow } from '../../lib/platform/live.ts';
import { ask } from '../../lib/platform/messaging.ts';
import { listPage } from './list-page.ts';

hearErrorsOfPage('list');
const app = document.getElementById('app');
const page = listPage({ ask, show, of: bulkOfAddress(location.search), look: () => look() });
let shown: BulkPageProps = {
  ...{ view: null, preview: null, failure: null },
  ...{ isForNew: location.search !== '', presses: watchPresses(document) },
  ...{ onStart: page.onStart, onSteer: page.onSteer, onAnswer: page.onAnswer },
  onCancelLine: (patientId) => void ask('cancelBulkLine', { patientId }),
  onOpenChart: (patientId) => void ask('openChart', { patientId }),
  ...{ onOpenSettings: () => void ask('openSettings', null), onOpenDesk: () => void ask('openDesk', null) },
};

function show(change: Partial<BulkPageProps>): void {
  shown = { ...shown, ...change };
  if (app) render(<BulkPage {...shown} />, app);
}

show({});
const look = follow('viewBulk', () => null, page.seen, page.lost);
void page.preview();
// What was known when the page was left may have changed by the time somebody comes back.
document.addEventListener('visibilitychange', () => void (document.hidden || page.preview()));
