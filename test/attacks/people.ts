import { ALL_RISKS } from '../all-risks.ts';
import { expect } from '../e2e/desk.ts';
import { doorOf } from '../e2e/put-back.ts';
import { people } from '../sandbox/patients.ts';
import { overlayOn } from './attacked-build.ts';
import { chartOf, middleOf, PATIENT, type Seat, takeSeat } from './seat.ts';
import type { PressTrick } from './trick.ts';

/** Nobody attacks: people press twice, in two tabs, too early, or hit a key while they think of something else. */

const press = (seat: Seat) => seat.press();
const aimedKey = async (seat: Seat) => {
  await seat.tabTo(seat.overlay.button);
  await seat.page.keyboard.press('Enter');
};

/** Answer the question that stands before a send which may be a second one. */
const CONFIRM = /^Send anyway/;

async function confirmed(seat: Seat): Promise<void> {
  const confirm = seat.overlay.buttonNamed(CONFIRM);
  // On a busy machine a press may come too soon, and is only told so.
  await expect(async () => {
    if (!(await confirm.isVisible())) await seat.press();
    await expect(confirm).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await seat.look();
  await seat.press(await seat.pointOn(confirm));
}

export const peoples: PressTrick[] = [
  {
    name: 'a double press sends once',
    sample: true,
    async hands(seat) {
      const { x, y } = middleOf(seat.place);
      await seat.page.mouse.move(x, y);
      await seat.page.mouse.dblclick(x, y);
    },
    meant: 1,
    control: press,
  },
  {
    name: 'a double press of Enter sends once',
    async hands(seat) {
      await seat.tabTo(seat.overlay.button);
      await seat.page.keyboard.press('Enter');
      await seat.page.keyboard.press('Enter');
    },
    meant: 1,
    control: aimedKey,
  },
  {
    name: 'Enter that is held on the button sends once',
    async hands(seat) {
      await seat.tabTo(seat.overlay.button);
      for (let times = 0; times < 12; times += 1) await seat.page.keyboard.down('Enter');
      await seat.page.keyboard.up('Enter');
    },
    meant: 1,
    control: aimedKey,
  },
  {
    name: 'presses in two tabs of one patient send once',
    async hands(seat) {
      const second = await takeSeat(
        { ...seat.desk, page: seat.page },
        overlayOn,
        await seat.desk.context.newPage(),
      );
      await second.page.goto(chartOf(PATIENT));
      await expect(second.overlay.button).toBeVisible();
      await second.look();
      const there = await second.pointOn(second.overlay.button);
      await second.page.mouse.move(there.x, there.y);
      await Promise.all([second.press(there), seat.press()]);
      await expect(second.overlay.next).toHaveAttribute('aria-disabled', 'false');
      await second.page.close();
    },
    meant: 1,
    control: press,
  },
  {
    name: 'presses in the popup and in the card send once',
    async hands(seat) {
      const input = { patientId: PATIENT.id, action: 'resend', risksRead: ALL_RISKS };
      const message = JSON.stringify({ name: 'actOnPatient', input });
      const door = await doorOf(seat.desk);
      await Promise.all([door.evaluate(`chrome.runtime.sendMessage(${message})`), seat.press()]);
    },
    meant: 1,
    control: press,
  },
  {
    name: 'the question before a send is confirmed as it appears',
    patient: people.neverInvited,
    async hands(seat) {
      await seat.press();
      const confirm = seat.overlay.buttonNamed(CONFIRM);
      await expect(confirm).toBeVisible();
      return seat.soon(async () => seat.press(await seat.pointOn(confirm)));
    },
    control: confirmed,
  },
  {
    name: 'a second Enter goes through the question before a send',
    patient: people.neverInvited,
    async hands(seat) {
      await seat.tabTo(seat.overlay.button);
      await seat.page.keyboard.press('Enter');
      await expect(seat.overlay.buttonNamed(CONFIRM)).toBeVisible();
      return seat.soon(async () => {
        const cancel = seat.overlay.buttonNamed(/^Cancel$/);
        await expect.poll(() => seat.overlay.isFocused(cancel), { intervals: [0] }).toBe(true);
        await seat.page.keyboard.press('Shift+Tab');
        await seat.page.keyboard.press('Enter');
      });
    },
    control: confirmed,
  },
  {
    name: 'Escape folds the card, and Enter after it presses nothing in it',
    async hands(seat) {
      await seat.tabTo(seat.overlay.button);
      await seat.page.keyboard.press('Escape');
      await seat.page.keyboard.press('Enter');
      await seat.page.keyboard.press('Enter');
    },
    control: aimedKey,
  },
  {
    name: 'Enter that opens the card is held',
    folded: true,
    async hands(seat) {
      await expect(async () => {
        await seat.page.keyboard.press('Tab');
        expect(await seat.overlay.isFocused(seat.overlay.pill)).toBe(true);
      }).toPass({ intervals: [0] });
      await seat.page.keyboard.down('Enter');
      await expect.poll(() => seat.overlay.isOpen()).toBe(true);
      for (let times = 0; times < 12; times += 1) await seat.page.keyboard.down('Enter');
      await seat.page.keyboard.up('Enter');
    },
    control: aimedKey,
  },
];
