import { defineConfig } from '@playwright/test';

const BULK = ['bulk-desks.spec.ts', 'bulk-five-hundred.spec.ts'];

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '.output/test/e2e',
  reporter: [['line'], ['json', { outputFile: '.output/test/e2e.json' }]],
  fullyParallel: true,
  workers: 2,
  // A test that needs a second try is a defect of the product or of the test.
  retries: 0,
  forbidOnly: true,
  timeout: 30_000,
  projects: [
    // The longest come first, one at a time: three browsers are enough at once.
    { name: 'bulk', testMatch: BULK, workers: 1 },
    { name: 'e2e', testIgnore: [...BULK, 'switches.spec.ts', 'kills*.spec.ts'] },
    { name: 'kills', testMatch: 'kills.spec.ts' },
    { name: 'kills-sum', testMatch: 'kills-sum.spec.ts', dependencies: ['kills'] },
    // It measures how soon a patient is shown, so nothing else may run beside it.
    { name: 'alone', testMatch: 'switches.spec.ts', dependencies: ['bulk', 'e2e', 'kills-sum'] },
  ],
});
