import { describe, expect, test } from 'vitest';
import { closedUnions } from '../../../tools/mutants/closed-unions.ts';
import { drawMutants } from '../../../tools/mutants/draw.ts';
import { EQUAL_MUTANTS, isEqual, lineOf } from '../../../tools/mutants/equal-mutants.ts';
import { mutated, mutationsOf } from '../../../tools/mutants/mutations.ts';
import { rounds, testsByModule } from '../../../tools/mutants/test-files.ts';
import { readSources } from './source-files.ts';

const lib = readSources('lib');

/** What one line of code may become. */
function mutantsOf(text: string, types = ''): string[] {
  const unions = closedUnions([{ path: 'types.ts', text: types }]);
  return mutationsOf('code.ts', text, unions).map((mutation) => mutated(text, mutation));
}

describe('a mutant is one token', () => {
  test.each<[string, string[]]>([
    ['a < b;', ['a <= b;', 'a >= b;']],
    ['a === b;', ['a !== b;']],
    ['a && b;', ['a || b;']],
    ['a - b;', ['a + b;']],
    ['!a;', ['a;']],
    ['a ?? b;', ['a;']],
    ['f(true);', ['f(false);']],
    ['f(1_000);', ['f(1001);']],
    ['a.some(b);', ['a.every(b);']],
    ['a.findLast(b);', ['a.find(b);']],
    ['Math.min(a, b);', ['Math.max(a, b);']],
    ['if (a) b();', ['if (true) b();', 'if (false) b();']],
    ['function f() { return g(); }', ['function f() { return null; }']],
    ["a === 'x';", ["a !== 'x';", "a === 'x?';"]],
  ])('%s', (code, mutants) => {
    expect(mutantsOf(code)).toEqual(mutants);
  });

  test('of a closed set of strings another one', () => {
    const types = "type At = 'ready' | 'doubt'; type Seen = { kind: 'none' } | { kind: 'two' | 'three' };";
    expect(mutantsOf("f('ready');", types)).toEqual(["f('doubt');"]);
    expect(mutantsOf("f('two');", types)).toEqual(["f('none');", "f('three');"]);
    expect(mutantsOf("z.enum(['a', 'b']);", "z.enum(['a', 'b']);")).toEqual([
      ...["z.enum(['b', 'b']);", "z.enum(['a', 'a']);"],
    ]);
  });

  test.each([
    "import { a } from './a.ts';",
    "type A = 'ready' | 1 | true;",
    "f('text');",
    "f('text' + a);",
    "f({ 'a b': c });",
    'f(a as 1);',
  ])('and there is none of %s', (code) => {
    expect(mutantsOf(code)).toEqual([]);
  });
});

describe('the draw', () => {
  const files = lib.filter(({ path }) => path.startsWith('lib/invites/'));

  test('is the same for one seed, another for another, and draws nothing twice', () => {
    const draw = (seed: number) =>
      drawMutants(files, lib, 100, seed).map(({ path, start, after }) => `${path} ${start} ${after}`);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(2)).not.toEqual(draw(1));
    expect(new Set(draw(1)).size).toBe(100);
  });

  test('is spread over the files in proportion to their size', () => {
    const size = files.reduce((sum, { text }) => sum + text.length, 0);
    const drawn = drawMutants(files, lib, 100, 1);
    for (const { path, text } of files.filter(({ text: code }) => code.length > size / 20)) {
      const share = drawn.filter((mutation) => mutation.path === path).length;
      expect(Math.abs(share - (100 * text.length) / size), path).toBeLessThan(3);
    }
  });

  test('gives what there is where more is asked for', () => {
    expect(drawMutants([{ path: 'a.ts', text: 'a === b;' }], [], 5, 1)).toHaveLength(1);
  });
});

test('every mutant that is said to be equal is one of the code as it stands', () => {
  const unions = closedUnions(lib);
  for (const { path, line, becomes, reason } of EQUAL_MUTANTS) {
    const text = lib.find((file) => file.path === path)?.text ?? '';
    const possible = mutationsOf(path, text, unions).filter((mutation) => {
      const found = lineOf(mutation, text);
      return found.line === line && found.becomes === becomes;
    });
    expect(possible.length, `${path}: ${becomes}`).toBeGreaterThan(0);
    expect(possible.every((mutation) => isEqual(mutation, text))).toBe(true);
    expect(reason.length).toBeGreaterThan(20);
  }
});

test('the tests of a module are run from the nearest to the longest', () => {
  const tests = testsByModule([
    { path: 'lib/invites/a.ts', text: "export { b } from './b.ts';" },
    { path: 'lib/invites/b.ts', text: 'export const b = 1;' },
    { path: 'test/unit/near.test.ts', text: "import { b } from '../../lib/invites/b.ts';" },
    { path: 'test/unit/far.test.ts', text: "import { b } from '../../lib/invites/a.ts';" },
    { path: 'test/unit/long.test.ts', text: "import { b } from '../../lib/invites/b.ts';" },
    { path: 'test/unit/type.test.ts', text: "import type { B } from '../../lib/invites/b.ts';" },
    { path: 'test/dom/ehr/page.test.ts', text: "import { b } from '../../../lib/invites/b.ts';" },
    { path: 'test/unit/patients.ts', text: "import { b } from '../../lib/invites/b.ts';" },
  ]).get('lib/invites/b.ts');
  const took = new Map([['test/unit/long.test.ts', 60_000]]);
  const [near, far, long] = ['test/unit/near.test.ts', 'test/unit/far.test.ts', 'test/unit/long.test.ts'];
  expect(rounds(tests ?? new Map(), took)).toEqual([[near], [far], [long]]);
  expect(rounds(tests ?? new Map(), took, true)).toEqual([[near], [far]]);
});
