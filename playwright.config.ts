import { defineConfig } from '@playwright/test';
import { canHaveOwnPolicies } from './test/e2e/own-policies.ts';
import { ONLY_WHOLE } from './tools/test-plan.ts';

const OWN_BROWSERS = [
  ...['disk.spec.ts', 'managed.spec.ts'],
  // Where a browser cannot be given policies of its own, this would change those of all browsers of the machine.
  ...(canHaveOwnPolicies() ? ['managed-file.spec.ts'] : []),
];
const LONG = [
  'bulk.spec.ts',
  'day-morning.spec.ts',
  'kept-pages.spec.ts',
  'listeners.spec.ts',
  'quotas.spec.ts',
  'saves.spec.ts',
  'sign-in.spec.ts',
];
/** What `npm test` leaves to `npm run test:all`. */
const LEFT_OUT = process.env['TESTS_THIRD'] ? ONLY_WHOLE.e2e.map((name) => `${name}.spec.ts`) : [];
const ALONE = ['switches.spec.ts', 'bulk-five-hundred.spec.ts', 'bulk-desks.spec.ts'];

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '.output/test/e2e',
  reporter: [['line'], ['json', { outputFile: process.env['PLAYWRIGHT_REPORT'] ?? '.output/test/e2e.json' }]],
  fullyParallel: true,
  // CI has two cores, and a test keeps one busy for half of its time. A person's computer has more.
  workers: process.env['CI'] === 'true' ? 2 : 3,
  // A test that needs a second try shows a defect of the product or of the test, so here none is tried again. A CI machine
  // stands still for seconds at times: there a test is tried once more, and what came of it is judged and told at the end
  // of the run (tools/failed-tests.ts).
  retries: process.env['CI'] === 'true' ? 1 : 0,
  forbidOnly: true,
  // The machine may be so busy that a test takes ten times as long. These limits only end what hangs: what must be quick
  // is measured by the tests that claim it.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  projects: [
    // The projects that take long come first, so that none of them runs on alone at the end.
    // Only in `npm run test:all`: without a browser unit tests show the same of all but the kept pages and the listeners.
    { name: 'long', testMatch: LONG },
    { name: 'own-browsers', testMatch: OWN_BROWSERS },
    { name: 'attacks', testDir: 'test/attacks', testMatch: 'attacks.spec.ts' },
    { name: 'kills', testMatch: ['kills.spec.ts', 'kills-of-saves.spec.ts'] },
    {
      name: 'e2e',
      testIgnore: [...LONG, ...OWN_BROWSERS, 'managed-file.spec.ts', ...ALONE, ...LEFT_OUT, 'kills*.spec.ts'],
    },
    {
      ...{ name: 'attacks-sum', testDir: 'test/attacks', testMatch: 'attacks-sum.spec.ts' },
      dependencies: ['attacks'],
    },
    {
      name: 'kills-sum',
      testMatch: ['kills-sum.spec.ts', 'kills-of-saves-sum.spec.ts'],
      dependencies: ['kills'],
    },
    // `alone` runs only in `npm run test:all` (tools/test.ts). `switches` measures how soon a patient is shown, so
    // nothing may run beside it. `bulk-five-hundred` takes long; unit runs the same list without a browser. `bulk-desks`
    // has three browsers of its own.
    {
      name: 'alone',
      testMatch: ALONE,
      workers: 1,
      dependencies: ['long', 'own-browsers', 'attacks-sum', 'e2e', 'kills-sum'],
    },
  ],
});
