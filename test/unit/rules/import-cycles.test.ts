import { expect, test } from 'vitest';
import { findCycles } from './import-cycles.ts';
import { readSources } from './source-files.ts';

test('no two modules import each other, not even for a type', () => {
  expect(findCycles(readSources('lib', 'components', 'entrypoints'))).toEqual([]);
});

test('a circle is found, through types and through a third module, and told once', () => {
  const circle = [
    { path: 'lib/a.ts', text: "import type { B } from './b.ts';" },
    { path: 'lib/b.ts', text: "import { c } from './c.ts';" },
    { path: 'lib/c.ts', text: "export type { A } from './a.ts';" },
    { path: 'lib/d.ts', text: "import { a } from './a.ts';" },
  ];
  expect(findCycles(circle)).toEqual(['these modules import each other: lib/a.ts, lib/b.ts, lib/c.ts']);
  expect(findCycles(circle.filter(({ path }) => path !== 'lib/c.ts'))).toEqual([]);
});
