import { describe, expect, test } from 'vitest';
import { isVisible } from '../../../lib/ehr/page/element-sight.ts';
import { bodyOf } from '../../../lib/ehr/page/frames.ts';
import {
  cleanText,
  isLoading,
  joined,
  lineOf,
  piecesIn,
  readText,
  stutters,
} from '../../../lib/ehr/page/page-text.ts';
import { openPage } from './open-page.ts';

async function textOf(html: string) {
  const document = await openPage(html);
  const text = readText(document.body);
  const at = (id: string): Element => {
    const element = document.getElementById(id);
    if (!element) throw new Error(`no ${id}`);
    return element;
  };
  return { document, text, at };
}

/** The words of each line of text: pieces of one run stand together. */
async function linesOf(html: string): Promise<string[]> {
  const { text } = await textOf(html);
  const lines = new Map<number, string[]>();
  for (const { run, text: words } of text.pieces) lines.set(run, [...(lines.get(run) ?? []), words]);
  return [...lines.values()].map((words) => words.join(' | '));
}

describe('what is one line', () => {
  test.each<[string, string[]]>([
    ['<p>Jenny <b>Harris</b></p>', ['Jenny | Harris']],
    ['<p>Jenny</p><p>Harris</p>', ['Jenny', 'Harris']],
    ['<span>Jenny</span><div>Harris</div>born', ['Jenny', 'Harris', 'born']],
    ['<div><p>Jenny</p></div>Harris', ['Jenny', 'Harris']],
    ['<b><i>Jenny</i></b> Harris', ['Jenny | Harris']],
    ['<table><tr><td>Jenny<td>Harris</table>', ['Jenny', 'Harris']],
    ['Jenny<br>Harris', ['Jenny', 'Harris']],
    ['Jenny<img>Harris', ['Jenny', 'Harris']],
    ['<p><!-- first -->Jenny<!-- last --></p>', ['Jenny']],
    ['<p>DOB: 02/11/1980 | Female</p>', ['DOB: | 02/11/1980 | Female']],
    ['<p> \n </p>', []],
  ])('%s', async (html, lines) => {
    expect(await linesOf(html)).toEqual(lines);
  });
});

describe('what is read', () => {
  test.each<[string, string[]]>([
    ['<input value="Jenny">', ['Jenny']],
    ['<input type="date" value="1980-02-11"><input type="search" value="a">', ['1980-02-11', 'a']],
    [
      '<input type="email" value="a"><input type="tel" value="b"><input type="text" value="c">',
      ['a', 'b', 'c'],
    ],
    ['<input type="number" value="1"><input type="url" value="b">', ['1', 'b']],
    ['<input type="password" value="a"><input type="checkbox" value="b"><input type="hidden" value="c">', []],
    ['<input type="button" value="a"><input type="submit" value="b">', []],
    ['<input>', ['']],
    ['<select><option>first<option selected>second</select>', ['second']],
    ['<select></select>', ['']],
    ['<textarea>about her sister Amy Pond</textarea>', ['']],
    ['before <input value="in"> after', ['before', 'in', 'after']],
  ])('%s', async (html, values) => {
    const { text } = await textOf(html);
    expect(text.pieces.map((piece) => piece.text)).toEqual(values);
    for (const piece of text.pieces)
      expect(piece.control, piece.text).toBe(/^(input|select|textarea)$/.test(piece.element.localName));
    expect(new Set(text.pieces.map(({ run }) => run)).size).toBe(text.pieces.length);
    expect(text.pieces.map(({ at }) => at)).toEqual(text.pieces.map((_, index) => index));
  });

  test.each([
    '<p hidden>Amy</p>',
    '<dialog>Amy</dialog>',
    '<script>Amy</script>',
    '<style>Amy</style>',
    '<template>Amy</template>',
    '<noscript>Amy</noscript>',
    '<svg><text>Amy</text></svg>',
    '<iframe srcdoc="Amy"></iframe>',
    '<datalist><option>Amy</datalist>',
  ])('not %s', async (html) => {
    const { text } = await textOf(`<p>Jenny</p>${html}<p>Harris</p>`);
    expect(text.pieces.map((piece) => piece.text)).toEqual(['Jenny', 'Harris']);
  });

  test('an open dialog is', async () => {
    const { text } = await textOf('<dialog open>Amy</dialog>');
    expect(text.pieces.map((piece) => piece.text)).toEqual(['Amy']);
  });

  test('what is left out is not, and what comes after it is', async () => {
    const { document, at } = await textOf('<div><p id="out">Amy <b>Pond</b></p></div><p>Jenny</p>');
    const text = readText(document.body, [at('out')]);
    expect(text.pieces.map((piece) => piece.text)).toEqual(['Jenny']);
  });
});

