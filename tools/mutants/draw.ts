import { type Random, seeded } from '../../test/seeded.ts';
import { type ClosedUnions, closedUnions } from './closed-unions.ts';
import { type Mutation, mutated, mutationsOf } from './mutations.ts';
import { parsed } from './syntax.ts';

export interface CodeFile {
  path: string;
  text: string;
}

/**
 * `count` different mutants, spread over the files in proportion to their size. One seed draws the same mutants of the
 * same files each time. Fewer where the files have no more.
 */
export function drawMutants(
  files: readonly CodeFile[],
  context: readonly CodeFile[],
  count: number,
  seed: number,
): Mutation[] {
  const random = seeded(seed);
  const bags = bagsOf(files, closedUnions(context));
  const size = bags.reduce((sum, bag) => sum + bag.size, 0);
  const drawn: Mutation[] = [];
  for (let step = 0; step < count; step += 1) {
    const first = bagAt(bags, ((step + random()) / count) * size);
    for (let further = 0; further < bags.length; further += 1) {
      const mutation = take(bags[(first + further) % bags.length], random);
      if (!mutation) continue;
      drawn.push(mutation);
      break;
    }
  }
  return drawn;
}

interface Bag {
  size: number;
  text: string;
  /** By the token they replace: one that can become many things is drawn no more often for it. */
  tokens: Mutation[][];
}

function bagsOf(files: readonly CodeFile[], unions: ClosedUnions): Bag[] {
  return files.map(({ path, text }) => {
    const tokens = Map.groupBy(mutationsOf(path, text, unions), ({ start, end }) => `${start} ${end}`);
    return { size: tokens.size === 0 ? 0 : text.length, text, tokens: [...tokens.values()] };
  });
}

function bagAt(bags: readonly Bag[], place: number): number {
  let passed = 0;
  const at = bags.findIndex(({ size }) => {
    passed += size;
    return place < passed;
  });
  return at === -1 ? bags.length - 1 : at;
}

/** Takes a mutant out of a bag. One that does not parse is drawn again. */
function take(bag: Bag | undefined, random: Random): Mutation | null {
  while (bag && bag.tokens.length > 0) {
    const [choices = []] = bag.tokens.splice(Math.floor(random() * bag.tokens.length), 1);
    const mutation = choices[Math.floor(random() * choices.length)];
    if (mutation && parsed(mutation.path, mutated(bag.text, mutation))) return mutation;
  }
  return null;
}
