import { describe, expect, test } from 'vitest';
import { verifyIdentity } from '../../../lib/desk/patient/verify-identity.ts';
import type { PatientRecord } from '../../../lib/invites/patient.ts';
import { openPage } from './open-page.ts';
import { readPage } from './read-page.ts';

// A page is read and held against the record that its address names, whatever its markup.

const chart = new URL('https://app.drchrono.com/chart/107000001/summary');
const appointment = new URL('https://app.drchrono.com/appointments/70001/');

const olive: PatientRecord = {
  ...{ id: 107000001, chartId: 'PROL000001', firstName: 'Olive', middleName: '', lastName: 'Pruitt' },
  ...{
    nickName: '',
    suffix: '',
    birthDate: '1955-08-10',
    email: 'olive@example.com',
    cellPhone: '(410) 555-0143',
  },
  ...{ homePhone: null, officePhone: null, socialSecurityNumber: 'notOnFile', chartState: 'active' },
};
const called = (firstName: string, lastName: string, more: Partial<PatientRecord> = {}): PatientRecord => ({
  ...{ ...olive, firstName, lastName, ...more },
});

async function verdict(html: string, record: PatientRecord, url = chart): Promise<string> {
  const found = verifyIdentity(readPage(await openPage(html), url), record);
  return found.kind === 'refused' ? found.reason : found.kind;
}

const row = (...cells: string[]) =>
  `<table><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></table>`;
const copy = '<button aria-label="Copy">⧉</button>';
const labelled = (name: string) =>
  `<div><div>${name}</div><dl><dt>Date of birth</dt><dd>08/10/1955</dd><dt>Chart ID</dt><dd>PROL000001</dd>
   <dt>Phone</dt><dd>(410) 555-0143</dd><dt>Email</dt><dd>olive@example.com</dd></dl></div>`;
const recent = `<ul><li><a href="/chart/107000002/summary">Amy Pond 01/02/1990</a></li>
  <li><a href="/chart/107000003/summary">Bo Reed</a></li></ul>`;

