import type { Markup } from '../screens.ts';
import { access } from './access.ts';
import { appointmentPage, appointmentWindow } from './appointment.ts';
import { calendar } from './calendar.ts';
import { chart } from './chart.ts';

/**
 * Markup C is the plain page of a third engineer, drawn from the visible words alone: one size and weight of type, signs
 * for buttons, no headings and no labels, and neither ids nor classes that say what a thing is.
 */
export const markup: Markup = { chart, access, calendar, appointmentWindow, appointmentPage };
