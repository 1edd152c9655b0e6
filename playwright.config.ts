import { defineConfig } from '@playwright/test';

const OWN_BROWSERS = ['disk.spec.ts', 'managed.spec.ts'];
const LONG = ['bulk-desks.spec.ts'];
const ALONE = ['switches.spec.ts', 'bulk-five-hundred.spec.ts'];

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '.output/test/e2e',
  reporter: [['line'], ['json', { outputFile: process.env['PLAYWRIGHT_REPORT'] ?? '.output/test/e2e.json' }]],
  fullyParallel: true,
  // There is one worker more than CI has cores, because a test spends half of its time waiting, above all for the limit
  // of three requests a second.
  workers: 3,
  // No test is tried again: one that needs a second try shows a defect of the product or of the test.
  retries: 0,
  forbidOnly: true,
  timeout: 30_000,
  // The machine may be busy. What must be quick is measured by the tests that claim it.
  expect: { timeout: 10_000 },
  projects: [
    // The projects that take long come first, so that none of them runs on alone at the end.
    // Only in `npm run test:all`: without a browser the same desks work the same list in unit.
    { name: 'long', testMatch: LONG },
    { name: 'own-browsers', testMatch: OWN_BROWSERS },
    { name: 'kills', testMatch: 'kills.spec.ts' },
    { name: 'e2e', testIgnore: [...LONG, ...OWN_BROWSERS, ...ALONE, 'kills*.spec.ts'] },
    { name: 'kills-sum', testMatch: 'kills-sum.spec.ts', dependencies: ['kills'] },
    // `alone` runs only in `npm run test:all` (tools/test.ts). `switches` measures how soon a patient is shown, so
    // nothing may run beside it. `bulk-five-hundred` takes long; unit runs the same list without a browser.
    {
      name: 'alone',
      testMatch: ALONE,
      workers: 1,
      dependencies: ['long', 'own-browsers', 'e2e', 'kills-sum'],
    },
  ],
});
