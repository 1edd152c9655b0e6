import { people } from '../sandbox/patients.ts';
import { oneOf } from '../third.ts';
import { expect, overlayOf } from './desk.ts';
import { holdAnswer } from './held-answer.ts';
import { test } from './same-computer.ts';

const chart = (patient: { id: number }) => `https://app.drchrono.com/chart/${patient.id}/summary`;

test('is found where it was left: dragged, folded and unfolded per kind of page', async ({
  connectedDesk: desk,
}) => {
  const { page } = desk;
  const overlay = overlayOf(page);
  await page.goto(chart(people.pendingFresh));
  await expect(overlay.pill).toContainText('Pending');
  const start = await overlay.pill.boundingBox();
  if (!start) throw new Error('The pill has no box');
  const viewport = page.viewportSize() ?? { width: 0, height: 0 };
  expect(start.x + start.width).toBeGreaterThan(viewport.width - 24);
  expect(start.x + start.width).toBeLessThanOrEqual(viewport.width - 8);
  // The pill is one line of text, also where it grew from "Looking…" at the edge of the screen.
  expect(start.height).toBeLessThan(36);
  expect(Math.abs(start.y + start.height / 2 - viewport.height / 2)).toBeLessThan(24);

  await page.mouse.move(start.x + 20, start.y + 10);
  await page.mouse.down();
  await page.mouse.move(420, 620, { steps: 6 });
  await page.mouse.up();
  await expect(overlay.card).toBeHidden();
  const moved = await overlay.pill.boundingBox();
  expect(moved?.x).toBeLessThan(500);

  await page.goto(chart(people.active));
  await expect(overlay.pill).toContainText('Active');
  await expect
    .poll(async () => Math.round((await overlay.pill.boundingBox())?.y ?? 0))
    .toBe(Math.round(moved?.y ?? 1));

  const visit = desk.sandbox.practice.visitOf(people.pendingFresh.id);
  await page.goto(`https://app.drchrono.com/appointments/${visit?.id}/`);
  await expect(overlay.pill).toContainText('Pending');
  const elsewhere = await overlay.pill.boundingBox();
  expect(elsewhere?.x).toBeGreaterThan(900);
});

test('asks again when the tab is seen again, and costs nothing while the answer is fresh', async ({
  connectedDesk: desk,
}) => {
  const { page, context } = desk;
  const overlay = overlayOf(page);
  await page.goto(chart(people.pendingFresh));
  await expect(overlay.pill).toContainText('Pending');
  const first = desk.sandbox.log.api().filter((entry) => entry.path.includes(String(people.pendingFresh.id)));
  expect(first.map((entry) => entry.method)).toEqual(['GET', 'GET']);
  await page.reload();
  await expect(overlay.pill).toContainText('Pending');
  const other = await context.newPage();
  await other.goto('about:blank');
  await page.bringToFront();
  await expect(overlay.pill).toContainText('Pending');
  const again = desk.sandbox.log.api().filter((entry) => entry.path.includes(String(people.pendingFresh.id)));
  // A new document may follow a change of the record, which is read again unless it was read a second ago. Where the
  // invite stands is fresh.
  const more = again.slice(2).map((entry) => entry.path);
  expect([[], [`/api/patients/${people.pendingFresh.id}`]]).toContainEqual(more);
});

for (const markup of oneOf(['a', 'b'] as const)) {
  test.describe(`over the appointment window of markup ${markup}`, () => {
    test.use({ practice: { markup }, viewport: { width: 1024, height: 700 } });

    test('lies above it and leaves its close button free, also once the card has grown', async ({
      connectedDesk: desk,
    }) => {
      const { page } = desk;
      const overlay = overlayOf(page);
      const visit = desk.sandbox.practice.visitOf(people.longHistory.id);
      await page.goto(`https://app.drchrono.com/appointments?date=${visit?.scheduledTime.slice(0, 10)}`);
      await page.getByRole('button', { name: /Nestor Lavenderhay/ }).click();
      await overlay.open();
      await overlay.press(/Resend invite/);
      await expect(overlay.card).toContainText('Checked: DrChrono shows the new invite.');
      const close = page.getByRole('button', { name: /^Close( dialog)?$/ }).first();
      await close.click({ trial: true });
      const cross = await close.boundingBox();
      const card = await overlay.card.boundingBox();
      if (!cross || !card) throw new Error('Nothing to compare');
      const apart =
        cross.x + cross.width <= card.x ||
        card.x + card.width <= cross.x ||
        cross.y + cross.height <= card.y ||
        card.y + card.height <= cross.y;
      expect(apart).toBe(true);
      await close.click();
      await expect(overlay.host).toHaveCount(0);
    });
  });
}

test('a press on the pill counts although its words change under the finger', async ({
  connectedDesk: desk,
}) => {
  const { page, sandbox } = desk;
  const overlay = overlayOf(page);
  const looking = holdAnswer({ method: 'GET', path: /onpatient_access/ });
  sandbox.practice.faults.push(looking.rule);
  await page.goto(`https://app.drchrono.com/chart/${people.expired.id}/summary`);
  const words = overlay.pill.getByText('Looking…');
  await words.hover();
  await page.mouse.down();
  looking.letGo();
  await expect(overlay.pill).toContainText('Expired');
  await page.mouse.up();
  await expect(overlay.card.getByRole('heading', { name: 'Georgina Dunmallow' })).toBeVisible();
});
