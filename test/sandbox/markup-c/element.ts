/** This is a piece of finished HTML. A plain text beside it is escaped when it is written. */
export interface Piece {
  readonly written: string;
}

export type Child = string | false | Piece | readonly Child[];

type Attributes = Readonly<Record<string, string | boolean>>;

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const EMPTY_TAGS: ReadonlySet<string> = new Set(['input', 'meta']);

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

function inside(child: Child): string {
  if (child === false) return '';
  if (typeof child === 'string') return escaped(child);
  return 'written' in child ? child.written : child.map(inside).join('');
}

const attribute = ([name, value]: [string, string | boolean]): string => {
  if (value === false) return '';
  return value === true ? ` ${name}` : ` ${name}="${escaped(value)}"`;
};

/**
 * Write one element. There is no white space between elements, as pages have it that a program and no person wrote: two
 * texts that stand apart on the screen may touch in the document.
 */
export function el(tag: string, attributes: Attributes = {}, ...children: Child[]): Piece {
  const start = `<${tag}${Object.entries(attributes).map(attribute).join('')}>`;
  return { written: EMPTY_TAGS.has(tag) ? start : `${start}${inside(children)}</${tag}>` };
}

/** Take over a style sheet or a script of this folder as it is. It must never come from a model. */
export const verbatim = (text: string): Piece => ({ written: text });

/** Write a button that holds a sign and no word. */
export const sign = (text: string, title: string): Piece =>
  el('button', { type: 'button', class: 'sg', title }, text);
