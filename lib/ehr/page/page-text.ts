import { cutAtLabels } from './labels.ts';

/** This is one bit of text of a page, or the value of one control. Pieces are in document order. */
export interface Piece {
  text: string;
  element: Element;
  /** This is the text node, or the control itself. */
  node: Node;
  /** Pieces on one line of text share a run; block elements, cells and controls start a new one. */
  run: number;
  /** This is the piece's position in `PageText.pieces`. */
  at: number;
  control: boolean;
}

/** This is the text of one document or of one part of it, read once per look. */
export interface PageText {
  root: Element;
  pieces: readonly Piece[];
  /** False: the page was too large to be read whole, so nothing on it is certain. */
  complete: boolean;
  /** The element is rendered. That is enough for a label, which may be there for screen readers only. */
  isRendered(element: Element): boolean;
  /** The element is rendered where a person can see it. */
  isShown(element: Element): boolean;
}

export const headings = 'h1, h2, h3, h4, h5, h6, [role="heading"]';

const mostNodes = 60_000;
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
 * Read all text under `root` except `without` and what the markup says is closed. This needs no layout by the browser.
 */
export function readText(root: Element, without: readonly Element[] = []): PageText {
  const pieces: Piece[] = [];
  let run = 0;
  let nodes = 0;
  let lastNode: Node | null = null;
  const add = (raw: string, element: Element, node: Node): void => {
    const control = element === node;
    const text = cleanText(raw);
    if (text === '' && !control) return;
    for (const part of control ? [text] : cutAtLabels(text)) {
      pieces.push({ text: part, element, node, run, at: pieces.length, control });
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
    nodes += 1;
    if (nodes > mostNodes) break;
    let enter: Element | null = null;
    if (node.nodeType === 3) addText(node, parent);
    else if (isElement(node)) {
      if (!inline.has(node.localName)) run += 1;
      if (isControl(node)) {
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
    while (node && !node.nextSibling && parent !== root) {
      node = parent;
      if (!inline.has(parent.localName)) run += 1;
      parent = parent.parentElement ?? root;
    }
    node = node?.nextSibling ?? null;
  }
  return { root, pieces, complete: nodes <= mostNodes, ...sight() };
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

/** Join pieces to one text. Elements side by side are separate words: layout puts the gap there, not the source. */
export function joined(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => piece.text)
    .join(' ')
    .replace(/ ([,.;:)])/g, '$1')
    .replace(/\( /g, '(');
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

/** Visibility costs time, so it is asked for candidates only, and once per element and look. */
function sight(): Pick<PageText, 'isRendered' | 'isShown'> {
  const rendered = new Map<Element, boolean>();
  const shown = new Map<Element, boolean>();
  const isRendered = (element: Element): boolean => {
    const known = rendered.get(element);
    if (known !== undefined) return known;
    const answer = isVisible(element);
    const parent = element.parentElement;
    // An element with `display: contents` has no box of its own, so its parent tells.
    const contents = !answer && parent && styleOf(element)?.display === 'contents';
    const result = contents ? isRendered(parent) : answer;
    rendered.set(element, result);
    return result;
  };
  const isShown = (element: Element): boolean => {
    const known = shown.get(element);
    if (known !== undefined) return known;
    const result = isRendered(element) && isPlaced(element);
    shown.set(element, result);
    return result;
  };
  return { isRendered, isShown };
}

/** Tell whether no style hides the element. */
export function isVisible(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

function isPlaced(element: Element): boolean {
  const parent = element.parentElement;
  if (parent && styleOf(element)?.display === 'contents') return isPlaced(parent);
  const box = element.getBoundingClientRect();
  const view = element.ownerDocument.defaultView;
  const left = box.right + (view?.scrollX ?? 0);
  const top = box.bottom + (view?.scrollY ?? 0);
  return box.width > 1 && box.height > 1 && left > 0 && top > 0;
}

export function styleOf(element: Element): CSSStyleDeclaration | null {
  return element.ownerDocument.defaultView?.getComputedStyle(element) ?? null;
}
