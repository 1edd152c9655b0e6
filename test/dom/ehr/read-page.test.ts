/// <reference types="vite/client" />
import { expect, test } from 'vitest';
import type { PageReading } from '../../../lib/ehr/page/reading.ts';
import type { PageReaders } from '../../../lib/ehr/page-readers.ts';
import { lookAtPage } from '../../../lib/ehr/read-page.ts';
import { openPage } from './open-page.ts';
import { allReaders, readPage } from './read-page.ts';

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

/** In each of these sets a reader is missing. A page that needs it names it, and any other page is read as with all. */
const some: PageReaders[] = [0, 1, 2, 3, 4, 5, 6].map((bits) => ({
  chart: bits & 1 ? allReaders.chart : null,
  appointment: bits & 2 ? allReaders.appointment : null,
  history: bits & 4 ? allReaders.history : null,
}));

test('a chart brings the reader of windows or of Access History only where it shows one', async () => {
  const own: PageReaders = { chart: allReaders.chart, appointment: null, history: null };
  const missing: Record<string, string> = {};
  for (const [path, html] of Object.entries(pages)) {
    const url = expectations[path.replace('page.html', 'expected.json')]?.url ?? '';
    const look = lookAtPage(await openPage(html), new URL(url), own);
    if ('missing' in look && url.includes('/chart/')) missing[path.split('/').at(-2) ?? path] = look.missing;
  }
  for (const [name, reader] of Object.entries(missing))
    expect(reader, name).toBe(name.startsWith('history-') ? 'history' : 'appointment');
  expect(Object.values(missing)).toContain('history');
  expect(Object.keys(missing).filter((name) => !name.startsWith('history-'))).toEqual(['window-over-chart']);
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
    for (const readers of some) {
      const look = lookAtPage(document, new URL(expected.url), readers);
      if ('missing' in look) expect(readers[look.missing]).toBeNull();
      else expect(look.reading).toEqual(readPage(document, new URL(expected.url)));
    }
  });
}
