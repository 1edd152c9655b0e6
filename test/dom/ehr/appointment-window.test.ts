import { describe, expect, test } from 'vitest';
import type { PageReading } from '../../../lib/ehr/page/reading.ts';
import { openPage } from './open-page.ts';
import { readPage } from './read-page.ts';
import { shown } from './shown.ts';

const tim = 'Tim Patient - 06/05/2003';
const amy = 'Amy Pond - 01/02/1990';
const rest = '<p>Scheduled: 09/20/2023</p><p>Office: Office 1</p>';
const at = 'position:fixed;left:40px;top:40px;width:600px;height:400px;background:#fff';
const title = '<h3>Schedule Appointment</h3>';
const windowOf = (inside: string, style = '') => `<div style="${at};${style}">${title}${inside}</div>`;
const fieldOf = (who: string, more = '') => windowOf(`<p><b>Patient</b> ${who}</p>${rest}${more}`);
const of = (who: string) => `<p>Patient: ${who}</p>${rest}`;

async function read(html: string, path = '/appointments/'): Promise<PageReading> {
  return readPage(await openPage(html), new URL(`https://app.drchrono.com${path}`));
}
const who = ({ name, birthDate }: PageReading) => [name, birthDate].map(shown).join(' | ');
const doubt = (reason: string) => `ambiguous: ${reason} | ambiguous: ${reason}`;

describe('the patient field', () => {
  test.each<[string, string]>([
    [tim, 'Tim Patient | 2003-06-05'],
    ['Tim Patient – 06/05/2003', 'Tim Patient | 2003-06-05'],
    ['Tim Patient (06/05/2003)', 'Tim Patient | 2003-06-05'],
    ['<a href="/patients/5/">Tim Patient</a> <small>(06/05/2003)</small>', 'Tim Patient | 2003-06-05'],
    ['Patient, Tim, 06/05/2003', 'Patient, Tim | 2003-06-05'],
    ['<i>Tim Patient</i> <i>06/05/2003</i>', 'Tim Patient | 2003-06-05'],
    ['Tim Patient', 'Tim Patient | -'],
    ['Tim', 'Tim | -'],
    ['<i>Tim</i> <i>Patient</i> - 06/05/2003', 'Tim Patient | 2003-06-05'],
    ['<i>Tim</i><i>Al</i><i>Patient</i><i>-</i><i>06/05/2003</i>', 'Tim Al Patient | 2003-06-05'],
    [`<a href="/patients/5/">${tim}</a>`, 'Tim Patient | 2003-06-05'],
    ['<i>Tim Patient</i> <i>New Patient</i>', 'Tim Patient | -'],
    [`<i>${tim}</i> <i>Tim Patient</i>`, 'Tim Patient | 2003-06-05'],
    [`<i>${tim}</i> <i>${tim}</i>`, 'Tim Patient | 2003-06-05'],
    ['', '- | -'],
    ['Loading…', doubt('stillLoading')],
    ['Searching for patients', doubt('stillLoading')],
    ['Please wait', doubt('stillLoading')],
    ['…', doubt('stillLoading')],
    // A name may be in these, but which part?
    ['Tim Patient - soon', doubt('unreadable')],
    ['Tim Patient 2', doubt('unreadable')],
    [`${tim} (20)`, doubt('unreadable')],
    ['12345 - 06/05/2003', doubt('unreadable')],
    ['<i>Tim Patient</i> <i>Tim Patient</i>', doubt('unreadable')],
    // Somebody else has got into it.
    [`<i>${tim}</i> <i>${amy}</i>`, doubt('twoValues')],
    [`<i>Amy P</i> <i>${tim}</i>`, doubt('twoValues')],
    [`<i>${tim}</i> <i>Amy Pond</i>`, doubt('twoValues')],
  ])('%s is read as %s', async (field, reading) => {
    expect(who(await read(fieldOf(field)))).toBe(reading);
  });

  test.each<[string, string, string]>([
    ['twice the same', of(tim) + of(tim), 'Tim Patient | 2003-06-05'],
    ['twice, of two patients', of(tim) + of(amy), doubt('twoValues')],
    ['twice, with two dates', of(tim) + of('Tim Patient - 06/06/2003'), doubt('twoValues')],
    ['twice, once empty', of(tim) + of(''), doubt('twoValues')],
    ['before the birth date’s', `${of('Tim Patient<p>DOB: 06/05/2003</p>')}`, 'Tim Patient | 2003-06-05'],
    [
      'before the birth date’s, in one cell',
      of('Tim Patient<br>DOB: 06/05/2003 ·'),
      'Tim Patient | 2003-06-05',
    ],
    ['before another birth date', of(`${tim}<p>DOB: 06/06/2003</p>`), doubt('twoValues')],
    [
      'before its birth date, and another below',
      `${of('Tim Patient<p>DOB: 06/05/2003</p>')}<p>DOB: 01/02/1990</p>`,
      doubt('twoValues'),
    ],
    [
      'twice, with two birth dates',
      of('Tim Patient<p>DOB: 06/05/2003</p>') + of('Tim Patient<p>DOB: 06/06/2003</p>'),
      doubt('twoValues'),
    ],
  ])('%s', async (_, fields, reading) => {
    expect(who(await read(windowOf(fields)))).toBe(reading);
  });
});

