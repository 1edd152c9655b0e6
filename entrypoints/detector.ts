import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { onceOurs } from '../lib/ehr/page/once-ours.ts';
import { askForOverlay } from '../lib/platform/detector-ports.ts';

/**
 * The only code that runs on every page of the EHR. It looks at the address now and after each in-app navigation,
 * and asks for the overlay the first time a page is ours.
 */
export default defineUnlistedScript(() => onceOurs(document, new AbortController().signal, askForOverlay));
