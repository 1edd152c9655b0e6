import { type Place, windowsIn } from './appointment/find-appointment-window.ts';
import { lookAtWindows } from './appointment/look-at-windows.ts';
import { lookAtChart } from './chart/look-at-chart.ts';
import { findHeadings, tableOf } from './history/history-table.ts';
import { readAccessHistory } from './history/read-access-history.ts';
import { findLabels, type LabelHit } from './page/find-by-label.ts';
import { windowLabels } from './page/labels.ts';
import { passedOver } from './page/long-page.ts';
import { pageKind } from './page/page-kind.ts';
import type { PageLook } from './page/page-look.ts';
import { readText } from './page/page-text.ts';
import type { PageKind } from './page/reading.ts';
import { absent, nothingOn } from './page/reading-results.ts';

/**
 * Look once at a page of the EHR. The answer is a reading, with the elements that the identity was read from. This
 * never throws because of what is on the page, never guesses and changes nothing.
 */
export function lookAtPage(document: Document, url: URL): PageLook {
  const page = pageKind(url);
  const body = document.body;
  if (page.kind === 'none' || !body)
    return { reading: nothingOn(page), identityElements: [], stillHolds: () => false };
  return page.kind === 'chart' ? lookAtChartPage(document, url, page) : lookAtCalendar(url, page, body);
}

/** A calendar or an appointment page. A window that a long page cut short is read again, whole. */
function lookAtCalendar(url: URL, page: PageKind, body: HTMLElement): PageLook {
  const place = placeOf(body, page.kind === 'appointment');
  const cut = windowsIn(place)
    .map(({ element }) => element)
    .filter((element) => element !== body && !place.text.isWhole(element));
  return lookAtWindows(url, page, cut.length > 0 ? placeOf(body, place.mayBeWhole, { whole: cut }) : place);
}

interface Wanted {
  /** These are read whole, however long the page is. */
  whole?: readonly Element[];
  /** These are not read. */
  without?: readonly Element[];
}

function placeOf(body: HTMLElement, mayBeWhole: boolean, { whole, without }: Wanted = {}): Place {
  const text = readText(body, without, passedOver(body, whole));
  return { text, hits: findLabels(text), frame: null, mayBeWhole };
}

/** Read a chart without the appointment windows over it, and its Access History where the page shows one. */
function lookAtChartPage(document: Document, url: URL, page: PageKind & { kind: 'chart' }): PageLook {
  const body = document.body;
  const first = placeOf(body, false);
  const without = mayHoldWindow(first.hits) ? windowsIn(first).map(({ element }) => element) : [];
  const withoutWindows = without.length > 0 ? placeOf(body, false, { without }) : first;
  const whole = historiesCutShort(withoutWindows);
  const { text, hits } = whole.length > 0 ? placeOf(body, false, { whole, without }) : withoutWindows;
  const access = hits.some(isHistoryHead) ? readAccessHistory(text, hits) : noAccess;
  return lookAtChart({ document, url, page, text, hits, over: without, access });
}

const noAccess = { history: absent, elements: [], lastColumn: [] };

/** Find what holds the rows of an Access History of which the long page around it passed some over. */
function historiesCutShort({ text, hits }: Place): Element[] {
  if (!hits.some(isHistoryHead)) return [];
  return findHeadings(text, hits)
    .flatMap((heading) => {
      const table = tableOf(heading);
      // Rows without a table stand beside their heading. One that has a wrapper to itself has them in what comes after it.
      const wrapper = table.parentElement;
      const next = wrapper?.childElementCount === 1 ? wrapper.nextElementSibling : null;
      return table === heading.row ? [wrapper, next] : [table];
    })
    .filter((around): around is Element => !!around && around !== text.root)
    .filter((around) => !text.isWhole(around));
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