describe('a chart header', () => {
  test.each<[string, string, PatientRecord, string]>([
    [
      'in plain type with signs in buttons, all facts labelled',
      labelled(`Olive Pruitt ${copy}`),
      olive,
      'locked',
    ],
    [
      'as a table of one row',
      row(`Olive Pruitt ${copy}`, 'Aug 10, 1955 (71 yrs) F', `PROL000001 ${copy}`),
      olive,
      'locked',
    ],
    [
      'that links each fact to its own section',
      row('<a href="/chart/107000001/demographics">Olive Pruitt</a>', '10 Aug 1955'),
      olive,
      'locked',
    ],
    [
      'in spans of one line',
      '<p><span>Pruitt, Olive</span> <span>F</span> <span>8/10/1955</span></p>',
      olive,
      'locked',
    ],
    [
      'with half of each word in bold',
      `<h2><b>Oli</b>ve <b>Pru</b>itt</h2><p>DOB: 08/10/1955 Chart ID: PROL000001</p>`,
      olive,
      'locked',
    ],
    [
      'with half of each word in bold, in plain type',
      row('<b>Oli</b>ve <b>Pru</b>itt', '<b>Aug</b> 10, 1955'),
      olive,
      'locked',
    ],
    ['beside recent patients', row(`Olive Pruitt ${copy}`, '08/10/1955', recent), olive, 'locked'],
    ['of birth date and chart id alone', row('Aug 10, 1955', 'PROL000001'), olive, 'locked'],
    [
      'with the age in the title',
      '<div><h2>PRUITT, OLIVE (F) 71y 3m</h2><p>DOB 08-10-1955</p></div>',
      olive,
      'locked',
    ],
    [
      'with the birth date in the title',
      '<div><h2>Olive Pruitt, 08/10/1955</h2><p>F</p></div>',
      olive,
      'locked',
    ],
    [
      'with the chart id in the title',
      '<div><h2>Olive Pruitt #PROL000001</h2><p>DOB: 08/10/1955</p></div>',
      olive,
      'locked',
    ],
    [
      'with a twin’s name and the birth date in the title',
      '<div><h2>Eva Pruitt, 08/10/1955</h2><p>F</p></div>',
      olive,
      'nameDiffers',
    ],
    [
      'with first and last name behind labels of their own',
      '<dl><dt>First name<dd>Olive<dt>Last name<dd>Pruitt<dt>DOB<dd>08/10/1955</dl>',
      olive,
      'locked',
    ],
    [
      'with a twin’s first name behind such a label',
      '<dl><dt>First name<dd>Eva<dt>Last name<dd>Pruitt<dt>DOB<dd>08/10/1955</dl>',
      olive,
      'nameDiffers',
    ],
    [
      'with the names the other way round behind such labels',
      '<table><tr><td>First name<td>Kim<tr><td>Last name<td>Lee<tr><td>DOB<td>08/10/1955</table>',
      called('Lee', 'Kim'),
      'nameDiffers',
    ],
    [
      'with a guarantor below',
      `<div><h2>Olive Pruitt</h2><p>DOB: 08/10/1955</p></div>
       <div><h3>Guarantor</h3><p>Name: Bob Pruitt</p><p>DOB: 01/02/1930</p></div>`,
      olive,
      'locked',
    ],
    [
      'with age and sex behind the birth date, and the guarantor’s own below',
      `<div><div><h1>Olive Pruitt</h1><p>DOB: 08/10/1955 (71 yrs) F</p></div>
       <div><h3>Guarantor</h3><p>Name: Olive Pruitt</p><p>DOB: 01/02/1930</p></div></div>`,
      olive,
      'locked',
    ],
    [
      'with a birth date in pieces',
      '<div><h2>Olive Pruitt</h2><p>DOB: <b>08</b>/<b>10</b>/<b>1955</b></p></div>',
      olive,
      'locked',
    ],
    [
      'with a birth date in pieces, in plain type',
      row('<b>Oli</b>ve <b>Pru</b>itt', '<b>08/</b>10/1955'),
      olive,
      'locked',
    ],
    [
      'with a labelled birth date in brackets',
      '<div><h2>Olive Pruitt (DOB: 08/10/1955)</h2><p>F</p></div>',
      olive,
      'locked',
    ],
    [
      'with the practice’s name as a heading above',
      '<div><h1>Pruitt Family Clinic</h1><h2>Olive Pruitt</h2><p>DOB: 08/10/1955</p></div>',
      olive,
      'locked',
    ],
    ['of a name alone', row('Olive Pruitt', '(410) 555-0143'), olive, 'toConfirm'],
    ['of a birth date alone', row('Aug 10, 1955', 'F'), olive, 'toConfirm'],
    ['that shows nothing of the patient', row('(410) 555-0143', 'F'), olive, 'noneFound'],
    [
      'with another birth date',
      '<h2>Olive Pruitt</h2><p>DOB: 08/11/1955 Chart ID: PROL000001</p>',
      olive,
      'birthDateDiffers',
    ],
    [
      'with another birth date, in a form of its own',
      '<div><h2>Olive Pruitt</h2><p>DOB: 11 Aug 1955</p></div>',
      olive,
      'birthDateDiffers',
    ],
    [
      'with a suffix that the record lacks',
      '<h2>Olive Pruitt Jr.</h2><p>DOB: 08/10/1955 Chart ID: PROL000001</p>',
      olive,
      'locked',
    ],
    [
      'with the names the other way round',
      '<h2>Kim Lee</h2><p>Chart ID: PROL000001</p>',
      called('Lee', 'Kim'),
      'nameDiffers',
    ],
    [
      'with an initial and no middle name',
      '<h2>John A. Smith</h2><p>DOB: 08/10/1955</p>',
      called('John', 'Smith', { nickName: 'Al' }),
      'locked',
    ],
    ['of a twin', '<h2>Eva Pruitt</h2><p>DOB: 08/10/1955</p>', olive, 'nameDiffers'],
    [
      'of a twin, labelled in a form of its own',
      '<div><p>Name: BabyBoy1 Pruitt</p><p>DOB: 08/10/1955</p></div>',
      called('BabyBoy2', 'Pruitt'),
      'nameDiffers',
    ],
  ])('%s', async (_, html, record, expected) => {
    expect(await verdict(html, record)).toBe(expected);
  });
});

test('a father is not taken for the son of his name whose guarantor he is', async () => {
  const father = called('John', 'Keller', { birthDate: '1980-02-02', chartId: 'KEJO000001' });
  const son = called('John', 'Keller', { birthDate: '2015-03-03', chartId: 'KEJO000002' });
  const page = (guarantor: string) =>
    `<main><div><h1>John Keller</h1><p>03/03/2015 11 yrs M</p></div><div>${guarantor}</div></main>`;
  const below = page('<h3>Guarantor</h3><p>John Keller</p><p>02/02/1980</p>');
  const inLine = page('<p>Guarantor: John Keller, 02/02/1980</p>');
  expect([await verdict(below, father), await verdict(below, son)]).toEqual(['toConfirm', 'locked']);
  expect([await verdict(inLine, father), await verdict(inLine, son)]).toEqual(['toConfirm', 'locked']);
});

test('a line with another chart id takes nothing away from the block with the patient’s own', async () => {
  const family = `<div>${row('Olive Pruitt', '08/10/1955')}<p>Family: HUMI000002</p></div>`;
  expect(await verdict(family, olive)).toBe('locked');
  const both = `<div>${row('Olive Pruitt', '08/10/1955', 'PROL000001')}<p>Family: HUMI000002</p></div>`;
  expect(await verdict(both, olive)).toBe('locked');
  const two = `<div>${row('Olive Pruitt', '08/10/1955', 'PROL000001')}<p>HUMI000002</p></div>`;
  expect(await verdict(two, olive)).toBe('twoPatients');
  const other = `<div>${row('Olive Pruitt', '08/10/1955')}<p>HUMI000002</p></div>`;
  expect(await verdict(other, olive)).toBe('chartIdDiffers');
});

