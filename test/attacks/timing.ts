import type { Locator } from '@playwright/test';
import { SEEN_LEAST } from '../../lib/page-timing.ts';
import { ALL_RISKS } from '../all-risks.ts';
import { expect, stopWorker } from '../e2e/desk.ts';
import { doorOf } from '../e2e/put-back.ts';
import { middleOf, PATIENT, type Seat, SOON } from './seat.ts';
import type { PressTrick, TooSlow } from './trick.ts';

/**
 * The card is what it says it is at the moment of the press, but was not a moment before: a cover ends, the card moves or
 * appears under the finger, a window comes to the front. In each control there is time to see it.
 */

const press = (seat: Seat) => seat.press();
const lookAndPress = async (seat: Seat) => {
  await seat.look();
  await seat.press();
};

const uncovered: PressTrick[] = [
  {
    name: 'glass over the card goes away as the press begins',
    sample: true,
    page({ card }) {
      const glass = attacker.lay(card, 'pointer-events: none', 'Press here to close this note');
      for (const type of ['pointerdown', 'mousedown', 'focusin', 'blur'])
        window.addEventListener(type, () => glass.remove(), { capture: true });
      attacker.onEntered(() => glass.remove());
    },
    hands: lookAndPress,
    control: press,
  },
  {
    name: 'glass over the card goes away as the pointer comes over it',
    page({ card }) {
      const glass = attacker.lay(card, 'pointer-events: none', 'Press here to close this note');
      for (const type of ['pointerover', 'pointermove', 'pointerout'])
        window.addEventListener(type, () => glass.remove(), { capture: true });
    },
    async hands(seat) {
      await seat.look();
      return seat.soon(() => seat.press());
    },
    control: lookAndPress,
  },
  {
    name: 'a slow card hears of the press long after its cover has gone',
    page({ card }) {
      const glass = attacker.lay(card, 'pointer-events: none', 'Press here to close this note');
      Object.assign(globalThis, { uncover: () => glass.remove() });
    },
    async hands(seat) {
      const { x, y } = middleOf(seat.place);
      await seat.page.mouse.move(x, y);
      await seat.look();
      const uncoveredAt = Date.now();
      await seat.page.evaluate('globalThis.uncover()');
      await seat.look(280);
      const frozen = seat.overlay.freeze(900);
      await seat.look(60);
      await Promise.all([frozen, seat.page.mouse.down(), seat.page.mouse.up()]);
      return (await seat.overlay.pressedAt()) - uncoveredAt > SEEN_LEAST ? 'too slow' : undefined;
    },
    control: press,
  },
  {
    name: 'the first half of a double click takes the cover away',
    sample: true,
    page({ place }) {
      const cover = attacker.lay(place, '', 'Save');
      cover.addEventListener('click', () => cover.remove());
    },
    async hands(seat) {
      const { x, y } = middleOf(seat.place);
      await seat.page.mouse.move(x, y);
      await seat.look();
      return seat.soon(async () => {
        await seat.press();
        await seat.look(100);
        await seat.press();
      });
    },
    control: press,
  },
  {
    name: 'a script opens the card under a finger that presses a second time',
    folded: true,
    page({ place }) {
      const lure = document.createElement('button');
      lure.textContent = 'Save';
      const { left, top, width, height } = place;
      lure.style.cssText = `position: fixed; left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px`;
      document.body.append(lure);
      lure.addEventListener('click', () => {
        const pill = attacker.inside().find((element) => element.matches('.pill'));
        (pill instanceof HTMLElement ? pill : attacker.host()).click();
      });
    },
    async hands(seat) {
      await seat.press();
      await seat.look();
      await seat.press();
    },
    async control(seat) {
      await seat.press();
    },
  },
  {
    name: 'a window of the page closes itself at the first half of a double click',
    async hands(seat) {
      await seat.haveTrueFocus();
      const opened = seat.page.waitForEvent('popup');
      await seat.page.evaluate(() => void window.open('/dashboard', 'lure'));
      const lure = await opened;
      await lure.bringToFront();
      await lure.evaluate(() => window.addEventListener('mousedown', () => window.close()));
      await seat.look();
      return seat.soon(async () => {
        const closed = lure.waitForEvent('close');
        lure.mouse.down().catch(() => undefined);
        await closed;
        await seat.press();
      });
    },
    control: press,
  },
];

/** Nothing of the overlay is here. */
const ELSEWHERE = { x: 300, y: 660 };

/** The card stands aside, and the page lets it back under the finger. */
const letBack = `globalThis.letBack()`;

