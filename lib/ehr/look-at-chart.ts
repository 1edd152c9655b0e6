import { absent, ambiguous, doubtAll } from './doubt.ts';
import type { ChartPage, PageLook } from './page-readers.ts';
import { isLoading } from './page-text.ts';
import { isAboutAnother } from './patient-links.ts';
import { readChart, unreadChart } from './read-chart.ts';

export function lookAtChart({ document, url, page, text, hits, over, access }: ChartPage): PageLook {
  const ids = { patientId: page.patientId, base: url };
  // A table inside an entry about another patient.
  const foreign = access.elements.some(({ parentElement }) => {
    return parentElement && isAboutAnother(parentElement, page.patientId, url);
  });
  const history = foreign ? ambiguous('twoValues') : access.history;
  const { elements, ...chart } = text.complete
    ? readChart(document, text, hits, ids, [...over, ...access.elements])
    : unreadChart('unreadable');
  const early = chart.name.kind === 'absent' && isLoading(text);
  return {
    reading: doubtAll({
      ...{ page, subject: 'chart', ...chart, history, linkedAppointmentId: absent },
      ...(early ? { name: ambiguous('stillLoading') } : {}),
    }),
    identityElements: elements,
  };
}
