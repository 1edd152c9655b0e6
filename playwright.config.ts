import { defineConfig } from '@playwright/test';

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
});
