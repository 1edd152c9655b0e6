import { isOwnWord, type LabelName, labelOf, mayBeName } from './labels.ts';
import { joined, type PageText, type Piece, piecesIn } from './page-text.ts';

/** This is a label on the page, with the pieces that may be its value in order. Without pieces the field is empty. */
export interface LabelHit {
  name: LabelName;
  /** This is the label's own element. */
  element: Element;
  at: number;
  values: Piece[];
  /** Only the practice's own words make this a label. */
  own: boolean;
}

const section = new Set([
  'aside',
  'nav',
  'section',
  'article',
  'main',
  'form',
  'fieldset',
  'table',
  'ul',
  'ol',
  'dl',
]);

const mostLabelPieces = 4;
const mostValues = 8;
const mostClimb = 5;
const mostRows = 6;
// A table of more rows lists something, whatever its heads are.
const mostInField = 40;
const mostToControl = 40;
const cell = 'td, th, dt, dd, [role="cell"], [role="gridcell"], [role="rowheader"], [role="columnheader"]';
const cellOrRow = 'tr, [role="row"]';
const labelTags = new Set(['b', 'strong', 'label', 'dt', 'th', 'small']);
// These may stand between a label and its value without being an empty value themselves.
const ornament = new Set([
  'i',
  'img',
  'svg',
  'br',
  'wbr',
  'hr',
  'button',
  'sup',
  'template',
  'script',
  'style',
]);

/** Find every rendered label of the page with its value, whatever the layout. */
export function findLabels(text: PageText): LabelHit[] {
  const labels: FoundLabel[] = [];
  for (let at = 0; at < text.pieces.length; at += 1) {
    const label = labelAt(text, at);
    if (!label) continue;
    if (label.name !== 'birthDate' || !headsList(label.first.element)) labels.push(label);
    at = label.end - 1;
  }
  const starts = new Set(labels.map((label) => label.first.at));
  return labels.map(({ name, own, first, end }) => ({
    name,
    own,
    element: first.element,
    at: first.at,
    values: valuesOf(text, first, end, starts),
  }));
}

interface FoundLabel extends Pick<LabelHit, 'name' | 'own'> {
  first: Piece;
  end: number;
}

function labelAt(text: PageText, at: number): FoundLabel | null {
  const first = text.pieces[at];
  if (!first || first.control || first.text.length > 48 || isMenuItem(first.element)) return null;
  for (let size = mostLabelPieces; size > 0; size -= 1) {
    const pieces = text.pieces.slice(at, at + size);
    if (pieces.length < size || pieces.some((piece) => piece.run !== first.run || piece.control)) continue;
    const words = joined(pieces);
    const name = labelOf(words);
    if (name === null || !text.isRendered(first.element)) continue;
    const startsLine = text.pieces[at - 1]?.run !== first.run;
    if (startsLine || !mayBeName(words) || labelTags.has(first.element.localName))
      return { name, own: isOwnWord(words), first, end: at + size };
  }
  return null;
}

/**
 * Tell whether a text is an entry of a menu. "Billing", "OnPatient Access" and "Schedule" then lead somewhere and label
 * nothing.
 */
function isMenuItem(element: Element): boolean {
  const item = element.closest('a[href], button, [role="button"], [role="tab"], [role="menuitem"], nav');
  return item !== null && !element.closest('th, dt, [role="columnheader"], [role="rowheader"]');
}

function valuesOf(text: PageText, label: Piece, end: number, starts: ReadonlySet<number>): Piece[] {
  const tied = controlOf(text, label, end);
  if (tied) return text.isShown(tied.element) ? [tied] : [];
  const values: Piece[] = [];
  for (let at = end; at < text.pieces.length && values.length < mostValues; at += 1) {
    const piece = text.pieces[at];
    if (!piece || piece.part !== label.part || starts.has(at) || !belongs(label.element, piece)) break;
    // A hidden copy of the value is neither the value nor a reason to stop looking for it.
    if (text.isShown(piece.element)) values.push(piece);
  }
  return values.length > 0 ? values : columnValue(text, label, starts);
}

/** Find the control that the page itself ties to this label, by `for` or by putting one into the other. */
function controlOf(text: PageText, { element }: Piece, from: number): Piece | undefined {
  const label = element.closest('label');
  const control = label && 'control' in label ? label.control : null;
  if (!control) return undefined;
  return text.pieces
    .slice(from, from + mostToControl)
    .find((piece) => piece.control && piece.node === control);
}

