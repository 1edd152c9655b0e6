import { describe, expect, test } from 'vitest';
import { findHeadings } from '../../../lib/ehr/history/history-table.ts';
import { readAccessHistory } from '../../../lib/ehr/history/read-access-history.ts';
import { findLabels } from '../../../lib/ehr/page/find-by-label.ts';
import { readText } from '../../../lib/ehr/page/page-text.ts';
import { openPage } from './open-page.ts';

const cells = ['Email', 'Enabled by', 'Activated on', 'Disabled'];
const row = (minute: number, activated = 'Pending...') => [
  ...[
    'sample@example.com',
    `By: James Smith On: May 17, 2022, 3:0${minute} p.m.`,
    activated,
    'Revoke invite',
  ],
];
const tr = (texts: string[], cell = 'td') =>
  `<tr>${texts.map((text) => `<${cell}>${text}</${cell}>`).join('')}</tr>`;
const head = `<thead>${tr(cells, 'th')}</thead>`;
const table = (rows: string) => `<table>${head}<tbody>${rows}</tbody></table>`;

async function read(html: string) {
  const { body } = await openPage(html);
  const text = readText(body);
  const hits = findLabels(text);
  const { history, elements, lastColumn } = readAccessHistory(text, hits);
  const minutes =
    history.kind === 'found'
      ? history.value.map(({ enabled }) => enabled.at?.slice(-5) ?? '-').join(' ')
      : history.kind === 'absent'
        ? 'absent'
        : history.reason;
  return {
    minutes,
    history,
    tables: elements.map(({ localName }) => localName),
    headings: findHeadings(text, hits),
    lastColumn: lastColumn.map(({ textContent }) => textContent),
  };
}

