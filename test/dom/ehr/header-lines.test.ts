import { describe, expect, test } from 'vitest';
import { findLabels } from '../../../lib/ehr/page/find-by-label.ts';
import { headerLines, saysWho } from '../../../lib/ehr/page/header-lines.ts';
import { readText } from '../../../lib/ehr/page/page-text.ts';
import { openPage } from './open-page.ts';

const base = new URL('https://app.drchrono.com/chart/107000001/summary');

/** The lines as `block as text`. */
async function linesOf(html: string): Promise<string[]> {
  const text = readText((await openPage(html)).body);
  const { lines } = headerLines({ text, hits: findLabels(text), ownId: 107000001, base, markers: [] });
  return lines.map((line) => `${line.block} ${line.as} ${line.text}`);
}

test('a block is taken with what its lines are, by label, by type and by neither', async () => {
  const html = `<div><h2>Olive Pruitt</h2><p>DOB: Aug. 10, 1955</p><p>Chart ID: PROL000001</p><p>Patient: Olive Pruitt</p>
    <p>Sex: F</p><p style="font-size: 30px">Pruitt</p><p>olive@example.com</p></div>`;
  expect(await linesOf(html)).toEqual([
    '0 title Olive Pruitt',
    '0 birthDate Aug. 10, 1955',
    '0 chartId PROL000001',
    '0 name Olive Pruitt',
    '0 plain Sex: F',
    '0 title Pruitt',
    '0 plain olive@example.com',
  ]);
});

test('a labelled field of two lines is told as one', async () => {
  const html =
    '<div><p><span>Patient</span></p><div><div>María José</div><div>de la Fuente</div></div><p>Sex: F 08/10/1955</p></div>';
  expect((await linesOf(html)).filter((line) => line.includes('name'))).toEqual([
    '0 name María José\nde la Fuente',
  ]);
});

describe('no evidence is what stands', () => {
  const own = '<p>PROL000001</p>';
  test.each([
    ['in a link to another chart', '<a href="/chart/107000002/summary">Amy Pond 01/02/1990</a>'],
    [
      'in an entry about another patient',
      '<ul><li><a href="/chart/107000002/summary">Amy Pond</a> 01/02/1990</li></ul>',
    ],
    [
      'in a row about another patient',
      '<table><tr><td><a href="/chart/107000002/summary">Amy Pond</a></td><td>01/02/1990</td></tr></table>',
    ],
    ['in navigation', '<nav>Amy Pond 01/02/1990</nav>'],
    ['in a menu', '<div role="menu">Amy Pond 01/02/1990</div>'],
    ['among choices', '<div role="listbox">Amy Pond 01/02/1990</div>'],
    ['out of sight', '<p style="display: none">Amy Pond 01/02/1990</p>'],
  ])('%s', async (_, html) => {
    expect(await linesOf(`<div>${own}${html}</div>`)).toEqual(['0 plain PROL000001']);
  });

  test('in one block with a second chart id or a second labelled birth date', async () => {
    const two = (other: string) => `<section><div><p>PROL000001</p></div><div>${other}</div></section>`;
    expect(await linesOf(two('<p>HUMI000002</p>'))).toEqual(['0 plain PROL000001', '1 plain HUMI000002']);
    expect(await linesOf(two('<p>Family: HUMI000002</p>'))).toEqual([
      '0 plain PROL000001',
      '0 plain Family: HUMI000002',
    ]);
    const births = '<section><div><p>DOB: 08/10/1955</p></div><div><p>DOB: 01/02/1990</p></div></section>';
    expect(await linesOf(births)).toEqual(['0 birthDate 08/10/1955', '1 birthDate 01/02/1990']);
  });
});

test('a page of thousands of lines gives a bounded answer', async () => {
  const rows = Array.from(
    { length: 3_000 },
    (_, index) => `<tr><td>0${1 + (index % 9)}/02/20${10 + (index % 9)}</td><td>${'x'.repeat(400)}</td></tr>`,
  );
  const lines = await linesOf(`<div><p>PROL000001</p></div><table>${rows.join('')}</table>`);
  expect(lines[0]).toBe('0 plain PROL000001');
  expect(lines.length).toBeLessThanOrEqual(100);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(220);
});

test('a header below a list of others and below dates of its own page is found', async () => {
  const others = Array.from(
    { length: 30 },
    (_, nth) => `<li><a href="/chart/20700000${nth}/summary">Amy Pond</a> 01/02/1990</li>`,
  );
  const dates = ['11/30/2026', '12/01/2026', '12/02/2026'].map(
    (date) => `<section><p>Visit ${date}</p></section>`,
  );
  const lines = await linesOf(
    `<ul>${others.join('')}</ul>${dates.join('')}<div><p>Olive Pruitt</p><p>08/10/1955</p></div>`,
  );
  expect(lines).toContain('3 plain Olive Pruitt');
  expect(lines).toContain('3 plain 08/10/1955');
});

test('what a change must not pass by unseen', () => {
  expect(saysWho({ text: 'Olive', block: 0, as: 'title' })).toBe(true);
  expect(saysWho({ text: 'PROL000001', block: 0, as: 'plain' })).toBe(true);
  expect(saysWho({ text: '10 Aug 1955', block: 0, as: 'plain' })).toBe(true);
  expect(saysWho({ text: 'seen at 10:42', block: 0, as: 'plain' })).toBe(false);
});
