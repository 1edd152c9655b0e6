import { describe, expect, test, vi } from 'vitest';
import { closeButtons, openWindow } from '../../../lib/ehr/appointment/window-frame.ts';
import { openPage } from './open-page.ts';
import { readPage } from './read-page.ts';
import { shown } from './shown.ts';

const at = 'position:fixed;left:40px;top:40px;width:600px;height:400px;background:#fff';
const inside = (who: string) =>
  `<h3>Schedule Appointment</h3><p>Patient: ${who} - 06/05/2003</p><p>Scheduled: 09/20/2023</p><p>Office: Office 1</p>`;
const windowOf = (who: string, style = '') => `<div style="${at};${style}">${inside(who)}</div>`;
const beside = 'left:660px;width:500px';
const frameOf = (who: string, style = '') =>
  `<iframe style="${at};border:0;${style}" srcdoc="${inside(who)}"></iframe>`;
const cover = (style = at) => `<div style="${style};z-index:9">Something</div>`;
const dialogOf = (who: string) => `<dialog>${inside(who)}</dialog>`;
const showAll = "<script>for (const each of document.querySelectorAll('dialog')) each.showModal()</script>";

describe('of the windows on a page, the one that a person looks at', () => {
  test.each<[string, string, string]>([
    ['the only one', windowOf('Tim Patient'), 'Tim Patient'],
    ['none, where something lies on it', windowOf('Tim Patient') + cover(), 'ambiguous: twoWindows'],
    [
      'the only one, with something beside it',
      windowOf('Tim Patient') + cover(`${at};left:700px`),
      'Tim Patient',
    ],
    [
      'none of two side by side',
      windowOf('Tim Patient') + windowOf('Amy Pond', beside),
      'ambiguous: twoWindows',
    ],
    ['the upper of two', windowOf('Tim Patient') + windowOf('Amy Pond'), 'Amy Pond'],
    [
      'the uppermost of three',
      ['Tim Patient', 'Rory Williams', 'Amy Pond'].map((who) => windowOf(who)).join(''),
      'Amy Pond',
    ],
    [
      'none of three, two of which are seen',
      windowOf('Tim Patient') + windowOf('Rory Williams') + windowOf('Amy Pond', beside),
      'ambiguous: twoWindows',
    ],
    ['the native modal', dialogOf('Tim Patient') + windowOf('Amy Pond', beside) + showAll, 'Tim Patient'],
    ['the later of two modals', dialogOf('Tim Patient') + dialogOf('Amy Pond') + showAll, 'Amy Pond'],
    ['the one in a frame', frameOf('Tim Patient'), 'Tim Patient'],
    ['none, where something lies on its frame', frameOf('Tim Patient') + cover(), 'ambiguous: twoWindows'],
    ['none in a frame out of sight', frameOf('Tim Patient', 'visibility:hidden'), '-'],
  ])('%s', async (_, html, name) => {
    const url = new URL('https://app.drchrono.com/appointments/');
    expect(shown(readPage(await openPage(html), url).name)).toBe(name);
  });

  test('a page without a title in a frame is a window, for a frame holds nothing else', async () => {
    const page = frameOf('Tim Patient').replace('<h3>Schedule Appointment</h3>', '');
    const url = new URL('https://app.drchrono.com/appointments/');
    expect(shown(readPage(await openPage(page), url).name)).toBe('Tim Patient');
  });
});

test('a field that is scrolled out of its window is covered by nothing', async () => {
  const page = await openPage(
    `<div style="position:fixed;left:40px;top:300px;width:600px;height:90px;overflow:auto;background:#fff" id="window">${inside('Tim Patient')}<div style="height:900px"></div></div><div style="position:fixed;left:0;top:0;width:900px;height:299px">Something</div>`,
  );
  const url = new URL('https://app.drchrono.com/appointments/');
  page.getElementById('window')?.scrollTo(0, 120);
  expect(shown(readPage(page, url).name)).toBe('Tim Patient');
});

test('a frame at an appointment’s own address names its appointment', async () => {
  const page = await openPage(`<iframe style="${at}" src="${location.origin}/appointments/7/"></iframe>`);
  const frame = page.querySelector('iframe');
  await vi.waitFor(() => expect(frame?.contentDocument?.location.pathname).toBe('/appointments/7/'));
  await vi.waitFor(() => expect(frame?.contentDocument?.readyState).toBe('complete'));
  if (frame?.contentDocument) frame.contentDocument.body.innerHTML = inside('Tim Patient');
  const url = new URL('https://app.drchrono.com/appointments/');
  expect(shown(readPage(page, url).linkedAppointmentId)).toBe('7');
});

test('what the overlay keeps clear of is the close button, where there is a window', async () => {
  const button = '<button style="position:absolute;left:0;top:0;width:20px;height:10px">×</button>';
  const page = await openPage(`<div style="${at}">${button}${inside('Tim Patient')}</div>`);
  expect(closeButtons(page)).toEqual([{ left: 40, top: 40, width: 20, height: 10 }]);
  expect(closeButtons(await openPage('<p>Calendar</p>'))).toEqual([]);
});

describe('the close button', () => {
  const cross = '<button style="position:fixed;left:600px;top:45px;width:20px;height:20px">×</button>';
  const box = { left: 600, top: 45, right: 620, bottom: 65 };
  const inShell = (depth: number) =>
    `<div>${cross}${'<div>'.repeat(depth)}${windowOf('Tim Patient')}${'</div>'.repeat(depth)}</div>`;

  test.each<[string, string, boolean]>([
    ['may lie in a shell around the window', inShell(0), true],
    ['four elements up at most', inShell(3), true],
    ['and not five', inShell(4), false],
    ['nor in the page itself', cross + windowOf('Tim Patient'), false],
  ])('%s', async (_, html, isFound) => {
    expect(openWindow(await openPage(html))?.closeButton).toEqual(isFound ? box : null);
  });

  test.each<[string, boolean]>([
    ['<button>×</button>', true],
    ['<a href="#">Close</a>', true],
    ['<i role="button">close window</i>', true],
    ['<input type="button" value="Close">', true],
    ['<button aria-label="Close"><i></i></button>', true],
    ['<button title="Close"></button>', true],
    ['<button aria-label="Save">×</button>', false],
    ['<button>Close the day</button>', false],
    ['<button style="display:none">×</button>', false],
    ['<b>×</b>', false],
  ])('%s is one: %s', async (button, isOne) => {
    const document = await openPage(`<div style="${at}">${inside('Tim Patient')}${button}</div>`);
    expect(openWindow(document)?.closeButton !== null).toBe(isOne);
  });

  test('at the top comes before the one at the foot', async () => {
    const document = await openPage(
      `<div style="${at}"><button id="foot" style="position:absolute;bottom:0">Close</button><button id="top" style="position:absolute;top:0;left:0">×</button>${inside('Tim Patient')}</div>`,
    );
    const { top } = document.getElementById('top')?.getBoundingClientRect() ?? {};
    expect(openWindow(document)?.closeButton?.top).toBe(top);
  });

  test('of a frame in a dialog is told where the page sees it', async () => {
    const button = "<button style='position:absolute;left:0;top:0;width:20px;height:20px'>×</button>";
    const document = await openPage(
      `<div role="dialog" style="${at}"><iframe style="border:0;width:500px;height:300px" srcdoc="<body style='margin:0'>${button}${inside('Tim Patient')}"></iframe></div>`,
    );
    expect(openWindow(document)).toMatchObject({
      closeButton: { left: 40, top: 40, right: 60, bottom: 60 },
      rect: { left: 40, top: 40, right: 640, bottom: 440 },
    });
  });
});
