/**
 * `npm test` takes a third of the tests of which there are many, another third each day: tools/test.ts sets
 * `TESTS_THIRD` to 0, 1 or 2. Without it a run takes all of them. A claim that counts a third says so.
 */
export const third: number | null = readThird(process.env.TESTS_THIRD);

/** Such a claim says this after its number. */
export const A_THIRD = 'a third; npm run test:all has all';

/** Take this run's part: every third one in their order, because neighbours in that order are alike. */
export function partOf<T>(all: readonly T[], turn = third): T[] {
  return all.filter((_, nth) => turn === null || nth % 3 === turn);
}

/** Take one of a short list, such as the markups of the sandbox, by turns. */
export function oneOf<T>(all: readonly T[], turn = third): T[] {
  return all.filter((_, nth) => turn === null || nth === turn % all.length);
}

export function readThird(said: string | undefined): number | null {
  if (said === undefined || said === '') return null;
  if (!/^[012]$/.test(said)) throw new Error(`TESTS_THIRD is 0, 1 or 2, not ${said}`);
  return Number(said);
}
