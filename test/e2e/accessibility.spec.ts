import type { Frame, Page } from '@playwright/test';
import { people } from '../sandbox/patients.ts';
import { type Desk, expect, overlayOf, pressInPopup } from './desk.ts';
import { test } from './same-computer.ts';

const chart = (patient: { id: number }) => `https://app.drchrono.com/chart/${patient.id}/summary`;

/** From now on note what changes in the places that a screen reader reads out. */
async function listen(page: Page | Frame): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const hear = (records: MutationRecord[]) => {
      const regions = records.map(({ target }) =>
        (target instanceof Element ? target : target.parentElement)?.closest('[role=status], [role=alert]'),
      );
      for (const region of new Set(regions)) if (region?.textContent) said.push(region.textContent);
    };
    const all = { childList: true, subtree: true, characterData: true };
    new MutationObserver(hear).observe(document.body, all);
  });
  return () => page.evaluate(() => Reflect.get(window, 'said') as string[]);
}

const focused = (page: Page | Frame) =>
  page.evaluate(
    () => `${document.activeElement?.tagName} ${document.activeElement?.getAttribute('aria-label')}`,
  );

/** The card's document. */
function cardOf(page: Page): Frame {
  const frame = page.frames().find((one) => one.url().includes('/card.html'));
  if (!frame) throw new Error('no card is in the page');
  return frame;
}

/** As the browser tells of the shortcut: its keys are the browser's own, and no page can press them. */
async function pressShortcut({ context, page }: Desk): Promise<void> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await worker.evaluate(async (address) => {
    const { commands, tabs } = Reflect.get(globalThis, 'chrome');
    const [tab] = await tabs.query({ url: address });
    commands.onCommand.dispatch('open-card', tab);
  }, page.url());
}

test('by the shortcut and the keyboard alone a card is opened, sends, tells of it once, and is folded', async ({
  connectedDesk: desk,
}) => {
  const { page } = desk;
  const overlay = overlayOf(page);
  await page.goto(chart(people.expired));
  await expect(overlay.pill).toContainText('Expired');
  await pressShortcut(desk);
  await expect(overlay.card).toBeFocused();
  const said = await listen(cardOf(page));
  const resend = overlay.button(/^Resend invite/);
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(resend).toBeFocused({ timeout: 100 });
  }).toPass();
  await overlay.pressUntilSaid(() => page.keyboard.press('Enter'), 'Checked: DrChrono shows the new invite.');
  await expect.poll(async () => (await said()).filter((one) => one.startsWith('Sent '))).toHaveLength(1);
  expect(await focused(cardOf(page))).toBe('DIV What came of it');
  await page.keyboard.press('Escape');
  await expect(overlay.pill).toBeFocused();
  await pressShortcut(desk);
  await expect(overlay.card).toBeFocused();
  await pressShortcut(desk);
  await expect(overlay.pill).toBeFocused();
});

test('“Check now” tells what it found, and the focus stays in the card', async ({ connectedDesk: desk }) => {
  const { page } = desk;
  const overlay = overlayOf(page);
  await page.goto(chart(people.pendingFresh));
  await overlay.open();
  const check = overlay.button('Check now');
  await expect(check).toBeVisible();
  const said = await listen(cardOf(page));
  await expect(async () => {
    await check.press('Enter', { timeout: 1_000 });
    expect((await said()).join()).toMatch(/Brightwater: Pending/);
  }).toPass();
  expect(await focused(cardOf(page))).not.toMatch(/^BODY/);
});

test('a row of the popup is resent by keyboard, told of once, and keeps the focus', async ({
  connectedDesk: desk,
}) => {
  const { page } = desk;
  const overlay = overlayOf(page);
  await page.goto(chart(people.expired));
  await expect(overlay.pill).toContainText('Expired');
  const popup = await desk.popup();
  await pressInPopup(popup.getByRole('button', { name: /^Pending invites/ }));
  const resend = popup.getByRole('button', { name: /^Resend: Georgina Dunmallow/ });
  await expect(resend).toBeVisible();
  const said = await listen(popup);
  await resend.press('Enter');
  await expect
    .poll(async () => (await said()).filter((one) => one.includes('Dunmallow: Sent ')))
    .toHaveLength(1);
  expect(await focused(popup)).not.toMatch(/^BODY/);
});
