import type { LabelHit } from '../page/find-by-label.ts';
import type { LabelName } from '../page/labels.ts';
import type { PageText } from '../page/page-text.ts';

export type Column = 'email' | 'enabledBy' | 'activatedOn' | 'disabled';

/** This is the heading row of Access History, with the cell that heads each column that was found. */
export interface Heading {
  row: Element;
  cells: Partial<Record<Column, Element>>;
}

/** This is one row of data with its cells. `element` is null where the row has no element of its own. */
export interface TableRow {
  element: Element | null;
  cells: Element[];
}

const columnLabels: readonly Column[] = ['email', 'enabledBy', 'activatedOn', 'disabled'];
const mostRows = 300;
const gridOf = 'table, [role="table"], [role="grid"], [role="treegrid"]';
const rowOf = 'tr, [role="row"]';
const cellOf = 'td, th, [role="cell"], [role="gridcell"], [role="columnheader"], [role="rowheader"]';
/** A foot counts the rows or says the heads again. */
const foot = 'tfoot';
const roomForRows = 'tbody, [role="rowgroup"] ~ [role="rowgroup"]';

/** Find the table around a heading row. Where the markup has no table, the heading row stands for it. */
export function tableOf({ row }: Heading): Element {
  return row.closest(gridOf) ?? row;
}

/** Find the rows that hold at least two of the four column words, among them "Enabled by" or "Activated on". */
export function findHeadings(text: PageText, hits: readonly LabelHit[]): Heading[] {
  const labels = hits.filter(
    ({ name, element }) => isColumn(name) && !element.closest(foot) && text.isShown(element),
  );
  const found: Heading[] = [];
  for (const anchor of labels) {
    if (anchor.name !== 'enabledBy' && anchor.name !== 'activatedOn') continue;
    if (found.some((heading) => heading.row.contains(anchor.element))) continue;
    let row: Element | null = anchor.element;
    for (let climb = 0; row && climb < 6; climb += 1, row = row.parentElement) {
      const inside = labels.filter((hit) => row?.contains(hit.element));
      const names = new Set(inside.map((hit) => hit.name));
      if (names.size < 2) continue;
      const heading: Heading | null = row.matches('td, th')
        ? null
        : headingOf(row.closest(rowOf) ?? row, labels);
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
    // Two column words in one cell, or one word in two cells, mean that this is not a row of column heads.
    if (inside.length > 1 || cells[label.name]) return null;
    cells[label.name] = cell;
  }
  return Object.keys(cells).length >= 2 ? { row, cells } : null;
}

/** Find the data rows, each with its cells in the order of the heading's; null where the shape makes no sense. */
export function rowsUnder({ row, cells }: Heading, text: PageText): TableRow[] | null {
  const heads = cellsOf(row);
  const width = 1 + Math.max(...Object.values(cells).map((cell) => heads.indexOf(cell)));
  if (!row.matches(rowOf) && heads.length >= 2 * width) {
    // Without all four heads nothing tells where a row of a flat grid begins.
    return Object.keys(cells).length === columnLabels.length ? flatRows(heads, width, text) : null;
  }
  const grid = row.matches(rowOf) ? row.closest(gridOf) : null;
  const rows = [...(grid?.querySelectorAll(rowOf) ?? [])].filter((each) => each.closest(gridOf) === grid);
  const all = grid ? rows : plainRows(row, text);
  const shown = all.filter(
    (each) => each !== row && !each.closest(foot) && text.isShown(each) && hasText(each),
  );
  // Rows above the heading are an order that is not known here, and the newest row may be among them.
  if (shown.length > mostRows || shown.some((each) => !isAfter(row, each))) return null;
  // A row of one cell is a message. A row of any other number of cells than the heading's makes the table unclear.
  const found = shown.map((element) => ({ element, cells: cellsOf(element) }));
  const odd = found.some((each) => each.cells.length > 1 && each.cells.length !== heads.length);
  return odd || (found.length === 0 && !hasRoomForRows(row, grid)) ? null : found;
}

/** Find the cells of a row that take part in the layout. A hidden cell beside them would shift the columns. */
export function cellsOf(row: Element): Element[] {
  const children = [...row.children].filter((each) => each.checkVisibility());
  const cells = children.filter((each) => each.matches(cellOf));
  return row.matches(rowOf) && cells.length > 0 ? cells : children;
}

/**
 * Tell whether a table without rows and without a message is really empty. It then shows at least where rows would be;
 * otherwise the page was cut off.
 */
function hasRoomForRows(row: Element, grid: Element | null): boolean {
  // Of a page that is still coming in, the rows may come next.
  if (!grid || grid.ownerDocument.readyState === 'loading') return false;
  return row.parentElement === grid || grid.querySelector(roomForRows) !== null;
}

/** Cut a flat grid into rows. In such a grid, heads and cells are all children of one element. */
function flatRows(heads: readonly Element[], width: number, text: PageText): TableRow[] | null {
  const flat = heads.slice(width).filter((cell) => text.isRendered(cell));
  if (flat.length % width !== 0) return null;
  return Array.from({ length: flat.length / width }, (_, index) => ({
    element: null,
    cells: flat.slice(index * width, (index + 1) * width),
  }));
}

function isAfter(row: Element, each: Element): boolean {
  return (row.compareDocumentPosition(each) & 4) === 4;
}

/**
 * Find the rows of a table of plain elements: beside the heading row, beside its wrapper, or in the wrapper after it.
 */
function plainRows(row: Element, text: PageText): Element[] {
  const siblingsOf = (element: Element): Element[] =>
    [...(element.parentElement?.children ?? [])].filter((each) => each !== element && text.isShown(each));
  const alike = (each: Element): boolean => each.childElementCount === row.childElementCount;
  const beside = siblingsOf(row);
  if (beside.some(alike)) return beside.filter(alike);
  // The heading row has a wrapper to itself. Each row then has one too, or one wrapper holds all rows together.
  const head = beside.length === 0 ? row.parentElement : row;
  if (!head) return [];
  const rows: Element[] = [];
  for (const next of siblingsOf(head)) {
    const inside = alike(next) ? [next] : [...next.children].filter(alike);
    rows.push(...inside);
  }
  const message = head.nextElementSibling;
  return rows.length > 0 ? rows : message ? [message] : [];
}

function hasText(element: Element): boolean {
  return (element.textContent ?? '').trim() !== '';
}
