import { people } from '../sandbox/patients.ts';
import { dayAfter, dayOf } from '../sandbox/wall-clock.ts';
import { expect, overlayOf } from './desk.ts';
import { test } from './same-computer.ts';
import { sidePanel } from './side-panel.ts';

/** The invite of this patient has four hours left. */
const patient = people.pendingNearExpiry;
const SAYS =
  /Expires [A-Z][a-z]{2}( about \d+:\d\d [AP]M)?; visit is ([A-Z][a-z]{2}) 9:00 AM\. Resend on .*\2\./;

test('an invite that ends before the visit says so in the appointment, the panel and the chart, until it is resent', async ({
  connectedDesk: desk,
}) => {
  const { page, sandbox } = desk;
  const { calendar, clock, settings, visitOf } = sandbox.practice;
  const visit = visitOf(patient.id);
  const dayAfterTomorrow = dayAfter(dayOf(clock.now(), settings.zone), 2);
  calendar.change(visit?.id ?? '', { scheduledTime: `${dayAfterTomorrow}T09:00:00`, status: 'Confirmed' });
  const overlay = overlayOf(page);
  const chart = `https://app.drchrono.com/chart/${patient.id}/summary`;
  const reads = () => sandbox.log.api().filter(({ path }) => path.startsWith('/api/appointments/'));

  // Nobody has opened the appointment yet, and no schedule was read.
  await page.goto(chart);
  await expect(overlay.pill).toContainText('Pending');
  const before = reads().length;

  await page.goto(`https://app.drchrono.com/appointments/${visit?.id}/`);
  await expect(overlay.pill).toContainText('Ends before visit');
  await overlay.open();
  await expect(overlay.card).toContainText(SAYS);
  expect(reads()).toHaveLength(before + 1);

  await overlay.press(/^Edit/);
  const panel = await sidePanel(desk);
  await expect.poll(() => panel.text()).toMatch(SAYS);

  await page.goto(chart);
  await expect(overlay.pill).toContainText('Ends before visit');
  await overlay.open();
  await expect(overlay.card).toContainText(SAYS);
  expect(reads()).toHaveLength(before + 1);

  await overlay.press(/Resend invite/);
  await expect(overlay.card).toContainText(/Sent .* valid until about/);
  await expect(overlay.card).not.toContainText('visit is');
  await overlay.fold();
  await expect(overlay.pill).toContainText('Pending');
  await expect.poll(() => panel.text()).not.toContain('visit is');
});

test('a visit that is cancelled asks for nothing', async ({ connectedDesk: desk }) => {
  const { page, sandbox } = desk;
  const { calendar, clock, settings, visitOf } = sandbox.practice;
  const visit = visitOf(patient.id);
  const tomorrow = dayAfter(dayOf(clock.now(), settings.zone), 1);
  calendar.change(visit?.id ?? '', { scheduledTime: `${tomorrow}T09:00:00`, status: 'Cancelled' });
  const overlay = overlayOf(page);
  await page.goto(`https://app.drchrono.com/appointments/${visit?.id}/`);
  await expect(overlay.pill).toContainText('Pending');
  await overlay.open();
  await expect(overlay.card).toContainText('The patient can join until');
  await expect(overlay.card).not.toContainText('visit is');
});
