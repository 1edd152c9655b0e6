/**
 * A page of many thousand elements is not read whole: that would cost as much as the page's own scripts. What is long on
 * such a page are lists, and lists of people say nothing about whose page it is. So the page is read in its order up to a
 * size, and behind that only where words of ours stand, together with what stands beside them.
 */
export interface Passed {
  /** These elements are not read. */
  elements: ReadonlySet<Element>;
  /** Neither are these, nor anything that comes after them in the same parent. */
  from: ReadonlySet<Element>;
  /** Something inside each of these was passed over. */
  parents: readonly Element[];
}

export const NOTHING_PASSED: Passed = { elements: new Set(), from: new Set(), parents: [] };

/** A page of so many elements is read whole. So much of a longer one is read whatever stands there. */
const mostWhole = 1_500;
/** A block of so many elements is read whole or not at all. */
const mostInBlock = 150;
/** With more entries than this it is a list. Its first entries are blocks like others: old pages are laid out in tables. */
const longList = 40;
const firstEntries = 10;
/** Where more entries than this have words of ours, it is a list of people. */
const mostSpeaking = 8;
/** So many blocks behind the size are read because they have a date or an address, as a header has. */
const mostDated = 40;
/** So many blocks before and after one with words of ours are read as well: a name may stand there, or a value. */
const before = 3;
const after = 2;

/** A table of Access History and a window have these words, whatever else they are part of. */
const always =
  /enabled by|activated on|schedule appointment|missing identifiers|please provide|required to connect/i;
/** Words of a header and of its facts, and of a page that is still coming in. */
const ours =
  /date of birth|\bd\.?o\.?b\b|birth ?da(?:te|y)|chart (?:id|#|no|num)|onpatient|patient(?: name)? ?:|loading|please wait|patient[\s\S]{0,300}(?:scheduled|office)/i;
const chartId = /[A-Z]{4}\d{6}/;
const dated = /\d[-/. ]\d|\d,? \d{4}|\S@\S|[a-z]{3}\.? \d/i;
const dialogs = 'dialog[open], [role="dialog"], [role="alertdialog"], [aria-modal="true"]';

/** Tell what of the page is passed over. `whole`: these are read in any case. */
export function passedOver(root: Element, whole: readonly Element[] = []): Passed {
  if (sizeOf(root) <= mostWhole) return NOTHING_PASSED;
  const elements = new Set<Element>();
  const from = new Set<Element>();
  const parents: Element[] = [];
  const worth = worthReading([...whole, ...root.querySelectorAll(dialogs)]);

  /** True: something was read for what stands there. */
  const visit = (parent: Element): boolean => {
    const { children } = parent;
    const list = children.length > longList ? worth.ofList(parent, children) : 'blocks';
    const end = list === 'blocks' ? children.length : firstEntries;
    if (list !== 'blocks' && children[end]) from.add(children[end]);
    const kept: boolean[] = [];
    let spoke = false;
    for (let at = 0; at < end; at += 1) {
      const child = children[at];
      if (!child) break;
      const isLate = children.length > longList && at >= firstEntries;
      // The first entries of a list of people are people too.
      const isPerson = list === 'people' && isAlike(child, children[firstEntries]) && speaks(textOf(child));
      const isWorth = isPerson ? 'no' : worth.ofBlock(child, isLate, visit);
      kept[at] ||= isWorth !== 'no';
      if (isWorth !== 'words') continue;
      spoke = true;
      for (let near = Math.max(0, at - before); near <= at + after; near += 1) kept[near] = true;
    }
    let isCut = end < children.length;
    for (let at = 0; at < end; at += 1) {
      const child = children[at];
      if (!child || kept[at]) continue;
      elements.add(child);
      isCut = true;
    }
    if (isCut) parents.push(parent);
    return spoke;
  };

  visit(root);
  return { elements, from, parents };
}

/** Judge what of a long page is read, in its order. `must`: these are read in any case. */
function worthReading(must: readonly Element[]) {
  let left = mostWhole;
  let datesLeft = mostDated;
  const hasMust = (element: Element) => must.some((each) => element.contains(each));
  const isDated = (text: string) => {
    if (datesLeft === 0 || !dated.test(text)) return false;
    datesLeft -= 1;
    return true;
  };
  return {
    /** Are the entries behind the first ones passed over, because they say nothing, or because they are people? */
    ofList(list: Element, entries: HTMLCollection): 'blocks' | 'silent' | 'people' {
      const text = textFrom(list, entries[firstEntries]);
      const rest = [...(speaks(text) || hasMust(list) ? entries : [])].slice(firstEntries);
      if (rest.some(hasMust) || always.test(text)) return 'blocks';
      const speaking = rest.filter((entry) => speaks(textOf(entry)));
      if (speaking.length > mostSpeaking) return 'people';
      return speaking.length > 0 ? 'blocks' : 'silent';
    },
    /** `words`: it is read for what stands there. `visit` reads a part of a large one. */
    ofBlock(block: Element, isLate: boolean, visit: (block: Element) => boolean): 'no' | 'yes' | 'words' {
      const size = sizeOf(block);
      if (must.some((each) => each.contains(block))) return 'yes';
      if (size > mostInBlock) return visit(block) ? 'words' : 'yes';
      if (!isLate && left >= size) {
        left -= size;
        return 'yes';
      }
      const text = textOf(block);
      return hasMust(block) || speaks(text) || (!isLate && isDated(text)) ? 'words' : 'no';
    },
  };
}

function speaks(text: string): boolean {
  return always.test(text) || ours.test(text) || chartId.test(text);
}

function textOf(element: Element): string {
  return element.textContent ?? '';
}

function isAlike(entry: Element, other: Element | undefined): boolean {
  return entry.localName === other?.localName && entry.childElementCount === other.childElementCount;
}

function sizeOf(element: Element): number {
  return 1 + element.getElementsByTagName('*').length;
}

/** All text of a list from this entry on. */
function textFrom(list: Element, entry: Element | undefined): string {
  let length = 0;
  for (let node = list.firstChild; node && node !== entry; node = node.nextSibling)
    if (node.nodeType !== Node.COMMENT_NODE) length += node.textContent?.length ?? 0;
  return (list.textContent ?? '').slice(length);
}
