import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openTomorrow } from '../demo/begin.ts';
import { planDay, usualDay } from '../sandbox/day-plan.ts';
import { people } from '../sandbox/patients.ts';
import { dayAfter, dayOf } from '../sandbox/wall-clock.ts';
import { expect, openOptions, overlayOf, seenText } from './desk.ts';
import { test } from './same-computer.ts';

/** The pictures for the pages in the stores. Everybody in them is invented, since they are taken over the sandbox. */
const FOLDER = '.output/listing';
const chart = (id: number) => `https://app.drchrono.com/chart/${id}/summary`;

/** Keep a picture of the window in the size that the stores want. */
async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await page.setViewportSize({ width: 1280, height: 800 });
  const file = join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file });
  const header = readFileSync(file);
  expect([header.readUInt32BE(16), header.readUInt32BE(20)], name).toEqual([1280, 800]);
}

test('the pictures for the stores are taken of what ships', async ({ connectedDesk: desk }) => {
  const { page, sandbox } = desk;
  const overlay = overlayOf(page);
  await page.goto(chart(people.pendingFresh.id));
  await expect(overlay.pill).toContainText('Pending');
  await overlay.open();
  await expect(overlay.card).toContainText('The patient can join until');
  await picture(page, '1-chart');
  await overlay.fold();

  const visit = sandbox.practice.visitOf(people.expired.id);
  await page.goto(`https://app.drchrono.com/appointments?date=${visit?.scheduledTime.slice(0, 10)}`);
  const { firstName, lastName } = people.expired;
  await page
    .getByRole('button', { name: `${firstName} ${lastName}` })
    .first()
    .click();
  await expect(overlay.pill).toContainText('Expired');
  await overlay.open();
  await expect(overlay.button(/Resend invite/)).toBeVisible();
  await picture(page, '2-appointment');
  await overlay.fold();

  await page.goto(chart(people.emailMissing.id));
  await expect(overlay.pill).toContainText('no email');
  await overlay.open();
  await expect(overlay.button(/Add email/)).toBeVisible();
  await picture(page, '3-missing-email');
  await overlay.fold();

  const { clock, settings } = sandbox.practice;
  planDay(sandbox.practice, dayAfter(dayOf(clock.now(), settings.zone), 1), usualDay(20));
  const day = await openTomorrow(desk);
  await day.getByRole('button', { name: 'Check all now' }).click();
  await expect(day.getByRole('contentinfo')).toContainText(/(\d+) of \1 checked, \d/, { timeout: 120_000 });
  await picture(day, '4-day');
  await day.close();

  const list = await desk.context.newPage();
  await list.goto(`chrome-extension://${desk.extension}/bulk.html`);
  await expect(seenText(list, `${firstName} ${lastName}`)).toBeVisible();
  await picture(list, '5-list');

  const options = await openOptions(desk.context, desk.extension);
  await expect(options.getByRole('heading', { name: 'Connected' })).toBeVisible();
  await picture(options, '6-settings');
});
