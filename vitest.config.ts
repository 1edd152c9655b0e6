import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { recordClaim } from './test/claims.ts';
import { findBrowser } from './tools/find-browser.ts';

// A test that runs in the page cannot write a file: it asks the runner to.
declare module 'vitest/browser' {
  interface BrowserCommands {
    recordClaim: (name: string, line: string) => Promise<void>;
  }
}

const browser = findBrowser();

/** What takes half a minute and more. */
const LONG = /\/(bulk-desks|bulk-five-hundred|mutations)[^/]*$/;

/** The long files first, else the last of them runs on alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => Number(isLong(other)) - Number(isLong(one)));
  }
}

function isLong({ moduleId }: TestSpecification): boolean {
  return LONG.test(moduleId);
}

// `unit` is everything that needs no page; `dom` runs in a real Chromium, where layout and focus are true.
export default defineConfig({
  test: {
    allowOnly: false,
    // Nothing watches, so no core is kept free.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // Files share their workers: to load every module anew for each of them was half of the time. Nothing of lib keeps
          // state in its modules that a test could leave behind.
          isolate: false,
          // Property tests take thousands of cases, and a machine may be busy.
          testTimeout: 30_000,
          include: ['test/unit/**/*.test.ts'],
          setupFiles: ['test/unit/temporal.setup.ts', 'test/unit/seed.setup.ts'],
        },
      },
      {
        test: {
          name: 'dom',
          include: ['test/dom/**/*.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: browser ? { executablePath: browser } : {} }),
            instances: [{ browser: 'chromium' }],
            commands: { recordClaim: (_context, name: string, line: string) => recordClaim(name, line) },
          },
        },
      },
    ],
  },
});
