import type { Page } from '@playwright/test';
import { type PlannedRow, type PlannedVisit, planDay } from '../sandbox/day-plan.ts';
import type { PlannedState } from '../sandbox/planned-people.ts';
import { dayOf } from '../sandbox/wall-clock.ts';
import { type Desk, expect, overlayOf, START, seenText } from './desk.ts';
import { test } from './same-computer.ts';
import { sidePanel } from './side-panel.ts';

const PLAN: readonly PlannedRow[] = [
  { state: 'expired' },
  { state: 'neverInvited' },
  { state: 'joined' },
  { state: 'withoutEmail' },
  { state: 'expired' },
  { state: 'joined' },
  { state: 'invited' },
];

/** Today in the practice, with these patients alone. */
function today({ sandbox: { practice } }: Desk): PlannedVisit[] {
  return planDay(practice, dayOf(practice.clock.now(), practice.settings.zone), PLAN);
}

async function open(desk: Desk, file: 'panel.html' | 'desk.html' = 'panel.html'): Promise<Page> {
  const page = await desk.context.newPage();
  await page.setViewportSize({ width: file === 'panel.html' ? 400 : 1280, height: 800 });
  await page.goto(`chrome-extension://${desk.extension}/${file}`);
  return page;
}

/** Open the day and have everybody looked at, by one press. */
async function openChecked(desk: Desk): Promise<Page> {
  const page = await open(desk);
  await page.getByRole('button', { name: 'Check all now' }).click();
  await expect(page.getByRole('contentinfo')).toContainText(/7 of 7 checked, \d/, { timeout: 20_000 });
  await expect(seenText(page, '3 of 7 ready for the portal')).toBeVisible();
  return page;
}

const grid = (page: Page) => page.getByRole('grid');
const current = (page: Page) => page.locator('[role=row][aria-selected=true]');
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const chip = (page: Page, name: RegExp) => page.getByRole('button', { name });
const nameOf = ({ patient }: PlannedVisit) => `${patient.firstName} ${patient.lastName}`;
const of = (plan: readonly PlannedVisit[], state: PlannedState, nth = 0): PlannedVisit => {
  const found = plan.filter((one) => one.state === state)[nth];
  if (!found) throw new Error(`nobody is ${state}`);
  return found;
};
/** The addresses to which invites went since the day was planned, and by whom they were asked for. */
const mailed = (desk: Desk) =>
  desk.sandbox.practice.mail
    .filter(({ sentAt }) => sentAt >= START)
    .map(({ patientId, to }) => ({ patientId, to }));

/** Press a key until it counts: a row must have been current for half a second. */
async function pressFor(page: Page, key: string, comes: () => Promise<unknown>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await comes();
  }).toPass();
}

test('the day says how many are ready, and its filters are counts', async ({ connectedDesk: desk }) => {
  const plan = today(desk);
  const page = await openChecked(desk);
  await expect(chip(page, /^4 to do/)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('row')).toHaveCount(4);
  await chip(page, /^3 to send/).click();
  await expect(page.getByRole('row')).toHaveCount(3);
  await chip(page, /^7 all/).click();
  await expect(row(page, nameOf(of(plan, 'joined')))).toContainText('Joined');
  await page.keyboard.press('/');
  await page.keyboard.type(nameOf(of(plan, 'invited')));
  await expect(row(page, nameOf(of(plan, 'invited')))).toContainText(/Invited, works until/);
  await expect(page.getByRole('row')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row')).toHaveCount(7);
});

test('Enter sends to the current row alone, shows how it ends, and Z says that it has left', async ({
  connectedDesk: desk,
}) => {
  const plan = today(desk);
  const page = await openChecked(desk);
  const first = of(plan, 'expired');
  await expect(current(page)).toContainText(nameOf(first));
  await expect(grid(page)).toBeFocused();
  await pressFor(page, 'Enter', () => expect(current(page)).toContainText(/Sent .* to/, { timeout: 3_000 }));
  expect(mailed(desk)).toEqual([{ patientId: first.patient.id, to: first.patient.email }]);
  await expect(current(page)).toContainText(nameOf(first));
  await expect(seenText(page, '4 of 7 ready for the portal')).toBeVisible();
  await page.keyboard.press('z');
  await expect(seenText(page, `The invite to ${nameOf(first)} has left`)).toBeVisible();
});

test('a hurried key and a held one are for nobody', async ({ connectedDesk: desk }) => {
  today(desk);
  const page = await openChecked(desk);
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(seenText(page, /One moment/).first()).toBeVisible();
  // The key goes down before the half second is over, and is still down long after it.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.down('Enter');
  const debug = await desk.context.newCDPSession(page);
  const held = {
    type: 'keyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 13,
    autoRepeat: true,
  } as const;
  for (let times = 0; times < 60; times += 1) await debug.send('Input.dispatchKeyEvent', held);
  await page.keyboard.up('Enter');
  expect(mailed(desk)).toEqual([]);
});

test('not now, with a reason, and taken back', async ({ connectedDesk: desk }) => {
  const plan = today(desk);
  const page = await openChecked(desk);
  const first = of(plan, 'expired');
  await expect(grid(page)).toBeFocused();
  await pressFor(page, 's', () => expect(page.getByRole('form')).toBeVisible({ timeout: 500 }));
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(row(page, nameOf(first))).toContainText('Not now: declined, until the next visit');
  await expect(seenText(page, '4 of 7 ready for the portal')).toBeVisible();
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('z');
  await expect(row(page, nameOf(first))).toContainText(/Expired/);
  await expect(seenText(page, '3 of 7 ready for the portal')).toBeVisible();
});

test('an email is added in the patient’s own view, and the day is where it was', async ({
  connectedDesk: desk,
}) => {
  const plan = today(desk);
  const page = await openChecked(desk);
  const patient = of(plan, 'withoutEmail');
  await page.keyboard.press('n');
  await expect(current(page)).toContainText(nameOf(patient));
  await expect(current(page)).toContainText('No email on file');
  await pressFor(page, 'Enter', () => expect(page.locator('#field-email')).toBeFocused({ timeout: 2_000 }));
  await expect(seenText(page, 'Opened from the day')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 })).toContainText(nameOf(patient));
  await page.keyboard.type('new.address@example.org');
  await expect(async () => {
    await page.getByRole('button', { name: /^Save and send/ }).click();
    await expect(page.getByRole('main')).toContainText(/Saved: DrChrono shows/, { timeout: 3_000 });
  }).toPass();
  await expect(page.getByRole('main')).toContainText(/Sent .* to n•••@example.org/);
  expect(mailed(desk)).toEqual([{ patientId: patient.patient.id, to: 'new.address@example.org' }]);
  await page.getByRole('heading', { level: 2 }).click();
  await page.keyboard.press('Escape');
  await expect(grid(page)).toBeFocused();
  await expect(seenText(page, '4 of 7 ready for the portal')).toBeVisible();
});

