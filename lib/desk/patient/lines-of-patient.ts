import type { HeaderLine, PageReading } from '../../ehr/page/reading.ts';

/** The reading with the lines by which the page is held against a record. */
export function asToldOfPatient(page: PageReading): PageReading {
  return { ...page, lines: withNamesInParts(withoutRelatives(page)) };
}

const words = 'subscriber|guarantor|insured|responsible party|emergency contact|guardian|next of kin';
const relative = new RegExp(`\\b(?:${words})\\b`, 'i');
/** The line begins so. Without more it is a heading. */
const ofRelative = new RegExp(
  `^(?:${words}|mother|father|spouse|family(?: member)?)s?(?: details)?(?:\\s*:|\\s|$)(.*)`,
  'i',
);

/**
 * Leave out what stands behind labels in the block of a subscriber, a guarantor or a relative, where the page's own name and
 * birth date were read elsewhere. A relative's plain lines are left out everywhere, or a father's chart would open over that
 * of a son of his name: they stand in one line with the word, or below it to the next title or label.
 */
function withoutRelatives({ lines, name, birthDate }: PageReading): HeaderLine[] {
  const isRead = name.kind === 'found' && birthDate.kind === 'found';
  const ofRelatives = new Set<number>();
  let listing = -1;
  return lines.filter(({ block, as, text }, at) => {
    const isBehind = ofRelatives.has(block);
    // Where the heading was taken for more of the field above it, it heads what comes next.
    const next = text.includes('\n') ? lines[at + 1]?.block : block;
    if (isRead && !isBehind && relative.test(text)) ofRelatives.add(next ?? block);
    const said = ofRelative.exec(text)?.[1];
    if (said === '') listing = block;
    else if (as !== 'plain' || block !== listing) listing = -1;
    return as === 'plain' ? said === '' || (said === undefined && listing < 0) : as === 'title' || !isBehind;
  });
}

const partLabel = /^(first|last) name\b\s*:?\s*(.*)$/i;

/**
 * Some pages show first and last name behind labels of their own, so that no line holds the whole name. Each such pair of a
 * block is told as one more line: else a twin's first name would stand there unread.
 */
function withNamesInParts(lines: readonly HeaderLine[]): HeaderLine[] {
  const names: HeaderLine[] = [];
  let open: { block: number; first?: string; last?: string } = { block: -1 };
  for (const [at, { block, text }] of lines.entries()) {
    const [, label, behind] = partLabel.exec(text) ?? [];
    const next = lines[at + 1];
    const value = behind || (next?.block === block ? next.text : '');
    // A row of heads has the next label behind each, and its values stand elsewhere.
    if (label === undefined || value === '' || partLabel.test(value)) continue;
    const part = label.toLowerCase() === 'first' ? 'first' : 'last';
    if (open.block !== block || open[part] !== undefined) open = { block };
    open[part] = value;
    const { first, last } = open;
    if (first !== undefined && last !== undefined)
      names.push({ text: `${first} ${last}`, block, as: 'plain' });
  }
  return [...lines, ...names];
}
