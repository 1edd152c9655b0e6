import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readAccessHistory } from '../lib/ehr/history/read-access-history.ts';
import type { HistoryReader } from '../lib/ehr/page-readers.ts';
import { leavePart } from '../lib/platform/overlay-page.ts';

/** The reader of Access History, on the page that shows it. */
export default defineUnlistedScript(() => leavePart<HistoryReader>('history', { readAccessHistory }));
