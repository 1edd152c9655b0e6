import { expect, test } from 'vitest';
import { openPage } from './open-page.ts';
import { readPage } from './read-page.ts';
import { shown } from './shown.ts';

// Where a chart may print its patient's name, and what beside it is none. Name and birth date are read together: a
// doubt
// of one is the doubt of both.

const url = new URL('https://app.drchrono.com/chart/107000001/summary');
const dob = '<span>DOB: 02/11/1980</span>';
const id = '<span>Chart ID: HAJE000001</span>';
const facts = `<p>${dob} ${id}</p>`;
const amyLink = '<a href="/chart/107000002/summary">Amy Pond</a>';
const nest = (depth: number, inside: string) => '<div>'.repeat(depth) + inside + '</div>'.repeat(depth);

test.each<[string, string, string]>([
  ['heading above facts', `<div><h2>Jenny Harris</h2>${facts}</div>`, 'Jenny Harris | 1980-02-11'],
  ['heading inside a line', `<p><b>Jenny Harris</b> ${dob} ${id}</p>`, 'Jenny Harris | 1980-02-11'],
  ['plain first', `<p><span>Jenny Harris</span> ${dob} ${id}</p>`, 'Jenny Harris | 1980-02-11'],
  ['plain not first', `<p><span>Today</span><span>Jenny Harris</span> ${dob} ${id}</p>`, '- | 1980-02-11'],
  [
    'plain first of two pieces',
    `<p><span>Jenny</span> <span>Harris</span> ${dob} ${id}</p>`,
    '- | 1980-02-11',
  ],
  [
    'larger type',
    `<p style="font-size:10px"><span style="font-size:11.5px">Jenny Harris</span> <span>x</span> ${dob} ${id}</p>`,
    'Jenny Harris | 1980-02-11',
  ],
  [
    'slightly larger type, not first',
    `<p style="font-size:10px"><span>Today 5</span> <span style="font-size:11.4px">Jenny Harris</span> ${dob} ${id}</p>`,
    '- | 1980-02-11',
  ],
  [
    'larger type, not first',
    `<p style="font-size:10px"><span>Today 5</span> <span style="font-size:11.6px">Jenny Harris</span> ${dob} ${id}</p>`,
    'Jenny Harris | 1980-02-11',
  ],
  [
    'bold 600, not first',
    `<p><span>Today 5</span> <span style="font-weight:600">Jenny Harris</span> ${dob} ${id}</p>`,
    'Jenny Harris | 1980-02-11',
  ],
  [
    'bold 500, not first',
    `<p><span>Today 5</span> <span style="font-weight:500">Jenny Harris</span> ${dob} ${id}</p>`,
    '- | 1980-02-11',
  ],
  [
    'all bold, not first',
    `<p style="font-weight:700"><span>Today 5</span> <span>Jenny Harris</span> ${dob} ${id}</p>`,
    '- | 1980-02-11',
  ],
  ['label patient', `<p>Patient: Jenny Harris</p>${facts}`, 'Jenny Harris | 1980-02-11'],
  ['label in block', `<div><p>Patient: Jenny Harris</p>${facts}</div>`, 'Jenny Harris | 1980-02-11'],
  [
    'label name empty and patient',
    `<div><p>Name:</p><p>Patient: Jenny Harris</p>${facts}</div>`,
    'Jenny Harris | 1980-02-11',
  ],
  [
    'two titles',
    `<div><h2>Jenny Harris</h2><h3>Amy Pond</h3>${facts}</div>`,
    'ambiguous: twoValues | ambiguous: twoValues',
  ],
  [
    'same twice',
    `<div><h2>Jenny Harris</h2><h3>Jenny Harris</h3>${facts}</div>`,
    'Jenny Harris | 1980-02-11',
  ],
  [
    'title and same bold',
    `<div><h2>Jenny Harris</h2><p><b>Jenny Harris</b> ${dob} ${id}</p></div>`,
    'Jenny Harris | 1980-02-11',
  ],
  [
    'title and other bold',
    `<div><h2>Jenny Harris</h2><p><b>Amy Pond</b> ${dob} ${id}</p></div>`,
    'ambiguous: twoValues | ambiguous: twoValues',
  ],
  [
    'title above, other label',
    `<h2>Jenny Harris</h2><div><p>Patient: Amy Pond</p>${facts}</div>`,
    'ambiguous: twoValues | ambiguous: twoValues',
  ],
  [
    'title above, same label',
    `<h2>Jenny Harris</h2><div><p>Patient: Jenny Harris</p>${facts}</div>`,
    'Jenny Harris | 1980-02-11',
  ],
  ['one word title', `<div><h2>Madonna</h2>${facts}</div>`, 'Madonna | 1980-02-11'],
  ['four letters', `<div><h2>Cher</h2>${facts}</div>`, 'Cher | 1980-02-11'],
  ['three letters', `<div><h2>Jen</h2>${facts}</div>`, '- | 1980-02-11'],
  [
    'one word and full',
    `<div><h2>Madonna</h2><h3>Jenny Harris</h3>${facts}</div>`,
    'ambiguous: twoValues | ambiguous: twoValues',
  ],
  ['one word beside words', `<div><h2>Madonna <i>5</i></h2>${facts}</div>`, '- | 1980-02-11'],
  ['one word after', `<div>${facts}<h2>Madonna</h2></div>`, '- | 1980-02-11'],
  ['title after', `<div>${facts}<h2>Jenny Harris</h2></div>`, '- | 1980-02-11'],
  ['initials beside', `<div><h2>Jenny Harris</h2><h3>JH</h3>${facts}</div>`, 'Jenny Harris | 1980-02-11'],
  [
    'han initials',
    `<div><h2>王小明</h2><h3>小明</h3>${facts}</div>`,
    'ambiguous: twoValues | ambiguous: twoValues',
  ],
  [
    'no initials',
    `<div><h2>王小明</h2><h3>晓林</h3>${facts}</div>`,
    'ambiguous: twoValues | ambiguous: twoValues',
  ],
  ['practice above', `<h1>Sunrise Clinic</h1><div>${facts}</div>`, '- | 1980-02-11'],
  ['practice inside', `<div><h1>Sunrise Clinic</h1>${facts}</div>`, '- | 1980-02-11'],
  ['sibling 1', `<h2>Jenny Harris</h2><div>${facts}</div>`, 'Jenny Harris | 1980-02-11'],
  ['sibling 3', `<h2>Jenny Harris</h2><hr><hr><div>${facts}</div>`, 'Jenny Harris | 1980-02-11'],
  ['sibling 4', `<h2>Jenny Harris</h2><hr><hr><hr><div>${facts}</div>`, '- | 1980-02-11'],
  ['level 2', `<h2>Jenny Harris</h2><div><div>${facts}</div></div>`, 'Jenny Harris | 1980-02-11'],
  ['level 3', `<h2>Jenny Harris</h2><div><div><div>${facts}</div></div></div>`, '- | 1980-02-11'],
  ['level 4', `<h2>Jenny Harris</h2><div><div><div><div>${facts}</div></div></div></div>`, '- | 1980-02-11'],
  ['level 5', `<h2>Jenny Harris</h2>${nest(5, facts)}`, '- | 1980-02-11'],
  ['plain alone above', `<div>Jenny Harris</div><div>${facts}</div>`, '- | 1980-02-11'],
  ['plain above with more', `<div>Jenny Harris <i>at 5</i></div><div>${facts}</div>`, '- | 1980-02-11'],
  ['plain two above', `<div><p>Jenny Harris</p><p>Amy Pond</p></div><div>${facts}</div>`, '- | 1980-02-11'],
  ['nav sibling', `<h2>Jenny Harris</h2><nav><a href="/x">x</a></nav><div>${facts}</div>`, '- | 1980-02-11'],
  [
    'nav within sibling',
    `<div><h2>Jenny Harris</h2><div role="menu">x</div></div><div>${facts}</div>`,
    '- | 1980-02-11',
  ],
  [
    'three links sibling',
    `<div><h2>Jenny Harris</h2><a href="/a">one</a><a href="/b">two</a><a href="/c">three</a></div><div>${facts}</div>`,
    'Jenny Harris | 1980-02-11',
  ],
  [
    'four links sibling',
    `<div><h2>Jenny Harris</h2><a href="/a">one</a><a href="/b">two</a><a href="/c">three</a><a href="/d">four</a></div><div>${facts}</div>`,
    '- | 1980-02-11',
  ],
  [
    'four icon links sibling',
    `<div><h2>Jenny Harris</h2><a href="/a">1</a><a href="/b">2</a><a href="/c">3</a><a href="/d">4</a></div><div>${facts}</div>`,
    'Jenny Harris | 1980-02-11',
  ],
  [
    'foreign sibling',
    `<h2>Jenny Harris</h2><h3>${amyLink}</h3><div>${facts}</div>`,
    'ambiguous: twoValues | ambiguous: twoValues',
  ],
  [
    'own linked sibling',
    `<h2><a href="/chart/107000001/summary">Jenny Harris</a></h2><div>${facts}</div>`,
    'Jenny Harris | 1980-02-11',
  ],
  [
    'both linked sibling',
    `<h2><a href="/chart/107000001/summary">Jenny Harris</a> ${amyLink}</h2><div>${facts}</div>`,
    '- | 1980-02-11',
  ],
  [
    'unknown label',
    `<div><p><i>Caregiver:</i> <b>Amy Pond</b></p><h2>Jenny Harris</h2>${facts}</div>`,
    'Jenny Harris | 1980-02-11',
  ],
  ['unknown label only', `<div><p><i>Caregiver:</i> <b>Amy Pond</b></p>${facts}</div>`, '- | 1980-02-11'],
  [
    'unknown words no colon',
    `<div><p><i>Caregiver</i> <b>Amy Pond</b></p>${facts}</div>`,
    'Caregiver Amy Pond | 1980-02-11',
  ],
  ['in a button', `<div><p><button>Amy Pond</button></p>${facts}</div>`, '- | 1980-02-11'],
  ['in a dt', `<div><dl><dt>Amy Pond</dt><dd>x</dd></dl>${facts}</div>`, '- | 1980-02-11'],
  ['in a control', `<div><input value="Amy Pond">${facts}</div>`, '- | 1980-02-11'],
  ['with digits', `<div><h2>Jenny Harris 3</h2>${facts}</div>`, '- | 1980-02-11'],
  ['with mail', `<div><h2>Jenny Harris @home</h2>${facts}</div>`, '- | 1980-02-11'],
  ['beside words', `<div><h2>Jenny Harris <i>Female</i></h2>${facts}</div>`, 'Jenny Harris | 1980-02-11'],
  [
    'hidden title',
    `<div><h2 style="display:none">Amy Pond</h2><h3>Jenny Harris</h3>${facts}</div>`,
    'Jenny Harris | 1980-02-11',
  ],
  ['stutter title', `<div><h2><i>Jenny</i> <i>Jenny</i> <i>Harris</i></h2>${facts}</div>`, '- | 1980-02-11'],
  ['entry stops', `<h2>Jenny Harris</h2><ul><li><div>${facts}</div></li></ul>`, '- | 1980-02-11'],
])('the name: %s', async (_, html, reading) => {
  const { name, birthDate } = readPage(await openPage(`<main>${html}</main>`), url);
  expect([name, birthDate].map(shown).join(' | ')).toBe(reading);
});
