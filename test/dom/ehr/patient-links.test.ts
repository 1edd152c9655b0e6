import { describe, expect, test } from 'vitest';
import { isAboutAnother, linkedIds } from '../../../lib/ehr/page/patient-links.ts';
import { openPage } from './open-page.ts';

const base = new URL('https://app.drchrono.com/patients/4224/');

async function linksOf(html: string) {
  const document = await openPage(`<div id="root">${html}</div>`);
  const root = document.getElementById('root');
  if (!root) throw new Error('no root');
  return { document, root, ids: linkedIds(root, base) };
}

describe('the ids that links and forms name', () => {
  test.each<[string, { patients?: number[]; form?: number[]; visits?: string[]; formVisits?: string[] }]>([
    ['<a href="/patients/4224/">chart</a>', { patients: [4224] }],
    ['<a href="https://app.drchrono.com/chart/4224/labs">labs</a>', { patients: [4224] }],
    ['<a href="/patients/4224/">a</a><a href="/patients/4225/">b</a>', { patients: [4224, 4225] }],
    ['<form action="/patients/4224/">x<input></form>', { patients: [4224], form: [4224] }],
    ['<a href="/appointments/5001/">visit</a>', { visits: ['5001'] }],
    ['<form action="/appointments/5001/">x<input></form>', { formVisits: ['5001'] }],
    ['<a href="/billing/live_claims_feed?patient_id=4224">claims</a>', { patients: [4224] }],
    [
      '<form action="/appointments/5001/?patient_id=4224">x</form>',
      { patients: [4224], formVisits: ['5001'] },
    ],
    ['<a href="https://example.com/claims?patient_id=4224">claims</a>', {}],
    ['<a href="/claims?patient_id=04224">claims</a>', {}],
    ['<a href="https://example.com/patients/4224/">chart</a>', {}],
    ['<a href="#/patients/4224/">chart</a>', {}],
    ['<a href="">chart</a>', {}],
    ['<a href="http://[">chart</a>', {}],
    ['<a href="/patients/4224/" style="display:none">chart</a>', {}],
    ['<a href="/patients/4224/" style="position:absolute;left:-999px">chart</a>', {}],
    ['<a>chart</a><button formaction="/patients/4224/">x</button>', {}],
  ])('%s', async (html, named) => {
    const { ids } = await linksOf(html);
    expect([...ids.patients]).toEqual(named.patients ?? []);
    expect([...ids.formPatients]).toEqual(named.form ?? []);
    expect([...ids.appointments]).toEqual(named.visits ?? []);
    expect([...ids.formAppointments]).toEqual(named.formVisits ?? []);
  });

  test('the element itself counts, and what a person has scrolled past sideways', async () => {
    const { document, root } = await linksOf(
      '<a href="/patients/4224/">chart</a><div style="width:5000px;height:1px"></div>',
    );
    const link = root.querySelector('a');
    if (!link) throw new Error('no link');
    expect([...linkedIds(link, base).patients]).toEqual([4224]);
    document.defaultView?.scrollTo(2000, 0);
    expect([...linkedIds(root, base).patients]).toEqual([4224]);
  });

  test('of four hundred links at most', async () => {
    const links = (count: number) =>
      Array.from({ length: count }, (_, index) => `<a href="/patients/${index + 1}/">x</a>`).join(' ');
    expect((await linksOf(links(399))).ids.patients.size).toBe(399);
    expect((await linksOf(links(420))).ids.patients.size).toBe(399);
  });
});

describe('an entry about another patient', () => {
  const amy = '<a href="/patients/4225/">Amy Pond</a>';
  test.each<[string, boolean]>([
    ['<p id="x">Jenny</p>', false],
    ['<a href="/patients/4225/"><b id="x">Amy</b></a>', true],
    ['<a href="/patients/4224/"><b id="x">Jenny</b></a>', false],
    [`<ul><li><b id="x">Pond</b>${amy}</li></ul>`, true],
    [`<table><tr><td id="x">Pond<td>${amy}</table>`, true],
    [`<div role="row"><b id="x">Pond</b>${amy}</div>`, true],
    [`<div role="listitem"><b id="x">Pond</b>${amy}</div>`, true],
    [`<div role="option"><b id="x">Pond</b>${amy}</div>`, true],
    [`<div><b id="x">Pond</b>${amy}</div>`, false],
    [`<ul><li><b id="x">Jenny</b>${amy}<a href="/patients/4224/">Jenny</a></li></ul>`, false],
    ['<ul><li><b id="x">Jenny</b><a href="/help/">help</a></li></ul>', false],
    // A table that lays out the page has rows too: an entry is small.
    [`<table><tr><td id="x">Jenny${'<i></i>'.repeat(37)}<td>${amy}</table>`, true],
    [`<table><tr><td id="x">Jenny${'<i></i>'.repeat(38)}<td>${amy}</table>`, false],
  ])('%s: %s', async (html, isAnother) => {
    const { document } = await linksOf(html);
    const element = document.getElementById('x');
    if (!element) throw new Error('no x');
    expect(isAboutAnother(element, 4224, base)).toBe(isAnother);
  });

  test('where nobody is known to be the own one, each link is to another', async () => {
    const { document } = await linksOf(
      '<ul><li><b id="x">Jenny</b><a href="/patients/4224/">Jenny</a></li></ul>',
    );
    const element = document.getElementById('x');
    if (!element) throw new Error('no x');
    expect(isAboutAnother(element, null, base)).toBe(true);
  });
});
