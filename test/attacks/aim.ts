import { expect } from '../e2e/desk.ts';
import type { Seat } from './seat.ts';
import type { PressTrick } from './trick.ts';

/**
 * The deed is not aimed at the button: the person types, taps or presses somewhere else, and the page directs that to
 * the button. In each control the person does aim at the button.
 */

/** So long (ms) the page is given to take the focus as the pointer leaves; else the trick is played again. */
const TAKES_FOCUS = 10_000;

const aimedKey = (key: string) => async (seat: Seat) => {
  await seat.tabTo(seat.overlay.button);
  await seat.page.keyboard.press(key);
};
const aimedPress = (seat: Seat) => seat.press();

/** The page puts a lure here, far from the overlay. */
const LURE = { x: 120, y: 620 };

const byKeys: PressTrick[] = [
  {
    name: 'the focus is moved to the button, and the next Space of a note presses it',
    sample: true,
    page() {
      attacker.note().addEventListener('keydown', () => attacker.reach().focus());
    },
    hands: (seat) => seat.type('call back at noon'),
    control: aimedKey('Space'),
  },
  {
    name: 'the focus is moved to the button, and the next Enter of a note presses it',
    page() {
      attacker.note().addEventListener('keydown', () => attacker.reach().focus());
    },
    hands: (seat) => seat.type('noon\n\n'),
    control: aimedKey('Enter'),
  },
  {
    name: 'the focus is moved to the button while Enter is held',
    page() {
      attacker.note().addEventListener('keydown', (event) => event.repeat && attacker.reach().focus());
    },
    async hands(seat) {
      await seat.type('noon');
      for (let times = 0; times < 8; times += 1) await seat.page.keyboard.down('Enter');
      await seat.page.keyboard.up('Enter');
    },
    control: aimedKey('Enter'),
  },
  {
    name: 'the overlay’s own element is made focusable and gets the focus',
    page() {
      attacker.note().addEventListener('keydown', () => {
        const host = attacker.host();
        host.tabIndex = 0;
        host.focus();
      });
    },
    hands: (seat) => seat.type('at noon \n \n'),
    control: aimedKey('Space'),
  },
  {
    name: 'a script opens the card and moves the focus, and a slow Space presses',
    folded: true,
    page() {
      attacker.note().addEventListener('keydown', () => {
        const pill = attacker.inside().find((element) => element.matches('.pill'));
        (pill instanceof HTMLElement ? pill : attacker.host()).click();
        attacker.reach().focus();
      });
    },
    async hands(seat) {
      await seat.type('a');
      await seat.look();
      await seat.page.keyboard.press('b');
      await seat.page.keyboard.press('Space');
    },
    control: aimedKey('Space'),
  },
  {
    name: 'the button gets an access key that the person uses for something else',
    page() {
      const button = attacker.reach();
      button.accessKey = 'k';
    },
    hands: (seat) => seat.page.keyboard.press('Alt+k'),
    control: aimedKey('Enter'),
  },
  {
    name: 'an input method is writing, and the Enter that accepts its words presses',
    page() {
      attacker.note().addEventListener('compositionupdate', () => attacker.reach().focus());
    },
    async hands(seat) {
      const cdp = await seat.debugger();
      await seat.type('a');
      await cdp.send('Input.imeSetComposition', { text: 'か', selectionStart: 1, selectionEnd: 1 });
      await seat.page.keyboard.press('Enter');
      await seat.page.keyboard.press('Enter');
    },
    control: aimedKey('Enter'),
  },
  {
    name: 'a form round the button submits implicitly',
    page() {
      const button = attacker.reach();
      const form = document.createElement('form');
      form.addEventListener('submit', (event) => event.preventDefault());
      const field = document.createElement('input');
      field.style.cssText =
        'position: fixed; left: 20px; top: 700px; width: 400px; height: 60px; pointer-events: auto';
      button.setAttribute('type', 'submit');
      button.parentElement?.append(form);
      form.append(field, button);
    },
    hands: (seat) => seat.type('noon\n'),
    control: aimedKey('Enter'),
  },
  {
    name: 'every other thing in the page leaves the order of Tab',
    page() {
      attacker.note().addEventListener('keydown', ({ key }) => {
        if (key !== 'Tab') return;
        for (const element of document.body.querySelectorAll<HTMLElement>(
          'a, button, input, select, textarea',
        ))
          element.tabIndex = -1;
      });
    },
    async hands(seat) {
      await seat.type('noon');
      return seat.soon(async () => {
        for (let times = 0; times < 9 && !(await seat.overlay.isFocused(seat.overlay.button)); times += 1)
          await seat.page.keyboard.press('Tab');
        await seat.page.keyboard.press('Enter');
      });
    },
    control: aimedKey('Enter'),
  },
];

