/// <reference types="vite/client" />
import { expect, test } from 'vitest';
import { pageOutline } from '../../../lib/ehr/outline.ts';
import { openPage } from './open-page.ts';

const pages = import.meta.glob<string>('./fixtures/*/page.html', {
  query: '?raw',
  import: 'default',
  eager: true,
});

test('shape, known labels and kinds of text', async () => {
  const document = await openPage(
    '<main><h2>Jenny Harris</h2><dl><dt>Date of birth</dt><dd>Feb. 11, 1980</dd></dl><p role="note">HAJE000001</p></main>',
  );
  expect(pageOutline(document.body)).toBe(
    [
      'body',
      '  main',
      '    h2 …',
      '    dl',
      '      dt <birthDate>',
      '      dd (date)',
      '    p[other] (chart id)',
    ].join('\n'),
  );
});

test('rows that look alike are told once, and a large page is cut off', async () => {
  const rows = '<tr><td>Amy Pond</td></tr>'.repeat(300);
  const outline = pageOutline((await openPage(`<table>${rows}</table>`)).body);
  expect(outline).toBe('body\n  table\n    tbody\n      tr ×300\n        td …');
  const deep = Array.from(
    { length: 900 },
    (_, index) => `<p>${'<b>x</b><i>y</i>'.repeat(index % 7)}</p>`,
  ).join('');
  expect(pageOutline((await openPage(deep)).body).split('\n').length).toBeLessThanOrEqual(501);
});

test('no word, number, id or attribute of any page gets out', async () => {
  const allowed =
    /^(?: *(?:[a-z]+[1-6]?)(?:\[[a-z]+\])?(?: hidden)?(?: (?:…|<[a-zA-Z]+>|\((?:date|stamp|chart id|name - date)\)))*(?: ×\d+)?|\(cut off\))$/;
  for (const html of Object.values(pages)) {
    const document = await openPage(
      html.replace('<main', '<x-jenny-harris role="jenny"></x-jenny-harris><main'),
    );
    for (const line of pageOutline(document.body).split('\n')) expect(line).toMatch(allowed);
    expect(pageOutline(document.body)).not.toMatch(/jenny|harris|\btim\b|amy|sample|1980|107000001|HAJE/i);
  }
});
