import type { Markup } from '../screens.ts';
import { access } from './access.ts';
import { appointmentPage, appointmentWindow } from './appointment.ts';
import { calendar } from './calendar.ts';
import { chart } from './chart.ts';

/**
 * Markup A draws server-rendered tables with Bootstrap 2 and AngularJS about them, the older look of the EHR. Words are
 * those of the vendor's help pages; ids and classes beyond the few known ones are made up.
 */
export const markup: Markup = { chart, access, calendar, appointmentWindow, appointmentPage };
