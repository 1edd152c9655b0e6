import type { Page } from '@playwright/test';
import { people } from '../sandbox/patients.ts';
import { beginsList } from './begin-list.ts';
import {
  DAY,
  type Desk,
  expect,
  HOUR,
  openOptions,
  openPending,
  overlayOf,
  pressToOpen,
  START,
  seenText,
  stopWorker,
} from './desk.ts';
import { test } from './same-computer.ts';
import { readSetting, writeSettings } from './stored-settings.ts';

const eight = [
  people.expired,
  people.neverInvited,
  people.ssnOnly,
  people.birthAndPhoneOnly,
  people.accentedName,
  people.nickNamed,
  people.longName,
  people.compoundSurname,
];

/**
 * Give each patient an invite that has expired, and look at each chart once. One more patient has lost the email since.
 */
async function withExpired(desk: Desk, patients = eight): Promise<void> {
  const { access } = desk.sandbox.practice;
  for (const [index, { id, email }] of patients.entries())
    if (id !== people.expired.id)
      access.recall({
        ...{ patientId: id, email: email ?? '', how: 'email', enabledBy: 'Dana Whitlock' },
        ...{ enabledAt: START - 9 * DAY - index * 3_600_000, activatedAt: null, ended: null },
      });
  access.recall({
    ...{ patientId: people.emailMissing.id, email: 'corwin@example.com', how: 'email' },
    ...{ enabledBy: 'Dana Whitlock', enabledAt: START - 10 * DAY, activatedAt: null, ended: null },
  });
  for (const { id } of [...patients, people.emailMissing]) {
    await desk.page.goto(`https://app.drchrono.com/chart/${id}/summary`);
    await expect(overlayOf(desk.page).pill).toContainText(/Expired|no email/);
  }
}

/** Open the list from the popup's button, as staff do. */
async function openList(desk: Desk, count = 8): Promise<Page> {
  const popup = await openPending(desk);
  const list = await pressToOpen(popup.getByRole('button', { name: `Resend expired (${count})` }));
  await expect(list.getByRole('heading', { name: 'Resend expired invites' })).toBeVisible();
  return list;
}

const mailsSince = (desk: Desk, start: number) =>
  desk.sandbox.practice.mail.filter(({ sentAt }) => sentAt >= start);
const group = (list: Page, name: string) =>
  list.locator('section').filter({ has: list.getByRole('heading', { name }) });

test('eight expired invites from one list, over a killed worker and a restarted browser', async ({
  connectedDesk: desk,
}) => {
  test.setTimeout(900_000);
  await withExpired(desk);
  let list = await openList(desk);
  await expect(list.getByRole('listitem')).toHaveCount(9);
  // A patient of whom the card would warn is in the list only where somebody ticks the line.
  await expect(list.getByRole('button', { name: 'Resend 7 invites' })).toBeVisible();
  await list.getByRole('checkbox', { name: /Tobin Quellmark.*No cell phone on file/ }).check();
  await expect(seenText(list, /About 40 requests; 380 of 380 .* Done by about 10:0\d AM\./)).toBeVisible();
  await expect(group(list, '1 patient is left out')).toContainText('No email on file. Ask the patient');
  const start = desk.sandbox.practice.clock.now();
  await beginsList(list, () => list.getByRole('button', { name: 'Resend 8 invites' }).click());
  await expect(list.getByRole('heading', { name: 'Resending invites' })).toBeFocused();

  await expect.poll(() => mailsSince(desk, start).length, { timeout: 120_000 }).toBeGreaterThanOrEqual(2);
  await stopWorker(desk);
  await list.reload();
  await expect.poll(() => mailsSince(desk, start).length, { timeout: 120_000 }).toBeGreaterThanOrEqual(4);
  await desk.restart();
  // A line whose write the restart cut off is settled at least a minute later, by real time and an alarm.
  list = await desk.context.newPage();
  await list.goto(`chrome-extension://${desk.extension}/bulk.html`);
  await expect(list.getByRole('heading', { name: 'This list is done' })).toBeVisible({ timeout: 400_000 });
  await expect(seenText(list, '8 sent.')).toBeVisible();

  const sent = mailsSince(desk, start);
  expect(sent.map(({ patientId }) => patientId).sort()).toEqual(eight.map(({ id }) => id).sort());
  for (const { id } of eight) expect(desk.sandbox.practice.access.stateOf(id)).toBe('pending');
});

