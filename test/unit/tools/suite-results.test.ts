import { describe, expect, test } from 'vitest';
import {
  countPlaywright,
  countVitest,
  lastLine,
  settleSuite,
  suiteNotRun,
  suitesNotRun,
  tellSuite,
} from '../../../tools/suite-results.ts';

const clean = { passed: 3, failed: 0, skipped: 0, problems: [] };

describe('a suite', () => {
  test('that passes', () => {
    expect(settleSuite('unit', 0, () => clean)).toEqual({ name: 'unit', ...clean });
  });

  test('whose skipped tests count as failed', () => {
    expect(settleSuite('unit', 0, () => ({ ...clean, skipped: 2 }))).toMatchObject({
      passed: 3,
      failed: 2,
      skipped: 2,
    });
  });

  test('that ran nothing has failed', () => {
    expect(settleSuite('e2e', 0, () => ({ ...clean, passed: 0 }))).toMatchObject({
      failed: 1,
      problems: ['not one test ran'],
    });
  });

  test.each([1, null])('that ends with %s though no test failed has failed', (code) => {
    expect(settleSuite('dom', code, () => clean)).toMatchObject({ passed: 3, failed: 1 });
  });

  test('is not counted twice when a failed test explains the exit code', () => {
    expect(settleSuite('dom', 1, () => ({ ...clean, failed: 1 }))).toMatchObject({
      passed: 3,
      failed: 1,
      problems: [],
    });
  });

  test('that left no report has failed', () => {
    const crashed = settleSuite('dom', 0, () => {
      throw new Error('no such file');
    });
    expect(crashed).toMatchObject({ passed: 0, failed: 1, problems: ['no readable report: no such file'] });
  });
});

test('vitest: a file that fell over is a failure of its own', () => {
  const report = {
    numPassedTests: 4,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [{ status: 'failed' }, { status: 'passed' }],
      },
      { name: 'b.test.ts', status: 'failed', message: 'Cannot find x\n at y', assertionResults: [] },
    ],
  };
  expect(countVitest(report)).toEqual({
    passed: 4,
    failed: 1,
    skipped: 2,
    problems: ['b.test.ts could not run: Cannot find x'],
  });
});

test('Playwright: flaky is failed, and an error outside of tests counts', () => {
  const report = {
    stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 },
    errors: [{ message: 'Bad config\nat z' }],
  };
  expect(countPlaywright(report)).toEqual({ passed: 5, failed: 2, skipped: 1, problems: ['Bad config'] });
});

test('the last line adds up all suites', () => {
  const suites = [
    settleSuite('unit', 0, () => clean),
    settleSuite('dom', 1, () => ({ ...clean, failed: 2 })),
  ];
  expect(lastLine(suites)).toBe('6 passed, 2 failed');
});

test('a suite that could not run is said in the summary, and is a failure in CI', () => {
  const [onDesk, inCi] = [false, true].map((isCi) => suiteNotRun('firefox', 'no Firefox found', isCi));
  expect([onDesk, inCi].map((result) => result?.failed)).toEqual([0, 1]);
  for (const result of [onDesk, inCi]) {
    const results = [settleSuite('unit', 0, () => clean), ...(result ? [result] : [])];
    expect(suitesNotRun(results)).toEqual(['firefox: NOT RUN, no Firefox found']);
  }
});

test('a suite is told with its counts and with what no test stands for', () => {
  const crashed = settleSuite('dom', 2, () => ({
    ...clean,
    skipped: 1,
    problems: ['a.test.ts could not run'],
  }));
  expect(tellSuite(crashed)).toEqual([
    'dom: 3 passed, 2 failed (1 of them skipped: a skipped test counts as failed)',
    '  a.test.ts could not run',
  ]);
  expect(suitesNotRun([crashed])).toEqual([]);
});
