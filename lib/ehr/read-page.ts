import { absent, ambiguous, doubtAll } from './doubt.ts';
import {
  type AppointmentWindow,
  framePlaces,
  type Place,
  topmost,
  windowsIn,
} from './find-appointment-window.ts';
import { findLabels } from './find-by-label.ts';
import { pageKind } from './page-kind.ts';
import { type PageText, readText } from './page-text.ts';
import { isAboutAnother } from './patient-links.ts';
import { readAccessHistory } from './read-access-history.ts';
import { readAppointmentWindow } from './read-appointment-window.ts';
import { readChart, unreadChart } from './read-chart.ts';
import type { PageKind, PageReading } from './reading.ts';

/** A reading, and the elements it rests on: when one of them changes, the reading is out of date. */
export interface PageLook {
  reading: PageReading;
  identityElements: Element[];
}

/** Looks once at a page of the EHR. Never throws for what is on the page, never guesses, changes nothing. */
export function readPage(document: Document, url: URL): PageReading {
  return lookAtPage(document, url).reading;
}

/** Like `readPage`, with the elements the identity was read from. */
export function lookAtPage(document: Document, url: URL): PageLook {
  const page = pageKind(url);
  const body = document.body;
  if (page.kind === 'none' || !body) return { reading: nothingOn(page), identityElements: [] };
  const text = readText(body);
  const place: Place = { text, hits: findLabels(text), frame: null, mayBeWhole: page.kind === 'appointment' };
  const windows = windowsIn(place);
  if (page.kind === 'chart') return lookAtChart(document, url, page, place, windows);
  return lookAtWindows(url, page, place, [...windows, ...framePlaces(document).flatMap(windowsIn)]);
}

function lookAtChart(
  document: Document,
  url: URL,
  page: PageKind & { kind: 'chart' },
  place: Place,
  windows: readonly AppointmentWindow[],
): PageLook {
  const over = windows.map((window) => window.element);
  const text = over.length > 0 ? readText(document.body, over) : place.text;
  const hits = over.length > 0 ? findLabels(text) : place.hits;
  const ids = { patientId: page.patientId, base: url };
  const { history: rows, elements: tables } = readAccessHistory(text, hits);
  // A table inside an entry about another patient.
  const foreign = tables.some(({ parentElement }) => {
    return parentElement && isAboutAnother(parentElement, page.patientId, url);
  });
  const history = foreign ? ambiguous('twoValues') : rows;
  const { elements, ...chart } = text.complete
    ? readChart(document, text, hits, ids, [...over, ...tables])
    : unreadChart('unreadable');
  const early = chart.name.kind === 'absent' && isLoading(document, text);
  return {
    reading: doubtAll({
      ...{ page, subject: 'chart', ...chart, history, linkedAppointmentId: absent },
      ...(early ? { name: ambiguous('stillLoading') } : {}),
    }),
    identityElements: elements,
  };
}

function lookAtWindows(
  url: URL,
  page: PageKind,
  place: Place,
  windows: readonly AppointmentWindow[],
): PageLook {
  const whole = page.kind === 'appointment';
  const reading: PageReading = { ...nothingOn(page), subject: whole ? 'appointmentWindow' : 'none' };
  if (windows.length === 0) {
    const early = whole && isLoading(place.text.root.ownerDocument, place.text);
    return {
      reading: early ? { ...reading, name: ambiguous('stillLoading') } : reading,
      identityElements: [],
    };
  }
  const window = topmost(windows);
  if (!window?.text.complete) {
    const doubt = ambiguous(window ? 'unreadable' : 'twoWindows');
    const refused = { name: doubt, birthDate: doubt, linkedPatientId: doubt, linkedAppointmentId: doubt };
    const identityElements = windows.map((each) => each.element);
    return { reading: { ...reading, ...refused, subject: 'appointmentWindow' }, identityElements };
  }
  const { elements, ...read } = readAppointmentWindow(window, page, url);
  return {
    reading: doubtAll({ ...reading, ...read, subject: 'appointmentWindow' }),
    identityElements: elements,
  };
}

function nothingOn(page: PageKind): PageReading {
  return {
    page,
    subject: 'none',
    name: absent,
    birthDate: absent,
    chartId: absent,
    linkedPatientId: absent,
    linkedAppointmentId: absent,
    header: absent,
    accessHeading: absent,
    history: absent,
  };
}

function isLoading(document: Document, text: PageText): boolean {
  const waiting = (said: string): boolean => /^(?:loading|please wait)\b/i.test(said);
  if (document.readyState === 'loading' || text.root.querySelector('[aria-busy="true"]')) return true;
  return (
    text.pieces.length === 0 ||
    text.pieces.some((piece) => waiting(piece.text) && text.isRendered(piece.element))
  );
}
