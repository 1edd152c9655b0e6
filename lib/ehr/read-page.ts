import type { Place } from './appointment/find-appointment-window.ts';
import { findLabels, type LabelHit } from './page/find-by-label.ts';
import { windowLabels } from './page/labels.ts';
import { pageKind } from './page/page-kind.ts';
import type { PageLook } from './page/page-look.ts';
import { readText } from './page/page-text.ts';
import type { PageKind } from './page/reading.ts';
import { absent, nothingOn } from './page/reading-results.ts';
import type { PageReaders, ReaderName } from './page-readers.ts';

/** The page cannot be read before this reader has come. Until then nothing is said about the page. */
export interface ReaderMissing {
  missing: ReaderName;
}

/**
 * Look once at a page of the EHR. The answer is a reading, with the elements that the identity was read from, or the
 * name of a reader that has to come first. This never throws because of what is on the page, never guesses and changes
 * nothing.
 */
export function lookAtPage(document: Document, url: URL, readers: PageReaders): PageLook | ReaderMissing {
  const page = pageKind(url);
  const body = document.body;
  if (page.kind === 'none' || !body) return { reading: nothingOn(page), identityElements: [] };
  const { chart, appointment } = readers;
  // The reader is asked for before the text of the page is read, because the text is of no use without its reader.
  if (page.kind === 'chart') {
    if (!chart) return { missing: 'chart' };
    return lookAtChart(document, url, page, { ...readers, chart });
  }
  return appointment
    ? appointment.lookAtWindows(url, page, placeOf(body, page.kind === 'appointment'))
    : { missing: 'appointment' };
}

function placeOf(body: HTMLElement, mayBeWhole: boolean): Place {
  const text = readText(body);
  return { text, hits: findLabels(text), frame: null, mayBeWhole };
}

/** Read a chart without the appointment windows over it, and its Access History where the page shows one. */
function lookAtChart(
  document: Document,
  url: URL,
  page: PageKind & { kind: 'chart' },
  { chart, appointment, history }: PageReaders & { chart: object },
): PageLook | ReaderMissing {
  const place = placeOf(document.body, false);
  const mayBeCovered = mayHoldWindow(place.hits);
  if (mayBeCovered && !appointment) return { missing: 'appointment' };
  const over = mayBeCovered && appointment ? appointment.windowsIn(place).map(({ element }) => element) : [];
  const text = over.length > 0 ? readText(document.body, over) : place.text;
  const hits = over.length > 0 ? findLabels(text) : place.hits;
  const mayShowHistory = hits.some(isHistoryHead);
  if (mayShowHistory && !history) return { missing: 'history' };
  const access = (mayShowHistory && history?.readAccessHistory(text, hits)) || {
    history: absent,
    elements: [],
  };
  return chart.lookAtChart({ document, url, page, text, hits, over, access });
}

/**
 * Tell whether the page may hold an appointment window. Every window has these labels, so without them there is none.
 */
function mayHoldWindow(hits: readonly LabelHit[]): boolean {
  const names = new Set(hits.map((hit) => hit.name));
  const others = [...names].filter((name) => windowLabels.has(name));
  return names.has('patient') && others.length > 1 && (names.has('scheduled') || names.has('office'));
}

/** Tell whether a label heads a column of Access History. Every such table has one of these two column words. */
function isHistoryHead({ name }: LabelHit): boolean {
  return name === 'enabledBy' || name === 'activatedOn';
}
