import { expect, test } from 'vitest';
import { openPage } from './open-page.ts';
import { readPage } from './read-page.ts';
import { shown } from './shown.ts';

// What stands beside the name: birth date, chart id, links; and whose they are.

const url = new URL('https://app.drchrono.com/chart/107000001/summary');
const dob = '<span>DOB: 02/11/1980</span>';
const id = '<span>Chart ID: HAJE000001</span>';
const form = '<form><input id="id_first_name" value="Jenny"><input id="id_last_name" value="Harris">';
const facts = `<p>${dob} ${id}</p>`;
const amyLink = '<a href="/chart/107000002/summary">Amy Pond</a>';
const nest = (depth: number, inside: string) => '<div>'.repeat(depth) + inside + '</div>'.repeat(depth);

test.each<[string, string, string]>([
  [
    'a form with another chart id',
    `<div><h2>Jenny Harris</h2>${facts}</div>${form}<div style="display:none"><input id="id_chart_id" value="POAM000002"></div></form>`,
    'mismatch: headerAndFormDiffer | mismatch: headerAndFormDiffer | mismatch: headerAndFormDiffer | -',
  ],
  [
    'a form with another birth date',
    `<div><h2>Jenny Harris</h2>${facts}</div>${form}<input id="id_date_of_birth" value="01/02/1990"></form>`,
    'mismatch: headerAndFormDiffer | mismatch: headerAndFormDiffer | mismatch: headerAndFormDiffer | -',
  ],
  [
    'a form with all the same',
    `<div><h2>Jenny Harris</h2>${facts}</div>${form}<input id="id_date_of_birth" value="02/11/1980"><input id="id_chart_id" value="HAJE000001"></form>`,
    'Jenny Harris | 1980-02-11 | HAJE000001 | -',
  ],
  [
    'an appointment window over the chart',
    `<div><h2>Jenny Harris</h2>${facts}</div><div style="position:fixed;top:200px;background:#fff"><h3>Schedule Appointment</h3><p>Patient: Amy Pond - 01/02/1990</p><p>DOB: 01/02/1990</p><p>Scheduled: 09/20/2023</p><p>Office: Office 1</p></div>`,
    'Jenny Harris | 1980-02-11 | HAJE000001 | -',
  ],
  ['no facts', '<h2>Jenny Harris</h2>', '- | - | - | -'],
  ['dob only', `<div><h2>Jenny Harris</h2><p>${dob}</p></div>`, 'Jenny Harris | 1980-02-11 | - | -'],
  ['id only', `<div><h2>Jenny Harris</h2><p>${id}</p></div>`, 'Jenny Harris | - | HAJE000001 | -'],
  ['bare id', '<div><h2>Jenny Harris</h2><p>HAJE000001</p></div>', 'Jenny Harris | - | HAJE000001 | -'],
  [
    'two ids',
    `<div><h2>Jenny Harris</h2>${facts}<p>POAM000002</p></div>`,
    'ambiguous: twoValues | ambiguous: twoValues | ambiguous: twoValues | -',
  ],
  [
    'two dobs',
    `<div><h2>Jenny Harris</h2>${facts}<p>DOB: 01/02/1990</p></div>`,
    'ambiguous: twoValues | ambiguous: twoValues | ambiguous: twoValues | -',
  ],
  [
    'dob twice',
    `<div><h2>Jenny Harris</h2>${facts}<p>${dob}</p></div>`,
    'Jenny Harris | 1980-02-11 | HAJE000001 | -',
  ],
  [
    'dob empty beside',
    `<div><h2>Jenny Harris</h2>${facts}<p>DOB:</p></div>`,
    'ambiguous: twoValues | ambiguous: twoValues | ambiguous: twoValues | -',
  ],
  [
    'dob unreadable',
    `<div><h2>Jenny Harris</h2><p><span>DOB: soon</span> ${id}</p></div>`,
    'Jenny Harris | ambiguous: unreadable | HAJE000001 | -',
  ],
  [
    'dob unreadable and dob',
    `<div><h2>Jenny Harris</h2><p><span>DOB: soon</span> ${id} ${dob}</p></div>`,
    'Jenny Harris | 1980-02-11 | HAJE000001 | -',
  ],
  [
    'dob two in one',
    `<div><h2>Jenny Harris</h2><p>DOB: <span>02/11/1980</span> <span>01/02/1990</span></p><p>${id}</p></div>`,
    'ambiguous: twoValues | ambiguous: twoValues | ambiguous: twoValues | -',
  ],
  [
    'subscriber',
    `<div><h2>Jenny Harris</h2>${facts}</div><div><p>Subscriber</p><p>DOB: 01/02/1990</p></div>`,
    'Jenny Harris | 1980-02-11 | HAJE000001 | -',
  ],
  [
    'subscriber nested 3',
    `<div><h2>Jenny Harris</h2>${facts}</div><div><p>Subscriber</p>${nest(3, '<p>DOB: 01/02/1990</p>')}</div>`,
    'Jenny Harris | 1980-02-11 | HAJE000001 | -',
  ],
  [
    'subscriber nested 5',
    `<div><h2>Jenny Harris</h2>${facts}</div><div><p>Subscriber</p>${nest(5, '<p>DOB: 01/02/1990</p>')}</div>`,
    'ambiguous: twoValues | ambiguous: twoValues | ambiguous: twoValues | -',
  ],
  [
    'no subscriber',
    `<div><h2>Jenny Harris</h2>${facts}</div><div><p>Somebody</p><p>DOB: 01/02/1990</p></div>`,
    'ambiguous: twoValues | ambiguous: twoValues | ambiguous: twoValues | -',
  ],
  [
    'other block far',
    `<div><h2>Jenny Harris</h2>${facts}</div>${'<section><p>x</p></section>'.repeat(3)}<section><h2>Amy Pond</h2><p>DOB: 01/02/1990</p></section>`,
    'ambiguous: twoValues | ambiguous: twoValues | ambiguous: twoValues | -',
  ],
  [
    'other block same date other name',
    `<div><h2>Jenny Harris</h2>${facts}</div><section><h2>Amy Pond</h2><p>${dob}</p></section>`,
    'Jenny Harris | 1980-02-11 | HAJE000001 | -',
  ],
  [
    'same block again',
    `<div><h2>Jenny Harris</h2>${facts}</div><section><h2>Jenny Harris</h2><p>${dob}</p></section>`,
    'Jenny Harris | 1980-02-11 | HAJE000001 | -',
  ],
  [
    'sticky copy',
    `<div><h2>Jenny Harris</h2>${facts}</div><div><h3>Jenny Harris</h3>${facts}</div>`,
    'Jenny Harris | 1980-02-11 | HAJE000001 | -',
  ],
  [
    'sticky copy other name',
    `<div><h2>Jenny Harris</h2>${facts}</div><div><h3>Amy Pond</h3>${facts}</div>`,
    'ambiguous: twoValues | ambiguous: twoValues | ambiguous: twoValues | -',
  ],
  [
    'id near one, date near other',
    `<div><div><h3>Amy Pond</h3><p>${id}</p></div><div><h3>Jenny Harris</h3><p>${dob}</p></div></div>`,
    'ambiguous: twoValues | ambiguous: twoValues | ambiguous: twoValues | -',
  ],
  [
    'listed ids',
    `<ul><li>HAJE000001</li><li>POAM000002</li></ul><div><h2>Jenny Harris</h2><p>${dob}</p></div>`,
    'ambiguous: twoValues | ambiguous: twoValues | ambiguous: twoValues | -',
  ],
  [
    'listed ids and own',
    `<ul><li>WIRO000003</li><li>POAM000002</li></ul><div><h2>Jenny Harris</h2>${facts}</div>`,
    'Jenny Harris | 1980-02-11 | HAJE000001 | -',
  ],
  [
    'listed same',
    `<ul><li>HAJE000001</li><li>HAJE000001</li></ul><div><h2>Jenny Harris</h2><p>${dob}</p></div>`,
    'Jenny Harris | 1980-02-11 | HAJE000001 | -',
  ],
  [
    'recent linked',
    `<ul><li>${amyLink} POAM000002 DOB: 01/02/1990</li></ul><div><h2>Jenny Harris</h2>${facts}</div>`,
    'Jenny Harris | 1980-02-11 | HAJE000001 | -',
  ],
  [
    'header link other',
    `<div><h2>Jenny Harris</h2>${facts}<a href="/chart/107000009/x">x</a></div>`,
    'Jenny Harris | 1980-02-11 | HAJE000001 | -',
  ],
  [
    'header link own',
    `<div><h2>Jenny Harris</h2>${facts}<a href="/chart/107000001/x">x</a></div>`,
    'Jenny Harris | 1980-02-11 | HAJE000001 | -',
  ],
  [
    'header links both',
    `<div><h2>Jenny Harris</h2>${facts}<a href="/chart/107000001/x">x</a><a href="/chart/107000009/x">x</a></div>`,
    'Jenny Harris | 1980-02-11 | HAJE000001 | -',
  ],
  [
    'deep block 7',
    `<div><h2>Jenny Harris</h2><p>${dob}</p>${nest(6, `<p>${id}</p>`)}</div>`,
    '- | 1980-02-11 | HAJE000001 | -',
  ],
  [
    'deep block 8',
    `<div><h2>Jenny Harris</h2><p>${dob}</p>${nest(7, `<p>${id}</p>`)}</div>`,
    'ambiguous: twoValues | ambiguous: twoValues | ambiguous: twoValues | -',
  ],
  [
    'large block',
    `<div><h2>Jenny Harris</h2><p>${id}</p><p>${dob}</p>${'<p>x</p>'.repeat(145)}</div>`,
    'Jenny Harris | 1980-02-11 | HAJE000001 | -',
  ],
  [
    'too large block',
    `<div><h2>Jenny Harris</h2><p>${id}</p><p>${dob}</p>${'<p>x</p>'.repeat(146)}</div>`,
    'ambiguous: twoValues | ambiguous: twoValues | ambiguous: twoValues | -',
  ],
  [
    'block with label only',
    `<div><h2>Jenny Harris</h2><p>${id}</p><p>Gender: Female</p></div>`,
    'Jenny Harris | - | HAJE000001 | -',
  ],
  [
    'provider label',
    `<div><h2>Jenny Harris</h2><p>${id}</p><p>Provider: James Smith</p></div>`,
    'Jenny Harris | - | HAJE000001 | -',
  ],
])('the facts: %s', async (_, html, reading) => {
  const { name, birthDate, chartId, linkedPatientId } = readPage(await openPage(`<main>${html}</main>`), url);
  expect([name, birthDate, chartId, linkedPatientId].map(shown).join(' | ')).toBe(reading);
});

test('a page of a hundred thousand elements is read like any other', async () => {
  const page = await openPage(`<main><div><h2>Jenny Harris</h2>${facts}</div></main>`);
  page.body.insertAdjacentHTML('beforeend', '<i></i>'.repeat(100_000));
  const { name, birthDate, chartId } = readPage(page, url);
  expect([name, birthDate, chartId].map(shown)).toEqual(['Jenny Harris', '1980-02-11', 'HAJE000001']);
});