test('in a tab of its own the day and a patient stand side by side, and it opens once', async ({
  connectedDesk: desk,
}) => {
  const plan = today(desk);
  const panel = await openChecked(desk);
  const [tab] = await Promise.all([
    desk.context.waitForEvent('page'),
    panel.getByRole('button', { name: 'Open in a tab' }).click(),
  ]);
  await tab.setViewportSize({ width: 1280, height: 800 });
  await expect(seenText(tab, 'No patient is open.')).toBeVisible();
  await row(tab, nameOf(of(plan, 'withoutEmail')))
    .getByRole('button')
    .first()
    .click();
  await expect(tab.locator('.panel').getByRole('heading', { level: 2 })).toContainText(
    nameOf(of(plan, 'withoutEmail')),
  );
  await expect(grid(tab)).toBeVisible();
  await panel.bringToFront();
  await panel.getByRole('button', { name: 'Open in a tab' }).click();
  await expect
    .poll(() => desk.context.pages().filter((page) => page.url().endsWith('/desk.html')).length)
    .toBe(1);
});

test('closed and opened again, the day is where it was left', async ({ connectedDesk: desk }) => {
  const plan = today(desk);
  const page = await openChecked(desk);
  await chip(page, /^7 all/).click();
  await expect(page.getByRole('row')).toHaveCount(7);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  const left = await current(page).textContent();
  await pressFor(page, 's', () => expect(page.getByRole('form')).toBeVisible({ timeout: 500 }));
  await page.keyboard.press('3');
  await expect
    .poll(() => page.evaluate(`chrome.storage.session.get().then((all) => JSON.stringify(all))`))
    .toContain('willAskAgain');
  await page.close();
  const again = await open(desk);
  await expect(chip(again, /^7 all/)).toHaveAttribute('aria-pressed', 'true');
  await expect(current(again)).toContainText((left ?? '').slice(0, 12));
  await expect(again.getByRole('radio', { name: 'Will ask again' })).toBeChecked();
  // No name lies on the disk: all this is gone with the browser.
  expect(await again.evaluate(`chrome.storage.local.get().then((all) => JSON.stringify(all))`)).not.toContain(
    of(plan, 'expired').patient.lastName,
  );
});

test('who was opened from the day stays, and the panel says where the tab in front is about somebody else', async ({
  connectedDesk: desk,
}) => {
  const plan = today(desk);
  const [one, other] = [of(plan, 'expired'), of(plan, 'withoutEmail')];
  const { page } = desk;
  const chartOf = ({ patient }: PlannedVisit) => `https://app.drchrono.com/chart/${patient.id}/summary`;
  await page.goto(chartOf(other));
  const overlay = overlayOf(page);
  await overlay.open();
  await overlay.press('Add email');
  const panel = await sidePanel(desk);
  const says = () => expect.poll(() => panel.text(), { timeout: 15_000 });
  await says().toContain(nameOf(other));
  await panel.press('‹ Day');
  await says().toContain('ready for the portal');
  await panel.press('Check all now');
  await says().toContain(nameOf(one));
  await panel.press(nameOf(one));
  await says().toMatch(
    new RegExp(`${nameOf(one)}[^]*Opened from the day[^]*The tab in front is about somebody else`),
  );
  // The tab goes to and fro, and the panel stays at the patient of the day.
  await page.goto('about:blank');
  await says().not.toContain('somebody else');
  expect(await panel.text()).toContain(nameOf(one));
  await page.goto(chartOf(other));
  await says().toContain('The tab in front is about somebody else');
  expect(await panel.text()).toContain(nameOf(one));
  await panel.press('Show that one');
  await says().toContain(nameOf(other));
  expect(await panel.text()).not.toContain('Opened from the day');
});
