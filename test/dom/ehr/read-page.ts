import type { PageReading } from '../../../lib/ehr/page/reading.ts';
import { lookAtPage } from '../../../lib/ehr/read-page.ts';

/** Read a page as the overlay does. What the reading rests on is left out. */
export function readPage(document: Document, url: URL): PageReading {
  return lookAtPage(document, url).reading;
}
