import { labelOf } from './labels.ts';
import { parsePageDate } from './page-dates.ts';
import { parsePageStamp } from './page-stamps.ts';
import { cleanText } from './page-text.ts';

const mostLines = 500;
const mostDepth = 40;
const skipped = new Set('script style template noscript svg canvas video audio link meta'.split(' '));
// Tags and roles are code and not content. One that is on neither list may be anything, so it is not printed.
const tags = new Set(
  (
    'a abbr address article aside b blockquote body br button caption code col colgroup dd details dialog div dl dt em ' +
    'fieldset figure font footer form h1 h2 h3 h4 h5 h6 header hr i iframe img input label legend li main nav ol optgroup ' +
    'option p section select small span strong sub summary sup table tbody td textarea tfoot th thead time tr u ul'
  ).split(' '),
);
const roles = new Set(
  (
    'alert alertdialog application banner button cell columnheader combobox complementary contentinfo dialog document form ' +
    'grid gridcell group heading img link list listbox listitem main menu menubar menuitem navigation none option ' +
    'presentation region row rowgroup rowheader search searchbox status tab table tablist tabpanel textbox toolbar tree'
  ).split(' '),
);

/**
 * Write down the shape of a page for support, without its content: tags, roles, the names of known labels, and of what
 * kind a text is (a date, a stamp, a chart id). It has no text, no value, no id and no attribute but the role.
 */
export function pageOutline(root: Element): string {
  const lines: string[] = [];
  outline(root, 0, lines);
  if (lines.length >= mostLines) lines.push('(cut off)');
  return lines.join('\n');
}

function outline(element: Element, depth: number, lines: string[]): void {
  if (lines.length >= mostLines || depth > mostDepth || skipped.has(element.localName)) return;
  const said = [...element.childNodes]
    .filter((node) => node.nodeType === 3)
    .map((node) => cleanText(node.nodeValue ?? ''))
    .filter((text) => text !== '')
    .map(kindOf);
  lines.push(`${'  '.repeat(depth)}${named(element)}${said.length > 0 ? ` ${said.join(' ')}` : ''}`);
  let before: { from: number; shape: string; times: number } | null = null;
  for (const child of element.children) {
    const from = lines.length;
    outline(child, depth + 1, lines);
    const shape = lines.slice(from).join('\n');
    if (before && shape === before.shape) {
      // Elements in a row that look alike are written once, with their number.
      lines.length = from;
      before.times += 1;
      lines[before.from] = `${before.shape.split('\n')[0]} ×${before.times}`;
    } else if (shape !== '') before = { from, shape, times: 1 };
  }
}

function named(element: Element): string {
  const tag = tags.has(element.localName) ? element.localName : 'other';
  const role = element.getAttribute('role');
  const shownRole = role === null ? '' : roles.has(role) ? `[${role}]` : '[other]';
  return `${tag}${shownRole}${element.checkVisibility() ? '' : ' hidden'}`;
}

function kindOf(text: string): string {
  const label = labelOf(text);
  if (label) return `<${label}>`;
  if (parsePageDate(text)) return '(date)';
  if (parsePageStamp(text)) return '(stamp)';
  if (/^[A-Z]{4}\d{6}$/.test(text)) return '(chart id)';
  // The appointment window writes its patient like this. What stands before the dash may be a name and is not looked
  // at.
  return parsePageDate(text.split(/\s[-–—]\s/).at(-1) ?? '') ? '(name - date)' : '…';
}
