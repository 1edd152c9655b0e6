import type { Markup } from '../screens.ts';
import { access } from './access.ts';
import { appointmentPage, appointmentWindow } from './appointment.ts';
import { calendar } from './calendar.ts';
import { chart } from './chart.ts';

/**
 * Markup B draws the EHR as a component library would: no tables, CSS grid, roles, hashed class names, labels
 * upper-cased by style sheet. Only the visible words come from the vendor's articles.
 */
export const markup: Markup = { chart, access, calendar, appointmentWindow, appointmentPage };