describe('a table', () => {
  test.each<[string, string, string]>([
    ['of two rows', tr(row(4)) + tr(row(2, 'Access revoked before activation')), '15:04 15:02'],
    ['of one row', tr(row(4)), '15:04'],
    ['with a message that there are none', '<tr><td colspan="4">No access history</td></tr>', ''],
    ['with another such message', '<tr><td colspan="4">There are no entries.</td></tr>', ''],
    ['with a message that nobody knows', '<tr><td colspan="4">Ask support</td></tr>', 'unreadable'],
    ['with a message that it is loading', '<tr><td colspan="4">Loading…</td></tr>', 'stillLoading'],
    ['with a row out of sight', `${tr(row(4))}<tr style="display:none"><td>x<td>x<td>x<td>x</tr>`, '15:04'],
    ['with a row that is empty', tr(row(4)) + tr(['', '', '', '']), '15:04'],
    ['with a row that has a word', tr(row(4)) + tr(['', '', '', 'x']), 'unreadable'],
    ['with a row of another width', tr(row(4)) + tr(row(2).slice(1)), 'unreadable'],
    ['with a wider row', tr(row(4)) + tr([...row(2), 'x']), 'unreadable'],
    ['with a cell over two columns', `<tr><td colspan="2">x<td>x<td>x<td>x</tr>`, 'unreadable'],
    ['with a cell over two rows', `<tr><td rowspan="2">x<td>x<td>x<td>x</tr>`, 'unreadable'],
    ['of three hundred rows', tr(row(4)).repeat(300), Array(300).fill('15:04').join(' ')],
    ['of more', tr(row(4)).repeat(301), 'unreadable'],
  ])('%s', async (_, rows, minutes) => {
    expect((await read(table(rows))).minutes).toBe(minutes);
  });

  test('says who, when, and how it stands', async () => {
    const { history, tables } = await read(table(tr(row(4))));
    expect(history).toEqual({
      kind: 'found',
      value: [
        {
          ...{ email: 'sample@example.com', enabled: { by: 'James Smith', at: '2022-05-17T15:04' } },
          ...{ activated: { kind: 'pending' }, disabled: { kind: 'canRevokeInvite' } },
        },
      ],
    });
    expect(tables).toEqual(['table']);
  });

  test('may have its columns in another order, and a column more', async () => {
    const mixed = [3, 1, 0, 2];
    const order = (texts: string[]) => ['Note', ...mixed.map((index) => texts[index] ?? '')];
    const html = `<table>${tr(order(cells), 'th')}${tr(order(row(4)))}</table>`;
    expect((await read(html)).history).toMatchObject({
      value: [
        {
          email: 'sample@example.com',
          activated: { kind: 'pending' },
          disabled: { kind: 'canRevokeInvite' },
        },
      ],
    });
  });

  test('may have a foot that counts its rows or says its heads again', async () => {
    for (const foot of ['<tr><td colspan="4">Showing 1 to 1 of 1 entries</td></tr>', tr(cells, 'th')]) {
      const html = `<table>${head}<tbody>${tr(row(4))}</tbody><tfoot>${foot}</tfoot></table>`;
      expect((await read(html)).minutes).toBe('15:04');
    }
  });

  test('may show in its heads how it is sorted', async () => {
    const heads = cells.map((cell) => `${cell} ▲`);
    expect((await read(`<table>${tr(heads, 'th')}${tr(row(4))}</table>`)).minutes).toBe('15:04');
  });

  test('that lacks a column says nothing of it', async () => {
    const html = `<table>${tr(cells.slice(1), 'th')}${tr(row(4).slice(1))}</table>`;
    expect((await read(html)).history).toMatchObject({
      value: [{ email: null, activated: { kind: 'pending' } }],
    });
    const two = `<table>${tr(cells.slice(0, 2), 'th')}${tr(row(4).slice(0, 2))}</table>`;
    expect((await read(two)).history).toMatchObject({
      value: [{ activated: { kind: 'unreadable' }, disabled: { kind: 'unreadable' } }],
    });
  });

  test('is shown twice, and the copies agree or they do not', async () => {
    expect((await read(table(tr(row(4))).repeat(2))).minutes).toBe('15:04');
    expect((await read(table(tr(row(4))) + table(tr(row(2))))).minutes).toBe('twoValues');
  });

  test('with rows above its heads is not in the order that we know', async () => {
    expect((await read(`<table><tbody>${tr(row(4))}${tr(cells, 'th')}${tr(row(2))}</table>`)).minutes).toBe(
      'unreadable',
    );
  });

  test('inside a cell of another is a table of its own', async () => {
    const outer = table(
      `<tr><td><table>${tr(['inner', 'x'])}</table><td>By: James Smith On: May 17, 2022, 3:04 p.m.<td>Pending...<td></tr>`,
    );
    expect((await read(outer)).minutes).toBe('15:04');
  });
});

describe('no rows and no message', () => {
  test.each<[string, string, string]>([
    [
      'with a place for rows',
      '<div role="table"><div role="rowgroup"><div role="row"><b role="columnheader">Email</b><b role="columnheader">Enabled by</b></div></div><div role="rowgroup"></div></div>',
      '',
    ],
    ['where the heads are a row of the body', `<table><tbody>${tr(cells, 'th')}</tbody></table>`, ''],
    ['with a body for rows', `<table>${head}<tbody></tbody></table>`, ''],
    ['with a body for rows that holds a blank', `<table>${head}<tbody> </tbody></table>`, ''],
    ['where the page broke off behind the heads', `<table>${head}</table>`, 'unreadable'],
    ['in plain elements', `<div>${cells.map((cell) => `<b>${cell}</b>`).join('')}</div>`, 'unreadable'],
  ])('%s', async (_, html, minutes) => {
    expect((await read(html)).minutes).toBe(minutes);
  });
});