describe('beside the patient field', () => {
  const own = 'Tim Patient | 2003-06-05';
  test.each<[string, string, string]>([
    ['another birth date', '<p>DOB: 01/02/1990</p>', doubt('twoValues')],
    ['the same birth date', '<p>DOB: 06/05/2003</p>', own],
    ['another patient', `<p>${amy}</p>`, doubt('twoValues')],
    ['the same patient', `<p>${tim}</p>`, own],
    ['the same name with another date', '<p>Tim Patient - 01/02/1990</p>', doubt('twoValues')],
    ['a sentence about another', `<p>${amy} at nine</p>`, own],
    ['another in a label', `<label>${amy}</label>`, own],
    ['another out of sight', `<p style="display:none">${amy}</p>`, own],
    ['another’s header', '<h4>Amy Pond</h4><p>POAM000002</p>', doubt('twoValues')],
    ['its own header', '<h4>Tim Patient</h4><p>PATI000002</p>', own],
    ['another’s name alone', '<h4>Amy Pond</h4>', own],
    ['a chart id alone', '<p>POAM000002</p>', own],
  ])('%s', async (_, beside, reading) => {
    expect(who(await read(fieldOf(tim, beside)))).toBe(reading);
  });

  test('another patient where the field is still loading', async () => {
    expect(who(await read(fieldOf('Loading…', `<p>${amy}</p>`)))).toBe(doubt('stillLoading'));
  });

  test('a birth date or another patient where the field gives none', async () => {
    expect(who(await read(fieldOf('Tim Patient', '<p>DOB: 06/05/2003</p>')))).toBe(doubt('twoValues'));
    expect(who(await read(fieldOf('', `<p>${amy}</p>`)))).toBe(doubt('twoValues'));
    expect(who(await read(fieldOf('Tim Patient', `<p>${tim}</p>`)))).toBe('Tim Patient | -');
  });
});

describe('the ids of a window', () => {
  const link = (id: number) => `<a href="/appointments/${id}/">visit</a>`;
  const form = (id: number) => `<form action="/appointments/${id}/"><input></form>`;
  const chart = (id: number) => `<a href="/patients/${id}/">chart</a>`;

  test.each<[string, string, string, string]>([
    ['a link to its patient', chart(5), '/appointments/', '5 | -'],
    ['links to two patients', chart(5) + chart(6), '/appointments/', 'mismatch: idsDiffer | -'],
    ['a link to its visit', link(7), '/appointments/', '- | 7'],
    ['links to two visits', link(7) + link(8), '/appointments/', '- | ambiguous: twoValues'],
    ['its form, and a link to another visit', form(7) + link(8), '/appointments/', '- | 7'],
    ['two forms', form(7) + form(8), '/appointments/', '- | mismatch: idsDiffer'],
    ['the form of its page', form(7), '/appointments/7/', '- | 7'],
    ['the form of another page', form(8), '/appointments/7/', '- | mismatch: idsDiffer'],
    ['a link to its page among others', link(7) + link(8), '/appointments/7/', '- | 7'],
    ['a link to another page', link(8), '/appointments/7/', '- | mismatch: idsDiffer'],
    ['links to other pages', link(8) + link(9), '/appointments/7/', '- | ambiguous: twoValues'],
    ['none', '', '/appointments/7/', '- | -'],
  ])('%s', async (_, ids, path, reading) => {
    const { linkedPatientId, linkedAppointmentId } = await read(fieldOf(tim, ids), path);
    expect([linkedPatientId, linkedAppointmentId].map(shown).join(' | ')).toBe(reading);
  });

  test('say nothing where the window does not say who it is about', async () => {
    const { linkedPatientId, linkedAppointmentId } = await read(fieldOf('Tim Patient 2', chart(5) + link(7)));
    expect([linkedPatientId, linkedAppointmentId].map(shown)).toEqual([
      ...['ambiguous: unreadable', 'ambiguous: unreadable'],
    ]);
  });
});

