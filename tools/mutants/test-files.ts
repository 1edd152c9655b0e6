import { posix } from 'node:path';
import { moduleImports } from '../module-imports.ts';
import type { CodeFile } from './draw.ts';

/** For each module, the test files that run its code, by how many imports lie between. */
export type TestsByModule = Map<string, Map<string, number>>;

const UNIT_TEST = /^test\/unit\/.*\.test\.ts$/;
const PAGE_TEST = /^test\/dom\/(ehr|desk)\/.*\.test\.ts$/;

/** Which tests matter to which module: the unit tests, and for what reads pages the tests in a real page. */
export function testsByModule(files: readonly CodeFile[]): TestsByModule {
  const imports = new Map(files.map(({ path, text }) => [path, importedBy(path, text)]));
  const tests: TestsByModule = new Map();
  for (const { path } of files) {
    if (!UNIT_TEST.test(path) && !PAGE_TEST.test(path)) continue;
    for (const [module, distance] of distances(path, imports)) {
      // What reads pages and what stores in the browser is tested in one; that other tests pass by there proves little.
      if (PAGE_TEST.test(path) && !/^lib\/(ehr|desk)\//.test(module)) continue;
      tests.set(module, (tests.get(module) ?? new Map()).set(path, distance));
    }
  }
  return tests;
}

function importedBy(path: string, text: string): string[] {
  return moduleImports(path, text)
    .filter(({ specifier, typeOnly }) => specifier.startsWith('.') && !typeOnly)
    .map(({ specifier }) => posix.join(posix.dirname(path), specifier.replace(/\?.*$/, '')));
}

function distances(start: string, imports: ReadonlyMap<string, string[]>): Map<string, number> {
  const reached = new Map([[start, 0]]);
  for (const [path, distance] of reached) {
    for (const target of imports.get(path) ?? []) if (!reached.has(target)) reached.set(target, distance + 1);
  }
  return reached;
}

/** Files that take this long are run last: most mutants are dead by then. A quick look leaves out the longest. */
const LONG = 3_000;
const LONGEST = 15_000;

/**
 * The tests of a module in the order in which they are run: first those that import it, then the others, then the long
 * ones. `took`: how long each test file runs, in milliseconds.
 */
export function rounds(
  tests: ReadonlyMap<string, number>,
  took: ReadonlyMap<string, number>,
  isQuick = false,
): string[][] {
  const all = [...tests].map(([path, distance]) => ({ path, distance, time: took.get(path) ?? 0 }));
  const short = all.filter(({ time }) => time < LONG);
  const long = all.filter(({ time }) => time >= LONG).toSorted((one, other) => one.time - other.time);
  return [
    short.filter(({ distance }) => distance === 1),
    short.filter(({ distance }) => distance > 1),
    ...long.filter(({ time }) => !isQuick || time < LONGEST).map((file) => [file]),
  ]
    .map((round) => round.map(({ path }) => path))
    .filter((round) => round.length > 0);
}
