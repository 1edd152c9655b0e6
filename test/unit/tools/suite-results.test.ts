import { describe, expect, test } from 'vitest';
import {
  countPlaywright,
  countVitest,
  lastLine,
  settleAgain,
  settleSuite,
  suiteNotRun,
  suitesNotRun,
  tellFailures,
  tellSuite,
} from '../../../tools/suite-results.ts';

const clean = { passed: 3, failed: 0, skipped: 0, problems: [], failures: [] };

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
        assertionResults: [
          { status: 'failed', fullName: 'adds', failureMessages: ['\u001b[31mone\u001b[39m\n\n  two'] },
          { status: 'passed' },
        ],
      },
      { name: 'b.test.ts', status: 'failed', message: 'Cannot find x\n at y', assertionResults: [] },
    ],
  };
  expect(countVitest(report)).toEqual({
    passed: 4,
    failed: 1,
    skipped: 2,
    problems: ['b.test.ts could not run: Cannot find x'],
    failures: ['a.test.ts › adds\n    one\n      two'],
    lateFiles: [],
  });
});

describe('vitest: a file is worth another try', () => {
  const POLLED = '\n    at Proxy.__VITEST_POLL_CHAIN__ (file:///vitest.js:1:1)';
  const reportOf = (...messages: string[]) => ({
    ...{ numPassedTests: 3, numFailedTests: messages.length, numPendingTests: 0, numTodoTests: 0 },
    testResults: [
      ...messages.map((message, nth) => ({
        ...{ name: `${nth}.test.ts`, status: 'failed', message: '' },
        assertionResults: [
          { status: 'passed' },
          { status: 'failed', fullName: 'waits', failureMessages: [message] },
        ],
      })),
      { name: 'good.test.ts', status: 'passed', message: '', assertionResults: [{ status: 'passed' }] },
    ],
  });
  const late = `Error: expected 'a' to be 'b'${POLLED}`;

  test.each([
    [late],
    ['TestTimeoutError: Test timed out in 60000ms.'],
    [`Error: expected 0 to be 1${POLLED}`],
    [`Error: expected [] to have a length of 1 but got 0${POLLED}`],
  ])('whose tests ran out of time: %s', (message) => {
    expect(countVitest(reportOf(message)).lateFiles).toEqual(['0.test.ts']);
  });

  test.each([
    ["AssertionError: expected 'a' to be 'b'"],
    [`Error: expected 2 to be 1${POLLED}`],
    [`Error: expected [ 1, 2 ] to have a length of 1 but got 2${POLLED}`],
  ])('but not where something was found wrong: %s', (message) => {
    expect(countVitest(reportOf(message)).lateFiles).toEqual([]);
    expect(countVitest(reportOf(late, message)).lateFiles).toEqual([]);
  });

  test('but not where many were late, or a file fell over', () => {
    expect(countVitest(reportOf(late, late, late, late)).lateFiles).toHaveLength(4);
    expect(countVitest(reportOf(late, late, late, late, late)).lateFiles).toEqual([]);
    const report = reportOf(late);
    report.testResults.push({ name: 'x.test.ts', status: 'failed', message: 'x', assertionResults: [] });
    expect(countVitest(report).lateFiles).toEqual([]);
  });

  test('in a story, whatever the steps after the first say', () => {
    const report = reportOf(late);
    report.testResults[0]?.assertionResults.push({
      ...{ status: 'failed', fullName: 'goes on', failureMessages: ['AssertionError: no card'] },
    });
    expect(countVitest(report).lateFiles).toEqual([]);
    expect(countVitest(report, true).lateFiles).toEqual(['0.test.ts']);
  });

  test('and is told and counted as passed where all of it passed then', () => {
    const first = settleSuite('dom', 1, () => countVitest(reportOf(late)));
    expect(
      settleAgain(
        first,
        settleSuite('dom', 1, () => ({ ...clean, failed: 1 })),
      ),
    ).toEqual(first);
    expect(
      settleAgain(
        first,
        settleSuite('dom', 0, () => ({ ...clean, passed: 0 })),
      ),
    ).toEqual(first);
    const settled = settleAgain(
      first,
      settleSuite('dom', 0, () => clean),
    );
    expect(settled).toMatchObject({ passed: 4, failed: 0 });
    expect(tellFailures([settled])[0]).toMatch(/^ONLY AT THE SECOND TRY, dom: 0\.test\.ts › waits/);
  });
});