describe('sight', () => {
  const away = 'position:absolute;left:-500px;width:100px';
  test.each<[string, boolean, boolean]>([
    ['<p id="x">Jenny</p>', true, true],
    ['<p id="x" style="display:none">Jenny</p>', false, false],
    ['<p id="x" style="visibility:hidden">Jenny</p>', false, false],
    ['<p id="x" style="opacity:0">Jenny</p>', false, false],
    ['<div style="display:none"><p id="x">Jenny</p></div>', false, false],
    ['<div style="opacity:0"><p id="x">Jenny</p></div>', false, false],
    [`<p id="x" style="${away}">Jenny</p>`, true, false],
    ['<p id="x" style="position:absolute;top:-500px;height:100px">Jenny</p>', true, false],
    ['<p id="x" style="position:absolute;left:-50px;width:100px">Jenny</p>', true, true],
    ['<p id="x" style="width:1px;overflow:hidden">Jenny</p>', true, false],
    ['<p id="x" style="width:2px;overflow:hidden">Jenny</p>', true, true],
    ['<p id="x" style="height:1px;overflow:hidden">Jenny</p>', true, false],
    ['<p id="x" style="height:2px;overflow:hidden">Jenny</p>', true, true],
    // What has no box of its own is where its parent is.
    ['<p><b id="x" style="display:contents">Jenny</b></p>', true, true],
    [`<p style="${away}"><b id="x" style="display:contents">Jenny</b></p>`, true, false],
    [
      `<p style="${away}"><i style="display:contents"><b id="x" style="display:contents">Jenny</b></i></p>`,
      ...[true, false],
    ],
    ['<p><i style="display:contents"><b id="x" style="display:contents">Jenny</b></i></p>', true, true],
    ['<p style="display:none"><b id="x" style="display:contents">Jenny</b></p>', false, false],
  ] as [string, boolean, boolean][])('%s is rendered: %s, shown: %s', async (html, rendered, shown) => {
    const { text, at } = await textOf(html);
    for (const _ of ['first look', 'remembered']) {
      expect(text.isRendered(at('x'))).toBe(rendered);
      expect(text.isShown(at('x'))).toBe(shown);
    }
    if (!html.includes('contents')) expect(isVisible(at('x'))).toBe(rendered);
  });

  test('what a person has scrolled past is on the page all the same', async () => {
    const { document, text, at } = await textOf(
      '<p id="x" style="width:50px">Jenny</p><p id="gone" style="position:absolute;top:-300px">Amy</p><div style="height:5000px;width:5000px"></div>',
    );
    document.defaultView?.scrollTo(1000, 2000);
    expect(document.defaultView?.scrollY).toBe(2000);
    expect(text.isShown(at('x'))).toBe(true);
    expect(text.isShown(at('gone'))).toBe(false);
  });
});

test('the pieces of an element lie together', async () => {
  const { text, at, document } = await textOf(
    '<p id="a">one <b id="b">two</b></p><p id="none"></p><p id="c"><b>three</b> four</p><input id="d" value="five"><p id="e">six</p>',
  );
  const under = (id: string) => piecesIn(text, at(id)).map((piece) => piece.text);
  expect(under('a')).toEqual(['one', 'two']);
  expect(under('b')).toEqual(['two']);
  expect(under('none')).toEqual([]);
  expect(under('c')).toEqual(['three', 'four']);
  expect(under('d')).toEqual(['five']);
  expect(under('e')).toEqual(['six']);
  expect(piecesIn(text, document.body)).toHaveLength(6);
});

test('words as a person reads them', async () => {
  expect(cleanText(' Jen\u00adny \u200e\n Harris\ufeff ')).toBe('Jenny Harris');
  expect(cleanText('Zoe\u0308')).toBe('Zoë');
  const { text, at } = await textOf(
    '<p id="line"><b><i id="deep">Jenny</i></b> <i>(</i><i>Jen</i><i>)</i><i>, 45</i></p><p>Jenny</p>',
  );
  expect(lineOf(at('deep'))).toBe(at('line'));
  expect(lineOf(at('line'))).toBe(at('line'));
  expect(joined(piecesIn(text, at('line')))).toBe('Jenny (Jen), 45');
});

test('the same words twice in a row stutter, with others between them they do not', async () => {
  const pieces = async (html: string) => (await textOf(html)).text.pieces;
  expect(stutters(await pieces('<p>Jenny</p><p>Jenny</p>'))).toBe(true);
  expect(stutters(await pieces('<p>Amy</p><p>Jenny</p><p>Jenny</p>'))).toBe(true);
  expect(stutters(await pieces('<p>Jenny</p><p>Harris</p><p>Jenny</p>'))).toBe(false);
  expect(stutters(await pieces('<p>Jenny</p>'))).toBe(false);
});

describe('a page says that it is not all there yet', () => {
  test.each<[string, boolean]>([
    ['<p>Jenny</p>', false],
    ['', true],
    ['<p>Jenny</p><p>Loading…</p>', true],
    ['<p>Jenny</p><p>Please wait</p>', true],
    ['<p>Jenny</p><p>Loadings of cargo</p>', false],
    ['<p>Jenny</p><p>Not loading</p>', false],
    ['<p>Jenny</p><p style="display:none">Loading…</p>', false],
    ['<p>Jenny</p><div aria-busy="true"></div>', true],
    ['<p>Jenny</p><div aria-busy="false"></div>', false],
  ])('%s: %s', async (html, loading) => {
    expect(isLoading((await textOf(html)).text)).toBe(loading);
  });
});

test('a frame of this site has a body, one of another or none at all has not', async () => {
  const { document } = await textOf(
    '<iframe srcdoc="<p>Jenny"></iframe><iframe sandbox srcdoc="Amy"></iframe>',
  );
  const [own, foreign] = document.querySelectorAll('iframe');
  if (!own || !foreign) throw new Error('no frames');
  expect(bodyOf(own)?.textContent).toContain('Jenny');
  expect(bodyOf(foreign)).toBeNull();
  own.remove();
  expect(bodyOf(own)).toBeNull();
});
