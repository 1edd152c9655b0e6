import { describe, expect, test, vi } from 'vitest';
import { boxAround, boxesOf, keptButtons } from '../../../lib/ehr/page/kept-clear.ts';
import { openPage } from './open-page.ts';

const AT = 'position:absolute;left:10px;top:20px;width:30px;height:15px;padding:0;border:0';
const PLACED = { left: 10, top: 20, width: 30, height: 15 };
const save = `<button style="${AT}">Save Identifiers</button>`;
const over = (style: string, inside = save, attributes = '') =>
  `<div ${attributes} style="left:100px;top:50px;width:400px;height:300px;${style}">${inside}</div>`;
const moved = { ...PLACED, left: 110, top: 70 };
const found = async (html: string) => boxesOf(keptButtons(await openPage(`<body style="margin:0">${html}`)));

describe('a button of a window', () => {
  test.each<[string, string]>([
    ['a dialog by its role', over('position:absolute', save, 'role="dialog"')],
    ['an alert', over('position:absolute', save, 'role="alertdialog"')],
    ['what says that it is modal', over('position:absolute', save, 'aria-modal="true"')],
    [
      'a dialog element',
      `<dialog open style="margin:0;border:0;padding:0;position:absolute;left:100px;top:50px">${save}</dialog>`,
    ],
    ['a box that stays in the window', over('position:fixed')],
    ['a box far above the page', over('position:absolute;z-index:1050')],
    ['a box in such a box', over('position:fixed', `<div><p>${save}</p></div>`)],
  ])('is kept clear: %s', async (_, html) => {
    expect(await found(html)).toEqual([moved]);
  });

  test.each<[string, string]>([
    ['a link drawn as one', `<a class="btn btn-white" href="#" style="${AT}">Save</a>`],
    ['a link that says that it is one', `<a role="button" href="#" style="${AT}">Save</a>`],
    ['an input that submits', `<input type="submit" value="Save" style="${AT}">`],
    ['something that says that it is one', `<i role="button" style="${AT}">Save</i>`],
  ])('may be %s', async (_, button) => {
    expect(await found(over('position:fixed', button))).toEqual([moved]);
  });

  test.each<[string, string]>([
    ['a button of the page', save],
    ['an entry of a calendar', over('position:absolute;z-index:1')],
    ['a box that is placed in the page', over('position:relative')],
    ['a link in a window', over('position:fixed', `<a href="#" style="${AT}">Open chart</a>`)],
    ['a field', over('position:fixed', `<input type="text" style="${AT}">`)],
    ['a window that is not shown', over('position:fixed;display:none')],
    ['a window that cannot be seen', over('position:fixed;visibility:hidden')],
    ['a button without a size', over('position:fixed', '<button style="all:unset"></button>')],
  ])('is not %s', async (_, html) => {
    expect(await found(html)).toEqual([]);
  });
});

describe('what closes something or revokes an invite is kept clear wherever it stands', () => {
  test.each<[string, boolean]>([
    [`<button style="${AT}">×</button>`, true],
    [`<a href="#" style="${AT}">Close</a>`, true],
    [`<i role="button" style="${AT}">close window</i>`, true],
    [`<input type="button" value="Close" style="${AT}">`, true],
    [`<button aria-label="Close" style="${AT}"><i></i></button>`, true],
    [`<button title="Close" style="${AT}"></button>`, true],
    [`<button style="${AT}">Revoke invite</button>`, true],
    [`<a href="#" style="${AT}">Revoke Access</a>`, true],
    [`<button aria-label="Save" style="${AT}">×</button>`, false],
    [`<button style="${AT}">Close the day</button>`, false],
    [`<b style="${AT}">×</b>`, false],
  ])('%s: %s', async (button, isKept) => {
    expect(await found(button)).toEqual(isKept ? [PLACED] : []);
  });
});

describe('a window in a frame', () => {
  const inside = `<body style='margin:0'>${save.replaceAll('"', "'")}`;
  const frame = (style: string) =>
    `<iframe style="left:100px;top:50px;width:400px;height:300px;border:0;${style}" srcdoc="${inside}"></iframe>`;

  test('is told where the page sees it', async () => {
    expect(await found(frame('position:fixed'))).toEqual([moved]);
    expect(await found(over('position:fixed', frame('position:static')))).toEqual([moved]);
  });

  test('is none where the frame is a part of the page', async () => {
    expect(await found(frame('position:absolute'))).toEqual([]);
  });

  test('of another origin has no buttons that can be read', async () => {
    const page = await openPage(
      '<iframe sandbox style="position:fixed" srcdoc="<button>Save</button>"></iframe>',
    );
    await vi.waitFor(() => expect(page.querySelector('iframe')).not.toBeNull());
    expect(boxesOf(keptButtons(page))).toEqual([]);
  });
});

test('of very many the last are kept clear', async () => {
  const many = Array.from(
    { length: 70 },
    (_, index) => `<button style="${AT};left:${index}px">Save</button>`,
  ).join('');
  const boxes = await found(over('position:fixed;left:0', many));
  expect(boxes).toHaveLength(60);
  expect(boxes.at(-1)?.left).toBe(69);
});

test('a page without a body has none', () => {
  expect(boxesOf(keptButtons(document.implementation.createDocument(null, null)))).toEqual([]);
});

test('the box around cells leaves out those that are gone or not drawn', async () => {
  const page = await openPage(
    `<body style="margin:0"><i id="a" style="${AT}">a</i><i id="b" style="${AT};top:90px;left:5px">b</i><i id="c" style="display:none">c</i><i id="d" style="${AT};left:500px">d</i>`,
  );
  const cells = [...page.querySelectorAll('i')];
  cells.at(-1)?.remove();
  expect(boxAround(cells)).toEqual([{ left: 5, top: 20, width: 35, height: 85 }]);
  expect(boxAround([])).toEqual([]);
});
