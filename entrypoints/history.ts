import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readAccessHistory } from '../lib/ehr/history/read-access-history.ts';
import type { HistoryReader } from '../lib/ehr/page-readers.ts';
import { leavePart } from '../lib/platform/overlay-page.ts';

/** This script brings the reader of Access History into a chart page that shows an Access History. */
export default defineUnlistedScript(() => leavePart<HistoryReader>('history', { readAccessHistory }));
