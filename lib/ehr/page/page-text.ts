import { elementSight } from './element-sight.ts';
import { cutAtLabels } from './labels.ts';
import { NOTHING_PASSED, type Passed } from './long-page.ts';

/** This is one bit of text of a page, or the value of one control. Pieces are in document order. */
export interface Piece {
  text: string;
  element: Element;
  /** This is the text node, or the control itself. */
  node: Node;
  /** Pieces on one line of text share a run; block elements, cells and controls start a new one. */
  run: number;
  /** Between pieces of different parts something was passed over. */
  part: number;
  /** This is the piece's position in `PageText.pieces`. */
  at: number;
  control: boolean;
}

/** This is the text of one document or of one part of it, read once per look. */
export interface PageText {
  root: Element;
  pieces: readonly Piece[];
  /** The element was not passed over. */
  isRead(element: Element): boolean;
  /** Everything under the element was read. Of a long page, lists are passed over. */
  isWhole(element: Element): boolean;
  /** The element is rendered. That is enough for a label, which may be there for screen readers only. */
  isRendered(element: Element): boolean;
  /** The element is rendered where a person can see it. */
  isShown(element: Element): boolean;
  /**
   * Do controls and styles still say the same? A script that fills a control, and a style that hides an element, leave no
   * trace that an observer sees.
   */
  stillHolds(): boolean;
}

export const headings = 'h1, h2, h3, h4, h5, h6, [role="heading"]';

const skipped = new Set(
  'script style template noscript svg math iframe object embed canvas video audio head option datalist'.split(
    ' ',
  ),
);
const inline = new Set(
  'a abbr b bdi bdo cite code data dfn em font i ins kbd label mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
const valueInputs = new Set(['text', 'search', 'email', 'tel', 'date', 'number', 'url', '']);

/**
 * Read all text under `root` except `without`, what is passed over, and what the markup says is closed. This needs no
 * layout by the browser.
 */
export function readText(
  root: Element,
  without: readonly Element[] = [],
  passed: Passed = NOTHING_PASSED,
): PageText {
  const pieces = piecesUnder(root, without, passed);
  const seen = elementSight();
  return {
    ...{ root, pieces, ...seen },
    isRead: (element) => isRead(element, passed),
    isWhole: (element) => !passed.parents.some((parent) => element.contains(parent)),
    stillHolds: () =>
      seen.isSame() &&
      pieces.every(
        ({ control, element, text }) => !control || cleanText(controlValue(element) ?? '') === text,
      ),
  };
}

function piecesUnder(root: Element, without: readonly Element[], passed: Passed): Piece[] {
  const pieces: Piece[] = [];
  let run = 0;
  let part = 0;
  let lastNode: Node | null = null;
  const add = (raw: string, element: Element, node: Node): void => {
    const control = element === node;
    const text = cleanText(raw);
    if (text === '' && !control) return;
    for (const words of control ? [text] : cutAtLabels(text)) {
      pieces.push({ text: words, element, node, run, part, at: pieces.length, control });
    }
  };
  const addText = (node: Node, parent: Element): void => {
    // Frameworks print "{first} {last}" as several text nodes of one parent. A person reads them as one text.
    if (lastNode && previousText(node) === lastNode) return;
    let raw = '';
    let next: Node | null = node;
    while (next && (next.nodeType === 3 || next.nodeType === 8)) {
      if (next.nodeType === 3) raw += next.nodeValue ?? '';
      lastNode = next.nodeType === 3 ? next : lastNode;
      next = next.nextSibling;
    }
    add(raw, parent, node);
  };
  let node: Node | null = root.firstChild;
  let parent = root;
  while (node) {
    let enter: Element | null = null;
    let isEnd = false;
    if (node.nodeType === 3) addText(node, parent);
    else if (isElement(node)) {
      if (!inline.has(node.localName)) run += 1;
      isEnd = passed.from.has(node);
      if (isEnd || passed.elements.has(node)) {
        run += 1;
        part += 1;
      } else if (isControl(node)) {
        const value = controlValue(node);
        if (value !== null) add(value, node, node);
        run += 1;
      } else if (!isClosed(node) && !without.includes(node)) enter = node;
    }
    if (enter?.firstChild) {
      parent = enter;
      node = enter.firstChild;
      continue;
    }
    if (isEnd && parent === root) break;
    while (node && (isEnd || !node.nextSibling) && parent !== root) {
      isEnd = false;
      node = parent;
      if (!inline.has(parent.localName)) run += 1;
      parent = parent.parentElement ?? root;
    }
    node = node?.nextSibling ?? null;
  }
  return pieces;
}

function isRead(element: Element, { elements, from }: Passed): boolean {
  const isBehind = (each: Element) =>
    [...from].some(
      (first) =>
        first === each ||
        // The bit 4 says that the element follows.
        (first.parentElement === each.parentElement && (first.compareDocumentPosition(each) & 4) === 4),
    );
  for (let next: Element | null = element; next; next = next.parentElement)
    if (elements.has(next) || isBehind(next)) return false;
  return true;
}

/** Tell whether the page itself shows that it is not all there yet. */
export function isLoading(text: PageText): boolean {
  const waiting = (said: string): boolean => /^(?:loading|please wait)\b/i.test(said);
  if (text.root.ownerDocument.readyState === 'loading' || text.root.querySelector('[aria-busy="true"]'))
    return true;
  return (
    text.pieces.length === 0 ||
    text.pieces.some((piece) => waiting(piece.text) && text.isRendered(piece.element))
  );
}

/** Find the pieces under an element. They lie together, so the first is found by halving and the others follow it. */
export function piecesIn(text: PageText, element: Element): readonly Piece[] {
  let from = 0;
  let to = text.pieces.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const node = text.pieces[middle]?.node;
    // The bit 2 says that the piece precedes the element.
    if (node && node !== element && (element.compareDocumentPosition(node) & 2) === 2) from = middle + 1;
    else to = middle;
  }
  let end = from;
  while (end < text.pieces.length && element.contains(text.pieces[end]?.node ?? null)) end += 1;
  return text.pieces.slice(from, end);
}

