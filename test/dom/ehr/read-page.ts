import { windowsIn } from '../../../lib/ehr/appointment/find-appointment-window.ts';
import { lookAtWindows } from '../../../lib/ehr/appointment/look-at-windows.ts';
import { closeButtons } from '../../../lib/ehr/appointment/window-frame.ts';
import { lookAtChart } from '../../../lib/ehr/chart/look-at-chart.ts';
import { readAccessHistory } from '../../../lib/ehr/history/read-access-history.ts';
import type { PageReading } from '../../../lib/ehr/page/reading.ts';
import type { PageReaders } from '../../../lib/ehr/page-readers.ts';
import { lookAtPage } from '../../../lib/ehr/read-page.ts';

/** These are all readers that there are, as in a page that has needed each of them. */
export const allReaders: PageReaders = {
  chart: { lookAtChart },
  appointment: { windowsIn, lookAtWindows, closeButtons },
  history: { readAccessHistory },
};

export function readPage(document: Document, url: URL): PageReading {
  const look = lookAtPage(document, url, allReaders);
  if ('missing' in look) throw new Error(`${look.missing} is not here`);
  return look.reading;
}