test('Playwright: a test that found something wrong once has failed, and an error outside of tests counts', () => {
  const report = {
    stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 },
    errors: [{ message: 'Bad config\nat z' }],
    suites: [
      {
        suites: [
          {
            specs: [
              spec('sends', 'unexpected', [
                { message: 'Timed out\nExpected: 1', location: { file: '/x/desk.ts', line: 7 } },
              ]),
              spec('resends', 'flaky', []),
              spec('revokes', 'expected', []),
            ],
          },
        ],
      },
    ],
  };
  const counts = countPlaywright(report);
  expect(counts).toMatchObject({ passed: 5, failed: 2, skipped: 1, problems: ['Bad config'] });
  expect(tellFailures([settleSuite('e2e', 1, () => counts)])).toEqual([
    'FAILED, e2e: a.spec.ts:3 › sends (2 s, failed at line 7 of desk.ts)\n    Timed out\n    Expected: 1',
    'FAILED, e2e: a.spec.ts:3 › resends (0 s)\n    It says nothing.',
  ]);
});

describe('a test that passes only when it is tried again', () => {
  const late = (title: string, message: string) =>
    spec(title, 'flaky', [{ message, location: { file: '/x/desk.ts', line: 7 } }]);
  const reportOf = (messages: string[]) => ({
    stats: { expected: 5, unexpected: 0, flaky: messages.length, skipped: 0 },
    errors: [],
    suites: [{ specs: messages.map((message, nth) => late(`test ${nth}`, message)) }],
  });

  test('is counted as passed where it had only run out of time, and is told', () => {
    const waited = [
      'Test timeout of 180000ms exceeded.',
      'expect(locator).toBeVisible() failed\n\nTimeout: 30000ms',
      'Timed out 30000ms waiting for the page',
    ];
    const suite = settleSuite('e2e', 0, () => countPlaywright(reportOf(waited)));
    expect(suite).toMatchObject({ passed: 8, failed: 0 });
    expect(tellSuite(suite)[0]).toBe(
      'e2e: 8 passed (3 only at the second try: they had run out of time), 0 failed',
    );
    expect(tellFailures([suite])[0]).toBe(
      'ONLY AT THE SECOND TRY, e2e: a.spec.ts:3 › test 0 (2 s, failed at line 7 of desk.ts)\n    Test timeout of 180000ms exceeded.',
    );
  });

  test('is counted as passed where the time of the whole test ran out, whatever its closed pages say', () => {
    const closed = 'locator.click: Target page, context or browser has been closed';
    const failedOf = (...messages: string[]) => {
      const errors = messages.map((message) => ({ message, location: { file: '/x/desk.ts', line: 7 } }));
      return countPlaywright({ ...reportOf(['']), suites: [{ specs: [spec('sends', 'flaky', errors)] }] })
        .failed;
    };
    expect(failedOf('Test timeout of 180000ms exceeded.', closed)).toBe(0);
    expect(failedOf(closed)).toBe(1);
  });

  test.each([
    'Expected: 2\nReceived: 1',
    'Timeout 30000ms exceeded while waiting on the predicate\n\nExpected: \u001b[32m1\u001b[39m\nReceived: \u001b[31m2\u001b[39m',
  ])('has failed where it had found something wrong: %j', (message) => {
    const suite = settleSuite('e2e', 0, () => countPlaywright(reportOf([message])));
    expect(suite).toMatchObject({ passed: 5, failed: 1 });
    expect(tellFailures([suite])[0]).toMatch(/^FAILED, e2e: a\.spec\.ts:3 › test 0/);
  });

  test('has failed where many did: then it was no slow moment', () => {
    const many = Array.from({ length: 5 }, () => 'Test timeout of 180000ms exceeded.');
    expect(countPlaywright(reportOf(many))).toMatchObject({ passed: 5, failed: 5, late: [] });
  });
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

function spec(
  title: string,
  status: string,
  errors: { message: string; location: { file: string; line: number } }[],
) {
  return { file: 'a.spec.ts', line: 3, title, tests: [{ status, results: [{ duration: 1900, errors }] }] };
}