test('two copies of the birth date in two forms are held against the record each', async () => {
  const two = (other: string) =>
    `<div><h2>Olive Pruitt</h2><p>DOB: 08/10/1955</p><p>Born: ${other}</p></div>`;
  expect(await verdict(two('10 Aug 1955'), olive)).toBe('locked');
  expect(await verdict(two('11 Aug 1955'), olive)).toBe('twoPatients');
});

describe('a labelled or titled name with unusual signs', () => {
  const names: [string, PatientRecord][] = [
    ['BabyBoy2 Garcia', called('BabyBoy2', 'Garcia')],
    ['Baby Boy 2 Smith', called('Baby Boy 2', 'Smith')],
    ['Jenny Harris [self-pay]', called('Jenny', 'Harris')],
    ['Ana Sample : VIP', called('Ana', 'Sample')],
    ['Mary\u2011Ann Cole', called('Mary-Ann', 'Cole')],
    ['בן\u05beציון מאיר', called('בן ציון', 'מאיר')],
    ['Sean O\u02bcBrien', called('Sean', "O'Brien")],
    ['Gal·la Font', called('Gal·la', 'Font')],
    ['Ana Ruiz ★', called('Ana', 'Ruiz')],
    ['Lee 李明 (Ming)', called('Lee', '李明', { nickName: 'Ming' })],
  ];
  test.each(names)('%s as a heading', async (name, record) => {
    const html = `<div><h2>${name}</h2><p>DOB: 08/10/1955 Chart ID: PROL000001</p></div>`;
    expect(await verdict(html, record)).toBe('locked');
    const twin = { ...record, firstName: `${record.firstName}x` };
    expect(await verdict(html, twin)).toBe('nameDiffers');
  });
  test.each(names)('%s behind a label', async (name, record) => {
    const html = `<div><p>Patient name: ${name}</p><p>DOB: 08/10/1955</p></div>`;
    expect(await verdict(html, record)).toBe('locked');
    const twin = { ...record, firstName: `${record.firstName}x` };
    expect(await verdict(html, twin)).toBe('nameDiffers');
  });
});

describe('an appointment window', () => {
  const window = (who: string, rest = '') =>
    `<div role="dialog"><h3>Schedule Appointment</h3><p><label>Patient</label> <span>${who}</span></p>${rest}
     <p><label>Scheduled</label> <span>11/30/2026</span></p><p><label>Office</label> <span>Main</span></p></div>`;
  test.each<[string, string, PatientRecord, string]>([
    ['a name and a date', 'Olive Pruitt - 08/10/1955', olive, 'locked'],
    [
      'a name of two words in two elements',
      '<b>María José</b> <b>de la Fuente</b>',
      called('María José', 'de la Fuente'),
      'toConfirm',
    ],
    [
      'a last name of two words, on lines of their own',
      '<div>María José</div><div>de la Fuente</div>',
      called('María José', 'de la Fuente'),
      'toConfirm',
    ],
    ['a hyphenated name', 'Anne-Marie Smith-Jones', called('Anne-Marie', 'Smith-Jones'), 'toConfirm'],
    ['a name with an apostrophe', 'Sean O’Brien', called('Sean', "O'Brien"), 'toConfirm'],
    ['a name in Han', '王小明', called('小明', '王'), 'toConfirm'],
    ['a name in Han in two elements', '<b>王</b><b>小明</b>', called('小明', '王'), 'toConfirm'],
    ['a name with a maqaf', 'בן\u05beציון מאיר', called('בן ציון', 'מאיר'), 'toConfirm'],
    ['a name with a sign for markup', 'Tess &lt;i&gt; Quill', called('Tess <i>', 'Quill'), 'toConfirm'],
    ['a newborn’s name', 'BabyBoy2 Garcia - 08/10/1955', called('BabyBoy2', 'Garcia'), 'locked'],
    ['first and last name on lines of their own', '<div>Olive</div><div>Pruitt</div>', olive, 'toConfirm'],
    ['a twin on the next line', '<div>Olive Pruitt</div><div>Eva Pruitt</div>', olive, 'nameDiffers'],
    [
      'the banner below the patient',
      'Olive Pruitt - 08/10/1955<p>Patient Statement Balance: $150.00 [Generate Statement]</p>',
      olive,
      'locked',
    ],
    ['a null name', 'null', olive, 'nameDiffers'],
    ['another patient', 'Amy Pond', olive, 'nameDiffers'],
    ['the other twin', 'BabyBoy1 Garcia - 08/10/1955', called('BabyBoy2', 'Garcia'), 'nameDiffers'],
  ])('with %s', async (_, who, record, expected) => {
    expect(await verdict(window(who), record, appointment)).toBe(expected);
  });
});
