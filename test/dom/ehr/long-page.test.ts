/// <reference types="vite/client" />
import { describe, expect, test } from 'vitest';
import { passedOver } from '../../../lib/ehr/page/long-page.ts';
import { readText } from '../../../lib/ehr/page/page-text.ts';
import { partOf } from '../../third.ts';
import { openPage } from './open-page.ts';
import { readPage } from './read-page.ts';

// Whatever is read of a page is read of it beside a list of a thousand people as well, and no more is looked at.

const pages = import.meta.glob<string>('./fixtures/*/page.html', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const expectations = import.meta.glob<{ url: string }>('./fixtures/*/expected.json', {
  import: 'default',
  eager: true,
});

const times = (count: number, entry: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => entry(at)).join('');
const born = (at: number) => `0${1 + (at % 9)}/1${at % 9}/19${50 + (at % 49)}`;
const person = (at: number) => `Given${'abcdefgh'.charAt(at % 8)} Family${'klmnop'.charAt(at % 6)}`;
const cells = (at: number) =>
  `<td>${8 + (at % 9)}:10 AM</td><td>${person(at)}</td><td>${born(at)}</td><td>(410) 555-0143</td><td>Confirmed</td>`;
const heads =
  '<thead><tr><th>Time</th><th>Patient</th><th>DOB</th><th>Phone</th><th>Status</th></tr></thead>';

const lists: Record<string, string> = {
  'a day sheet that links each chart': `<table>${heads}<tbody>${times(
    400,
    (at) =>
      `<tr>${cells(at).replace(person(at), `<a href="/patients/${900_000 + at}/">${person(at)}</a>`)}</tr>`,
  )}</tbody></table>`,
  'a day sheet without links': `<table>${heads}${times(400, (at) => `<tr>${cells(at)}</tr>`)}</table>`,
  'people with their birth dates labelled': `<ul>${times(400, (at) => `<li><b>${person(at)}</b> <i>DOB: ${born(at)}</i> <i>Status: seen</i></li>`)}</ul>`,
  'people with their chart ids': `<div>${times(600, (at) => `<div><p>${person(at)}</p><p>GIFA${100_000 + at}</p></div>`)}</div>`,
  'a day in sections': times(
    60,
    (hour) =>
      `<section><h3>${hour} o’clock</h3>${times(25, (at) => `<p><span>${person(at)}</span> <span>30 min</span></p>`)}</section>`,
  ),
  'a calendar of a week': `<div>${times(7, () => `<div>${times(100, (at) => `<div class="appt"><b>${person(at)}</b><span>10:15</span></div>`)}</div>`)}</div>`,
};

function said(document: Document, url: URL) {
  const { lines, drawnHere, ...reading } = readPage(document, url);
  return reading;
}

describe.each(partOf(Object.entries(lists)))('beside %s', (_, list) => {
  test.each(Object.keys(pages).map((path) => path.split('/').at(-2) ?? path))('%s', async (name) => {
    const html = pages[`./fixtures/${name}/page.html`] ?? '';
    const url = new URL(expectations[`./fixtures/${name}/expected.json`]?.url ?? '');
    const alone = said(await openPage(html), url);
    for (const place of ['beforeend', 'afterbegin'] as const) {
      const document = await openPage(html);
      document.body.insertAdjacentHTML(place, list);
      expect(said(document, url), place).toEqual(alone);
    }
  });

  test('little of it is looked at', async () => {
    const document = await openPage(`<main><h2>Jenny Harris</h2><p>DOB: 02/11/1980</p></main>${list}`);
    const text = readText(document.body, [], passedOver(document.body));
    expect(text.pieces.length).toBeLessThan(2_500);
    expect(text.pieces.length).toBeGreaterThan(2);
  });
});

test('as much is read of a page of sixty thousand nodes as of one of twenty thousand', async () => {
  const read = async (rows: number) => {
    const list = times(rows, (at) => `<tr>${cells(at)}</tr>`);
    const document = await openPage(`<main><h2>Jenny Harris</h2></main><table>${heads}${list}</table>`);
    return readText(document.body, [], passedOver(document.body)).pieces.length;
  };
  const [shorter, longer] = [await read(1_500), await read(4_500)];
  expect(longer).toBe(shorter);
  expect(shorter).toBeLessThan(100);
});
