import '../../components/panel/home.css';
import { copyText } from '../../lib/platform/clipboard.ts';
import { hearErrorsOfPage } from '../../lib/platform/hear-errors.ts';
import { ask, onChanged } from '../../lib/platform/messaging.ts';
import { onFront, onShowPatient, tabInFront, windowOfPanel } from '../../lib/platform/panel-page.ts';
import { openHome } from './open-home.tsx';

hearErrorsOfPage('panel');
const app = document.getElementById('app');

async function start(root: HTMLElement): Promise<void> {
  const windowId = await windowOfPanel(location.search);
  const home = openHome(root, {
    ...{ ask, windowId, copy: copyText, hasTabs: true, front: () => tabInFront(windowId) },
  });
  onFront(windowId, home.moved);
  onShowPatient(windowId, home.openPatient);
  onChanged(() => void home.look());
  await home.begin();
}

// No page may frame the panel: one that could would see a chart's fields, and could steal what is typed into them.
if (app && window.top === window) void start(app);
