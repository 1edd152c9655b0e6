import type { LabelHit } from '../page/find-by-label.ts';
import { joined, type PageText, piecesIn } from '../page/page-text.ts';
import type { HistoryRow, Reading } from '../page/reading.ts';
import { absent, ambiguous, found } from '../page/reading-results.ts';
import { rowsNewestFirst } from './history-order.ts';
import {
  type Column,
  cellsOf,
  findHeadings,
  type Heading,
  rowsUnder,
  type TableRow,
  tableOf,
} from './history-table.ts';
import { readHistoryCells } from './read-history-cells.ts';

export interface HistoryReading {
  history: Reading<HistoryRow[]>;
  /** These are the tables of the history, which are no part of the chart's header. */
  elements: Element[];
  /** The cells from the column "Disabled" on, which hold the buttons that revoke. */
  lastColumn: Element[];
}

const noRows = /^(?:no|there (?:is|are) no)\b/i;

/** Find Access History by its column words and read its rows, newest first. */
export function readAccessHistory(text: PageText, hits: readonly LabelHit[]): HistoryReading {
  const readings: Reading<HistoryRow[]>[] = [];
  const elements: Element[] = [];
  const lastColumn: Element[] = [];
  for (const heading of findHeadings(text, hits)) {
    const rows = rowsUnder(heading, text);
    elements.push(tableOf(heading));
    lastColumn.push(...lastColumnOf(heading, rows));
    // Of a row that was not read nobody knows whether it is the newest.
    const isCut = rows?.some(({ element, cells }) =>
      [element, ...cells].some((each) => each && !text.isRead(each)),
    );
    readings.push(rows === null || isCut ? ambiguous('unreadable') : readRows(heading, rows, text));
  }
  const [first, ...others] = readings;
  if (!first) return { history: absent, elements, lastColumn };
  // The same table shown twice counts as one. Of two different tables, nobody can say which one holds.
  const same = others.every((other) => JSON.stringify(other) === JSON.stringify(first));
  return { history: same ? first : ambiguous('twoValues'), elements, lastColumn };
}

/** Where the rows make no sense, the head alone stands for the column. */
function lastColumnOf({ row, cells }: Heading, rows: readonly TableRow[] | null): Element[] {
  const heads = cellsOf(row);
  const head = cells.disabled ?? heads.at(-1) ?? row;
  const from = heads.indexOf(head);
  return [head, ...(rows ?? []).flatMap((each) => (each.cells.length > 1 ? each.cells.slice(from) : []))];
}

function readRows(heading: Heading, rows: readonly TableRow[], text: PageText): Reading<HistoryRow[]> {
  const history: HistoryRow[] = [];
  for (const { element, cells } of rows) {
    if (cells.length < 2) {
      const message = element ? wordsOf(element, text) : '';
      if (/^(?:loading|please wait)\b/i.test(message)) return ambiguous('stillLoading');
      if (message !== '' && !noRows.test(message)) return ambiguous('unreadable');
      continue;
    }
    if (cells.some((cell) => cell.hasAttribute('colspan') || cell.hasAttribute('rowspan'))) {
      return ambiguous('unreadable');
    }
    if (cells.some((cell) => wordsOf(cell, text) !== '')) history.push(readRow(heading, cells, text));
  }
  const ordered = rowsNewestFirst(history);
  return ordered === null ? ambiguous('unreadable') : found(ordered);
}

function readRow({ row, cells: heads }: Heading, cells: readonly Element[], text: PageText): HistoryRow {
  const order = cellsOf(row);
  const word = (column: Column): string | null => {
    const head = heads[column];
    const cell = head ? cells[order.indexOf(head)] : undefined;
    return cell ? wordsOf(cell, text) : null;
  };
  return readHistoryCells({
    email: word('email'),
    enabledBy: word('enabledBy'),
    activatedOn: word('activatedOn'),
    disabled: word('disabled'),
  });
}

function wordsOf(element: Element, text: PageText): string {
  return joined(piecesIn(text, element).filter((piece) => text.isShown(piece.element)));
}
