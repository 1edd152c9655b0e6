import { readFileSync } from 'node:fs';
import {
  failedInVitest,
  lateInVitest,
  notAtOnce,
  type PlaywrightSuite,
  type VitestFile,
} from './failed-tests.ts';

/** This says how a suite ended. `problems` are the failures that no single test stands for. */
export interface SuiteResult {
  name: string;
  passed: number;
  failed: number;
  /** Skipped tests count as failed too, since a test that did not run has shown nothing. */
  skipped: number;
  problems: string[];
  /** These tests failed: each with its place and the first lines of what it says. */
  failures?: string[];
  /** These files of vitest are worth another try: their tests ran out of time, and none found anything wrong. */
  lateFiles?: string[];
  /** These passed only when they were tried again, because they had run out of time. They are counted as passed. */
  late?: string[];
  /** Why nothing of the suite ran, where that is so. */
  notRun?: string;
}

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  problems: string[];
  failures: string[];
  late?: string[];
  lateFiles?: string[];
}

/** Only this part of vitest's JSON report is read. */
export interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: (VitestFile & { status: string; message: string })[];
}

/** Only this part of Playwright's JSON report is read. */
interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: { message?: string }[];
  suites?: PlaywrightSuite[];
}

/**
 * Count a vitest report. A test file that failed before its first test counts as one failure. `isStory`: the tests of a
 * file are the steps of one story.
 */
export function countVitest(report: VitestReport, isStory = false): Counts {
  const fallen = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    problems: fallen.map(({ name, message }) => `${name} could not run: ${firstLine(message)}`),
    failures: failedInVitest(report.testResults),
    lateFiles: fallen.length > 0 ? [] : lateInVitest(report.testResults, isStory),
  };
}

/**
 * Count a Playwright report. A test that passed when it was repeated counts as failed, unless it had only run out of time
 * (tools/failed-tests.ts).
 */
export function countPlaywright({ stats, errors, suites = [] }: PlaywrightReport): Counts {
  const { failed, late } = notAtOnce(suites);
  return {
    passed: stats.expected + late.length,
    failed: stats.unexpected + stats.flaky - late.length,
    skipped: stats.skipped,
    problems: errors.map(({ message }) => firstLine(message ?? 'an error without a message')),
    failures: failed,
    late,
  };
}

/**
 * Turn a suite's report and exit code into its result. A suite that wrote no report, ran no test, or ended badly
 * without naming a failure has failed; otherwise a suite that crashed would pass.
 */
export function settleSuite(name: string, exitCode: number | null, read: () => Counts): SuiteResult {
  let counts: Counts;
  try {
    counts = read();
  } catch (error) {
    const why = error instanceof Error ? firstLine(error.message) : String(error);
    counts = { passed: 0, failed: 0, skipped: 0, problems: [`no readable report: ${why}`], failures: [] };
  }
  const problems = [...counts.problems];
  const failed = counts.failed + counts.skipped;
  const ran = counts.passed + counts.failed;
  if (problems.length === 0 && ran === 0) problems.push('not one test ran');
  if (problems.length === 0 && failed === 0 && exitCode !== 0) {
    problems.push(`no test failed, yet the suite ended with ${exitCode ?? 'a signal'}`);
  }
  return { name, ...counts, failed: failed + problems.length, problems };
}

/**
 * Put two runs of a suite together, of which the second tried the late files of the first again. Where all of them passed
 * then, what had been late counts as passed, and is told.
 */
export function settleAgain(first: SuiteResult, second: SuiteResult): SuiteResult {
  if (second.failed > 0 || second.passed === 0) return first;
  const { failures = [], ...rest } = first;
  return { ...rest, passed: first.passed + first.failed, failed: 0, failures: [], late: failures };
}

/**
 * Give the result of a suite of which nothing could run. CI has what every suite needs, so there it counts as a failure;
 * elsewhere it is only said.
 */
export function suiteNotRun(name: string, why: string, isCi: boolean): SuiteResult {
  return { name, passed: 0, failed: isCi ? 1 : 0, skipped: 0, problems: [], notRun: why };
}

/** Say how a suite ended: its counts, and below them each failure that no single test stands for. */
export function tellSuite({
  name,
  passed,
  failed,
  skipped,
  problems,
  notRun,
  late = [],
}: SuiteResult): string[] {
  if (notRun !== undefined) return [`${name}: NOT RUN, ${notRun}`];
  const note = skipped > 0 ? ` (${skipped} of them skipped: a skipped test counts as failed)` : '';
  const again = late.length > 0 ? ` (${late.length} only at the second try: they had run out of time)` : '';
  return [
    `${name}: ${passed} passed${again}, ${failed} failed${note}`,
    ...problems.map((problem) => `  ${problem}`),
  ];
}

/** Give a line for each suite of which nothing ran, for the summary, where nobody may overlook it. */
export function suitesNotRun(results: SuiteResult[]): string[] {
  return results.flatMap((result) => (result.notRun === undefined ? [] : tellSuite(result)));
}

/** Tell every test again that did not pass at once, so that nobody has to look for it in a long output. */
export function tellFailures(results: SuiteResult[]): string[] {
  const late = results.flatMap(({ name, late = [] }) => late.map((one) => [name, one] as const));
  return [...late.map(([name, one]) => `ONLY AT THE SECOND TRY, ${name}: ${one}`), ...failuresOf(results)];
}

function failuresOf(results: SuiteResult[]): string[] {
  return results.flatMap(({ name, failures = [] }) =>
    failures.map((failure) => `FAILED, ${name}: ${failure}`),
  );
}

/** Read a JSON report. The reporters' own formats are trusted; a missing or broken file throws. */
export function readReport<T>(file: string, count: (report: T) => Counts): Counts {
  return count(JSON.parse(readFileSync(file, 'utf8')));
}

/** Write the last line of `npm test`, which sums all suites up. */
export function lastLine(results: SuiteResult[]): string {
  const sum = (pick: (result: SuiteResult) => number) =>
    results.reduce((total, result) => total + pick(result), 0);
  return `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`;
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
