import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeLabelWords } from '../lib/ehr/page/labels.ts';
import { pageOutline } from '../lib/ehr/page/outline.ts';
import { leaveOutline } from '../lib/platform/page-outline.ts';
import { wordsLeft } from '../lib/platform/words-in-page.ts';

/** This script comes into a page only when a person asks for the outline of a page that cannot be read. */
export default defineUnlistedScript(() => {
  takeLabelWords(wordsLeft());
  leaveOutline(pageOutline(document.body));
});
