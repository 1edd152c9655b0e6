/** What a run of the tests takes. */
export interface TestPlan {
  /** Which third of what there is much of (test/third.ts); null: all. */
  third: number | null;
  /** Playwright's projects, run beside each other. */
  e2e: string[];
  /** Those after which nothing else may run beside. */
  alone: string[];
  /** Lines that say what was left out, and where it is. */
  notRun: string[];
}

const E2E = ['own-browsers', 'kills-sum', 'e2e'];
const DAY = 86_400_000;

/**
 * `npm run test:all` takes everything. `npm test` has to be done while somebody waits for it: it leaves out what takes
 * minutes, and of what there is much of it takes a third, another one each day; `asked` names one.
 */
export function planOf(isWhole: boolean, asked: string | undefined, now: number): TestPlan {
  if (isWhole) return { third: null, e2e: ['long', ...E2E], alone: ['alone'], notRun: [] };
  return {
    third: asked === undefined || asked === '' ? Math.floor(now / DAY) % 3 : Number(asked),
    e2e: E2E,
    alone: [],
    notRun: [
      'Not in this run, but in npm run test:all:',
      '  a thousand switches between patients (e2e/switches.spec.ts)',
      '  500 invites in a browser (e2e/bulk-five-hundred.spec.ts)',
      '  three browsers over one list (e2e/bulk-desks.spec.ts)',
      '  two thirds of the kill cases, of the mutated pages and of the seeds for desks that no answer tells apart',
    ],
  };
}
