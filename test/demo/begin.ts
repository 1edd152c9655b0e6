import { expect, type Page } from '@playwright/test';
import { openOptions, seenText } from '../e2e/desk.ts';
import { type PlannedVisit, planDay, usualDay } from '../sandbox/day-plan.ts';
import type { Practice } from '../sandbox/practice.ts';
import { dayAfter, dayOf } from '../sandbox/wall-clock.ts';
import type { Story } from './stage.ts';

/** So many patients come tomorrow. */
export const BOOKED = 42;
/** The guide's link to the story from before connecting, and the page to which it leads. */
export const BEGIN_BEFORE = 'https://practice.sandbox.test/begin-before';
export const BEFORE_CONNECTING = 'https://practice.sandbox.test/before-connecting';

/** Fill tomorrow with a usual day. Nobody has read the calendar before. */
export function planTomorrow(practice: Practice): PlannedVisit[] {
  const today = dayOf(practice.clock.now(), practice.settings.zone);
  return planDay(practice, dayAfter(today, 1), usualDay(BOOKED));
}

/** Open the desk in a tab, on tomorrow. */
export async function openTomorrow({ context, extension }: Story): Promise<Page> {
  const day = await context.newPage();
  await day.goto(`chrome-extension://${extension}/desk.html`);
  await chooseTomorrow(day);
  return day;
}

export async function chooseTomorrow(day: Page): Promise<void> {
  await day.getByTitle('Choose a day').click();
  await day.getByRole('button', { name: 'Tomorrow', exact: true }).click();
  await expect(seenText(day, /^\d+ of \d+ ready for the portal/)).toBeVisible({ timeout: 30_000 });
}

/** Take everything back that connecting did: at the extension, at the practice's application and in the browser. */
export async function takeConnectionBack({ context, extension, sandbox }: Story): Promise<Page> {
  const options = await openOptions(context, extension);
  await options.getByRole('button', { name: 'Disconnect…' }).click();
  await options.getByRole('button', { name: 'Yes, disconnect' }).click();
  await expect(options.getByRole('button', { name: 'Connect to DrChrono' })).toBeVisible();
  sandbox.practice.application.redirectUris.length = 0;
  await context.clearCookies();
  return options;
}
