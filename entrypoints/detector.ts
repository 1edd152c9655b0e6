import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pageKind } from '../lib/ehr/page-kind.ts';
import { callOnce } from '../lib/platform/detector-ports.ts';

/**
 * The only code that runs on every page of the EHR. Native namespace, no polyfill, no observer: it looks at the
 * address now and after each in-app navigation, and asks for the overlay the first time a page is ours.
 */
export default defineUnlistedScript(() => {
  callOnce(() => pageKind(new URL(location.href)).kind !== 'none');
});
