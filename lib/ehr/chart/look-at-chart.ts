import type { HistoryReading } from '../history/read-access-history.ts';
import type { LabelHit } from '../page/find-by-label.ts';
import type { PageLook } from '../page/page-look.ts';
import type { PageText } from '../page/page-text.ts';
import { isLoading } from '../page/page-text.ts';
import { isAboutAnother } from '../page/patient-links.ts';
import type { PageKind } from '../page/reading.ts';
import { absent, ambiguous, doubtAll } from '../page/reading-results.ts';
import { readChart, unreadChart } from './read-chart.ts';

/** This is a chart page to be read. Its text and labels leave out the windows that lie over it. */
export interface ChartPage {
  document: Document;
  url: URL;
  page: PageKind & { kind: 'chart' };
  text: PageText;
  hits: readonly LabelHit[];
  /** These windows lie over the chart and are no part of it. */
  over: readonly Element[];
  access: HistoryReading;
}

export function lookAtChart({ document, url, page, text, hits, over, access }: ChartPage): PageLook {
  const ids = { patientId: page.patientId, base: url };
  // A history table inside an entry about another patient is that patient's.
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
