import { expect, type Page } from '@playwright/test';
import { beginsList } from '../e2e/begin-list.ts';
import { seenText } from '../e2e/desk.ts';
import type { PlannedVisit } from '../sandbox/day-plan.ts';
import type { PlannedState } from '../sandbox/planned-people.ts';
import { BOOKED, chooseTomorrow } from './begin.ts';
import { line, mailsTo, nameOf, type Stage } from './stage.ts';

interface Walk extends Stage {
  day: Page;
  plan: readonly PlannedVisit[];
}

const grid = (page: Page) => page.getByRole('grid');
const current = (page: Page) => page.locator('[role=row][aria-selected=true]');
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const chip = (page: Page, name: RegExp) => page.getByRole('button', { name });
const standing = (page: Page) => page.getByText(/^\d+ of \d+ ready for the portal/);

/** Walk tomorrow's day from the first look to the list, as the front desk does the evening before. */
export async function walkTheDay(stage: Stage, plan: readonly PlannedVisit[]): Promise<void> {
  const { context, extension } = stage.desk;
  const day = await context.newPage();
  await day.goto(`chrome-extension://${extension}/desk.html`);
  const walk: Walk = { ...stage, day, plan };
  await lookInTheMorning(walk);
  await checkTomorrow(walk);
  await filter(walk);
  await resendByKey(walk);
  await putOffAndTakeUp(walk);
  await addEmail(walk);
  await sendTheRest(walk);
  await day.close();
  await lookInThePopup(walk);
}

async function lookInTheMorning({ day, tell }: Walk): Promise<void> {
  await expect(standing(day)).toBeVisible({ timeout: 30_000 });
  const check = day.getByRole('button', { name: 'Check all now' });
  await check
    .or(seenText(day, /(\d+) of \1 checked/))
    .first()
    .waitFor();
  if (await check.isVisible()) await check.click();
  await expect(day.getByRole('contentinfo')).toContainText(/(\d+) of \1 checked, \d/, { timeout: 60_000 });
  await tell('day-today', day, `the first look of the day: ${await line(standing(day))}`);
}

async function checkTomorrow({ day, tell, small }: Walk): Promise<void> {
  await chooseTomorrow(day);
  await expect(standing(day)).toContainText(`of ${BOOKED} ready`);
  await day.getByRole('button', { name: 'Check all now' }).click();
  await tell('day-checking', day, `one press looks at all ${BOOKED} of tomorrow`);
  const checked = new RegExp(`${BOOKED} of ${BOOKED} checked, \\d`);
  await expect(day.getByRole('contentinfo')).toContainText(checked, { timeout: 120_000 });
  await expect(standing(day)).toHaveText(`34 of ${BOOKED} ready for the portal`);
  await expect(chip(day, /^8 to do/)).toHaveAttribute('aria-pressed', 'true');
  await tell('day-tomorrow', day, `tomorrow: ${await line(standing(day))}, 8 to do`);
  await small('day', day, { width: 420, height: 570 });
}

async function filter({ day, plan, tell }: Walk): Promise<void> {
  await chip(day, /^2 to ask/).click();
  await expect(day.getByRole('row')).toHaveCount(2);
  await expect(row(day, nameOf(of(plan, 'withoutEmail').patient))).toContainText('No email on file');
  await tell('day-to-ask', day, 'a filter is a count at once: 2 to ask, both without an email');
  await chip(day, /^8 to do/).click();
  await expect(day.getByRole('row')).toHaveCount(8);
}

async function resendByKey({ desk, day, plan, tell }: Walk): Promise<void> {
  const { patient } = of(plan, 'expired');
  const before = mailsTo(desk, patient).length;
  await grid(day).focus();
  await goTo(day, nameOf(patient));
  await expect(current(day)).toContainText(/Expired/);
  await pressFor(day, 'Enter', () => expect(current(day)).toContainText(/Sent .* to/, { timeout: 3_000 }));
  expect(mailsTo(desk, patient)).toHaveLength(before + 1);
  await expect(standing(day)).toContainText('35 of');
  await tell('day-resent', day, `one key: ${await line(current(day))}`);
}

async function putOffAndTakeUp({ day, plan, tell }: Walk): Promise<void> {
  const { patient } = of(plan, 'expired', 1);
  const name = nameOf(patient);
  await goTo(day, name);
  await pressFor(day, 's', () => expect(day.getByRole('form')).toBeVisible({ timeout: 500 }));
  await tell('day-not-now', day, 'S asks for a reason, and until when');
  await day.keyboard.press('1');
  await day.keyboard.press('Enter');
  await expect(row(day, name)).toContainText('Not now: declined, until the next visit');
  await expect(standing(day)).toContainText('36 of');
  await tell('day-put-off', day, await line(row(day, name)));
  await day.keyboard.press('z');
  await expect(row(day, name)).toContainText(/Expired/);
  await expect(standing(day)).toContainText('35 of');
  await tell('day-taken-up', day, `Z takes it back: ${await line(row(day, name))}`);
}

