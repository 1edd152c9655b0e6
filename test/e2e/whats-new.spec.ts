import { people } from '../sandbox/patients.ts';
import { expect, overlayOf, seenText } from './desk.ts';
import { test } from './same-computer.ts';
import { writeSettings } from './stored-settings.ts';

test('after an update the settings button has a dot until the news was seen, and no tab opens', async ({
  connectedDesk: desk,
}) => {
  await desk.page.goto(`https://app.drchrono.com/chart/${people.active.id}/summary`);
  await expect(overlayOf(desk.page).pill).toContainText('Active');
  let popup = await desk.popup();
  // The settings open at the installation, so what came with it counts as seen.
  await expect(popup.getByRole('button', { name: 'Settings', exact: true })).toBeVisible();
  await writeSettings(popup, { 'news-read': '0.0.9' });
  await popup.close();

  const tabs = desk.context.pages().length;
  popup = await desk.popup();
  const settings = popup.getByRole('button', { name: 'Settings, and what’s new' });
  await expect(settings).toBeVisible();
  expect(desk.context.pages()).toHaveLength(tabs + 1);
  const opened = desk.context.waitForEvent('page');
  await settings.click();
  const options = await opened;
  await expect(seenText(options, /^What’s new in \d/)).toBeVisible();
  await expect(seenText(options, /^The day: who comes/)).toBeVisible();

  popup = await desk.popup();
  // By the time the day is there the answer about the news is there too: it was asked for before.
  await expect(seenText(popup, /of 17 ready today/)).toBeVisible();
  await expect(popup.getByRole('button', { name: 'Settings', exact: true })).toBeVisible();
});
