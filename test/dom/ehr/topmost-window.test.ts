import { describe, expect, test, vi } from 'vitest';
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