/** Reduce a text to what a person reads: with single spaces and without invisible marks. */
export function cleanText(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** Find the nearest element around a text that is a line or block of its own. */
export function lineOf(element: Element): Element {
  let line = element;
  while (inline.has(line.localName) && line.parentElement) line = line.parentElement;
  return line;
}

/**
 * Join pieces to one text. Elements side by side are separate words: layout puts the gap there, not the source. Only the
 * parts of a date belong together, which reading aids set apart.
 */
export function joined(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => piece.text)
    .join(' ')
    .replace(/ ([,.;:)])/g, '$1')
    .replace(/\( /g, '(')
    .replace(/(?<=\d) ?\/ ?(?=\d)/g, '/');
}

/** Tell whether two pieces in a row have the same words. One may be a copy, so the joined text is not certain. */
export function stutters(group: readonly Piece[]): boolean {
  return group.some((piece, index) => index > 0 && piece.text === group[index - 1]?.text);
}

/** Tell whether a node is an element. `instanceof` fails for nodes of a frame, which come from another realm. */
function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

export function isInput(element: Element): element is HTMLInputElement {
  return element.localName === 'input';
}

function isSelect(element: Element): element is HTMLSelectElement {
  return element.localName === 'select';
}

function isTextArea(element: Element): element is HTMLTextAreaElement {
  return element.localName === 'textarea';
}

function isControl(element: Element): boolean {
  return isInput(element) || isSelect(element) || isTextArea(element);
}

function controlValue(element: Element): string | null {
  if (isInput(element)) return valueInputs.has(element.type) ? element.value : null;
  if (isSelect(element)) return element.selectedOptions[0]?.textContent ?? '';
  // A text area holds notes, which may be about anything and anyone, so its text is not read.
  return isTextArea(element) ? '' : null;
}

function isClosed(element: Element): boolean {
  return (
    skipped.has(element.localName) ||
    element.hasAttribute('hidden') ||
    (element.localName === 'dialog' && !element.hasAttribute('open'))
  );
}

function previousText(node: Node): Node | null {
  let previous = node.previousSibling;
  while (previous && previous.nodeType === 8) previous = previous.previousSibling;
  return previous?.nodeType === 3 ? previous : null;
}
