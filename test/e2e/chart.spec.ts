import { people } from '../sandbox/patients.ts';
import { oneOf } from '../third.ts';
import { DAY, expect, openOptions, overlayOf, START, signInByForm } from './desk.ts';
import { test } from './same-computer.ts';

for (const markup of oneOf(['a', 'b'] as const)) {
  test.describe(`newer chart, markup ${markup}`, () => {
    test.use({ practice: { markup } });

    test('sends an invite to a patient who was never invited', async ({ connectedDesk: desk }) => {
      const { page, sandbox } = desk;
      // One invite of another patient shows that this practice's answers list invites, so an empty list means "none".
      await page.goto(`https://app.drchrono.com/chart/${people.pendingFresh.id}/summary`);
      const overlay = overlayOf(page);
      await expect(overlay.pill).toContainText('Pending');
      await page.goto(`https://app.drchrono.com/chart/${people.neverInvited.id}/summary`);
      await expect(overlay.pill).toContainText('Not invited');
      await overlay.open();
      await expect(overlay.card.getByRole('heading', { name: 'Maren Fairholt' })).toBeVisible();
      await overlay.press(/Send invite/);
      await expect(overlay.card).toContainText(/Sent .* to m•••@example\.com, valid until about/);
      const mails = sandbox.practice.mail.filter((mail) => mail.patientId === people.neverInvited.id);
      expect(mails).toHaveLength(1);
      expect(mails[0]?.sentAt).toBeGreaterThanOrEqual(START);
    });
  });
}

test('older chart, right after signing in and connecting: sends an invite to a patient who was never invited', async ({
  desk,
}) => {
  const { page, sandbox } = desk;
  await signInByForm(page);
  await desk.connect();
  const overlay = overlayOf(page);
  await page.goto(`https://app.drchrono.com/patients/${people.pendingFresh.id}/`);
  await expect(overlay.pill).toContainText('Pending');
  await page.goto(`https://app.drchrono.com/patients/${people.neverInvited.id}/`);
  await expect(overlay.pill).toContainText('Not invited');
  await overlay.open();
  await overlay.press(/Send invite/);
  await expect(overlay.card).toContainText(/Sent .* to m•••@example\.com, valid until about/);
  expect(sandbox.practice.mail.filter((mail) => mail.patientId === people.neverInvited.id)).toHaveLength(1);
});

test('on the practice’s host, once it is confirmed, the chart is the same chart', async ({
  connectedDesk: desk,
}) => {
  const settings = await openOptions(desk.context, desk.extension);
  const confirm = { name: 'confirmPracticeHost', input: { host: 'hillside.drchrono.com' } };
  const answer = await settings.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(confirm)})`);
  expect(answer).toEqual({ ok: true, value: null });
  await desk.page.bringToFront();
  await desk.page.goto(`https://hillside.drchrono.com/chart/${people.pendingFresh.id}/summary`);
  await expect(overlayOf(desk.page).pill).toContainText('Pending');
});

test('counts down, and calls the invite expired once the clock has moved past its end', async ({
  connectedDesk: desk,
}) => {
  const overlay = overlayOf(desk.page);
  await desk.page.goto(`https://app.drchrono.com/patients/${people.pendingFresh.id}/`);
  await expect(overlay.pill).toContainText(/Pending · 5 d 23 h/);
  await overlay.open();
  desk.sandbox.practice.clock.move(2 * DAY);
  await overlay.press('Check now');
  await expect(overlay.card).toContainText(/3 d 23 h left/);
  desk.sandbox.practice.clock.move(4 * DAY);
  await overlay.press('Check now');
  await expect(overlay.card).toContainText('Expired');
  await expect(overlay.button(/Resend invite/)).toBeVisible();
});
