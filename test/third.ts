/**
 * `npm test` takes a third of what there is much of, by turns: `TESTS_THIRD` is 0, 1 or 2, set by tools/test.ts. Without
 * it a run takes everything. A claim that counts a third says so.
 */
export const third: number | null = readThird(process.env.TESTS_THIRD);

/** What to say after the number in such a claim. */
export const A_THIRD = 'a third; npm run test:all has all';

/** This run's part, every third in their order: what comes one after the other is alike. */
export function partOf<T>(all: readonly T[], turn = third): T[] {
  return all.filter((_, nth) => turn === null || nth % 3 === turn);
}

export function readThird(said: string | undefined): number | null {
  if (said === undefined || said === '') return null;
  if (!/^[012]$/.test(said)) throw new Error(`TESTS_THIRD is 0, 1 or 2, not ${said}`);
  return Number(said);
}
