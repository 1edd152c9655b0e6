import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accessTable, shapes, truths, WAY_OUT } from '../../e2e/access-said.ts';

const readme = readFileSync('test/README.md', 'utf8');

test('the table of test/README.md is the one the end-to-end tests hold the overlay against', () => {
  expect(readme).toContain(`\n\n${accessTable()}\n\n`);
  expect(readme).toContain(`“${WAY_OUT}”`);
});

test('it has a cell for every true state and every shape', () => {
  const rows = accessTable().split('\n').slice(2);
  expect(rows).toHaveLength(truths.length);
  for (const row of rows) {
    const cells = row.split('|').slice(1, -1);
    expect(cells).toHaveLength(shapes.length + 2);
    for (const cell of cells) expect(cell.trim()).not.toBe('');
  }
});
