/// <reference types="vite/client" />
import { expect, test } from 'vitest';
import type { PageReading } from '../../../lib/ehr/page/reading.ts';
import { lookAtPage } from '../../../lib/ehr/read-page.ts';
import { openPage } from './open-page.ts';

interface Expected {
  url: string;
  reading: Partial<PageReading>;
}

// Each folder is a case: page.html is what the EHR might show, and expected.json is what must be read from it.
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
    const { reading, identityElements } = lookAtPage(document, new URL(expected.url));
    expect(reading).toMatchObject(expected.reading);
    expect(document.documentElement.outerHTML, 'reading changes nothing').toBe(before);
    if (reading.name.kind === 'found') expect(identityElements).not.toEqual([]);
  });
}

test('a page that is not ours, or has no body yet, is read as nothing', async () => {
  const chart = new URL('https://app.drchrono.com/patients/107000001/');
  const document = await openPage(pages['./fixtures/header-grid-plain/page.html'] ?? '');
  expect(lookAtPage(document, chart).reading.name.kind).toBe('found');
  const elsewhere = lookAtPage(document, new URL('https://app.drchrono.com/reports/'));
  expect(elsewhere.reading).toMatchObject({ page: { kind: 'none' }, name: { kind: 'absent' } });
  expect(elsewhere.identityElements).toEqual([]);
  document.body.remove();
  const early = lookAtPage(document, chart);
  expect(early.reading.name).toEqual({ kind: 'absent' });
  expect(early.identityElements).toEqual([]);
});
