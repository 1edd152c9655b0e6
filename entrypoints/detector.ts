import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { onceOurs } from '../lib/ehr/page/once-ours.ts';
import { askForOverlay, noteBegun, onceShown } from '../lib/platform/detector-ports.ts';

/**
 * This is the only code of ours that runs on every page of the EHR. It reads the page's address now and after each
 * navigation inside the page, and it asks for the overlay the first time the page is a chart, an appointment or a
 * calendar.
 */
export default defineUnlistedScript(() => {
  noteBegun();
  onceShown(document, () => onceOurs(document, new AbortController().signal, () => void askForOverlay()));
});
