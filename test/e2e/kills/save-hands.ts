import { seeded } from '../../seeded.ts';
import { partOf, third } from '../../third.ts';
import { type SaveCase, saveCases } from './save-cases.ts';

/** The set of cases of saves that one browser runs. */
export interface SaveHand {
  name: string;
  cases: readonly SaveCase[];
}

const SEED = Number(process.env['KILLS_SEED'] ?? 4);

const allSaveCases = (): SaveCase[] => saveCases(seeded(SEED + 300), SEED, Boolean(process.env['KILLS_ALL']));

/** Deal the cases of this run out to two browsers; a third of them is not worth a second one. */
export function saveHandsOfThisRun(): SaveHand[] {
  const hands = third === null ? 2 : 1;
  const cases = partOf(allSaveCases());
  return Array.from({ length: hands }, (_, hand) => ({
    name: `saves ${hand}`,
    cases: cases.filter((_, nth) => nth % hands === hand),
  }));
}

/** Count the cases of this run, and those of all three thirds. */
export function countSaveCases(): { here: number; all: number } {
  const here = saveHandsOfThisRun().reduce((sum, { cases }) => sum + cases.length, 0);
  return { here, all: allSaveCases().length };
}
