import { expect } from '../e2e/desk.ts';
import { middleOf, type Seat } from './seat.ts';
import type { Known, PressTrick } from './trick.ts';

/**
 * The page hides or moves the card by what the browser draws in a way of its own: layers in roots of the page, pictures of
 * transitions, lists of fields, and windows.
 */

const press = (seat: Seat) => seat.press();
const LURE = 'Press here to close this note';

const hidden = (name: string, page: (known: Known) => void | Promise<void>): PressTrick => ({
  name,
  page,
  detail: LURE,
  changes: 'card',
  hands: press,
});

export const layers: PressTrick[] = [
  hidden('glass in a root of the page’s own', ({ card, detail }) => {
    attacker.layInRoot(card, 'pointer-events: none', detail);
  }),
  {
    ...hidden(
      'glass in a root of the page’s own, under a filter that changes no colour',
      ({ card, detail }) => {
        attacker.style('html { filter: hue-rotate(0deg) }');
        attacker.layInRoot(card, 'pointer-events: none', detail);
      },
    ),
    // Who has turned the colours of all pages around can press all the same.
    async control(seat) {
      await seat.page.evaluate(() => attacker.style('html { filter: invert(0.92) hue-rotate(180deg) }'));
      await seat.look();
      await seat.press();
    },
  },
  hidden('pictures of a view transition in a root of the page’s own', async ({ card, detail }) => {
    const scope = attacker.layInRoot(
      { left: 0, top: 0, width: 20, height: 20 },
      'overflow: visible; contain: layout',
    );
    scope.className = 'scope';
    const lure = document.createElement('p');
    lure.textContent = detail;
    lure.style.cssText = 'margin: 0; width: 20px; height: 20px; background: #fff; view-transition-name: lure';
    const sheet = document.createElement('style');
    const { left, top, width, height } = card;
    sheet.textContent = `
      @keyframes still { from, to { opacity: 1; transform: translate(${left}px, ${top}px); width: ${width}px; height: ${height}px } }
      @keyframes shown { from, to { opacity: 1; width: 100%; height: 100% } }
      .scope::view-transition { pointer-events: none }
      .scope::view-transition-group(lure) { animation: still 1e6s both !important; pointer-events: none }
      .scope::view-transition-old(lure) { animation: shown 1e6s both !important; object-fit: fill }`;
    scope.append(sheet, lure);
    // The types do not know yet that an element can have a transition of its own.
    const start: unknown = Reflect.get(scope, 'startViewTransition');
    if (typeof start !== 'function') return;
    const { ready }: ViewTransition = start.call(scope, () => lure.remove());
    await ready.catch(() => undefined);
  }),
  hidden('the list of a select element as glass over the card', ({ card, detail }) => {
    const { left, top, width, height } = card;
    attacker.style(`
      #glass, #glass::picker(select) { appearance: base-select }
      #glass::picker(select) {
        position: fixed; position-area: none; inset: auto; left: ${left}px; top: ${top}px; margin: 0;
        width: ${width}px; height: ${height}px; max-width: none; max-height: none;
        pointer-events: none; background: #d8f0d8;
      }`);
    const select = document.createElement('select');
    select.id = 'glass';
    select.append(new Option(detail));
    document.body.append(select);
    select.showPicker();
  }),
  {
    ...hidden('the host is moved into a faded element in a way that keeps its card alive', () => {
      const box = document.createElement('div');
      box.style.opacity = '0.01';
      document.body.append(box);
      const move: unknown = Reflect.get(box, 'moveBefore');
      if (typeof move === 'function') move.call(box, attacker.host(), null);
    }),
    comesBack: true,
  },
];

export const moments: PressTrick[] = [
  {
    name: 'a window of pictures, which stays above all others, closes under the finger',
    async hands(seat) {
      const opened = seat.desk.context.waitForEvent('page');
      await seat.page.evaluate(
        `documentPictureInPicture.requestWindow({ width: 400, height: 600 }).then(() => null)`,
      );
      await opened;
      await seat.look();
      return seat.soon(async () => {
        await seat.page.evaluate('documentPictureInPicture.window?.close()');
        await seat.press();
      });
    },
    control: press,
  },
  {
    name: 'the window moves, as a page can move one that it has opened, and the card comes under the finger',
    async hands(seat) {
      const { x, y } = middleOf(seat.place);
      await seat.page.mouse.move(x + SHIFT, y);
      await seat.look();
      return seat.soon(async () => {
        await moveWindow(seat);
        await seat.press({ x, y });
      });
    },
    async control(seat) {
      await moveWindow(seat);
      await seat.look();
      await seat.press();
    },
  },
];

/** By so many pixels the window moves. */
const SHIFT = 90;

/** A window without a screen stands still, so the debugger says that it stands elsewhere by now. */
async function moveWindow(seat: Seat): Promise<void> {
  const left = await seat.page.evaluate(() => window.screenX);
  const size = seat.page.viewportSize();
  if (!size) throw new Error('The window has no size');
  const cdp = await seat.debugger();
  await cdp.send('Emulation.setDeviceMetricsOverride', {
    ...{ ...size, deviceScaleFactor: 1, mobile: false },
    ...{ positionX: left + SHIFT, positionY: 0, screenWidth: 3_000, screenHeight: 2_000 },
  });
  await expect.poll(() => seat.page.evaluate(() => window.screenX), { intervals: [0] }).not.toBe(left);
}
