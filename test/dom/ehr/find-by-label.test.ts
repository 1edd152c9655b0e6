import { describe, expect, test } from 'vitest';
import { dateValue } from '../../../lib/ehr/page/date-value.ts';
import { findLabels } from '../../../lib/ehr/page/find-by-label.ts';
import { readText } from '../../../lib/ehr/page/page-text.ts';
import { openPage } from './open-page.ts';

async function labelsIn(html: string) {
  return findLabels(readText((await openPage(html)).body));
}
/** `birthDate=02/11/1980`, and several values with `|` between them. */
async function read(html: string): Promise<string> {
  const hits = await labelsIn(html);
  return hits.map(({ name, values }) => `${name}=${values.map(({ text }) => text).join('|')}`).join(' ');
}

describe('a label and its value', () => {
  test.each<[string, string]>([
    ['<p>DOB: 02/11/1980</p>', 'birthDate=02/11/1980'],
    ['<p><b>DOB</b> 02/11/1980</p>', 'birthDate=02/11/1980'],
    ['<p><span>DOB</span> <span>02/11/1980</span> <span>(45)</span></p>', 'birthDate=02/11/1980|(45)'],
    ['<p>DOB: 02/11/1980 | Chart: HAJE000001</p>', 'birthDate=02/11/1980 chartId=HAJE000001'],
    ['<div><div>DOB</div><div>02/11/1980</div></div>', 'birthDate=02/11/1980'],
    ['<dl><dt>DOB<dd>02/11/1980<dt>Gender<dd>Female</dl>', 'birthDate=02/11/1980 gender=Female'],
    [
      '<dl><dt>DOB<dd>02/11/1980<dd>45<dd>x<dt>Gender<dd>Female</dl>',
      'birthDate=02/11/1980|45 gender=Female',
    ],
    ['<dl><dt>DOB<dd><dd>02/11/1980</dl>', 'birthDate='],
    ['<dl><dt>DOB<dd>02/11/1980<dd>45</dl>', 'birthDate=02/11/1980|45'],
    [
      '<table><tr><th>DOB<td>02/11/1980<tr><th>Gender<td>Female</table>',
      'birthDate=02/11/1980 gender=Female',
    ],
    ['<table><tr><td>DOB<td>02/11/1980<td>Gender<td>Female</table>', 'birthDate=02/11/1980 gender=Female'],
    ['<table><tr><td>DOB<tr><td>02/11/1980</table>', 'birthDate='],
    ['<table><tr><td>DOB<td style="display:none"><td>02/11/1980</table>', 'birthDate=02/11/1980'],
    ['<table><tr><td>DOB 02/11/1980<td>Female</table>', ''],
    ['<table><tr><td><b>DOB</b> 02/11/1980<td>Female</table>', 'birthDate=02/11/1980|Female'],
    ['<label>DOB <input value="02/11/1980"></label><input value="x">', 'birthDate=02/11/1980'],
    ['<label for="d">DOB</label><input value="x"><input id="d" value="02/11/1980">', 'birthDate=02/11/1980'],
    ['<label for="d">DOB</label><input id="d" style="display:none" value="02/11/1980">', 'birthDate='],
    ['<p>DOB: <i style="display:none">01/02/1990</i> 02/11/1980</p>', 'birthDate=02/11/1980'],
    ['<ul><li>DOB<li>02/11/1980</ul>', 'birthDate='],
    ['<ul><li>DOB <b>02/11/1980</b><li>45</ul>', 'birthDate=02/11/1980'],
    ['<div><p>DOB</p><p style="display:none"></p><p>02/11/1980</p></div>', 'birthDate=02/11/1980'],
    ['<div><p>DOB</p><p style="height:9px"></p><p>02/11/1980</p></div>', 'birthDate='],
    ['<div><p>DOB</p><hr><br><p>02/11/1980</p></div>', 'birthDate=02/11/1980'],
    ['<div><p>DOB</p><p hidden></p><p>02/11/1980</p></div>', 'birthDate=02/11/1980'],
    ['<section><p>DOB</p></section><p>02/11/1980</p>', 'birthDate='],
    ['<div><i><i><i>DOB</i></i></i></div><p>02/11/1980</p>', 'birthDate='],
    ['<main><div><i><i><i>DOB</i></i></i></div><p>02/11/1980</p></main>', 'birthDate=02/11/1980'],
    ['<main><div><div><i><i><i>DOB</i></i></i></div></div><p>02/11/1980</p></main>', 'birthDate=02/11/1980'],
    [
      '<main><div><div><div><i><i><i>DOB</i></i></i></div></div></div><p>02/11/1980</p></main>',
      'birthDate=02/11/1980',
    ],
    [
      '<main><div><div><div><div><i><i><i>DOB</i></i></i></div></div></div></div><p>02/11/1980</p></main>',
      'birthDate=',
    ],
    [`<p>DOB: ${'<i>1</i> '.repeat(12)}</p>`, `birthDate=${'1|'.repeat(7)}1`],
  ])('%s', async (html, labels) => {
    expect(await read(html)).toBe(labels);
  });
});

