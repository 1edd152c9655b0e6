import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { lookAtChart } from '../lib/ehr/chart/look-at-chart.ts';
import type { ChartReader } from '../lib/ehr/page-readers.ts';
import { leavePart } from '../lib/platform/overlay-page.ts';

/** This script brings the reader of charts into every chart page, together with the overlay. */
export default defineUnlistedScript(() => leavePart<ChartReader>('chart', { lookAtChart }));
