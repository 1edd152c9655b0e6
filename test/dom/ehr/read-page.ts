import { windowsIn } from '../../../lib/ehr/find-appointment-window.ts';
import { lookAtChart } from '../../../lib/ehr/look-at-chart.ts';
import { lookAtWindows } from '../../../lib/ehr/look-at-windows.ts';
import type { PageReaders } from '../../../lib/ehr/page-readers.ts';
import { readAccessHistory } from '../../../lib/ehr/read-access-history.ts';
import { lookAtPage } from '../../../lib/ehr/read-page.ts';
import type { PageReading } from '../../../lib/ehr/reading.ts';
import { closeButtons } from '../../../lib/ehr/window-frame.ts';

/** Every reader there is, as in a page that has needed each of them. */
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
