import { expect, test } from 'vitest';
import { openWindow } from '../../../lib/ehr/appointment/window-frame.ts';
import { openPage } from './open-page.ts';

const fields = '<p>Patient: Tim Patient - 06/05/2003</p><p>Scheduled: 09/20/2023</p><p>Office: Office 1</p>';
const bar =
  '<h3>Schedule Appointment</h3><button style="position:absolute;right:0;top:0;width:20px;height:20px">×</button>';
const at = 'position:fixed;left:100px;top:50px;width:400px;height:300px;background:#fff';

test('no window, nothing to keep clear of', async () => {
  expect(openWindow(await openPage('<h2>Calendar</h2><button>Schedule Appointment</button>'))).toBeNull();
});

test('an in-page window with its corner', async () => {
  const window = openWindow(await openPage(`<div style="${at}">${bar}${fields}<button>Close</button></div>`));
  expect(window?.modal).toBe(false);
  expect(window?.rect).toEqual({ left: 100, top: 50, right: 500, bottom: 350 });
  expect(window?.closeButton).toEqual({ left: 480, top: 50, right: 500, bottom: 70 });
});

test('a title bar beside the fields belongs to the window too', async () => {
  const window = openWindow(
    await openPage(`<div role="dialog" style="${at}"><div>${bar}</div><div>${fields}</div></div>`),
  );
  expect(window?.closeButton).toEqual({ left: 480, top: 50, right: 500, bottom: 70 });
});

test('a window in a frame is told in the coordinates of the page', async () => {
  const inner = `<body style='margin:0'>${bar.replaceAll('"', "'")}${fields}`;
  const window = openWindow(await openPage(`<iframe style="${at};border:0" srcdoc="${inner}"></iframe>`));
  expect(window?.rect).toEqual({ left: 100, top: 50, right: 500, bottom: 350 });
  expect(window?.closeButton).toEqual({ left: 480, top: 50, right: 500, bottom: 70 });
});

test('the close button may lie in the shell around a frame', async () => {
  const inner = `<h3>Schedule Appointment</h3>${fields}`;
  const window = openWindow(
    await openPage(
      `<div style="${at}"><button aria-label="Close" style="position:absolute;right:0;top:0;width:20px;height:20px"></button><iframe style="width:300px;height:250px" srcdoc="${inner}"></iframe></div>`,
    ),
  );
  expect(window?.closeButton).toEqual({ left: 480, top: 50, right: 500, bottom: 70 });
});

test('a native modal holds the page, whatever it is about', async () => {
  const document = await openPage('<dialog><p>Are you sure?</p><button>Close</button></dialog>');
  document.querySelector('dialog')?.showModal();
  const window = openWindow(document);
  expect(window?.modal).toBe(true);
  expect(window?.element.localName).toBe('dialog');
  expect(window?.closeButton).not.toBeNull();
});
