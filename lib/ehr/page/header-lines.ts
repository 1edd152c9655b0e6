import { styleOf } from './element-sight.ts';
import { isOfUnknownLabel, type LabelHit } from './find-by-label.ts';
import { headings, joined, type PageText, type Piece, piecesIn } from './page-text.ts';
import { isAboutAnother } from './patient-links.ts';
import type { HeaderLine } from './reading.ts';

/** Where to look for the lines that say who the patient is. */
export interface LineSearch {
  text: PageText;
  hits: readonly LabelHit[];
  ownId: number | null;
  base: URL;
  /** These elements are no part of a header. */
  markers: readonly Element[];
}

const mostLooks = 100;
const mostBlocks = 8;
const mostBlockPieces = 60;
const mostBlockLines = 40;
const mostLines = 100;
const mostLetters = 200;
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
/** A chart id, a date in any form, an address and a phone: a header shows at least one of them. */
const anchor = new RegExp(
  `\\b[A-Z]{4}\\d{6}\\b|\\b\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{2,4}\\b|\\b${month}\\b\\.?[ -]\\d|\\d[ -]${month}\\b|\\S@\\S|\\(\\d{3}\\) ?\\d{3}|\\d{3}-\\d{3}-\\d{4}`,
  'i',
);
const chartId = /\b[A-Z]{4}\d{6}\b/;
/** What stands in one of these leads elsewhere, or is one choice of many. */
const elsewhere =
  'nav, [role="navigation"], menu, [role="menu"], [role="menubar"], [role="listbox"], select, [role="tablist"]';
const labelled = { patient: 'name', birthDate: 'birthDate', chartId: 'chartId' } as const;

/**
 * Take the lines of the blocks that may say who the patient is, whatever their markup. Such a block is the largest small
 * element around a chart id, date, address or phone that is about one patient. Nothing is taken from links and entries
 * about others, from navigation and menus. The background compares the lines with the patient's record.
 */
export function headerLines(search: LineSearch): { lines: HeaderLine[]; elements: Element[] } {
  const blocks: { element: Element; size: Element }[] = [];
  let looks = 0;
  for (const run of runsIn(search.text.pieces)) {
    if (looks >= mostLooks || blocks.length >= mostBlocks) break;
    const piece =
      run.find(({ text }) => anchor.test(text)) ?? (anchor.test(joined(run)) ? run[0] : undefined);
    if (!piece || blocks.some(({ element }) => element.contains(piece.element))) continue;
    looks += 1;
    if (!isEvidence(piece, search)) continue;
    const element = blockAround(piece, search);
    if (element) blocks.push({ element, size: piece.element });
  }
  return linesOf(blocks, search);
}

/** Tell whether a line may say who the patient is, so that somebody else may be meant once it changes. */
export function saysWho({ text, as }: HeaderLine): boolean {
  return as !== 'plain' || anchor.test(text);
}

/** The same for an element that is known to be the block, such as an appointment window. */
export function linesIn(element: Element, search: LineSearch): { lines: HeaderLine[]; elements: Element[] } {
  return linesOf([{ element, size: element }], search);
}

function blockAround(piece: Piece, search: LineSearch): Element | null {
  let block: Element | null = null;
  for (let next: Element | null = piece.element; next; next = next.parentElement) {
    if (next.matches('body, html') || search.markers.some((marker) => next?.contains(marker))) break;
    const inside = piecesIn(search.text, next);
    if (inside.length > mostBlockPieces || !search.text.isWhole(next) || isAboutTwo(next, inside, search))
      break;
    block = next;
  }
  return block;
}

/** Tell whether a block shows two chart ids or two birth dates, and so two people. */
function isAboutTwo(block: Element, inside: readonly Piece[], { text, hits }: LineSearch): boolean {
  const own = inside.filter((piece) => !isOfUnknownLabel(text, hits, piece));
  const ids = new Set(own.flatMap((piece) => chartId.exec(piece.text) ?? []));
  const births = hits.filter((hit) => hit.name === 'birthDate' && block.contains(hit.element));
  return ids.size > 1 || new Set(births.map((hit) => joined(hit.values.slice(0, 1)))).size > 1;
}

function linesOf(blocks: readonly { element: Element; size: Element }[], search: LineSearch) {
  const lines: HeaderLine[] = [];
  const elements: Element[] = [];
  for (const [block, { element, size }] of blocks.entries()) {
    const most = Math.min(mostLines, lines.length + mostBlockLines);
    for (const run of runsIn(piecesIn(search.text, element))) {
      const [first] = run;
      if (!first || lines.length >= most) continue;
      const shown = run.filter((piece) => piece.text !== '' && isEvidence(piece, search));
      const text = joined(shown);
      if (!/[a-z\d]/i.test(text) && !/[\p{L}\p{N}]/u.test(text)) continue;
      const hit = search.hits.find(({ values }) => values.some((value) => shown.includes(value)));
      const label = hit && hit.name in labelled ? labelled[hit.name as keyof typeof labelled] : null;
      // The lines of one labelled field are told together, where the field begins.
      if (label && !shown.includes(hit?.values.find(({ text }) => text !== '') ?? first)) continue;
      const as = label ?? (isTitle(first.element, size) ? 'title' : 'plain');
      const value = label && hit ? runsIn(hit.values).map(joined).join('\n') : text;
      const line: HeaderLine = { text: value.slice(0, mostLetters), block, as };
      lines.push(line);
      if (saysWho(line)) elements.push(first.element);
    }
  }
  return { lines, elements };
}

function runsIn(pieces: readonly Piece[]): Piece[][] {
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last && last[0]?.run === piece.run) last.push(piece);
    else runs.push([piece]);
  }
  return runs;
}

/** What was found of the entries of one look, by its text. */
const entries = new WeakMap<PageText, Map<Element, boolean>>();

function isEvidence({ element }: Piece, { text, ownId, base }: LineSearch): boolean {
  const known = entries.get(text) ?? new Map<Element, boolean>();
  entries.set(text, known);
  return !element.closest(elsewhere) && text.isShown(element) && !isAboutAnother(element, ownId, base, known);
}

function isTitle(element: Element, beside: Element): boolean {
  if (element.closest(`${headings}, legend, caption`)) return true;
  const [own, other] = [styleOf(element), styleOf(beside)];
  if (!own || !other) return false;
  return Number.parseFloat(own.fontSize) >= 1.15 * Number.parseFloat(other.fontSize);
}