const moved: PressTrick[] = [
  {
    name: 'the card moves under the finger just before a quick press',
    page({ card }) {
      Object.assign(globalThis, { letBack: attacker.pushAside(card) });
    },
    async hands(seat) {
      const { x, y } = middleOf(seat.place);
      await seat.page.mouse.move(x, y);
      await seat.look();
      return seat.soon(async () => {
        await seat.page.evaluate(letBack);
        await seat.look(100);
        await seat.press();
      });
    },
    control: press,
  },
  {
    name: 'the card moves under the finger just before a press that is held',
    sample: true,
    page({ card }) {
      Object.assign(globalThis, { letBack: attacker.pushAside(card) });
    },
    hands: (seat) => heldAfterMove(seat),
    control: press,
  },
  {
    name: 'the card moves under the finger, and the page stands still until the press is old',
    page({ card }) {
      Object.assign(globalThis, { letBack: attacker.pushAside(card) });
      attacker.onEntered(() => attacker.freeze(1_200));
    },
    async hands(seat) {
      const { x, y } = middleOf(seat.place);
      await seat.press(ELSEWHERE);
      await seat.page.mouse.move(x, y);
      await seat.look();
      let pressed: Promise<unknown> = Promise.resolve();
      return seat.soon(
        async () => {
          await seat.page.evaluate(letBack);
          await seat.look(150);
          pressed = Promise.all([seat.page.mouse.down(), seat.page.mouse.up()]);
        },
        () => pressed,
      );
    },
    control: press,
  },
  {
    name: 'the card moves under the finger while the background sleeps',
    page({ card }) {
      Object.assign(globalThis, { letBack: attacker.pushAside(card) });
    },
    async hands(seat) {
      const { x, y } = middleOf(seat.place);
      await seat.page.mouse.move(x, y);
      await seat.look();
      await stopWorker(seat.desk);
      return seat.soon(async () => {
        await seat.page.evaluate(letBack);
        await seat.look(60);
        await seat.page.mouse.down();
        await seat.page.mouse.up();
      });
    },
    async control(seat) {
      await stopWorker(seat.desk);
      await seat.press();
    },
  },
  {
    name: 'the host is shifted by a style of the page just before a press that is held',
    page() {
      attacker.host().style.setProperty('translate', '-400px 0', 'important');
      Object.assign(globalThis, { letBack: () => attacker.host().style.removeProperty('translate') });
    },
    hands: (seat) => heldAfterMove(seat),
    changes: 'card',
    control: press,
  },
  {
    name: 'the window becomes narrower, and the card comes under the finger',
    async hands(seat) {
      const { x, y } = middleOf(seat.place);
      await seat.page.mouse.move(x - 100, y);
      return seat.soon(async () => {
        await seat.page.setViewportSize({ width: 1180, height: 800 });
        await seat.look(100);
        await seat.press({ x: x - 100, y });
      });
    },
    async control(seat) {
      const { x, y } = middleOf(seat.place);
      await seat.look();
      await seat.press({ x, y });
    },
  },
  {
    name: 'the card is scrolled by the wheel, and the button comes under the finger',
    async hands(seat) {
      const scrolled = await inLowWindow(seat);
      return seat.soon(async () => {
        await seat.page.mouse.wheel(0, 40);
        // Where the wheel turned before the window was low, nothing is scrolled, and this try takes too long.
        await expect
          .poll(() => seat.pointOn(seat.overlay.button), { intervals: [0], timeout: 5_000 })
          .toEqual(scrolled)
          .then(
            () => seat.press(scrolled),
            () => undefined,
          );
      });
    },
    async control(seat) {
      await seat.press(await seat.pointOn(seat.overlay.button));
    },
  },
];

const appeared: PressTrick[] = [
  {
    name: 'the button gets another meaning under the finger',
    async hands(seat) {
      const { x, y } = middleOf(seat.place);
      await seat.page.mouse.move(x, y);
      const send = seat.overlay.buttonNamed(/^Send invite/);
      if (await send.isVisible()) await sendAnew(seat);
      // What follows the change is counted from here on, so that nothing lies between the change and the press.
      await seat.begin(REVOKE);
      await revokeInPopup(seat);
      return pressUntil(seat, () => send.isVisible(), send);
    },
    control: press,
  },
];

async function heldAfterMove(seat: Seat) {
  const { x, y } = middleOf(seat.place);
  await seat.page.mouse.move(x, y);
  await seat.look();
  return seat.soon(
    async () => {
      await seat.page.evaluate(letBack);
      await seat.look(100);
      await seat.page.mouse.down();
    },
    async () => {
      await seat.look();
      await seat.page.mouse.up();
    },
  );
}

/** Look at the card in a window that is too low for it. Returns where the button is once it is scrolled. */
async function inLowWindow(seat: Seat) {
  await seat.page.setViewportSize({ width: 1280, height: 380 });
  await seat.look();
  const { x, y } = await seat.pointOn(seat.overlay.button);
  await seat.page.mouse.move(x, y - 40);
  return { x, y: y - 40 };
}

/** Press a button as soon as something has happened, or press all the while where the button will stand. */
async function pressUntil(
  seat: Seat,
  happened: () => Promise<boolean>,
  button: Locator | null,
): Promise<TooSlow | undefined> {
  for (let isOver = false; !isOver; ) {
    const began = performance.now();
    isOver = await happened();
    if (isOver && button === null) await seat.begin();
    if (isOver || button === null) await seat.press(button ? await seat.pointOn(button) : undefined);
    if (isOver && performance.now() - began > SOON) return 'too slow';
  }
  return undefined;
}

/** Send an invite that a try before this one has revoked. */
async function sendAnew(seat: Seat): Promise<void> {
  await seat.press();
  await expect(seat.overlay.buttonNamed(/^Resend invite/)).toBeVisible();
  await seat.look();
}

/** Somebody revokes the invite in the popup, so that the card offers another deed at the same place. */
/** A revoke is one deed. */
const REVOKE = 1;

async function revokeInPopup({ desk }: Seat): Promise<void> {
  const input = { patientId: PATIENT.id, action: 'revoke', risksRead: ALL_RISKS };
  const message = JSON.stringify({ name: 'actOnPatient', input });
  const answer = await (await doorOf(desk)).evaluate(`chrome.runtime.sendMessage(${message})`);
  expect(answer).toEqual({ ok: true, value: null });
}

export const timing: PressTrick[] = [...uncovered, ...moved, ...appeared];
