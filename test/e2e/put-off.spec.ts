import type { Input } from '../../lib/messages/contract.ts';
import { accounts } from '../sandbox/accounts.ts';
import { people } from '../sandbox/patients.ts';
import { type Desk, expect, openOptions, openPending, overlayOf, pressInPopup } from './desk.ts';
import { test } from './same-computer.ts';

const MINUTE = 60_000;
const patient = people.neverInvited;
const chart = ({ id }: { id: number }) => `https://app.drchrono.com/patients/${id}/`;
const mails = ({ sandbox }: Desk) => sandbox.practice.mail.filter(({ to }) => to === patient.email).length;

/** Open the card of the patient who was never invited, after an answer that listed an invite of somebody else. */
async function openCard(desk: Desk) {
  await desk.page.goto(chart(people.pendingFresh));
  await expect(overlayOf(desk.page).pill).toContainText('Pending');
  await desk.page.goto(chart(patient));
  const overlay = overlayOf(desk.page);
  await overlay.open();
  return overlay;
}

/** Send messages as the panel does, from its page. */
async function inPanel({ context, extension, page }: Desk) {
  const panel = await context.newPage();
  await panel.goto(`chrome-extension://${extension}/panel.html`);
  await page.bringToFront();
  return <N extends 'putOff' | 'takeUpAgain'>(name: N, input: Input<N>): Promise<unknown> =>
    panel.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name, input })})`);
}

test('sending again what has just gone out asks first, and says when', async ({ connectedDesk: desk }) => {
  const overlay = await openCard(desk);
  await overlay.press(/^Send invite/);
  await expect(overlay.card).toContainText(/Sent .* valid until about/);
  expect(mails(desk)).toBe(1);
  await overlay.press(/^Resend invite/);
  await expect(overlay.card).toContainText(/An invite went out (just now|\d+ min ago)\./);
  await overlay.press('Cancel');
  expect(mails(desk)).toBe(1);
  await overlay.press(/^Resend invite/);
  await overlay.press('Resend anyway');
  await expect(overlay.card).toContainText('Checked: DrChrono shows the new invite.');
  expect(mails(desk)).toBe(2);
});

test('what a colleague sent is asked about by name, in the card and in the popup', async ({
  connectedDesk: desk,
}) => {
  const { access, clock } = desk.sandbox.practice;
  access.recall({
    ...{ patientId: patient.id, email: patient.email ?? '', how: 'email', activatedAt: null, ended: null },
    ...{ enabledBy: accounts.colleague.name, enabledAt: clock.now() - 12 * MINUTE },
  });
  const overlay = await openCard(desk);
  await overlay.press(/^Resend invite/);
  await expect(overlay.card).toContainText(/Morgan Tarrow sent an invite 1[12] min ago\./);
  await overlay.press('Cancel');
  // Whose invite is out needs nobody today, so the row stands among all that are known.
  const popup = await openPending(desk);
  const row = popup.getByRole('listitem').filter({ hasText: 'Maren Fairholt' });
  await pressInPopup(row.getByRole('button', { name: /^Resend/ }));
  await expect(row).toContainText('Morgan Tarrow sent an invite');
  expect(mails(desk)).toBe(0);
  await pressInPopup(row.getByRole('button', { name: 'Resend anyway' }));
  await expect(row).toContainText('Checked: DrChrono shows the new invite.');
  expect(mails(desk)).toBe(1);
});

test('a patient who is put off is said to be, can be invited all the same, and is forgotten with that', async ({
  connectedDesk: desk,
}) => {
  const overlay = await openCard(desk);
  const ask = await inPanel(desk);
  const press = { patientId: patient.id, reason: 'declined', until: { kind: 'never' } } as const;
  expect(await ask('putOff', press)).toEqual({ ok: true, value: null });
  await expect(overlay.card).toContainText('Put off and not to be asked again: the patient declined.');
  expect(await ask('takeUpAgain', { patientId: patient.id })).toEqual({ ok: true, value: null });
  await expect(overlay.card).not.toContainText('Put off');
  await ask('putOff', press);
  await expect(overlay.card).toContainText('Put off');
  await overlay.press(/^Send invite/);
  await expect(overlay.card).toContainText(/Sent .* valid until about/);
  await expect(overlay.card).not.toContainText('Put off');
  expect(mails(desk)).toBe(1);
});

test('where DrChrono invites by itself a newcomer is invited behind a question, as the settings say', async ({
  connectedDesk: desk,
}) => {
  const overlay = await openCard(desk);
  await expect(overlay.button(/^Send invite/)).toBeVisible();
  let options = await openOptions(desk.context, desk.extension);
  const itself = () => options.getByLabel('DrChrono sends invites by itself');
  await itself().selectOption('After the first appointment');
  await options.getByLabel('This computer prepares the schedule').uncheck();
  await options.getByLabel('On the toolbar button, count who needs somebody today').uncheck();
  await options.reload();
  await expect(itself()).toHaveValue('firstVisit');
  await expect(options.getByLabel('This computer prepares the schedule')).not.toBeChecked();
  await expect(options.getByLabel('On the toolbar button, count who needs somebody today')).not.toBeChecked();

  await desk.page.bringToFront();
  await expect(overlay.card).toContainText('DrChrono will invite after the visit');
  await overlay.press(/^Invite now/);
  await expect(overlay.card).toContainText('DrChrono invites new patients after their first visit');
  expect(mails(desk)).toBe(0);
  await overlay.press('Send anyway');
  await expect(overlay.card).toContainText(/Sent .* valid until about/);
  expect(mails(desk)).toBe(1);

  // Whoever was here before gets none by itself.
  const other = people.noCell;
  desk.sandbox.practice.roster.change(other.id, { firstVisit: '2024-03-04', lastVisit: '2025-03-04' });
  await desk.page.goto(chart(other));
  await expect(overlayOf(desk.page).button(/^Send invite/)).toBeVisible();

  options = await openOptions(desk.context, desk.extension);
  await itself().selectOption('No');
  await options.getByLabel('This computer prepares the schedule').check();
  await options.getByLabel('On the toolbar button, count who needs somebody today').check();
});
