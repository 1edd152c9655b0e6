import { defineConfig } from '@playwright/test';

const OWN_BROWSERS = ['bulk-desks.spec.ts', 'disk.spec.ts', 'managed.spec.ts'];
const ALONE = ['switches.spec.ts', 'bulk-five-hundred.spec.ts'];

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '.output/test/e2e',
  reporter: [['line'], ['json', { outputFile: process.env['PLAYWRIGHT_REPORT'] ?? '.output/test/e2e.json' }]],
  fullyParallel: true,
  // One more than the cores that CI has: a test waits half of its time, above all for the three requests a second.
  workers: 3,
  // A test that needs a second try is a defect of the product or of the test.
  retries: 0,
  forbidOnly: true,
  timeout: 30_000,
  // The machine may be busy; what must be quick is measured where that is said.
  expect: { timeout: 10_000 },
  projects: [
    // What takes long comes first, so that nothing runs on alone at the end.
    { name: 'own-browsers', testMatch: OWN_BROWSERS },
    { name: 'kills', testMatch: 'kills.spec.ts' },
    { name: 'e2e', testIgnore: [...OWN_BROWSERS, ...ALONE, 'kills*.spec.ts'] },
    { name: 'kills-sum', testMatch: 'kills-sum.spec.ts', dependencies: ['kills'] },
    // Only in `npm run test:all` (tools/test.ts). The one measures how soon a patient is shown, so nothing else may run
    // beside it; the other takes long, and the same list runs without a browser in unit.
    { name: 'alone', testMatch: ALONE, workers: 1, dependencies: ['own-browsers', 'e2e', 'kills-sum'] },
  ],
});