test('the hour’s share is used up: the list waits, says until when, and goes on at the full hour', async ({
  connectedDesk: desk,
}) => {
  const three = [people.expired, people.neverInvited, people.accentedName];
  const options = await openOptions(desk.context, desk.extension);
  await withExpired(desk, three);
  // Lists seem to have used all but six of their requests in this hour: one resend fits, and a second one does not.
  const budget = Object(await readSetting(options, 'request-budget'));
  await writeSettings(options, { 'request-budget': { ...budget, used: { ...budget.used, bulk: 374 } } });
  const list = await openList(desk, 3);
  await expect(seenText(list, /it goes on by itself each hour/)).toBeVisible();
  const start = desk.sandbox.practice.clock.now();
  await beginsList(list, () => list.getByRole('button', { name: 'Resend 3 invites' }).click());
  await expect(seenText(list, /used up for this hour/)).toBeVisible({ timeout: 30_000 });
  await expect(seenText(list, /The list goes on by itself about 11:00 AM/)).toBeVisible();
  expect(mailsSince(desk, start)).toHaveLength(1);

  // A person may take a line off while the list waits.
  await group(list, 'Waiting (2)')
    .getByRole('button', { name: /^Cancel / })
    .first()
    .click();
  await expect(list.getByRole('heading', { name: 'Cancelled (1)' })).toBeVisible();

  desk.sandbox.practice.clock.move(HOUR);
  await desk.page.goto(`https://app.drchrono.com/chart/${people.pendingFresh.id}/summary`);
  await expect(overlayOf(desk.page).pill).toContainText('Pending');
  const [worker] = desk.context.serviceWorkers();
  await worker?.evaluate(`chrome.alarms.onAlarm.dispatch({ name: 'invite-desk-bulk' })`);
  await expect(seenText(list, '2 sent, 1 cancelled.')).toBeVisible();
  expect(mailsSince(desk, start)).toHaveLength(2);
  await list.getByRole('button', { name: 'Close this list' }).click();
  await expect(list.getByRole('heading', { name: 'Resend expired invites' })).toBeVisible();
  await expect(list.getByRole('checkbox')).toHaveCount(2);
});

test('by keyboard alone: tick one off, begin, pause and go on', async ({ connectedDesk: desk }) => {
  await withExpired(desk, [people.expired, people.neverInvited, people.accentedName]);
  const list = await openList(desk, 3);
  const begin = list.getByRole('button', { name: /^Resend [23] invites/ });
  await expect(begin).toBeFocused();
  const all = list.getByRole('checkbox', { name: /Select all/ });
  while (!(await all.evaluate((element) => element === document.activeElement)))
    await list.keyboard.press('Shift+Tab');
  await list.keyboard.press('Tab');
  await list.keyboard.press('Space');
  await expect(seenText(list, '2 of 3 chosen')).toBeVisible();
  while (!(await begin.evaluate((element) => element === document.activeElement)))
    await list.keyboard.press('Tab');
  await beginsList(list, () => list.keyboard.press('Enter'));
  await expect(list.getByRole('heading', { name: 'Resending invites' })).toBeFocused();
  await list.keyboard.press('Tab');
  await list.keyboard.press('Enter');
  await expect(seenText(list, 'Paused.')).toBeVisible();
  await expect(list.getByRole('button', { name: 'Resume' })).toBeFocused();
  await expect(group(list, 'Sent (1)')).toBeVisible();
  await list.keyboard.press('Enter');
  await expect(list.getByRole('heading', { name: 'This list is done' })).toBeFocused();
  await expect(seenText(list, '2 sent.')).toBeVisible();
});
