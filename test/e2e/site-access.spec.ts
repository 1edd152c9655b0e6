import type { Page } from '@playwright/test';
import { people } from '../sandbox/patients.ts';
import { allowSites } from './allow-sites.ts';
import { type Desk, expect, openOptions, overlayOf, test } from './desk.ts';

const { pendingFresh } = people;
const WITHDRAWN = 'The browser no longer lets Invite Desk use drchrono.com.';
const NEVER = 'The browser does not let Invite Desk use drchrono.com yet.';

async function openDay({ context, extension }: Desk): Promise<Page> {
  const day = await context.newPage();
  await day.goto(`chrome-extension://${extension}/desk.html`);
  return day;
}

const allow = (page: Page) => page.getByRole('button', { name: 'Allow drchrono.com', exact: true });

async function expectAsked(page: Page, words: string): Promise<void> {
  await expect(page.getByText(words)).toBeVisible();
  await expect(allow(page)).toHaveCount(1);
}

test('withdrawn: popup, day and settings have the one button, and all of them and a chart go on by themselves', async ({
  ownDesk: desk,
}) => {
  const options = await desk.connect();
  const { page } = desk;
  await page.goto(`https://app.drchrono.com/chart/${pendingFresh.id}/summary`);
  const overlay = overlayOf(page);
  await expect(overlay.pill).toContainText('Pending');
  const popup = await desk.popup();
  const day = await openDay(desk);
  await expect(popup.getByRole('button', { name: /^Today/ })).toBeVisible();
  await expect(day.getByRole('button', { name: /Today/ }).first()).toBeVisible();

  await allowSites(desk, 'ON_CLICK');
  for (const each of [popup, day, options]) await expectAsked(each, WITHDRAWN);
  await page.bringToFront();
  await expect(overlay.pill).toHaveText('Invite Desk: No site access');
  // What is loaded now gets nothing of ours.
  await page.reload();
  await expect(page.getByText(pendingFresh.lastName ?? '').first()).toBeVisible();
  await expect(overlay.host).toHaveCount(0);

  await allowSites(desk, 'ON_ALL_SITES');
  await page.bringToFront();
  await expect(overlay.pill).toContainText('Pending');
  for (const each of [popup, day, options]) await expect(allow(each)).toHaveCount(0);
  await expect(popup.getByRole('button', { name: /^Today/ })).toBeVisible();
  await expect(options.getByRole('heading', { name: 'Connected' })).toBeVisible();
  await overlay.open();
  await expect(overlay.card).toContainText('Pending');
});

test('never given: settings, popup and day say so, and the first connection goes on once it is', async ({
  ownDesk: desk,
}) => {
  const options = await openOptions(desk.context, desk.extension);
  const popup = await desk.popup();
  const day = await openDay(desk);
  // Where the site is taken away while Chromium still reads the policy after an installation, it never hands that over.
  await expect(options.getByRole('button', { name: 'Connect to DrChrono' })).toBeVisible();
  await allowSites(desk, 'ON_CLICK');
  for (const each of [options, popup, day]) await expectAsked(each, NEVER);
  await allowSites(desk, 'ON_ALL_SITES');
  for (const each of [options, popup, day]) await expect(allow(each)).toHaveCount(0);
  await expect(options.getByRole('button', { name: 'Connect to DrChrono' })).toBeVisible();
  await desk.connect();
});

test('an overlay that runs on hears that it may, and its open card stays', async ({ ownDesk: desk }) => {
  await desk.connect();
  const { page } = desk;
  await page.goto(`https://app.drchrono.com/chart/${pendingFresh.id}/summary`);
  const overlay = overlayOf(page);
  await allowSites(desk, 'ON_CLICK');
  await page.bringToFront();
  await expect(overlay.pill).toHaveText('Invite Desk: No site access');
  await allowSites(desk, 'ON_ALL_SITES');
  await page.bringToFront();
  await expect(overlay.pill).toContainText('Pending');
  await expect(overlay.host).toHaveCount(1);
});
