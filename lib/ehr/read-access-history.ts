import { absent, ambiguous, found } from './doubt.ts';
import type { LabelHit } from './find-by-label.ts';
import { newestFirst } from './history-order.ts';
import type { LabelName } from './labels.ts';
import { joined, type PageText, piecesIn } from './page-text.ts';
import { type HistoryCells, readHistoryCells } from './read-history-cells.ts';
import type { HistoryRow, Reading } from './reading.ts';

export interface HistoryReading {
  history: Reading<HistoryRow[]>;
  /** The tables, which are no part of the chart's header. */
  elements: Element[];
}

type Column = 'email' | 'enabledBy' | 'activatedOn' | 'disabled';
const columnLabels: readonly Column[] = ['email', 'enabledBy', 'activatedOn', 'disabled'];

interface Heading {
  row: Element;
  cells: Partial<Record<Column, Element>>;
}

const mostRows = 300;
const gridOf = 'table, [role="table"], [role="grid"], [role="treegrid"]';
const rowOf = 'tr, [role="row"]';
const noRows = /^(?:no|there (?:is|are) no)\b/i;

/** Finds Access History by its column words and reads its rows, newest first. */
export function readAccessHistory(text: PageText, hits: readonly LabelHit[]): HistoryReading {
  const readings: Reading<HistoryRow[]>[] = [];
  const elements: Element[] = [];
  for (const heading of headings(text, hits)) {
    const rows = rowsUnder(heading, text);
    elements.push(heading.row.closest(gridOf) ?? heading.row);
    readings.push(rows === null ? ambiguous('unreadable') : readRows(heading, rows, text));
  }
  const [first, ...others] = readings;
  if (!first) return { history: absent, elements };
  // The same table shown twice is one; two different ones are not ours to choose from.
  const same = others.every((other) => JSON.stringify(other) === JSON.stringify(first));
  return { history: same ? first : ambiguous('twoValues'), elements };
}

/** Rows that hold at least two of the four column words, "Enabled by" or "Activated on" among them. */
function headings(text: PageText, hits: readonly LabelHit[]): Heading[] {
  const labels = hits.filter((hit) => isColumn(hit.name) && text.isShown(hit.element));
  const found: Heading[] = [];
  for (const anchor of labels) {
    if (anchor.name !== 'enabledBy' && anchor.name !== 'activatedOn') continue;
    if (found.some((heading) => heading.row.contains(anchor.element))) continue;
    let row: Element | null = anchor.element;
    for (let climb = 0; row && climb < 6; climb += 1, row = row.parentElement) {
      const inside = labels.filter((hit) => row?.contains(hit.element));
      const names = new Set(inside.map((hit) => hit.name));
      if (names.size < 2) continue;
      const heading = row.matches('td, th') ? null : headingOf(row.closest(rowOf) ?? row, labels);
      if (heading) found.push(heading);
      break;
    }
  }
  return found;
}

function isColumn(name: LabelName): name is Column {
  return columnLabels.some((column) => column === name);
}

function headingOf(row: Element, labels: readonly LabelHit[]): Heading | null {
  const cells: Partial<Record<Column, Element>> = {};
  for (const cell of row.children) {
    const inside = labels.filter((hit) => cell.contains(hit.element));
    const [label] = inside;
    if (!label || !isColumn(label.name)) continue;
    // Two words in one cell, or one word in two: this is not a row of column heads.
    if (inside.length > 1 || cells[label.name]) return null;
    cells[label.name] = cell;
  }
  return Object.keys(cells).length >= 2 ? { row, cells } : null;
}

/** The cells of each data row, by column number; null when the shape makes no sense. */
function rowsUnder({ row, cells }: Heading, text: PageText): Element[][] | null {
  const children = [...row.children];
  const width = 1 + Math.max(...Object.values(cells).map((cell) => children.indexOf(cell)));
  if (!row.matches(rowOf) && children.length > width && !row.nextElementSibling) {
    // One flat grid: heads and cells are all children of one element.
    const flat = children.slice(width).filter((cell) => text.isRendered(cell));
    if (flat.length % width !== 0) return null;
    return Array.from({ length: flat.length / width }, (_, index) =>
      flat.slice(index * width, (index + 1) * width),
    );
  }
  const grid = row.closest(gridOf);
  const all = grid?.contains(row) && row.matches(rowOf) ? [...grid.querySelectorAll(rowOf)] : following(row);
  const after = all.filter(
    (each) => each !== row && !each.contains(row) && isAfter(row, each) && text.isRendered(each),
  );
  return after.length > mostRows ? null : after.map((each) => [...each.children]);
}

function isAfter(row: Element, each: Element): boolean {
  return (row.compareDocumentPosition(each) & 4) === 4;
}

/** Rows of a table made of plain elements: the siblings of the heading row, or of its wrapper. */
function following(row: Element): Element[] {
  let head = row;
  while (!head.nextElementSibling && head.parentElement && head.parentElement.localName !== 'body')
    head = head.parentElement;
  const rows: Element[] = [];
  for (let next = head.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.children.length === row.children.length) rows.push(next);
    else if (head !== row) rows.push(...[...next.children].filter((each) => each.children.length > 1));
    else if (next.children.length > 1) rows.push(next);
  }
  return rows;
}

function readRows({ row, cells }: Heading, rows: Element[][], text: PageText): Reading<HistoryRow[]> {
  const width = row.matches(rowOf) ? row.children.length : null;
  const history: HistoryRow[] = [];
  for (const each of rows) {
    const words = each.map((cell) => wordsOf(cell, text));
    const said = words.filter((word) => word !== '').join(' ');
    if (said === '' || (each.length === 1 && noRows.test(said))) continue;
    if (/^loading\b/i.test(said)) return ambiguous('stillLoading');
    const spans = each.some((cell) => cell.hasAttribute('colspan') || cell.hasAttribute('rowspan'));
    if (spans || each.length < 2 || (width !== null && each.length !== width)) return ambiguous('unreadable');
    history.push(readHistoryCells(inColumns(cells, [...row.children], words)));
  }
  const ordered = newestFirst(history);
  return ordered === null ? ambiguous('unreadable') : found(ordered);
}

function inColumns(
  cells: Heading['cells'],
  heads: readonly Element[],
  words: readonly string[],
): HistoryCells {
  const word = (column: Column): string | null => {
    const head = cells[column];
    return head ? (words[heads.indexOf(head)] ?? null) : null;
  };
  return {
    email: word('email'),
    enabledBy: word('enabledBy'),
    activatedOn: word('activatedOn'),
    disabled: word('disabled'),
  };
}

function wordsOf(cell: Element, text: PageText): string {
  return joined(piecesIn(text, cell).filter((piece) => text.isShown(piece.element)));
}
