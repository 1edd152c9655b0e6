import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { HOST } from '../../components/overlay/mount.ts';
import { takeLabelWords } from '../../lib/ehr/page/labels.ts';
import { takeOver } from '../../lib/platform/overlay-page.ts';
import { wordsLeft } from '../../lib/platform/words-in-page.ts';
import { runOverlay } from './run-overlay.ts';

export default defineUnlistedScript(() => {
  takeLabelWords(wordsLeft());
  takeOver(document, HOST, runOverlay);
});
