import '../../components/panel/home.css';
import { copyText } from '../../lib/platform/clipboard.ts';
import { hearErrorsOfPage } from '../../lib/platform/hear-errors.ts';
import { ask, onChanged } from '../../lib/platform/messaging.ts';
import { windowOfPanel } from '../../lib/platform/panel-page.ts';
import { openHome } from '../panel/open-home.tsx';

hearErrorsOfPage('panel');
const app = document.getElementById('app');

async function start(root: HTMLElement): Promise<void> {
  const windowId = await windowOfPanel('');
  // It stands in a tab itself, so no tab in front of it is about a patient.
  const home = openHome(root, { ask, windowId, copy: copyText, hasTabs: false, front: async () => null });
  onChanged(() => void home.look());
  await home.begin();
}

// As with the panel, no page may frame it.
if (app && window.top === window) void start(app);
