/** The labels for which a practice's pages may have words of their own, such as "Born" or "Portal access". */
export const WORDED_LABELS = ['patient', 'birthDate', 'chartId', 'onpatient'] as const;

export type WordedLabel = (typeof WORDED_LABELS)[number];

/** A practice's own words for labels, in addition to those that the EHR prints. */
export type LabelWords = { readonly [L in WordedLabel]?: readonly string[] };

/** A label has at most so many words of a practice's own, */
export const MOST_LABEL_WORDS = 4;
/** and each is at most so long. The EHR's own are no longer either. */
export const LONGEST_LABEL_WORD = 32;

/** A text can be no such word for this reason. `twice`: it stands at two labels, so it would mean neither. */
export type WordRefusal = 'tooLong' | 'noWords' | 'somebodyElse' | 'tooMany' | 'twice';

/**
 * Words that say that a field is about somebody else or about nobody: whatever stands behind them is not the patient's.
 */
const aboutOthers =
  /\b(?:subscriber|guarantor|insured|insurance|responsible|emergency|contact|guardian|kin|family|relative|mother|father|parent|spouse|husband|wife|partner|brother|sister|sibling|twin|child|son|daughter|baby|previous|next|last|recent|other|provider|doctor|referr\w*|pharmacy|employer)\b/i;

/** Tell why a text can be no label of a patient's; null where it can. Letters, spaces and few signs make a label. */
export function refusedWord(text: string): WordRefusal | null {
  if (text.length > LONGEST_LABEL_WORD) return 'tooLong';
  if (!/^\p{L}[\p{L}\p{M}\s.'’/#&-]*$/u.test(text) || !/\p{L}{2}/u.test(text)) return 'noWords';
  return aboutOthers.test(text) ? 'somebodyElse' : null;
}

/** Write a word as it is kept: with single spaces, without the colon that stands behind it on the page. */
export function cleanWord(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\s:]+$/, '')
    .trim();
}

/** Take of what was set or stored only what can be such words, each at one label and no more than there may be. */
export function boundedWords(said: unknown): LabelWords {
  const words: Partial<Record<WordedLabel, string[]>> = {};
  const everywhere = WORDED_LABELS.flatMap((label) => [...new Set(wordsAt(said, label).map(key))]);
  for (const label of WORDED_LABELS) {
    const once = wordsAt(said, label).filter(
      (word, at, all) =>
        refusedWord(word) === null &&
        everywhere.filter((other) => other === key(word)).length === 1 &&
        all.findIndex((other) => key(other) === key(word)) === at,
    );
    if (once.length > 0) words[label] = once.slice(0, MOST_LABEL_WORDS);
  }
  return words;
}

/** Tell why these words cannot all be taken, with the word; null where they can. */
export function refusalOf(words: LabelWords): { word: string; why: WordRefusal } | null {
  const all = WORDED_LABELS.flatMap((label) => wordsAt(words, label));
  for (const word of all) {
    const why = refusedWord(word);
    if (why !== null) return { word, why };
  }
  for (const label of WORDED_LABELS) {
    const over = wordsAt(words, label)[MOST_LABEL_WORDS];
    if (over !== undefined) return { word: over, why: 'tooMany' };
  }
  const twice = all.find((word, at) => all.findIndex((other) => key(other) === key(word)) !== at);
  return twice === undefined ? null : { word: twice, why: 'twice' };
}

/** Are these the same words at the same labels? */
export function sameWords(some: LabelWords, others: LabelWords): boolean {
  return WORDED_LABELS.every((label) => wordsAt(some, label).join() === wordsAt(others, label).join());
}

function wordsAt(said: unknown, label: WordedLabel): string[] {
  const texts: unknown = typeof said === 'object' && said !== null ? Reflect.get(said, label) : null;
  return Array.isArray(texts)
    ? texts
        .flatMap((text) => (typeof text === 'string' ? [cleanWord(text)] : []))
        .filter((text) => text !== '')
    : [];
}

function key(word: string): string {
  return word.toLowerCase();
}
