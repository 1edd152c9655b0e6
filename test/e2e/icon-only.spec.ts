import { people } from '../sandbox/patients.ts';
import { expect, openOptions, overlayOf } from './desk.ts';
import { test } from './same-computer.ts';

const SETTING = 'On charts and appointments, show only the icon';

test('staff can have the pill without words; charts that are open follow at once, and the name stays', async ({
  connectedDesk: desk,
}) => {
  const { page, context, extension } = desk;
  const { pill } = overlayOf(page);
  const width = async () => Math.round((await pill.boundingBox())?.width ?? 0);
  const named = overlayOf(page).host.getByRole('button', { name: /^Invite Desk: Pending.*5 d 23 h.*left$/ });
  await page.goto(`https://app.drchrono.com/chart/${people.pendingFresh.id}/summary`);
  await expect(named).toBeVisible();
  expect(await width()).toBeGreaterThan(100);

  const options = await openOptions(context, extension);
  const box = options.getByLabel(SETTING);
  await box.check();
  await expect.poll(width).toBe(28);
  await page.bringToFront();
  await expect(named).toBeVisible();

  // It holds for the next chart, and the card opens as ever.
  await page.goto(`https://app.drchrono.com/chart/${people.expired.id}/summary`);
  await expect(pill).toContainText('Expired');
  expect(await width()).toBe(28);
  await overlayOf(page).open();
  await expect(overlayOf(page).card).toContainText('Expired');
  await overlayOf(page).fold();

  await options.bringToFront();
  await expect(box).toBeChecked();
  await box.uncheck();
  await expect.poll(width).toBeGreaterThan(60);
});
