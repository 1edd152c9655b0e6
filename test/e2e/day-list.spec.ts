import type { Page } from '@playwright/test';
import { planDay, rowsOf } from '../sandbox/day-plan.ts';
import { beginsList } from './begin-list.ts';
import { type Desk, expect, openOptions, seenText } from './desk.ts';
import { test } from './same-computer.ts';
import { writeSettings } from './stored-settings.ts';

const TOMORROW = '2026-09-16';

/** Tomorrow's patients: three to resend, two who were never invited, one without an email, one who has joined. */
function planTomorrow(desk: Desk) {
  const rows = rowsOf({ expired: 3, neverInvited: 2, withoutEmail: 1, joined: 1 });
  return planDay(desk.sandbox.practice, TOMORROW, rows);
}

/** Open the list of tomorrow as soon as everybody of that day was looked at, as "Check all now" does it. */
async function openList(desk: Desk): Promise<Page> {
  const list = await desk.context.newPage();
  await list.goto(`chrome-extension://${desk.extension}/bulk.html?of=day&day=tomorrow`);
  const check = { name: 'checkDay', input: { day: { kind: 'tomorrow' }, providerId: null, officeId: null } };
  await list.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(check)})`);
  await expect
    .poll(
      async () => {
        await list.reload();
        await expect(list.getByRole('heading', { level: 1 })).toBeVisible();
        return seenText(list, /Not checked yet|still being read/).count();
      },
      { timeout: 60_000 },
    )
    .toBe(0);
  await expect(list.getByRole('heading', { name: 'Invites for Wed, Sep 16' })).toBeVisible();
  return list;
}

const mailsSince = (desk: Desk, start: number) =>
  desk.sandbox.practice.mail.filter(({ sentAt }) => sentAt >= start).map(({ patientId }) => patientId);

test('all of tomorrow that are ready to go, by one key more: first invites and resends in one list', async ({
  connectedDesk: desk,
}) => {
  const planned = planTomorrow(desk);
  const list = await openList(desk);
  await expect(seenText(list, '2 first invites, 3 resends, 1 left out.')).toBeVisible();
  await expect(
    seenText(list, /opt-out and its own automatic invites cannot be seen from here/),
  ).toBeVisible();
  await expect(seenText(list, /No email on file\. Ask the patient/)).toBeVisible();
  await expect(seenText(list, /^About 21 requests/)).toBeVisible();
  const start = desk.sandbox.practice.clock.now();
  const begin = list.getByRole('button', { name: 'Send 2 invites, resend 3' });
  await expect(begin).toBeFocused();
  // A key that comes too soon is said to be too soon, and sends nothing; a later one begins the list.
  await beginsList(list, () => list.keyboard.press('Enter'));
  await expect(list.getByRole('heading', { name: 'This list is done' })).toBeVisible({ timeout: 120_000 });
  await expect(seenText(list, '5 sent.')).toBeVisible();
  const due = planned.filter(({ state }) => state === 'expired' || state === 'neverInvited');
  expect(mailsSince(desk, start).sort()).toEqual(due.map(({ patient }) => patient.id).sort());
  for (const { patient } of due) expect(desk.sandbox.practice.access.stateOf(patient.id)).toBe('pending');

  // Opened again for the day, the page offers a new list, and the last one is a press away.
  await list.reload();
  await expect(seenText(list, /^The last list is done: 5 sent\./)).toBeVisible();
  await expect(seenText(list, 'Nobody of this day can be sent to right now.')).toBeVisible();
});

test('a computer that does not prepare the schedule resends, and says why it sends no first invite in a list', async ({
  connectedDesk: desk,
}) => {
  const planned = planTomorrow(desk);
  const options = await openOptions(desk.context, desk.extension);
  await writeSettings(options, { 'leaves-schedule': true });
  const list = await openList(desk);
  await expect(seenText(list, '3 resends, 3 left out.')).toBeVisible();
  await expect(
    seenText(list, /First invites in a list leave only from the computer that prepares the schedule/),
  ).toHaveCount(2);
  const start = desk.sandbox.practice.clock.now();
  await beginsList(list, () => list.getByRole('button', { name: 'Resend 3 invites' }).click());
  await expect(seenText(list, '3 sent.')).toBeVisible({ timeout: 120_000 });
  const expired = planned.filter(({ state }) => state === 'expired');
  expect(mailsSince(desk, start).sort()).toEqual(expired.map(({ patient }) => patient.id).sort());
});

test('an invite that a colleague sends after the list was confirmed is not doubled', async ({
  connectedDesk: desk,
}) => {
  const planned = planTomorrow(desk);
  const list = await openList(desk);
  const never = planned.filter(({ state }) => state === 'neverInvited');
  for (const { patient } of never) desk.sandbox.practice.enable(patient.id);
  const start = desk.sandbox.practice.clock.now();
  await beginsList(list, () => list.getByRole('button', { name: 'Send 2 invites, resend 3' }).click());
  await expect(seenText(list, '3 sent, 2 skipped.')).toBeVisible({ timeout: 120_000 });
  await expect(seenText(list, 'Already sent by someone else.')).toHaveCount(2);
  expect(mailsSince(desk, start + 1)).toHaveLength(3);
});