/** A popover or a dialog gives the focus back, when it closes, to where it was when it opened: here to the card. */
const givenBack = (opened: 'popover' | 'dialog', afterLetters: boolean): PressTrick => ({
  name: `a ${opened} gives the focus back to the card${afterLetters ? ' in the middle of a word' : ''}, and Tab and Enter go on there`,
  page:
    opened === 'popover'
      ? () => {
          const layer = document.createElement('div');
          layer.popover = 'auto';
          document.body.append(layer);
          layer.append(attacker.note());
          attacker.onLeft(() => {
            layer.showPopover();
            attacker.note().focus();
          });
          attacker.note().addEventListener('keydown', (event) => {
            if (event.key !== 'Tab' && event.key !== '!') return;
            event.preventDefault();
            layer.hidePopover();
          });
        }
      : () => {
          const layer = document.createElement('dialog');
          document.body.append(layer);
          layer.append(attacker.note());
          attacker.onLeft(() => {
            layer.show();
            attacker.note().focus();
          });
          attacker.note().addEventListener('keydown', (event) => {
            if (event.key !== 'Tab') return;
            event.preventDefault();
            layer.close();
          });
        },
  async hands(seat) {
    const { keyboard } = seat.page;
    // The person has used the card before, and the page takes the focus to the note from there.
    await seat.press(await seat.pointOn(seat.overlay.buttonNamed('Check now')));
    await seat.page.mouse.move(LURE.x, LURE.y);
    const isGone = await expect
      .poll(() => seat.overlay.hasFocus(), { timeout: TAKES_FOCUS })
      .toBe(false)
      .then(() => true)
      .catch(() => false);
    if (isGone) await seat.look();
    // The press that prepared all this is answered by no words, so nobody may wait for them.
    await seat.begin();
    if (!isGone) return 'too slow';
    await keyboard.type('noon');
    const takesFocus = () => expect.poll(() => seat.overlay.hasFocus(), { intervals: [0] }).toBe(true);
    if (!afterLetters)
      return seat.soon(async () => {
        await keyboard.press('Tab');
        await takesFocus();
        // The debugger keeps their order, and each answer that is waited for takes of the half second.
        await Promise.all([keyboard.press('Tab'), keyboard.press('Enter')]);
      });
    await keyboard.press('!');
    await takesFocus();
    await seat.look();
    return seat.soon(async () => {
      await keyboard.type('thanks');
      await keyboard.press('Tab');
      await keyboard.press('Enter');
    });
  },
  control: aimedKey('Enter'),
});

const byPointer: PressTrick[] = [
  {
    name: 'a label over the page leads every press to the button',
    sample: true,
    page() {
      const button = attacker.reach();
      const label = document.createElement('label');
      button.id = 'attacked';
      label.htmlFor = 'attacked';
      label.style.cssText = 'position: fixed; inset: 0 60% 0 0; pointer-events: auto; z-index: 9';
      const root = button.getRootNode();
      (root instanceof ShadowRoot ? root : document.body).append(label);
    },
    hands: (seat) => seat.press(LURE),
    control: aimedPress,
  },
  {
    name: 'the overlay’s element becomes one that a label can lead to',
    page() {
      const host = attacker.host();
      customElements.define(
        host.localName,
        class extends HTMLElement {
          static formAssociated = true;
        },
      );
      const label = document.createElement('label');
      label.style.cssText = 'position: fixed; inset: 0 60% 0 0; z-index: 9';
      document.documentElement.append(label);
      host.id = 'attacked';
      label.htmlFor = 'attacked';
    },
    hands: (seat) => seat.press(LURE),
    control: aimedPress,
  },
  {
    name: 'a press in the page is captured for the button',
    page() {
      document.addEventListener(
        'pointerdown',
        ({ pointerId }) => attacker.reach().setPointerCapture(pointerId),
        {
          capture: true,
        },
      );
    },
    hands: (seat) => seat.press(LURE),
    control: aimedPress,
  },
  {
    name: 'the pointer is locked to the button',
    page() {
      document.addEventListener('pointerup', () => {
        const lock: unknown = attacker.reach().requestPointerLock();
        if (lock instanceof Promise) lock.catch(() => undefined);
      });
    },
    async hands(seat) {
      await seat.press(LURE);
      await seat.look();
      await seat.press(LURE);
    },
    control: aimedPress,
  },
  {
    name: 'a tap begins on a lure over the button, which goes away under the finger',
    page({ place }) {
      const lure = attacker.lay(place, '', 'Save');
      for (const type of ['touchstart', 'pointerdown']) lure.addEventListener(type, () => lure.remove());
    },
    hands: (seat) => tap(seat),
    control: (seat) => tap(seat),
  },
  {
    name: 'a script clicks the button',
    sample: true,
    page() {
      for (const element of [attacker.reach(), ...attacker.inside()])
        if (element instanceof HTMLElement && /Resend/.test(element.textContent ?? '')) element.click();
      attacker.host().click();
    },
    hands: (seat) => seat.look(),
    control: aimedPress,
  },
  {
    name: 'a script sends the button all events of a press',
    page({ place: { left, top } }) {
      const at = {
        bubbles: true,
        composed: true,
        clientX: left + 20,
        clientY: top + 20,
        detail: 1,
        button: 0,
      };
      const button = attacker.reach();
      const one = { ...at, pointerId: 1, isPrimary: true };
      for (const type of ['pointerover', 'pointerdown', 'pointerup'])
        button.dispatchEvent(new PointerEvent(type, one));
      for (const type of ['mousedown', 'mouseup']) button.dispatchEvent(new MouseEvent(type, at));
      button.dispatchEvent(new PointerEvent('click', one));
    },
    hands: (seat) => seat.look(),
    control: aimedPress,
  },
  {
    name: 'a script sends the button all events of a key',
    page() {
      const button = attacker.reach();
      button.focus();
      for (const key of ['Enter', ' '])
        for (const type of ['keydown', 'keypress', 'keyup'])
          button.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }));
    },
    hands: (seat) => seat.look(),
    control: aimedKey('Enter'),
  },
];

async function tap(seat: Seat): Promise<void> {
  const cdp = await seat.debugger();
  const { left, top } = seat.place;
  await cdp.send('Input.dispatchTouchEvent', {
    type: 'touchStart',
    touchPoints: [{ x: left + 30, y: top + 20 }],
  });
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

export const aim: PressTrick[] = [
  ...byKeys,
  givenBack('popover', false),
  givenBack('popover', true),
  givenBack('dialog', false),
  ...byPointer,
];
