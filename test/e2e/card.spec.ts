import type { Page } from '@playwright/test';
import { people } from '../sandbox/patients.ts';
import { oneOf } from '../third.ts';
import { type Desk, expect, overlayOf, seenText } from './desk.ts';
import { test } from './same-computer.ts';

const chart = (patient: { id: number }) => `https://app.drchrono.com/chart/${patient.id}/summary`;

function sentTo({ sandbox }: Desk, { id }: { id: number }): number {
  return sandbox.log.api().filter(({ method, path }) => method === 'POST' && path.includes(String(id)))
    .length;
}

/** Count the frames of ours in the page, shown or not. */
function cardsIn(page: Page): number {
  return page.frames().filter((frame) => frame.url().startsWith('chrome-extension://')).length;
}

test('by keyboard from the pill to the deed and back to the page', async ({ connectedDesk: desk }) => {
  const { page } = desk;
  const overlay = overlayOf(page);
  await page.goto(chart(people.pendingFresh));
  await expect(overlay.pill).toContainText('Pending');
  await overlay.pill.focus();
  await page.keyboard.press('Enter');
  await expect(overlay.card).toBeFocused();
  const resend = overlay.button(/^Resend invite/);
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(resend).toBeFocused({ timeout: 100 });
  }).toPass();
  // A key that comes before the button was seen for half a second is told so, and the next one counts.
  await overlay.pressUntilSaid(() => page.keyboard.press('Enter'), 'Checked: DrChrono shows the new invite.');
  expect(sentTo(desk, people.pendingFresh)).toBe(1);
  await page.keyboard.press('Escape');
  await expect(overlay.pill).toBeFocused();
  await expect(overlay.host.locator('iframe')).toHaveCount(0);
});

test('a press that comes too early says so, and the next one counts', async ({ connectedDesk: desk }) => {
  const { page } = desk;
  const overlay = overlayOf(page);
  const pressEarly = async (person: { id: number }) => {
    await page.goto(chart(person));
    await overlay.open();
    // Where the button is going to stand is known from the first time, so that it is pressed as soon as it is there again.
    const box = await overlay.button(/^Resend invite/).boundingBox();
    if (box === null) throw new Error('The button has no place');
    await overlay.fold();
    await expect(overlay.pill).toBeFocused();
    await page.keyboard.press('Enter');
    const said = /One moment|covers this button|Checked: DrChrono shows/;
    await expect(async () => {
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      expect(await overlay.card.innerText({ timeout: 100 })).toMatch(said);
    }).toPass({ intervals: [20] });
    if (sentTo(desk, person) === 0) return true;
    await expect(overlay.card).toContainText('Checked: DrChrono shows');
    await overlay.fold();
    return false;
  };
  const candidates = [people.expired, people.pendingNearExpiry, people.seedHistory];
  let early: (typeof candidates)[number] | null = null;
  // On a machine that takes half a second for the click, the press is not early, and the next patient is tried.
  for (const person of candidates) if (early === null && (await pressEarly(person))) early = person;
  if (early === null) throw new Error('No press came within half a second');
  await overlay.press(/^Resend invite/);
  await expect(overlay.card).toContainText('Checked: DrChrono shows the new invite.');
  expect(sentTo(desk, early)).toBe(1);
});

test('hover begins to load the card; folding and another patient take it away', async ({
  connectedDesk: desk,
}) => {
  const { page } = desk;
  const overlay = overlayOf(page);
  await page.goto(chart(people.pendingFresh));
  await expect(overlay.pill).toContainText('Pending');
  expect(cardsIn(page)).toBe(0);
  await overlay.pill.hover();
  await expect.poll(() => cardsIn(page)).toBe(1);
  await expect(overlay.card).toBeHidden();
  await overlay.open();
  await expect(overlay.card).toContainText('Eleanor Brightwater');
  // The pointer goes elsewhere, or the pill would come back under it.
  await page.mouse.move(300, 300);
  await overlay.fold();
  await expect.poll(() => cardsIn(page)).toBe(0);
  await overlay.open();
  // The page moves on without a load. The card of the patient before is gone before the next one comes.
  await page.evaluate((path) => history.pushState(null, '', path), new URL(chart(people.expired)).pathname);
  await expect(overlay.pill).toHaveText('Invite Desk: Different patient?');
  await expect(overlay.card).not.toContainText('Brightwater');
});