describe('what is a window', () => {
  const head = '<h2>Schedule Appointment</h2>';
  const row = `<tr><td>${tim}<td>09/20/2023<td>Office 1`;
  test.each<[string, string, boolean]>([
    ['three labels of it under its title', windowOf(of(tim)), true],
    ['an office and a time', windowOf(`<p>Patient: ${tim}</p><p>Office: 1</p><p>Time: 09:00AM</p>`), true],
    ['an office alone', windowOf(`<p>Patient: ${tim}</p><p>Office: 1</p>`), false],
    ['neither office nor day', windowOf(`<p>Patient: ${tim}</p><p>Time: 9</p><p>Duration: 10</p>`), false],
    ['a title in two parts', `<div><h3><b>Schedule</b> <b>Appointment</b></h3>${of(tim)}</div>`, true],
    ['half a title', `<div><h3>Schedule</h3>${of(tim)}</div>`, false],
    [
      'a title out of sight',
      `<div><h3 style="display:none">Schedule Appointment</h3>${of(tim)}</div>`,
      false,
    ],
    ['a button for a title', `<div><button>Schedule Appointment</button>${of(tim)}</div>`, false],
    ['a tab for a title', `<div><b role="tab">Schedule Appointment</b>${of(tim)}</div>`, false],
    ['no title', `<div>${of(tim)}</div>`, false],
    ['a dialog without a title', `<div role="dialog" style="${at}">${of(tim)}</div>`, true],
    // A waiting room, a day sheet: a list with a column "Patient".
    [
      'a table’s head',
      `${head}<table><thead><tr><td>Patient<td>Scheduled<td>Office</thead>${row}</table>`,
      false,
    ],
    ['a row of heads', `${head}<table><tr><th>Patient<th>Scheduled<th>Office${row}</table>`, false],
    ['a column’s head', `${head}<div><b role="columnheader">Patient</b> ${tim}</div>${rest}`, false],
    [
      'a cell that heads a column',
      `${head}<table><tr><td scope="col">Patient<td>${tim}<tr><td>Scheduled<td>9<tr><td>Office<td>1</table>`,
      false,
    ],
    [
      'rows with a head each',
      `${head}<table><tr><th>Patient<td>${tim}<tr><th>Scheduled<td>9<tr><th>Office<td>1</table>`,
      true,
    ],
  ])('%s', async (_, html, isWindow) => {
    expect((await read(`<div>${html}</div>`)).subject).toBe(isWindow ? 'appointmentWindow' : 'none');
  });

  test('a page that is one appointment needs no title', async () => {
    expect(who(await read(of(tim), '/appointments/7/'))).toBe('Tim Patient | 2003-06-05');
  });

  test('a page that is one appointment, and shows none yet, is loading or is not', async () => {
    const loading = await read('<p>Loading…</p>', '/appointments/7/');
    expect([loading.subject, shown(loading.name)]).toEqual(['appointmentWindow', 'ambiguous: stillLoading']);
    const other = await read('<p>Nothing here</p>', '/appointments/7/');
    expect([other.subject, shown(other.name)]).toEqual(['appointmentWindow', '-']);
    const calendar = await read('<p>Loading…</p>');
    expect([calendar.subject, shown(calendar.name)]).toEqual(['none', '-']);
  });
});
