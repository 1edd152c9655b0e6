import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { recordClaim } from './test/claims.ts';
import { findBrowser } from './tools/find-browser.ts';
import { ONLY_WHOLE } from './tools/test-plan.ts';

// A test that runs in the page cannot write a file, so it asks the runner to write its claim.
declare module 'vitest/browser' {
  interface BrowserCommands {
    recordClaim: (name: string, line: string) => Promise<void>;
  }
}

const browser = findBrowser();
const isPart = Boolean(process.env['TESTS_THIRD']);

/** These files take half a minute and more. */
const LONG = /\/(bulk-desks|bulk-five-hundred|day-of-three-desks|first-invites|long-page|mutations)[^/]*$/;

/** The long files run first; otherwise the last of them would run on alone while the other workers are idle. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => Number(isLong(other)) - Number(isLong(one)));
  }
}

function isLong({ moduleId }: TestSpecification): boolean {
  return LONG.test(moduleId);
}

const inChromium = {
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: browser ? { executablePath: browser } : {} }),
  instances: [{ browser: 'chromium' as const }],
  commands: { recordClaim: (_context: unknown, name: string, line: string) => recordClaim(name, line) },
};

/** So long something is waited for (ms), except where a test says another time. The machine may be busy. */
const WAITED = { poll: { timeout: 15_000 } };

// `unit` holds every test that needs no page; `dom` runs in a real Chromium, where layout and focus are true; `firefox`
// drives the Firefox build in a Firefox.
export default defineConfig({
  test: {
    allowOnly: false,
    // Nothing watches files while these tests run, so no core is kept free.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          expect: WAITED,
          // The files share their workers, since loading every module anew for each file took half of the time. No
          // module of lib keeps a state that one test could leave behind for another.
          isolate: false,
          // Property tests run thousands of cases, and the machine may be busy. The limit only ends what hangs.
          testTimeout: 120_000,
          include: ['test/unit/**/*.test.ts'],
          exclude: isPart ? ONLY_WHOLE.unit.map((name) => `test/unit/${name}.test.ts`) : [],
          setupFiles: ['test/unit/temporal.setup.ts', 'test/unit/seed.setup.ts'],
        },
      },
      {
        test: {
          name: 'firefox',
          environment: 'node',
          expect: WAITED,
          include: ['test/firefox/**/*.test.ts'],
          // Only on Linux is a folder of links a Firefox, which can then have policies of its own.
          exclude: process.platform === 'linux' ? [] : ['test/firefox/managed.test.ts'],
          globalSetup: ['test/firefox/build.setup.ts'],
          // Each file has a Firefox of its own, and one at a time leaves it the machine.
          fileParallelism: false,
          // The machine may be busy, and Firefox takes seconds to start.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Only `npm run pictures` runs it.
        test: {
          name: 'pictures',
          include: ['test/pictures/states.test.tsx'],
          testTimeout: 60_000,
          browser: inChromium,
        },
      },
      {
        // A page has no environment: what test/third.ts reads of it is put in its place.
        define: { 'process.env.TESTS_THIRD': JSON.stringify(process.env['TESTS_THIRD'] ?? '') },
        test: {
          name: 'dom',
          include: ['test/dom/**/*.test.{ts,tsx}'],
          expect: WAITED,
          testTimeout: 60_000,
          browser: inChromium,
        },
      },
    ],
  },
});