test('over a page that is drawn anew the overlay comes back; removed from one twice it stays away', async ({
  connectedDesk: desk,
}) => {
  const { page } = desk;
  const overlay = overlayOf(page);
  await page.goto(chart(people.pendingFresh));
  await expect(overlay.pill).toContainText('Pending');
  for (const redraw of [redrawBody, redrawDocument]) {
    await page.evaluate(redraw);
    await expect(overlay.pill).toContainText('Pending');
  }
  const remove = () => page.evaluate(() => document.querySelector('invite-desk-overlay')?.remove());
  await remove();
  await expect(overlay.pill).toContainText('Pending');
  await remove();
  await expect(overlay.host).toHaveCount(0);
  await page.evaluate(() => document.body.append('The page goes on.'));
  await expect(overlay.host).toHaveCount(0);
  const popup = await desk.popup();
  // In a tab of its own the popup asks about that tab. Behind the toolbar button it stands over the page.
  await page.bringToFront();
  await popup.reload();
  await expect(seenText(popup, 'This page removed Invite Desk.')).toBeVisible();
  await page.reload();
  await expect(overlay.pill).toContainText('Pending');
});

function redrawBody(): void {
  const body = document.createElement('body');
  body.append(...document.body.childNodes);
  document.body.replaceWith(body);
}

function redrawDocument(): void {
  const html = document.documentElement.cloneNode(true) as HTMLElement;
  html.querySelector('invite-desk-overlay')?.remove();
  document.documentElement.replaceWith(html);
}

test.describe('an appointment window of each form', () => {
  for (const appointmentOpens of oneOf(['inPage', 'frame', 'fullPage'] as const))
    test.describe(appointmentOpens, () => {
      test.use({ practice: { markup: 'a', appointmentOpens } });

      test('takes two presses from the pill to the resend', async ({ connectedDesk: desk }) => {
        const { page, sandbox } = desk;
        const overlay = overlayOf(page);
        const visit = sandbox.practice.visitOf(people.expired.id);
        const day = visit?.scheduledTime.slice(0, 10);
        if (appointmentOpens === 'fullPage')
          await page.goto(`https://app.drchrono.com/appointments/${visit?.id}/`);
        else {
          await page.goto(`https://app.drchrono.com/appointments?date=${day}`);
          await page.getByRole('button', { name: /Georgina Dunmallow/ }).click();
        }
        await expect(overlay.pill).toHaveText('Invite Desk: Expired');
        await overlay.open();
        await overlay.press(/^Resend invite/);
        await expect(overlay.card).toContainText('Checked: DrChrono shows the new invite.');
        expect(sentTo(desk, people.expired)).toBe(1);
      });
    });
});

test('whoever never got the invite is answered from the card, whose deeds still count when it has unfolded', async ({
  connectedDesk: desk,
}) => {
  const { page } = desk;
  const overlay = overlayOf(page);
  await page.goto(chart(people.pendingFresh));
  await expect(overlay.pill).toContainText('Pending');
  await overlay.open();
  await overlay.card.getByText('They never got it').click();
  await expect(overlay.card.getByText(/spam folder/)).toBeVisible();
  await expect(overlay.card).toContainText(/Sent about .* to e•••@example\.com\./);
  await expect(overlay.card).toContainText('the birth date and the phone ending 01');
  await overlay.press('Copy as text');
  await expect(overlay.card.getByText(/^(Copied|Select the text and press Ctrl\+C)$/)).toBeVisible();
  expect(sentTo(desk, people.pendingFresh)).toBe(0);
  await overlay.press(/^Resend invite/);
  await expect(overlay.card).toContainText('Checked: DrChrono shows the new invite.');
});
