import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pageOutline } from '../lib/ehr/page/outline.ts';
import { leaveOutline } from '../lib/platform/page-outline.ts';

/** This script comes into a page only when a person asks for the outline of a page that cannot be read. */
export default defineUnlistedScript(() => leaveOutline(pageOutline(document.body)));
