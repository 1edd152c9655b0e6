import type { Press, Sight, SightProblem } from '../../messages/sight.ts';

/**
 * Why a person may not have seen what was pressed; null where it was seen. What lets clicks through cannot be told from
 * outside, so it counts unless the browser itself watched the button. What the browser doubts always counts: a filter of the
 * whole page does not reach the top layer, and explains no doubt.
 */
export function unseen(
  sight: Sight | null,
  { watched, doubted }: Omit<Press, 'heldFor'>,
): SightProblem | null {
  if (sight === null) return 'hidden';
  if (sight.kind === 'doubtful') return sight.why;
  const isPlain = sight.filter === 'none' || sight.filter === '';
  if (!isPlain && !changesColoursAlone(sight.filter)) return 'faded';
  return (sight.glass && !watched) || doubted ? 'covered' : null;
}

/** With a value between these a page stays readable. Half inverted it is all grey. */
const TINTS: Record<string, readonly [least: number, most: number]> = {
  'hue-rotate': [-1e9, 1e9],
  invert: [0.8, 1],
  grayscale: [0, 1],
  sepia: [0, 1],
  saturate: [0, 3],
  brightness: [0.6, 1.4],
  contrast: [0.6, 1.5],
};

/**
 * Some people have the colours of all pages turned around, so as to work in the dark. Extensions do that by a filter of
 * the html element. Any other filter, and one of these twice, may hide the card.
 */
function changesColoursAlone(filter: string): boolean {
  const parts = filter.split(' ').map((part) => part.split('('));
  const names = new Set(parts.map(([name]) => name));
  return names.size === parts.length && parts.every(([name = '', value = '']) => isMild(name, value));
}

function isMild(name: string, value: string): boolean {
  const [least, most] = Object.hasOwn(TINTS, name) ? (TINTS[name] ?? [1, 0]) : [1, 0];
  const amount = Number.parseFloat(value);
  return least <= amount && amount <= most;
}
