import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { SuiteResult } from './suite-results.ts';

/** What is held about the code without running it. */
interface Check {
  name: string;
  /** A program of Node with its arguments. */
  args: string[];
}

/** How a check ended: with 0 it has passed. */
export interface CheckOutcome {
  name: string;
  code: number | null;
  /** All that it printed. */
  output: string;
}

// As a path it would not be seen to be used.
const BIOME = fileURLToPath(import.meta.resolve('@biomejs/biome/bin/biome'));

const CHECKS: Check[] = [
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false'] },
  { name: 'lint', args: [BIOME, 'check', '--colors=off', '.'] },
  { name: 'dead code', args: ['node_modules/knip/bin/knip.js', '--no-progress'] },
];

/** Runs all of them at once: each alone leaves a core idle half of its time. */
export function runChecks(): Promise<CheckOutcome[]> {
  return Promise.all(CHECKS.map(runCheck));
}

/** The suite that `npm test` counts: one result for each check, and for one that failed where it begins to say why. */
export function countChecks(outcomes: readonly CheckOutcome[]): SuiteResult {
  const failed = outcomes.filter(({ code }) => code !== 0);
  return {
    ...{ name: 'check', passed: outcomes.length - failed.length, failed: failed.length, skipped: 0 },
    problems: failed.map((outcome) => `${outcome.name}: ${firstLines(outcome, 1)[0] ?? endOf(outcome)}`),
  };
}

/** What a person reads of them: `most` lines of each one that failed. */
export function tellChecks(outcomes: readonly CheckOutcome[], most: number): string[] {
  return outcomes.flatMap((outcome) =>
    outcome.code === 0
      ? [`${outcome.name}: passed`]
      : [`${outcome.name}: failed (${endOf(outcome)})`, ...indented(firstLines(outcome, most))],
  );
}

function runCheck({ name, args }: Check): Promise<CheckOutcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const hear = (text: string) => {
      output += text;
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('error', ({ message }) => resolve({ name, code: null, output: message }));
    child.on('close', (code) => resolve({ name, code, output }));
  });
}

function firstLines({ output }: CheckOutcome, most: number): string[] {
  return output
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, most);
}

function endOf({ code }: CheckOutcome): string {
  return code === null ? 'ended by a signal' : `ended with ${code}`;
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
