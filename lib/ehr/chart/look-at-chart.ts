import type { HistoryReading } from '../history/read-access-history.ts';
import { wordsOf } from '../page/element-guards.ts';
import { type LabelHit, leansOnOwnWords } from '../page/find-by-label.ts';
import { headerLines } from '../page/header-lines.ts';
import type { PageLook } from '../page/page-look.ts';
import type { PageText } from '../page/page-text.ts';
import { isLoading } from '../page/page-text.ts';
import { isAboutAnother } from '../page/patient-links.ts';
import type { PageKind } from '../page/reading.ts';
import { absent, ambiguous, doubtAll } from '../page/reading-results.ts';
import { readChart } from './read-chart.ts';

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
  const { elements, ...chart } = readChart(document, text, hits, ids, [...over, ...access.elements]);
  const early = chart.name.kind === 'absent' && isLoading(text);
  const search = { text, hits, ownId: page.patientId, base: url, markers: [...over, ...access.elements] };
  // Where all three identifiers were recognised by label and title, plain lines can add nothing.
  const ownWords = leansOnOwnWords(hits, ['patient', 'birthDate', 'chartId']);
  const isWhole =
    !ownWords && [chart.name, chart.birthDate, chart.chartId].every(({ kind }) => kind === 'found');
  const header = isWhole ? { lines: [], elements: [] } : headerLines(search);
  const identityElements = [...elements, ...header.elements];
  const words = identityElements.map(wordsOf);
  return {
    reading: doubtAll({
      ...{ page, subject: 'chart', ...chart, history, linkedAppointmentId: absent },
      ...(early ? { name: ambiguous('stillLoading') } : {}),
      ...{ lines: header.lines, drawnHere: false },
      ...(ownWords ? { ownWords } : {}),
    }),
    identityElements,
    lastColumn: access.lastColumn,
    stillHolds: () =>
      over.length === 0 &&
      identityElements.every((element, at) => wordsOf(element) === words[at]) &&
      text.stillHolds(),
  };
}
