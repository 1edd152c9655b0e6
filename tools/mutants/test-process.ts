import { resolve } from 'node:path';
import { createVitest, type TestProject, type Vitest } from 'vitest/node';
import type { Job, Outcome } from './test-copy.ts';

// Keeps vitest loaded in a copy of the project and runs test files there, again and again: to start it anew for each
// mutant would take longer than the tests. The process is ended from outside where a mutant never comes to an end.

const PAGE_TESTS = 'test/dom/';

const vitest = await createVitest(
  { root: process.cwd(), watch: false, bail: 1, maxWorkers: 1, silent: true, reporters: [{}] },
  { logLevel: 'silent' },
);
await vitest.standalone();
process.on('message', (job: Job) => void work(vitest, job));
// Whoever started it is gone: nobody waits for the answer.
process.on('disconnect', () => process.exit(1));
process.send?.('ready');

async function work(runner: Vitest, job: Job): Promise<void> {
  for (const path of job.changed) runner.invalidateFile(resolve(path));
  runner.state.filesMap.clear();
  runner.state.errorsSet.clear();
  process.send?.(await run(runner, job.tests));
}

async function run(runner: Vitest, tests: readonly string[]): Promise<Outcome> {
  const projects: Record<string, TestProject> = {
    unit: runner.getProjectByName('unit'),
    dom: runner.getProjectByName('dom (chromium)'),
  };
  const specifications = tests.flatMap((path) => {
    const project = projects[path.startsWith(PAGE_TESTS) ? 'dom' : 'unit'];
    return project ? [project.createSpecification(resolve(path))] : [];
  });
  const { testModules, unhandledErrors } = await runner.runTestSpecifications(specifications);
  const failed = testModules.find((module) => module.state() === 'failed');
  const test = [...(failed?.children.allTests('failed') ?? [])][0];
  if (failed) return { failed: `${failed.relativeModuleId}: ${test?.fullName ?? 'could not run'}`, took: [] };
  const silent =
    testModules.length < tests.length || testModules.some((module) => module.state() !== 'passed');
  if (silent || unhandledErrors.length > 0)
    return { failed: `not a test: ${String(unhandledErrors[0] ?? 'a file did not run')}`, took: [] };
  const took = testModules.map((module): [string, number] => {
    const { duration, collectDuration, setupDuration } = module.diagnostic();
    return [module.relativeModuleId, duration + collectDuration + setupDuration];
  });
  return { failed: null, took };
}
