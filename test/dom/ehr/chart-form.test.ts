import { describe, expect, test } from 'vitest';
import { readForm } from '../../../lib/ehr/chart/read-form.ts';
import { readText } from '../../../lib/ehr/page/page-text.ts';
import type { Reading } from '../../../lib/ehr/page/reading.ts';
import { openPage } from './open-page.ts';
import { shown } from './shown.ts';

const base = new URL('https://app.drchrono.com/patients/4224/');
const input = (name: string, value: string, more = '') => `<input id="id_${name}" value="${value}" ${more}>`;
const names = input('first_name', 'Jenny') + input('last_name', 'Harris');
const formOf = (inside: string, more = '') => `<form ${more}>${inside}</form>`;

async function form(html: string, patientId: number | null = 4224) {
  const document = await openPage(html);
  return { document, read: readForm(document, readText(document.body), { patientId, base }) };
}
const words = ({
  name,
  birthDate,
  chartId,
}: {
  name: Reading<never>;
  birthDate: Reading<string>;
  chartId: Reading<string>;
}) => [name, birthDate, chartId].map(shown).join(' | ');

describe('the form', () => {
  test.each<[string, string]>([
    [names, 'Jenny Harris | - | -'],
    [
      names + input('middle_name', 'Ann') + input('nick_name', 'Jen') + input('suffix', 'Jr.'),
      'Jenny (Jen) Ann Harris Jr. | - | -',
    ],
    [names + input('date_of_birth', '02/11/1980'), 'Jenny Harris | 1980-02-11 | -'],
    [names + input('date_of_birth', '1980-02-11', 'type="date"'), 'Jenny Harris | 1980-02-11 | -'],
    [names + input('date_of_birth', '1980-02-30'), 'Jenny Harris | ambiguous: unreadable | -'],
    [names + input('date_of_birth', 'soon'), 'Jenny Harris | ambiguous: unreadable | -'],
    [names + input('date_of_birth', ''), 'Jenny Harris | - | -'],
    [names + input('chart_id', 'HAJE000001'), 'Jenny Harris | - | HAJE000001'],
    [names + input('chart_id', 'HAJE1'), 'Jenny Harris | - | ambiguous: unreadable'],
    ['', '- | - | -'],
    // Some charts have no last name; a form without the field is not whole.
    [input('first_name', 'Cher') + input('last_name', ''), 'Cher | - | -'],
    [input('first_name', 'Cher'), 'ambiguous: unreadable | - | -'],
    [input('first_name', '') + input('last_name', 'Harris'), 'ambiguous: unreadable | - | -'],
    [input('first_name', '') + input('last_name', ''), '- | - | -'],
    // Two of one field.
    [names + input('first_name', 'Amy'), 'ambiguous: twoValues | - | -'],
    [names + input('first_name', 'Jenny'), 'Jenny Harris | - | -'],
    [names + input('first_name', 'Amy', 'style="display:none"'), 'Jenny Harris | - | -'],
    [names + input('suffix', 'Jr.') + input('suffix', 'Sr.'), 'ambiguous: twoValues | - | -'],
  ])('%s', async (inside, reading) => {
    expect(words((await form(formOf(inside))).read as never)).toBe(reading);
  });

  test('has each part of the name by itself', async () => {
    const { read } = await form(formOf(names + input('nick_name', 'Jen')));
    expect(read.name).toEqual({
      kind: 'found',
      value: {
        text: 'Jenny (Jen) Harris',
        parts: { first: 'Jenny', middle: '', last: 'Harris', nick: 'Jen', suffix: '' },
      },
    });
    expect(read.elements.map(({ id }) => id)).toEqual(['id_first_name', 'id_last_name', 'id_nick_name']);
  });
});

describe('where it is sent', () => {
  test.each<[string, number | null, string]>([
    ['action="/patients/4224/"', 4224, 'Jenny Harris | - | -'],
    ['action="/patients/4225/"', 4224, 'mismatch: idsDiffer | mismatch: idsDiffer | mismatch: idsDiffer'],
    ['action="/patients/4225/"', null, 'Jenny Harris | - | -'],
    ['action="/somewhere/"', 4224, 'Jenny Harris | - | -'],
  ])('%s on the chart of %s', async (action, patientId, reading) => {
    const { read } = await form(formOf(names, action), patientId);
    expect(words(read as never)).toBe(reading);
  });
});

describe('a field out of sight', () => {
  const tab = `<div style="display:none">${names}</div>`;

  test.each<[string, string, string]>([
    ['in a closed tab of a form that is seen', formOf(`<p>Required</p>${tab}`), 'Jenny Harris | - | -'],
    [
      'in a closed tab of the old page',
      `<div id="content1"><p>Required</p>${tab}</div>`,
      'Jenny Harris | - | -',
    ],
    ['in no form', `<p>Required</p>${tab}`, '- | - | -'],
    ['in a form that was left behind', formOf(names, 'style="display:none"'), '- | - | -'],
  ])('%s', async (_, html, reading) => {
    expect(words((await form(html)).read as never)).toBe(reading);
  });
});

describe('a field that somebody types into', () => {
  async function typed(value: string, before: string) {
    const { document } = await form(formOf(input('first_name', before) + input('last_name', 'Harris')));
    const first = document.querySelector('input');
    if (first) first.value = value;
    return shown(readForm(document, readText(document.body), { patientId: 4224, base }).name);
  }

  test('is not certain before it is saved', async () => {
    expect(await typed('Amy', 'Jenny')).toBe('ambiguous: twoValues');
    expect(await typed('Jenny', 'Jenny')).toBe('Jenny Harris');
  });

  test('and was empty holds what was typed', async () => {
    expect(await typed('Amy', '')).toBe('Amy Harris');
    expect(await typed('', 'Jenny')).toBe('ambiguous: unreadable');
  });
});