/** Tell whether a piece after the label is still inside the label's own field. */
function belongs(label: Element, piece: Piece): boolean {
  const value = piece.element;
  const labelCell = label.closest(cell);
  const valueCell = value.closest(cell);
  if (labelCell !== valueCell && labelCell && !labelCell.contains(value)) {
    // In tables and lists the value is in the very next cell, or there is none. A second cell may hold more of it.
    const next = nextCell(labelCell);
    if (!next || !valueCell || isLabelCell(valueCell)) return false;
    return valueCell === next || (hasText(next) && valueCell === nextCell(next));
  }
  if (valueCell && valueCell !== labelCell && isLabelCell(valueCell)) return false;
  const item = label.closest('li, [role="listitem"]');
  if (item && !item.contains(value)) return false;
  return isNear(label, value);
}

function isLabelCell(element: Element): boolean {
  return (
    element.localName === 'dt' ||
    element.localName === 'th' ||
    element.getAttribute('role') === 'columnheader'
  );
}

function nextCell(from: Element): Element | null {
  let next = from.nextElementSibling ?? wrappedNext(from);
  while (next && (!next.matches(cell) || !next.checkVisibility())) next = next.nextElementSibling;
  if (next === null || next.closest(cellOrRow) !== from.closest(cellOrRow)) return null;
  return next;
}

/** Find the cell after one that a wrapper (`display: contents`) holds alone. */
function wrappedNext(from: Element): Element | null {
  const parent = from.parentElement;
  if (!parent || parent.matches(`${cellOrRow}, dl, table`) || parent.childElementCount > 1) return null;
  const next = parent.nextElementSibling;
  return next?.matches(cell) ? next : (next?.querySelector(cell) ?? null);
}

/** Tell whether no empty value lies between label and value, and whether they share a small common ancestor. */
function isNear(label: Element, value: Element): boolean {
  let side = label;
  for (let step = 0; step <= mostClimb; step += 1) {
    if (side.contains(value)) return true;
    const parent = side.parentElement;
    if (!parent || parent.localName === 'body' || section.has(side.localName)) return false;
    if (parent.contains(value)) {
      let between = side.nextElementSibling;
      while (between && !between.contains(value)) {
        if (isEmptyValue(between)) return false;
        between = between.nextElementSibling;
      }
      return between !== null || parent === value;
    }
    side = parent;
  }
  return false;
}

function hasText(element: Element): boolean {
  return (element.textContent ?? '').trim() !== '';
}

function isEmptyValue(element: Element): boolean {
  if (ornament.has(element.localName) || element.hasAttribute('hidden')) return false;
  return !hasText(element) && element.checkVisibility();
}

/**
 * Find the value of a label in a heading row that has exactly one row under it. Two rows are a list and not a field.
 */
function columnValue(text: PageText, label: Piece, starts: ReadonlySet<number>): Piece[] {
  const head = label.element.closest(cell);
  const row = head?.closest(cellOrRow);
  if (!head || !row) return [];
  const cells = [...row.children];
  const column = cells.indexOf(head);
  const grid = row.closest('table, [role="table"], [role="grid"]') ?? row.parentElement;
  if (column < 0 || cells.length < 2 || isLongGrid(grid)) return [];
  const others = [...(grid?.querySelectorAll(cellOrRow) ?? [])].filter((each) => each !== row);
  if (others.length > mostRows) return [];
  const rows = others.filter((each) => text.isRendered(each));
  const values = rows[0];
  if (rows.length !== 1 || values?.children.length !== cells.length) return [];
  const target = values.children[column];
  const inRow = piecesIn(text, row);
  const allLabels = cells.every((each) =>
    inRow.some((piece) => each.contains(piece.element) && starts.has(piece.at)),
  );
  if (!target || !allLabels) return [];
  return piecesIn(text, target)
    .filter((piece) => text.isShown(piece.element))
    .slice(0, mostValues);
}

/** Tell whether a label heads a column of a list. It then labels nothing of the page's own patient. */
function headsList(element: Element): boolean {
  const head = element.closest('th, [role="columnheader"]');
  return (head?.closest('table')?.rows.length ?? 0) > mostInField;
}

/** Tell whether a table has more rows than one for the heads and the few in which a value may stand. */
function isLongGrid(grid: Element | null): boolean {
  return grid?.localName === 'table' && (grid as HTMLTableElement).rows.length > mostRows + 1;
}

/** Tell whether one of these labels is one by the practice's own words alone. */
export function leansOnOwnWords(hits: readonly LabelHit[], labels: readonly LabelName[]): boolean {
  return hits.some(({ own, name }) => own && labels.includes(name));
}

/** Tell whether a piece stands behind a label that is not known here, such as "Family:", and so is that label's value. */
export function isOfUnknownLabel({ pieces }: PageText, hits: readonly LabelHit[], piece: Piece): boolean {
  const before = pieces[piece.at - 1];
  if (!before?.text.endsWith(':') || before.run !== piece.run) return false;
  return !hits.some((hit) => hit.at <= before.at && hit.values[0]?.at === piece.at);
}
