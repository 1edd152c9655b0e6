import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLAIMS_FOLDER, recordClaim } from '../test/claims.ts';
import { type BundleReport, weighBundles } from './bundle-sizes.ts';
import { countChecks, runChecks, tellChecks } from './checks.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { ensureFirefox } from './ensure-firefox.ts';
import { makePackages } from './packages.ts';
import type { RunningBrowser } from './running-browser.ts';
import {
  countPlaywright,
  countVitest,
  lastLine,
  readReport,
  type SuiteResult,
  settleAgain,
  settleSuite,
  suiteNotRun,
  suitesNotRun,
  tellFailures,
  tellSuite,
  type VitestReport,
} from './suite-results.ts';
import { planOf } from './test-plan.ts';

// `npm test` checks types, lint and dead code, builds the extension, weighs the bundles, runs the suites, and prints
// the
// claims and `N passed, N failed`. `npm run test:all`, which CI runs, takes more (test-plan.ts).

const RESULTS = '.output/test';
const WXT = 'node_modules/wxt/bin/wxt.mjs';
const VITEST = 'node_modules/vitest/vitest.mjs';
const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js';

/** So much of what a failed check says is printed; `npm run check` has the rest. */
const MOST_LINES = 15;

const plan = planOf(process.argv.includes('all'), process.env['TESTS_THIRD'], Date.now());
// Read by the tests (test/third.ts), so by every process that is started from here.
process.env['TESTS_THIRD'] = plan.third === null ? '' : String(plan.third);

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(CLAIMS_FOLDER, { recursive: true });

const browser = ensureBrowser((line) => console.log(line));
if (!browser.ok) stop(browser.sentence);
console.log(`Browser: ${browser.file} (${browser.version})`);
const firefox = plan.firefox ? ensureFirefox((line) => console.log(line)) : null;
if (firefox) console.log(`Firefox: ${firefox.file} (${firefox.version})`);

if (plan.third !== null) console.log(`Thirds by turns: this is TESTS_THIRD=${plan.third}`);

heading('check');
const checks = await runChecks();
for (const line of tellChecks(checks, MOST_LINES)) console.log(line);

heading('build');
if ((await run([WXT, 'build'])) !== 0) stop('The extension does not build, so nothing was tested.');
const bundles = weighBundles('.output/chrome-mv3');
for (const line of [...bundles.table, ...bundles.problems]) console.log(line);

const results = [
  countChecks(checks),
  budgetResult(bundles),
  await vitest('unit and dom', ['unit', 'dom']),
  await playwright('e2e', plan.e2e),
  ...(plan.alone.length > 0 ? [await playwright('alone', plan.alone, '--no-deps')] : []),
  ...(plan.firefox ? [await inFirefox(firefox)] : []),
  ...(plan.packages ? [await packages()] : []),
];

heading('summary');
for (const line of results.flatMap(tellSuite)) console.log(line);
finish(
  [
    ...[...claims(), bundles.claim, ...suitesNotRun(results), ...plan.notRun],
    ...[...tellFailures(results), lastLine(results)],
  ],
  results,
);

/** A CI machine stands still for seconds at times. There a file whose tests ran out of time is tried once more. */
async function vitest(name: string, projects: string[], isStory = false): Promise<SuiteResult> {
  const first = await vitestOnce(name, projects, [], isStory);
  const { lateFiles = [], problems, skipped } = first;
  const isClean = problems.length === 0 && skipped === 0;
  if (process.env['CI'] !== 'true' || lateFiles.length === 0 || !isClean) return first;
  return settleAgain(first, await vitestOnce(`${name}, once more`, projects, lateFiles, isStory));
}

async function vitestOnce(name: string, projects: string[], files: string[], isStory: boolean) {
  heading(name);
  const report = join(RESULTS, `${projects.join('-')}${files.length > 0 ? '-again' : ''}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const chosen = [...projects.map((project) => `--project=${project}`), ...files];
  const code = await run([VITEST, 'run', ...chosen, ...reporters]);
  return settleSuite(name, code, () =>
    readReport(report, (said: VitestReport) => countVitest(said, isStory)),
  );
}

/** The suite builds the Firefox build itself. It runs after the others, since it needs a core for its browser. */
async function inFirefox(found: RunningBrowser | null): Promise<SuiteResult> {
  if (found) return vitest('firefox', ['firefox'], true);
  return suiteNotRun('firefox', 'no Firefox found', process.env['CI'] === 'true');
}

/** The archives for the stores are made twice, compared and read by Mozilla's linter. */
async function packages(): Promise<SuiteResult> {
  heading('packages');
  const { table, problems, claim } = await makePackages();
  for (const line of [...table, ...problems]) console.log(line);
  recordClaim('packages', claim);
  return { name: 'packages', passed: table.length, failed: problems.length, skipped: 0, problems };
}

async function playwright(name: string, projects: string[], ...more: string[]): Promise<SuiteResult> {
  heading(name);
  const report = join(RESULTS, `${name}.json`);
  // playwright.config.ts reads from this variable where its JSON reporter must write.
  process.env['PLAYWRIGHT_REPORT'] = report;
  const args = [...projects.map((project) => `--project=${project}`), `--output=${join(RESULTS, name)}`];
  const code = await run([PLAYWRIGHT, 'test', ...args, ...more]);
  return settleSuite(name, code, () => readReport(report, countPlaywright));
}

function budgetResult({ problems }: BundleReport): SuiteResult {
  return { name: 'bundle budgets', passed: 0, failed: problems.length, skipped: 0, problems };
}

function run(args: string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
      .on('error', reject)
      .on('close', resolve);
  });
}

function heading(name: string): void {
  console.log(`\n== ${name}`);
}

function claims(): string[] {
  return readdirSync(CLAIMS_FOLDER)
    .sort()
    .map((file) => readFileSync(join(CLAIMS_FOLDER, file), 'utf8').trim());
}

function finish(lines: string[], outcome: SuiteResult[]): void {
  writeFileSync(join(RESULTS, 'summary.txt'), `${lines.join('\n')}\n`);
  for (const line of lines) console.log(line);
  if (outcome.some(({ failed }) => failed > 0)) process.exitCode = 1;
}

/** End a run that could not test anything. */
function stop(sentence: string): never {
  console.error(sentence);
  finish(['0 passed, 1 failed'], []);
  process.exit(1);
}