describe('a table of plain elements', () => {
  const div = (texts: string[]) => `<div>${texts.map((text) => `<span>${text}</span>`).join('')}</div>`;
  const two = div(row(4)) + div(row(2, 'Access revoked before activation'));
  test.each<[string, string, string]>([
    ['rows beside the heads', `<section>${div(cells)}${two}</section>`, '15:04 15:02'],
    [
      'heads in a wrapper, rows behind it',
      `<section><div>${div(cells)}</div>${two}</section>`,
      '15:04 15:02',
    ],
    [
      'heads in a wrapper, one row in another',
      `<section><div>${div(cells)}</div><div>${div(row(4))}</div></section>`,
      '15:04',
    ],
    [
      'heads in a wrapper, rows in one',
      `<section><div>${div(cells)}</div><div>${two}</div></section>`,
      '15:04 15:02',
    ],
    ['a message behind the heads', `<section><div>${div(cells)}</div><p>No access history</p></section>`, ''],
    ['nothing behind the heads', `<section><div>${div(cells)}</div></section>`, 'unreadable'],
    [
      'one flat grid',
      `<section>${[...cells, ...row(4), ...row(2, 'Access revoked before activation')].map((text) => `<div>${text}</div>`).join('')}</section>`,
      '15:04 15:02',
    ],
    [
      'a flat grid that breaks off',
      `<section>${[...cells, ...row(4), ...row(2).slice(1)].map((text) => `<div>${text}</div>`).join('')}</section>`,
      'unreadable',
    ],
    [
      'a flat grid without all heads',
      `<section>${[...cells.slice(0, 3), ...row(4).slice(0, 3)].map((text) => `<div>${text}</div>`).join('')}</section>`,
      'unreadable',
    ],
  ])('%s', async (_, html, minutes) => {
    expect((await read(html)).minutes).toBe(minutes);
  });
});

describe('a row of heads', () => {
  test.each<[string, string, number]>([
    [
      'is two of the four words, one of them its own',
      `<table>${tr(['Email', 'Enabled by'], 'th')}</table>`,
      1,
    ],
    ['is not one word', `<table>${tr(['Enabled by'], 'th')}</table>`, 0],
    ['is not words that others use too', `<table>${tr(['Email', 'Disabled'], 'th')}</table>`, 0],
    ['is not one cell with two words', `<table><tr><td><b>Email</b> <b>Enabled by</b></table>`, 0],
    ['is not a word in two cells', `<table>${tr(['Email', 'Enabled by', 'Enabled by'], 'th')}</table>`, 0],
    ['is not out of sight', `<table style="opacity:0">${tr(cells, 'th')}</table>`, 0],
    [
      'may be nested six deep',
      `<table><tr><th><i><i><i>Email</i></i></i><th><i><i><i>Enabled by</i></i></i></table>`,
      1,
    ],
  ])('%s', async (_, html, count) => {
    expect((await read(html)).headings).toHaveLength(count);
  });
});

describe('the last column, which an open card does not cover', () => {
  const div = (texts: string[]) => `<div>${texts.map((text) => `<span>${text}</span>`).join('')}</div>`;
  const flat = `<div>${[...cells, ...row(4), ...row(2)].map((text) => `<span>${text}</span>`).join('')}</div>`;

  test.each<[string, string, string[]]>([
    ['of a table', table(tr(row(4)) + tr(row(2))), ['Disabled', 'Revoke invite', 'Revoke invite']],
    ['of plain elements', `<section>${div(cells)}${div(row(4))}</section>`, ['Disabled', 'Revoke invite']],
    ['of a flat grid', flat, ['Disabled', 'Revoke invite', 'Revoke invite']],
    [
      'with another behind it',
      `<table>${tr([...cells, 'Note'], 'th')}${tr([...row(4), 'x'])}</table>`,
      ['Disabled', 'Revoke invite', 'x'],
    ],
    ['beside a message', table('<tr><td colspan="4">No access history</td></tr>'), ['Disabled']],
    [
      'of rows that make no sense is its head',
      table(`<tr><td>x<td>x<td>x<td><button>Revoke invite</button></tr>${tr(row(2).slice(1))}`),
      ['Disabled'],
    ],
    [
      'where none is headed so is the last',
      `<table>${tr(cells.slice(0, 3), 'th')}${tr(row(4).slice(0, 3))}</table>`,
      ['Activated on', 'Pending...'],
    ],
  ])('%s', async (_, html, words) => {
    expect((await read(html)).lastColumn).toEqual(words);
  });
});
