import { useRef } from 'preact/hooks';

/** Words to be spoken, and what they follow from: with another `of`, the same words are spoken again. */
export type Speech = readonly [words: string, of?: unknown];

/**
 * Tell a screen reader what came of a press, or changed by itself, once. The place is always there, because one that comes
 * together with its words is often not read. Of several sources those are spoken that have just changed.
 */
export function Spoken({ from }: { from: readonly Speech[] }) {
  const last = useRef({ from: [] as readonly Speech[], words: '', nth: 0 });
  const { from: before, nth } = last.current;
  const news = from
    .filter(([words, of], index) => words !== before[index]?.[0] || of !== before[index]?.[1])
    .map(([words]) => words)
    .filter(Boolean)
    .join(' ');
  const isSilent = from.every(([words]) => words === '');
  const words = news || (isSilent ? '' : last.current.words);
  last.current = { from, words, nth: news ? nth + 1 : nth };
  return (
    <p class="sr" role="status">
      <span key={last.current.nth}>{words}</span>
    </p>
  );
}
