import type { Random } from '../../seeded.ts';

/** A mutation changes `root` in place, as a page may differ from the expected one. This says what it did. */
export interface Mutation {
  name: Operator;
  /** This text was taken away or cut, so that what is still true can be told from how the mutant was made. */
  lost: string;
  /** A history row was taken away or doubled as a whole. */
  row: 'dropped' | 'doubled' | null;
  /** The changed part shows an identity, a date or a history. */
  telling: boolean;
}

export const operators = [
  ...(['drop', 'duplicate', 'reorder', 'wrap', 'recase', 'splice', 'hide', 'translate', 'truncate'] as const),
];
export type Operator = (typeof operators)[number];

export function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)];
}

const rows = 'tr, [role="row"], li, .r';
const labels =
  /^(?:date of birth|dob|d\.o\.b\.|chart id|chart #|patient|name|office|scheduled|sex|gender|provider|email|enabled by|activated on|disabled|onpatient(?: status)?|schedule appointment):?$/i;
// These are names, dates and states of the fixtures, and the labels that lead to them.
const tells =
  /\b(?:19|20)\d\d\b|[A-Z]{4}\d{6}|\b(?:jenny|tim|harris|maría|fuente|spike|tess|quill|ingram|birth|d\.?o\.?b|chart id|patient|pending|revoked?|(?:not )?enabled|activated on|disabled|onpatient)\b|\p{sc=Han}|\p{sc=Arabic}|\p{sc=Hebrew}/iu;

/** Apply one operator; null where the page offers nothing for it. `other` is another patient's page. */
export function mutate(root: Element, other: Element, operator: Operator, random: Random): Mutation | null {
  const elements = [...root.querySelectorAll('*')].filter(
    (each) => !['STYLE', 'SCRIPT', 'BR'].includes(each.tagName),
  );
  // Most of the changes are made where identity, dates and history are.
  const places = elements.filter((each) => isTelling(each));
  const target = pick(random() < 0.7 && places.length > 0 ? places : elements, random);
  if (!target) return null;
  const done: Mutation = { name: operator, lost: '', row: null, telling: isTelling(target) };
  switch (operator) {
    case 'drop':
      return drop(target, done, random);
    case 'duplicate':
      if (isHistoryRow(target)) done.row = 'doubled';
      target.after(target.cloneNode(true));
      return done;
    case 'reorder':
      return reorder(elements, done, random);
    case 'wrap':
      return wrap(target, random) ? done : null;
    case 'recase':
      return recase(root, done, random);
    case 'translate': {
      const foreign = ['Fecha', 'Paciente', 'Geburtstag', 'Termin', 'N\u00b0'];
      return changeText(textsOf(root).filter(isLabel), done, random, () => pick(foreign, random) ?? '');
    }
    case 'splice':
      return splice(target, other, random, false) ? { ...done, telling: true } : null;
    case 'hide':
      return splice(target, other, random, true) ? { ...done, telling: true } : null;
    case 'truncate':
      return truncate(root, done, random);
  }
}

function isTelling(element: Element): boolean {
  const text = saidIn(element);
  return text.length < 400 && !element.closest('.side, aside, nav, #cal, #toolbar') && tells.test(text);
}

/** Take all text of an element, with the values of its inputs. */
function saidIn(element: Element): string {
  const inputs = [element, ...element.querySelectorAll('input')];
  return [
    element.textContent ?? '',
    ...inputs.map((input) => ('value' in input ? String(input.value) : '')),
  ].join(' ');
}

function isHistoryRow(element: Element): boolean {
  return element.matches(rows) && /By:|@/.test(element.textContent ?? '');
}

function drop(target: Element, done: Mutation, random: Random): Mutation {
  const text = [...target.childNodes].filter(
    (node) => node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '',
  );
  const gone = random() < 0.5 ? (pick(text, random) ?? target) : target;
  done.lost = gone === target ? saidIn(target) : (gone.textContent ?? '');
  if (gone !== target) done.telling = tells.test(done.lost);
  if (gone === target && isHistoryRow(target)) done.row = 'dropped';
  gone.parentNode?.removeChild(gone);
  return done;
}

/** Let only whole fields, rows and sections change places: a value under another label would make it another page. */
function reorder(elements: readonly Element[], done: Mutation, random: Random): Mutation | null {
  const holders = elements.filter((each) => {
    const children = [...each.children];
    const blocks = children.every((child) =>
      child.matches(`${rows}, section, aside, h2, h3, .section, .hdr, .side, dl > div, .f, .facts, .top`),
    );
    return (
      children.length > 1 &&
      blocks &&
      !children.some((child) => /^\s*(?:email|disabled)\b/i.test(child.textContent ?? ''))
    );
  });
  const places = holders.filter((each) => [...each.children].some(isTelling));
  const holder = pick(random() < 0.7 && places.length > 0 ? places : holders, random);
  if (!holder) return null;
  done.telling = places.includes(holder);
  const children = [...holder.children].sort(() => random() - 0.5);
  holder.append(...children);
  return done;
}

function wrap(target: Element, random: Random): boolean {
  const document = target.ownerDocument;
  const text = [...target.childNodes].find(
    (node) => node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '',
  );
  if (text && random() < 0.5) {
    const words = (text.nodeValue ?? '').split(/(?<=\s)/);
    const spans = words.map((word) => {
      const span = document.createElement('span');
      span.textContent = word;
      return span;
    });
    text.parentNode?.replaceChild(spans[0] ?? text, text);
    for (const [index, span] of spans.entries()) if (index > 0) spans[index - 1]?.after(span);
    return true;
  }
  const table =
    'tr, td, th, thead, tbody, dt, dd, li, option, [role="row"], [role="gridcell"], [role="columnheader"], .r, .r > div';
  if (target.matches(table)) return false;
  const shell = document.createElement(target.matches('span, b, a, small, strong, label') ? 'span' : 'div');
  target.replaceWith(shell);
  shell.append(target);
  return true;
}

function textsOf(root: Element): Node[] {
  const walker = root.ownerDocument.createTreeWalker(root, 4);
  const texts: Node[] = [];
  while (walker.nextNode())
    if ((walker.currentNode.nodeValue ?? '').trim() !== '') texts.push(walker.currentNode);
  return texts;
}

/**
 * Change the case of a label, or of the text of some telling place. It then must be read as the same, or not at all.
 */
function recase(root: Element, done: Mutation, random: Random): Mutation | null {
  const texts = textsOf(root);
  const chosen = random() < 0.5 ? texts.filter(isLabel) : texts.filter(isTellingText);
  return changeText(chosen, done, random, (text) =>
    random() < 0.5 ? text.toUpperCase() : text.toLowerCase(),
  );
}

function isTellingText({ parentElement }: Node): boolean {
  return parentElement !== null && isTelling(parentElement);
}

function changeText(
  texts: readonly Node[],
  done: Mutation,
  random: Random,
  change: (text: string) => string,
): Mutation | null {
  const node = pick(texts, random);
  if (!node) return null;
  done.telling = tells.test(node.nodeValue ?? '');
  node.nodeValue = change(node.nodeValue ?? '');
  return done;
}

/** Tell whether the text is a label. "Patient" is also a patient's last name here. */
function isLabel(node: Node): boolean {
  const before = node.parentElement?.previousElementSibling?.textContent;
  return labels.test((node.nodeValue ?? '').trim()) && !/^Tim$/.test(before ?? '');
}

/** Put a block of another patient's page somewhere into this one. With `hidden` it is a leftover that nobody sees. */
function splice(target: Element, other: Element, random: Random, hidden: boolean): boolean {
  const blocks = [...other.querySelectorAll('*')].filter(
    (each) => !each.closest('.side, nav, #cal, #toolbar, aside') && isBlockOfAnother(saidIn(each)),
  );
  const block = pick(blocks, random)?.cloneNode(true);
  if (block?.nodeType !== 1) return false;
  // A row of the other patient among rows of the history has nothing that says whose it is, so it is left out.
  if (target.closest('table, [role="grid"], .t') && /By:/.test(block.textContent ?? '')) return false;
  const shell = target.ownerDocument.createElement('div');
  shell.append(block);
  if (hidden) {
    shell.setAttribute(
      'style',
      pick(['display:none', 'visibility:hidden', 'opacity:0', 'position:absolute;left:-9999px'], random) ??
        '',
    );
  }
  const spliced = hidden || random() < 0.3 ? shell : block;
  if (random() < 0.5) target.before(spliced);
  else target.after(spliced);
  return true;
}

/** Tell whether the block says whose it is, by a name and one fact more. A date or state alone does not. */
function isBlockOfAnother(text: string): boolean {
  // A second window as a whole is no mutant, because it may rightly be the one on top.
  if (/Schedule Appointment/.test(text)) return false;
  return /Amy[\s\S]*Pond/.test(text) && /POAM|1990/.test(text);
}

function truncate(root: Element, done: Mutation, random: Random): Mutation | null {
  const texts = textsOf(root);
  const places = texts.filter(isTellingText);
  const node = pick(random() < 0.6 && places.length > 0 ? places : texts, random);
  if (!node) return null;
  const text = node.nodeValue ?? '';
  node.nodeValue = text.slice(0, Math.floor(random() * text.length));
  done.lost = text;
  // Half of the time nothing follows the cut, as if the connection to the EHR had broken there.
  if (random() < 0.5) {
    const rest = root.ownerDocument.createRange();
    rest.setStartAfter(node);
    rest.setEnd(root, root.childNodes.length);
    done.lost += rest.toString();
    rest.deleteContents();
    done.row = 'dropped';
  }
  done.telling = tells.test(done.lost);
  return done;
}
