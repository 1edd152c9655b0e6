import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { windowsIn } from '../lib/ehr/appointment/find-appointment-window.ts';
import { lookAtWindows } from '../lib/ehr/appointment/look-at-windows.ts';
import { closeButtons } from '../lib/ehr/appointment/window-frame.ts';
import type { AppointmentReader } from '../lib/ehr/page-readers.ts';
import { leavePart } from '../lib/platform/overlay-page.ts';

/**
 * This script brings the reader of appointment windows into a page. It comes with the overlay on calendars and
 * appointments, and later where an appointment window may lie over a chart.
 */
export default defineUnlistedScript(() =>
  leavePart<AppointmentReader>('appointment', { windowsIn, lookAtWindows, closeButtons }),
);
