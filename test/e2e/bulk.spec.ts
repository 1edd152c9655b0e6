import type { Page } from '@playwright/test';
import { people } from '../sandbox/patients.ts';
import { DAY, type Desk, expect, overlayOf, START, stopWorker, test } from './desk.ts';

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

/** Eight patients whose invite ran out, each seen once on the chart, and one whose email was taken off since. */
async function withExpired(desk: Desk): Promise<void> {
  const { access } = desk.sandbox.practice;
  for (const [index, { id, email }] of eight.entries())
    if (id !== people.expired.id)
      access.recall({
        ...{ patientId: id, email: email ?? '', how: 'email', enabledBy: 'Dana Whitlock' },
        ...{ enabledAt: START - 9 * DAY - index * 3_600_000, activatedAt: null, ended: null },
      });
  access.recall({
    ...{ patientId: people.emailMissing.id, email: 'corwin@example.com', how: 'email' },
    ...{ enabledBy: 'Dana Whitlock', enabledAt: START - 10 * DAY, activatedAt: null, ended: null },
  });
  for (const { id } of [...eight, people.emailMissing]) {
    await desk.page.goto(`https://app.drchrono.com/chart/${id}/summary`);
    await expect(overlayOf(desk.page).pill).toContainText(/Expired|no email/);
  }
}

/** From the popup's button to the list, as staff come to it. */
async function openList(desk: Desk): Promise<Page> {
  const popup = await desk.popup();
  const opened = desk.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Resend expired (8)' }).click();
  const list = await opened;
  await expect(list.getByRole('heading', { name: 'Resend expired invites' })).toBeVisible();
  return list;
}

const mailsSince = (desk: Desk, start: number) =>
  desk.sandbox.practice.mail.filter(({ sentAt }) => sentAt >= start);
const group = (list: Page, name: string) =>
  list.locator('section').filter({ has: list.getByRole('heading', { name }) });

test('eight expired invites from one list, over a killed worker and a restarted browser', async ({
  desk,
}) => {
  test.setTimeout(240_000);
  await desk.connect('staffOnly');
  await withExpired(desk);
  let list = await openList(desk);
  await expect(list.getByRole('listitem')).toHaveCount(9);
  await expect(list.getByText(/About 40 requests; 380 of 380 .* Done by about 10:0\d AM\./)).toBeVisible();
  await expect(group(list, '1 patient is left out')).toContainText('The chart lacks what an invite needs.');
  const start = desk.sandbox.practice.clock.now();
  await list.getByRole('button', { name: 'Resend 8 invites' }).click();
  await expect(list.getByRole('heading', { name: 'Resending invites' })).toBeFocused();

  await expect.poll(() => mailsSince(desk, start).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(2);
  await stopWorker(desk);
  await list.reload();
  await expect.poll(() => mailsSince(desk, start).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(4);
  await desk.restart();
  list = await desk.context.newPage();
  await list.goto(`chrome-extension://${desk.extension}/bulk.html`);
  await expect(list.getByRole('heading', { name: 'This list is done' })).toBeVisible({ timeout: 90_000 });
  await expect(list.getByText('8 sent.')).toBeVisible();

  const sent = mailsSince(desk, start);
  expect(sent.map(({ patientId }) => patientId).sort()).toEqual(eight.map(({ id }) => id).sort());
  for (const { id } of eight) expect(desk.sandbox.practice.access.stateOf(id)).toBe('pending');
});
