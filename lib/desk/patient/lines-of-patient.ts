import type { HeaderLine, PageReading } from '../../ehr/page/reading.ts';

/** The reading with the lines by which the page is held against a record. */
export function asToldOfPatient(page: PageReading): PageReading {
  return { ...page, lines: withNamesInParts(withoutListed(withoutRelatives(page))) };
}

const relatives = 'subscriber|guarantor|insured|responsible party|emergency contact|guardian|next of kin';
const relative = new RegExp(`\\b(?:${relatives})\\b`, 'i');
/** The heading stands so where the value of the field above it seems to go on. */
const headsNext = new RegExp(`\\n(?:${relatives})\\b.*$`, 'i');

/**
 * Leave out what stands behind labels in the block of a subscriber, a guarantor or a relative, where the page's own name and
 * birth date were read elsewhere.
 */
function withoutRelatives({ lines, name, birthDate }: PageReading): HeaderLine[] {
  if (name.kind !== 'found' || birthDate.kind !== 'found') return [...lines];
  const ofRelatives = new Set<number>();
  return lines.filter(({ block, as, text }, at) => {
    const isBehind = ofRelatives.has(block);
    if (!isBehind && relative.test(text))
      ofRelatives.add((headsNext.test(text) ? lines[at + 1]?.block : undefined) ?? block);
    return as === 'plain' || as === 'title' || !isBehind;
  });
}

const family =
  'mother|father|parents?|spouse|husband|wife|partner|son|daughter|child(?:ren)?|brother|sister|twin|siblings?|dependents?|family(?: members?)?';
const ofRelative = new RegExp(
  `^(?:(?:${relatives})s?\\b|(?:${family})(?: information)?\\s*(?:[:–—-]|$))`,
  'i',
);
const isHeading = new RegExp(`^(?:${relatives}|${family})s?(?: information| details)?\\s*:?$`, 'i');

/**
 * A relative's name and birth date in plain type say nothing of the patient, or a father's chart would open over that of a
 * son of his name, who has him as guarantor. They stand in one line with the word, or below it to the next title or label.
 */
function withoutListed(lines: readonly HeaderLine[]): HeaderLine[] {
  let listing: number | null = null;
  return lines.filter(({ block, as, text }) => {
    if (as === 'plain' && ofRelative.test(text) && !isHeading.test(text)) return false;
    if (isHeading.test(text)) listing = block;
    else if (as !== 'plain' || block !== listing) listing = null;
    return listing === null || isHeading.test(text);
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
