/** Ways a page may differ from the one that was expected. Each changes `root` in place and says what it did. */
export interface Mutation {
  name: Operator;
  /** The text that was taken away or cut, so that the truth can be told from how the mutant was made. */
  lost: string;
  /** A history row was taken away or doubled as a whole. */
  row: 'dropped' | 'doubled' | null;
}

export const operators = [
  ...(['drop', 'duplicate', 'reorder', 'wrap', 'recase', 'splice', 'hide', 'translate', 'truncate'] as const),
];
export type Operator = (typeof operators)[number];

export type Random = () => number;

/** A small seeded generator (mulberry32), so that a failing mutant can be made again. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)];
}

const rows = 'tr, [role="row"], li, .r';
const labels =
  /^(?:date of birth|dob|d\.o\.b\.|chart id|chart #|patient|name|office|scheduled|sex|gender|provider|email|enabled by|activated on|disabled|onpatient(?: status)?|schedule appointment):?$/i;

/** Applies one operator; null when the page offers nothing for it. `other` is another patient's page. */
export function mutate(root: Element, other: Element, operator: Operator, random: Random): Mutation | null {
  const done: Mutation = { name: operator, lost: '', row: null };
  const elements = [...root.querySelectorAll('*')].filter(
    (each) => !['STYLE', 'SCRIPT', 'BR'].includes(each.tagName),
  );
  // Half of the time the change is made where identity, dates and history are.
  const telling = elements.filter((each) => isTelling(each));
  const target = pick(random() < 0.7 && telling.length > 0 ? telling : elements, random);
  if (!target) return null;
  switch (operator) {
    case 'drop':
      return drop(target, done, random);
    case 'duplicate':
      if (isHistoryRow(target)) done.row = 'doubled';
      target.after(target.cloneNode(true));
      return done;
    case 'reorder':
      return reorder(elements, random) ? done : null;
    case 'wrap':
      return wrap(target, random) ? done : null;
    case 'recase':
      return eachLabel(root, random, (text) => (random() < 0.5 ? text.toUpperCase() : text.toLowerCase()))
        ? done
        : null;
    case 'translate':
      return eachLabel(
        root,
        random,
        () => pick(['Fecha', 'Paciente', 'Geburtstag', 'Termin', 'N\u00b0'], random) ?? '',
      )
        ? done
        : null;
    case 'splice':
      return splice(target, other, random, false) ? done : null;
    case 'hide':
      return splice(target, other, random, true) ? done : null;
    case 'truncate':
      return truncate(root, done, random);
  }
}

function isTelling(element: Element): boolean {
  if (element.closest('.side, aside, nav, #cal, #toolbar')) return false;
  const text = element.textContent ?? '';
  return text.length < 400 && /\d{4}|jenny|tim|harris|birth|dob|patient|pending|revoke|enabled/i.test(text);
}

function isHistoryRow(element: Element): boolean {
  return element.matches(rows) && /By:|@/.test(element.textContent ?? '');
}

function drop(target: Element, done: Mutation, random: Random): Mutation {
  const text = [...target.childNodes].filter(
    (node) => node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '',
  );
  const gone = random() < 0.5 ? (pick(text, random) ?? target) : target;
  const inputs = gone === target ? [target, ...target.querySelectorAll('input')] : [];
  done.lost = [
    gone.textContent ?? '',
    ...inputs.map((input) => ('value' in input ? String(input.value) : '')),
  ].join(' ');
  if (gone === target && isHistoryRow(target)) done.row = 'dropped';
  gone.parentNode?.removeChild(gone);
  return done;
}

/** Only whole fields, rows and sections change places: a value under another label is another page. */
function reorder(elements: readonly Element[], random: Random): boolean {
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
  const holder = pick(holders, random);
  if (!holder) return false;
  const children = [...holder.children].sort(() => random() - 0.5);
  holder.append(...children);
  return true;
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

function eachLabel(root: Element, random: Random, change: (text: string) => string): boolean {
  const document = root.ownerDocument;
  const walker = document.createTreeWalker(root, 4);
  const found: Node[] = [];
  while (walker.nextNode()) if (isLabel(walker.currentNode)) found.push(walker.currentNode);
  const node = pick(found, random);
  if (!node) return false;
  node.nodeValue = change(node.nodeValue ?? '');
  return true;
}

/** "Patient" is also somebody's last name here. */
function isLabel(node: Node): boolean {
  const before = node.parentElement?.previousElementSibling?.textContent;
  return labels.test((node.nodeValue ?? '').trim()) && !/^Tim$/.test(before ?? '');
}

/** A block of another patient's page lands somewhere in this one; `hidden` as a leftover nobody sees. */
function splice(target: Element, other: Element, random: Random, hidden: boolean): boolean {
  const blocks = [...other.querySelectorAll('*')].filter(
    (each) => !each.closest('.side, nav, #cal, #toolbar, aside') && isBlockOfAnother(each.textContent ?? ''),
  );
  const block = pick(blocks, random)?.cloneNode(true);
  if (block?.nodeType !== 1) return false;
  // A row among rows of the history has nothing that says whose it is.
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

/** Enough to tell whose it is: a name and one fact more. A lone date or state says nothing about its owner. */
function isBlockOfAnother(text: string): boolean {
  // A whole second window is no mutant: it may well be the one on top.
  if (/Schedule Appointment/.test(text)) return false;
  return /Amy[\s\S]*Pond/.test(text) && /POAM|1990/.test(text);
}

function truncate(root: Element, done: Mutation, random: Random): Mutation | null {
  const walker = root.ownerDocument.createTreeWalker(root, 4);
  const texts: Node[] = [];
  while (walker.nextNode())
    if ((walker.currentNode.nodeValue ?? '').trim() !== '') texts.push(walker.currentNode);
  const telling = texts.filter((node) => node.parentElement && isTelling(node.parentElement));
  const node = pick(random() < 0.6 && telling.length > 0 ? telling : texts, random);
  if (!node) return null;
  const text = node.nodeValue ?? '';
  node.nodeValue = text.slice(0, Math.floor(random() * text.length));
  done.lost = text;
  // Half of the time the line to the EHR broke there: nothing follows.
  if (random() < 0.5) {
    const rest = root.ownerDocument.createRange();
    rest.setStartAfter(node);
    rest.setEnd(root, root.childNodes.length);
    done.lost += rest.toString();
    rest.deleteContents();
    done.row = 'dropped';
  }
  return done;
}
