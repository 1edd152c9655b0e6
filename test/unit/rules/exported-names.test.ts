import { expect, test } from 'vitest';
import { findSharedNames } from './exported-names.ts';
import { readSources } from './source-files.ts';

test('one exported name means one thing', () => {
  expect(findSharedNames(readSources('lib', 'components'))).toEqual([]);
});

test('a name that stands for two things is found, whatever it is', () => {
  const files = [
    { path: 'lib/a.ts', text: 'export const settle = 1; export default 1;' },
    { path: 'lib/b.ts', text: 'export function settle() {} export type Rect = 1; export default 2;' },
    { path: 'components/C.tsx', text: 'export interface Rect { x: 1 } export const other = 1;' },
  ];
  expect(findSharedNames(files)).toEqual([
    'settle is exported by lib/a.ts and lib/b.ts',
    'Rect is exported by lib/b.ts and components/C.tsx',
  ]);
});
