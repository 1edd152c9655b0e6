import type { Locator, Page } from '@playwright/test';
import { people } from '../sandbox/patients.ts';
import {
  choosePending,
  type Desk,
  expect,
  overlayOf,
  pressToOpen,
  pressUntilSeen,
  seenText,
} from './desk.ts';
import { test } from './same-computer.ts';

const quick = (popup: Page): Locator =>
  popup.getByRole('list', { name: /^Who needs somebody/ }).getByRole('listitem');
const rowOf = (popup: Page, name: string) => quick(popup).filter({ hasText: name });
const badge = (popup: Page) => popup.evaluate('chrome.action.getBadgeText({})');

function mailsTo(desk: Desk, { id }: { id: number }): number {
  return desk.sandbox.practice.mail.filter(({ patientId }) => patientId === id).length;
}

/** Open the popup, and wait until everybody who is shown was looked at. */
async function openOnDay(desk: Desk): Promise<Page> {
  const popup = await desk.popup();
  await expect(seenText(popup, /of 17 ready today/)).toBeVisible();
  await expect(quick(popup).first()).toBeVisible({ timeout: 30_000 });
  return popup;
}

/**
 * Close the popup once it has kept how it stands. Playwright closes a page without the event at which a popup that closes
 * keeps what was changed last.
 */
async function closeOnceKept(popup: Page, words: string): Promise<void> {
  const kept = () => popup.evaluate('chrome.storage.session.get(null).then((all) => JSON.stringify(all))');
  await expect.poll(kept).toContain(words);
  await popup.close();
}

test('the day in short: who has come first, one verb each, and an invite goes to whom the row names', async ({
  connectedDesk: desk,
}) => {
  test.slow();
  // Until an answer has listed an invite, no patient reads "Not invited".
  await desk.page.goto(`https://app.drchrono.com/chart/${people.pendingFresh.id}/summary`);
  await expect(overlayOf(desk.page).pill).toContainText('Pending');
  const popup = await openOnDay(desk);
  await expect(rowOf(popup, 'Maren Fairholt')).toContainText('Not invited', { timeout: 60_000 });
  expect(await quick(popup).count()).toBeLessThanOrEqual(7);
  for (const row of await quick(popup).all())
    expect(await row.locator('button:not(.name)').count()).toBeLessThanOrEqual(1);
  const before = mailsTo(desk, people.neverInvited);
  // A press counts once the rows stand still, so the mouse may have to press again.
  await expect(async () => {
    await rowOf(popup, 'Maren Fairholt')
      .getByRole('button', { name: /^Invite: / })
      .click({ timeout: 1_000 });
    await expect(seenText(popup, /the list has just moved/)).toBeHidden({ timeout: 1_000 });
  }).toPass();
  await expect(rowOf(popup, 'Maren Fairholt')).toContainText(/Sent .* valid until about/);
  expect(mailsTo(desk, people.neverInvited)).toBe(before + 1);
});

test('the number on the toolbar button is who needs a person today, and names nobody', async ({
  connectedDesk: desk,
}) => {
  test.slow();
  const popup = await openOnDay(desk);
  const toDo = async () => /· (\d+)/.exec((await popup.locator('.choice').first().textContent()) ?? '')?.[1];
  await expect
    .poll(async () => ({ isSame: (await badge(popup)) === (await toDo()), isSome: (await toDo()) !== '0' }), {
      timeout: 60_000,
    })
    .toEqual({ isSame: true, isSome: true });
  expect(await badge(popup)).toMatch(/^\d+$/);
});

test('closed and opened again, the popup stands as it was left; a new browser begins anew', async ({
  connectedDesk: desk,
}) => {
  test.slow();
  let popup = await openOnDay(desk);
  await pressUntilSeen(
    popup.getByRole('button', { name: 'Next working day' }),
    popup.getByRole('region', { name: /^Tomorrow, / }),
  );
  await expect(seenText(popup, /ready tomorrow/)).toBeVisible();
  await closeOnceKept(popup, '"date":"2026-09-16","kind":"date"');

  popup = await desk.popup();
  await expect(popup.getByRole('region', { name: /^Tomorrow, / })).toBeVisible();
  await choosePending(popup);
  await closeOnceKept(popup, '"filter":"pending"');
  popup = await desk.popup();
  await expect(popup.getByRole('button', { name: /^Pending invites/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await popup.close();

  await desk.restart();
  popup = await desk.popup();
  await expect(popup.getByRole('button', { name: /^Today/ })).toHaveAttribute('aria-pressed', 'true');
});

test('a half-typed search comes back, and the disk holds nothing of it', async ({ connectedDesk: desk }) => {
  test.slow();
  await desk.page.goto(`https://app.drchrono.com/chart/${people.pendingFresh.id}/summary`);
  let popup = await openOnDay(desk);
  await popup.getByRole('searchbox').fill('brightw');
  await expect(popup.getByRole('listitem').filter({ hasText: 'Eleanor Brightwater' }).first()).toBeVisible();
  await closeOnceKept(popup, 'brightw');
  popup = await desk.popup();
  await expect(popup.getByRole('searchbox')).toHaveValue('brightw');
  expect(
    await popup.evaluate('chrome.storage.local.get(null).then((all) => JSON.stringify(all))'),
  ).not.toContain('brightw');
});

test('without a network and a schedule the known invites stand there, with a quiet sentence', async ({
  connectedDesk: desk,
}) => {
  await desk.context.setOffline(true);
  const popup = await desk.popup();
  await expect(seenText(popup, /^The schedule could not be read/)).toBeVisible();
  await desk.context.setOffline(false);
});

test('“Open the desk” opens the day in a tab', async ({ connectedDesk: desk }) => {
  const popup = await openOnDay(desk);
  const page = await pressToOpen(popup.getByRole('button', { name: 'Open the desk' }));
  await page.waitForURL(/\/desk\.html$/);
});
