import type { AppointmentWindow, Place } from './appointment/find-appointment-window.ts';
import type { SizedBox } from './appointment/window-frame.ts';
import type { ChartPage } from './chart/look-at-chart.ts';
import type { HistoryReading } from './history/read-access-history.ts';
import type { LabelHit } from './page/find-by-label.ts';
import type { PageLook } from './page/page-look.ts';
import type { PageText } from './page/page-text.ts';
import type { PageKind } from './page/reading.ts';

/**
 * These readers are needed by some kinds of pages only. Each is a script of its own that comes into a page with the
 * first thing that needs it; it is null until then.
 */
export interface PageReaders {
  chart: ChartReader | null;
  appointment: AppointmentReader | null;
  history: HistoryReader | null;
}

export type ReaderName = keyof PageReaders;

export interface ChartReader {
  lookAtChart(chart: ChartPage): PageLook;
}

export interface AppointmentReader {
  windowsIn(place: Place): AppointmentWindow[];
  lookAtWindows(url: URL, page: PageKind, place: Place): PageLook;
  closeButtons(document: Document): SizedBox[];
}

export interface HistoryReader {
  readAccessHistory(text: PageText, hits: readonly LabelHit[]): HistoryReading;
}
