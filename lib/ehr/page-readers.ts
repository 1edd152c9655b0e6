import type { AppointmentWindow, Place } from './find-appointment-window.ts';
import type { LabelHit } from './find-by-label.ts';
import type { PageText } from './page-text.ts';
import type { HistoryReading } from './read-access-history.ts';
import type { PageKind, PageReading } from './reading.ts';
import type { Rect } from './window-frame.ts';

/** A reading, and the elements it rests on: when one of them changes, the reading is out of date. */
export interface PageLook {
  reading: PageReading;
  identityElements: Element[];
}

/** What only some pages need to be read. Each comes into a page with the first thing that needs it; null until then. */
export interface PageReaders {
  chart: ChartReader | null;
  appointment: AppointmentReader | null;
  history: HistoryReader | null;
}

export type ReaderName = keyof PageReaders;

/** A chart page without the windows that lie over it. */
export interface ChartPage {
  document: Document;
  url: URL;
  page: PageKind & { kind: 'chart' };
  text: PageText;
  hits: readonly LabelHit[];
  /** The windows, which are no part of the chart. */
  over: readonly Element[];
  access: HistoryReading;
}

export interface ChartReader {
  lookAtChart(chart: ChartPage): PageLook;
}

export interface AppointmentReader {
  windowsIn(place: Place): AppointmentWindow[];
  lookAtWindows(url: URL, page: PageKind, place: Place): PageLook;
  closeButtons(document: Document): Rect[];
}

export interface HistoryReader {
  readAccessHistory(text: PageText, hits: readonly LabelHit[]): HistoryReading;
}
