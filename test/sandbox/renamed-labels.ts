import type { Markup } from './screens.ts';

/** What the markup with other words prints in place of each label. */
export const RENAMED = {
  patient: 'Client',
  birthDate: 'Arrived in the world',
  chartId: 'Record no.',
  onpatient: 'Portal access',
} as const;

const printed: [label: RegExp, word: string][] = [
  [/>Patient(?=[:<])/g, RENAMED.patient],
  [/>(?:Date of birth|DOB)(?=[:<])/gi, RENAMED.birthDate],
  [/>Chart ID(?=[:<])/gi, RENAMED.chartId],
  [/>onpatient(?: status)?(?=[:<])/gi, RENAMED.onpatient],
];

function withOtherWords(html: string): string {
  return printed.reduce((drawn, [label, word]) => drawn.replace(label, `>${word}`), html);
}

/** The same screens, in which these labels are printed in other words. */
export function renamed(markup: Markup): Markup {
  return {
    chart: (header, section) => withOtherWords(markup.chart(header, section)),
    access: (model) => withOtherWords(markup.access(model)),
    calendar: (model) => withOtherWords(markup.calendar(model)),
    appointmentWindow: (model) => withOtherWords(markup.appointmentWindow(model)),
    appointmentPage: (model) => withOtherWords(markup.appointmentPage(model)),
  };
}
