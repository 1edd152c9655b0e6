import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLAIMS_FOLDER } from '../test/claims.ts';
import { type BundleReport, weighBundles } from './bundle-sizes.ts';
import { ensureBrowser } from './ensure-browser.ts';
import {
  countPlaywright,
  countVitest,
  lastLine,
  readReport,
  type SuiteResult,
  settleSuite,
} from './suite-results.ts';

// `npm test` builds the extension, weighs the bundles, runs the suites, and prints the claims and `N passed, N failed`.
// Tests that need the machine to themselves run only with `npm run test:all`, as in CI.

const RESULTS = '.output/test';
const WXT = 'node_modules/wxt/bin/wxt.mjs';
const VITEST = 'node_modules/vitest/vitest.mjs';
const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js';

const isWhole = process.argv.includes('all');

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(CLAIMS_FOLDER, { recursive: true });

const browser = ensureBrowser((line) => console.log(line));
if (!browser.ok) stop(browser.sentence);
console.log(`Browser: ${browser.file} (${browser.version})`);

heading('build');
if ((await run([WXT, 'build'])) !== 0) stop('The extension does not build, so nothing was tested.');
const bundles = weighBundles('.output/chrome-mv3');
for (const line of [...bundles.table, ...bundles.problems]) console.log(line);

const results = [
  budgetResult(bundles),
  await vitest('unit and dom', ['unit', 'dom']),
  await playwright('e2e', ['own-browsers', 'kills-sum', 'e2e']),
  ...(isWhole ? [await playwright('alone', ['alone'], '--no-deps')] : []),
];

heading('summary');
for (const result of results) describe(result);
if (!isWhole)
  console.log('Not run: a thousand switches, 500 invites in a browser. They are in npm run test:all.');
finish([...claims(), bundles.claim, lastLine(results)], results);

async function vitest(name: string, projects: string[]): Promise<SuiteResult> {
  heading(name);
  const report = join(RESULTS, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run([VITEST, 'run', ...projects.map((project) => `--project=${project}`), ...reporters]);
  return settleSuite(name, code, () => readReport(report, countVitest));
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

function describe({ name, passed, failed, skipped, problems }: SuiteResult): void {
  const note = skipped > 0 ? ` (${skipped} of them skipped: a skipped test counts as failed)` : '';
  console.log(`${name}: ${passed} passed, ${failed} failed${note}`);
  for (const problem of problems) console.log(`  ${problem}`);
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