describe('labels as a row of heads, and one row of values under it', () => {
  const heads = '<tr><th>DOB<th>Gender';
  const values = '<tr><td>02/11/1980<td>Female';
  test.each<[string, string]>([
    [`<table>${heads}${values}</table>`, 'birthDate=02/11/1980 gender=Female'],
    [`<table>${heads}${values}${values}</table>`, 'birthDate= gender='],
    [
      `<table>${heads}<tr style="display:none"><td>x<td>y${values}</table>`,
      'birthDate=02/11/1980 gender=Female',
    ],
    [`<table>${heads}<tr><td>02/11/1980</table>`, 'birthDate= gender='],
    [`<table><tr><th>DOB<th>Colour of eyes${values}</table>`, 'birthDate='],
    ['<table><tr><th>DOB<tr><td>02/11/1980</table>', 'birthDate='],
    [
      '<div role="table"><div role="row"><b role="columnheader">DOB</b><b role="columnheader">Gender</b></div><div role="row"><i role="cell">02/11/1980</i><i role="cell">Female</i></div></div>',
      'birthDate=02/11/1980 gender=Female',
    ],
    [
      `<table>${heads}<tr><td><i style="opacity:0">01/02/1990</i> 02/11/1980<td>Female</table>`,
      'birthDate=02/11/1980 gender=Female',
    ],
    [
      `<table>${heads}${'<tr style="display:none"><td>x<td>y'.repeat(5)}${values}</table>`,
      'birthDate=02/11/1980 gender=Female',
    ],
    [
      `<table>${heads}${'<tr style="display:none"><td>x<td>y'.repeat(6)}${values}</table>`,
      'birthDate= gender=',
    ],
  ])('%s', async (html, labels) => {
    expect(await read(html)).toBe(labels);
  });
});

describe('what is a label', () => {
  test.each<[string, string]>([
    ['<p><b>Date</b> <b>of</b> <b>birth</b> 02/11/1980</p>', 'birthDate=02/11/1980'],
    ['<p><b>Date</b> <b>of</b> <b>birth</b> <b>(age)</b> 02/11/1980</p>', 'birthDate=02/11/1980'],
    ['<p><b>Date of</b></p><p>birth 02/11/1980</p>', ''],
    ['<p style="display:none">DOB: 02/11/1980</p>', ''],
    ['<input value="DOB"> 02/11/1980', ''],
    // Words that are names too: a label at the start of a line, before a colon, or in a label's own element.
    ['<p>Tim <i>Patient</i> x</p>', ''],
    ['<p>Tim <b>Patient</b> x</p>', 'patient=x'],
    ['<p>Tim <i>Patient:</i> x</p>', 'patient=x'],
    ['<p><i>Patient</i> x</p>', 'patient=x'],
    ['<p>Tim <i>Gender</i> x</p>', 'gender=x'],
    // Words that lead somewhere.
    ['<a href="/x">Provider</a> x', ''],
    ['<button>Provider</button> x', ''],
    ['<b role="tab">Provider</b> x', ''],
    ['<b role="button">Provider</b> x', ''],
    ['<nav>Provider</nav> x', ''],
    ['<p><a>Provider</a> x</p>', 'provider=x'],
    ['<table><tr><th><a href="/x">Provider</a><td>x</table>', 'provider=x'],
  ])('%s', async (html, labels) => {
    expect(await read(html)).toBe(labels);
  });
});

describe('a date behind its label', () => {
  const dated = async (values: string) => {
    const [hit] = await labelsIn(`<p><b>DOB</b> ${values}</p>`);
    if (!hit) throw new Error('no label');
    const value = dateValue(hit);
    return value.kind === 'date' ? value.date : value.kind;
  };
  test.each<[string, string]>([
    ['02/11/1980', '1980-02-11'],
    ['Feb. 11, 1980', '1980-02-11'],
    ['<i>Feb.</i> <i>11,</i> <i>1980</i>', '1980-02-11'],
    ['<i>Feb.</i> <i>11</i> <i>,</i> <i>1980</i>', '1980-02-11'],
    ['02/11/1980 (45 years)', '1980-02-11'],
    ['02/11/1980 - age 45', '1980-02-11'],
    ['02/11/1980 / about 45 y.o.', '1980-02-11'],
    ['02/11/1980 (F)', '1980-02-11'],
    ['02/11/1980 (45 years) F', '1980-02-11'],
    ['02/11/1980 45 yrs, Female', '1980-02-11'],
    ['02/11/1980 (45 years) 01/02/1990', 'unreadable'],
    ['<i>02/11/1980</i> <i>45</i>', '1980-02-11'],
    ['<i>02/11/1980</i> <i>02/11/1980</i>', '1980-02-11'],
    ['<i>02/11/1980</i> <i>01/02/1990</i>', 'two'],
    ['02/11/1980 and more', 'unreadable'],
    ['soon', 'unreadable'],
    ['', 'none'],
    ['<input>', 'none'],
  ])('%s is %s', async (values, date) => {
    expect(await dated(values)).toBe(date);
  });
});
