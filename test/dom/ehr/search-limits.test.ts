import { describe, expect, test } from 'vitest';
import { openPage } from './open-page.ts';
import { readPage } from './read-page.ts';
import { shown } from './shown.ts';

// How far around a fact the readers look. A limit that is one further would take a neighbour's words for the patient's.

const nest = (depth: number, inside: string) => '<div>'.repeat(depth) + inside + '</div>'.repeat(depth);
const dob = '<span>DOB: 02/11/1980</span>';
const id = '<span>Chart ID: HAJE000001</span>';
const header = `<div><h2>Jenny Harris</h2><p>${dob} ${id}</p></div>`;
const whole = 'Jenny Harris | 1980-02-11 | HAJE000001';
const nameless = '- | 1980-02-11 | HAJE000001';
const two = 'ambiguous: twoValues | ambiguous: twoValues | ambiguous: twoValues';

async function chart(html: string): Promise<string> {
  const url = new URL('https://app.drchrono.com/chart/107000001/summary');
  const { name, birthDate, chartId } = readPage(await openPage(`<main>${html}</main>`), url);
  return [name, birthDate, chartId].map(shown).join(' | ');
}

async function windowName(html: string): Promise<string> {
  return shown(readPage(await openPage(html), new URL('https://app.drchrono.com/appointments/')).name);
}

describe('a window', () => {
  const title = '<h3>Schedule Appointment</h3>';
  const patient = '<p>Patient: Tim Patient</p>';
  const rest = '<p>Scheduled: 09/20/2023</p><p>Office: Office 1</p>';

  test('has its title seven elements around its fields at most', async () => {
    const at = (depth: number) => windowName(`<div>${title}${nest(depth, patient + rest)}</div>`);
    expect([await at(7), await at(8)]).toEqual(['Tim Patient', '-']);
  });

  test('has its patient twelve elements below its fields at most', async () => {
    const at = (depth: number) => windowName(`<div>${title}${nest(depth, patient)}${rest}</div>`);
    expect([await at(12), await at(13)]).toEqual(['Tim Patient', '-']);
  });
});

describe('the header of a chart', () => {
  test('has the name two elements around its facts at most', async () => {
    const at = (depth: number) =>
      chart(`<div><h2>Jenny Harris</h2>${nest(depth, `<p>${id} ${dob}</p>`)}</div>`);
    expect([await at(2), await at(3)]).toEqual([whole, nameless]);
  });

  test('has its two facts within seven elements of each other', async () => {
    const at = (depth: number) =>
      chart(`<div><h2>Jenny Harris</h2><p>${dob}</p>${nest(depth, `<p>${id}</p>`)}</div>`);
    expect([await at(5), await at(6), await at(7)]).toEqual([whole, nameless, two]);
  });

  test('is compared with three more that have its chart id', async () => {
    const copies = (count: number) => `<section><p>${id}</p></section>`.repeat(count);
    const other = `<section><h2>Amy Pond</h2><p>${id}</p></section>`;
    expect(await chart(header + copies(2) + other)).toBe(two);
    expect(await chart(header + copies(3) + other)).toBe(whole);
  });

  test('has no other name within three pieces of a bare fact', async () => {
    const beside = (count: number) =>
      chart(
        `<div><h2>Jenny Harris</h2><p><span>Amy Pond</span> ${'<i>5</i> '.repeat(count)} <span>HAJE000001</span></p></div>`,
      );
    expect([await beside(2), await beside(3)]).toEqual([two, 'Jenny Harris | - | HAJE000001']);
  });
});

describe('a birth date of a relative', () => {
  const relative = (word: string, inside: string) => `<div><p>${word}</p>${inside}</div>`;
  const birth = '<p>DOB: 01/02/1990</p>';

  test.each([
    ...['Subscriber', 'guarantor', 'insured', 'Responsible party', 'emergency contact', 'Guardian'],
    'next of kin',
  ])('is told by the word %s', async (word) => {
    expect(await chart(header + relative(word, birth))).toBe(whole);
  });

  test('is told by no other word', async () => {
    expect(await chart(header + relative('Subscribers', birth))).toBe(two);
  });

  test('stands five elements below the word at most, and sixty pieces of text behind its start', async () => {
    const at = (depth: number) => chart(header + relative('Subscriber', nest(depth, birth)));
    expect([await at(4), await at(5)]).toEqual([whole, two]);
    const behind = (pieces: number) =>
      chart(`${header}<div>${'<p>x</p>'.repeat(pieces)}<p>Subscriber</p>${birth}</div>`);
    expect([await behind(59), await behind(60)]).toEqual([whole, two]);
  });
});

describe('chart ids side by side are a list', () => {
  test.each(['li', 'tr', 'div role="row"', 'div role="listitem"', 'div role="option"', 'a'])(
    'in %s',
    async (tag) => {
      const entry = (chartId: string) =>
        tag === 'tr' ? `<tr><td>${chartId}</tr>` : `<${tag}>${chartId}</${tag.split(' ')[0]}>`;
      const entries = entry('WIRO000003') + entry('POAM000002');
      const list = tag === 'tr' ? `<table>${entries}</table>` : `<section>${entries}</section>`;
      expect(await chart(list + header)).toBe(whole);
    },
  );

  test('and in no others', async () => {
    expect(await chart(`<section><p>WIRO000003</p><p>POAM000002</p></section>${header}`)).toBe(two);
  });
});
