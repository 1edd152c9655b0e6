/// <reference types="vite/client" />
import { expect, test } from 'vitest';
import type { PageReading } from '../../../lib/ehr/reading.ts';
import { openPage } from './open-page.ts';
import { readPage } from './read-page.ts';

interface Expected {
  url: string;
  reading: Partial<PageReading>;
}

// A folder is a case: page.html is what the EHR might show, expected.json what must be read from it.
const pages = import.meta.glob<string>('./fixtures/*/page.html', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const expectations = import.meta.glob<Expected>('./fixtures/*/expected.json', {
  import: 'default',
  eager: true,
});

test('there is an expectation for every page', () => {
  const folders = (paths: string[]): string[] => paths.map((path) => path.replace(/\/[^/]+$/, '')).sort();
  expect(folders(Object.keys(expectations))).toEqual(folders(Object.keys(pages)));
  expect(Object.keys(pages).length).toBeGreaterThanOrEqual(16);
});

for (const [path, html] of Object.entries(pages)) {
  const name = path.split('/').at(-2) ?? path;
  test(name, async () => {
    const expected = expectations[path.replace('page.html', 'expected.json')];
    if (!expected) throw new Error('no expected.json');
    const document = await openPage(html);
    const before = document.documentElement.outerHTML;
    expect(readPage(document, new URL(expected.url))).toMatchObject(expected.reading);
    expect(document.documentElement.outerHTML, 'reading changes nothing').toBe(before);
  });
}