async function addEmail({ desk, day, plan, tell }: Walk): Promise<void> {
  const { patient } = of(plan, 'withoutEmail');
  const email = 'new.address@example.org';
  await goTo(day, nameOf(patient));
  await pressFor(day, 'Enter', () => expect(day.locator('#field-email')).toBeFocused({ timeout: 2_000 }));
  await day.keyboard.type(email);
  await tell('day-email-typed', day, `${nameOf(patient)} opens beside the day, with the field to fill in`);
  const side = day.locator('.panel');
  await expect(async () => {
    await day.getByRole('button', { name: /^Save and send/ }).click();
    await expect(side).toContainText(/Saved: DrChrono shows/, { timeout: 3_000 });
  }).toPass();
  await expect(side).toContainText(/Sent .* to n•••@example.org/);
  expect(desk.sandbox.practice.roster.find(patient.id)?.email).toBe(email);
  expect(mailsTo(desk, patient).map(({ to }) => to)).toEqual([email]);
  await expect(standing(day)).toContainText('36 of');
  await tell('day-email-saved', day, 'saved to the chart, read back, and the invite sent');
}

/** One key lists all who are ready to go, and one more begins. */
async function sendTheRest({ desk, day, plan, tell, small }: Walk): Promise<void> {
  const due = plan.filter(({ state, patient }) => DUE.has(state) && patient !== of(plan, 'expired').patient);
  const before = desk.sandbox.practice.mail.length;
  await grid(day).focus();
  const [list] = await Promise.all([desk.context.waitForEvent('page'), day.keyboard.press('a')]);
  await list.setViewportSize({ width: 1280, height: 800 });
  const begin = list.getByRole('button', { name: 'Send 2 invites, resend 3' });
  await expect(begin).toBeFocused();
  await expect(seenText(list, '2 first invites, 3 resends, 1 left out.')).toBeVisible();
  await tell('list-of-tomorrow', list, 'all who are ready to go, each with its reason; nothing has left yet');
  await small('list', list, { width: 500, height: 500 });
  await beginsList(list, () => list.keyboard.press('Enter'));
  await expect(seenText(list, '5 sent.')).toBeVisible({ timeout: 120_000 });
  const mailed = desk.sandbox.practice.mail.slice(before).map(({ patientId }) => patientId);
  expect(mailed.sort()).toEqual(due.map(({ patient }) => patient.id).sort());
  await tell('list-done', list, 'one more key: 2 invited, 3 resent, nobody twice');
  await list.close();
  await day.bringToFront();
  await expect(standing(day)).toHaveText(`41 of ${BOOKED} ready for the portal`);
  await tell('day-nearly-done', day, `${await line(standing(day))}: one is left, who has no email`);
}

const DUE: ReadonlySet<PlannedState> = new Set(['expired', 'lapses', 'neverInvited']);

async function lookInThePopup({ desk, tell, small }: Walk): Promise<void> {
  const popup = await desk.popup();
  await popup.setViewportSize({ width: 400, height: 600 });
  await popup.getByRole('button', { name: 'Next working day' }).click();
  await expect(seenText(popup, `of ${BOOKED} ready tomorrow`)).toBeVisible();
  const left = popup.getByRole('list', { name: /^Who needs somebody/ }).getByRole('listitem');
  await expect(left).toHaveCount(1);
  await tell('popup-tomorrow', popup, `the quick view of tomorrow: ${await line(popup.locator('.ready'))}`);
  await popup.getByRole('button', { name: 'Today', exact: true }).click();
  await expect(seenText(popup, /of \d+ ready today/)).toBeVisible();
  await expect(left.first()).toBeVisible();
  expect(await left.count()).toBeLessThanOrEqual(7);
  await tell('popup-today', popup, `and of today: ${await line(popup.locator('.ready'))}`);
  await small('popup', popup, { width: 400, height: 500 });
  await popup.close();
}

/** Walk down with the arrow until this patient's row is the current one. */
async function goTo(day: Page, name: string): Promise<void> {
  await day.keyboard.press('Home');
  for (let steps = 0; !(await line(current(day))).includes(name); steps += 1) {
    if (steps > BOOKED) throw new Error('No row has this name');
    await day.keyboard.press('ArrowDown');
  }
}

/** Press a key until it counts: a row must have been current for half a second. */
async function pressFor(day: Page, key: string, comes: () => Promise<unknown>): Promise<void> {
  await expect(async () => {
    await day.keyboard.press(key);
    await comes();
  }).toPass();
}

function of(plan: readonly PlannedVisit[], state: PlannedState, nth = 0): PlannedVisit {
  const found = plan.filter((one) => one.state === state)[nth];
  if (!found) throw new Error(`Nobody is ${state}`);
  return found;
}
