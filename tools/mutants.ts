import { readSources } from '../test/unit/rules/source-files.ts';
import { type CodeFile, drawMutants } from './mutants/draw.ts';
import { isEqual, lineOf } from './mutants/equal-mutants.ts';
import { type Mutation, mutated } from './mutants/mutations.ts';
import { makeTestCopy, type TestCopy } from './mutants/test-copy.ts';
import { rounds, type TestsByModule, testsByModule } from './mutants/test-files.ts';

// `npm run mutants -- 150 1`: does a test notice when one token of the code is another? Draws that many mutants by the
// seed (or by each of several), runs the tests that matter against each, in copies of the project, and names those that
// no test noticed.

const MUTATED = ['lib/invites', 'lib/practice', 'lib/desk', 'lib/ehr'];
/** So many mutants are tested at a time. */
const COPIES = 2;
/** A run may take so much longer than the same tests without a mutant, for a machine that has other work to do. */
const PATIENCE = { least: 60_000, times: 4, unchanged: 20 * 60_000 };

/** Leaves out what takes long: for a first look. Whatever survives then may yet be noticed by the long tests. */
const isQuick = process.argv.includes('quick');
const [count = 150, ...seeds] = process.argv
  .slice(2)
  .filter((word) => /^\d+$/.test(word))
  .map(Number);
/** Examples are what tests are made of. */
const files = readSources(...MUTATED).filter(({ path }) => !path.endsWith('.examples.ts'));
const texts = new Map(files.map(({ path, text }) => [path, text]));
const project: CodeFile[] = readSources('lib', 'components', 'entrypoints', 'test', 'tools');
const tests = testsByModule(project);

const copies = Array.from({ length: COPIES }, makeTestCopy);
process.on('exit', closeAll);
process.on('SIGINT', () => process.exit(1));
const took = await runUnchanged(tests);
for (const seed of seeds.length > 0 ? seeds : [1]) await testSeed(seed);
process.exit(0);

async function testSeed(seed: number): Promise<void> {
  console.log(`\n== seed ${seed}`);
  const mutants = drawMutants(files, readSources('lib'), count, seed);
  const equal = mutants.filter((mutation) => isEqual(mutation, texts.get(mutation.path) ?? ''));
  const waiting = mutants.filter((mutation) => !equal.includes(mutation));
  const survivors: string[] = [];
  const total = waiting.length;
  await Promise.all(copies.map((copy) => testMutants(copy, waiting, survivors)));
  console.log('');
  for (const survivor of survivors.sort()) console.log(`survived ${survivor}`);
  console.log(
    `mutants: ${mutants.length}, killed ${total - survivors.length}, survived ${survivors.length}, equal ${equal.length}`,
  );
}

/**
 * All tests must pass before the first mutant: else every mutant would seem to be noticed. How long each file takes.
 */
async function runUnchanged(all: TestsByModule): Promise<Map<string, number>> {
  const mattering = [...new Set(files.flatMap(({ path }) => [...(all.get(path)?.keys() ?? [])]))];
  const outcomes = await Promise.all(
    copies.map((copy, at) =>
      copy.run(
        mattering.filter((_, index) => index % copies.length === at),
        PATIENCE.unchanged,
      ),
    ),
  );
  const failed = outcomes.find((outcome) => outcome.failed !== null)?.failed;
  if (failed) throw new Error(`A test fails without a mutant: ${failed}`);
  return new Map(outcomes.flatMap((outcome) => outcome.took));
}

async function testMutants(copy: TestCopy, waiting: Mutation[], survivors: string[]): Promise<void> {
  for (let mutation = waiting.shift(); mutation; mutation = waiting.shift()) {
    const text = texts.get(mutation.path) ?? '';
    const said = sentence(mutation, text);
    copy.write(mutation.path, mutated(text, mutation));
    const failed = await firstFailure(copy, mutation.path);
    copy.write(mutation.path, text);
    if (failed === null) survivors.push(said);
    console.log(failed === null ? `SURVIVED ${said}` : `killed ${said} by ${failed}`);
  }
}

async function firstFailure(copy: TestCopy, path: string): Promise<string | null> {
  for (const round of rounds(tests.get(path) ?? new Map(), took, isQuick)) {
    const usual = round.reduce((sum, file) => sum + (took.get(file) ?? 0), 0);
    const { failed } = await copy.run(round, PATIENCE.least + PATIENCE.times * usual);
    if (failed !== null) return failed;
  }
  return null;
}

function sentence(mutation: Mutation, text: string): string {
  const { number, line } = lineOf(mutation, text);
  const [before, after] = [mutation.before, mutation.after].map((token) => token.replace(/\s+/g, ' ').trim());
  return `${mutation.path}:${number} ${before} -> ${after === '' ? 'nothing' : after} in: ${line}`;
}

function closeAll(): void {
  for (const copy of copies) copy.close();
}
