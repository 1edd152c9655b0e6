/// <reference types="vite/client" />
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageOutline } from '../../../lib/ehr/page/outline.ts';
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

/**
 * These are a person's words: letters of several scripts, digits and addresses. None is a label that the EHR prints.
 */
const said = fc.oneof(
  fc.stringMatching(/^[A-Z][a-z]{5,12}q[xz]$/),
  fc.stringMatching(/^[a-z]{5,9}@[a-z]{4,8}\.example$/),
  fc.stringMatching(/^\d{7,10}$/),
  fc.constantFrom('נועם', '晓岚', 'Ångströmsdóttir', 'O’Darragh', '<b>Jenny</b>', '12 Elm Street'),
);
const tag = fc.constantFrom('p', 'td', 'div', 'h1', 'label', 'input', 'option', 'x-name', 'a', 'textarea');

/** Make one element that says the word in every place in which an element can say something. */
function sayEverywhere(document: Document, name: string, word: string): HTMLElement {
  const element = document.createElement(name);
  const attributes = [
    'id',
    'class',
    'title',
    'aria-label',
    'role',
    'href',
    'value',
    'placeholder',
    'data-name',
  ];
  for (const attribute of attributes) element.setAttribute(attribute, word);
  element.append(document.createTextNode(word), document.createComment(word));
  const link = document.createElement('a');
  link.textContent = `${word} `;
  element.append(link);
  return element;
}

test('whatever a page says, in a text, an id or any attribute, its outline does not say it', async () => {
  const document = await openPage('<main></main>');
  fc.assert(
    fc.property(fc.array(fc.tuple(tag, said), { minLength: 1, maxLength: 12 }), (elements) => {
      const main = document.createElement('main');
      document.body.replaceChildren(main);
      for (const [name, word] of elements) main.append(sayEverywhere(document, name, word));
      const outline = pageOutline(document.body);
      for (const [, word] of elements) expect(outline.toLowerCase()).not.toContain(word.toLowerCase());
      expect(outline).toContain('main');
    }),
    { numRuns: 300 },
  );
});

test('a page is told forty elements deep', async () => {
  const deep = (depth: number) => `${'<div>'.repeat(depth)}<p>x</p>${'</div>'.repeat(depth)}`;
  const last = async (depth: number) =>
    pageOutline((await openPage(deep(depth))).body)
      .split('\n')
      .at(-1)
      ?.trim();
  expect(await last(39)).toBe('p …');
  expect(await last(40)).toBe('div');
});
