import type { Page } from '@playwright/test';
import { people } from '../sandbox/patients.ts';
import { choosePending, type Desk, expect, overlayOf } from './desk.ts';
import { test } from './same-computer.ts';

const chartOf = ({ id }: { id: number }) => `https://app.drchrono.com/chart/${id}/summary`;

/** From now on every chart is a page of which nothing says who the patient is. */
async function serveBareCharts(page: Page): Promise<void> {
  const body =
    '<!doctype html><title>Chart</title><main><h2>Clinical summary</h2><p>No known allergies</p></main>';
  await page.route(/\/chart\/\d+\//, (route) => route.fulfill({ contentType: 'text/html', body }));
}

/** Open the popup over the page. In a tab of its own it asks about that tab, so the page comes to the front. */
async function popupOver(desk: Desk): Promise<Page> {
  const popup = await desk.popup();
  await desk.page.bringToFront();
  await popup.reload();
  return popup;
}

const onTop = (popup: Page) => popup.getByRole('region', { name: 'On this tab' });

function requests(desk: Desk, method: string): string[] {
  return desk.sandbox.log.api().flatMap((entry) => (entry.method === method ? [entry.path] : []));
}

test('a chart that says nothing of its patient: the popup names her, and one invite goes to her', async ({
  connectedDesk: desk,
}) => {
  const { page, sandbox } = desk;
  const { neverInvited, pendingFresh } = people;
  await page.goto(chartOf(pendingFresh));
  await expect(overlayOf(page).pill).toContainText('Pending');
  await serveBareCharts(page);
  await page.goto(chartOf(neverInvited));
  const overlay = overlayOf(page);
  await expect(overlay.pill).toHaveText('Invite Desk: Name not readable');
  await overlay.open();
  await expect(overlay.card).toContainText('Use the Invite Desk button in the browser’s toolbar');
  await expect(overlay.card).not.toContainText('Fairholt');

  const ofHer = () => requests(desk, 'GET').filter((path) => path.includes(String(neverInvited.id))).length;
  const asked = ofHer();
  const popup = await popupOver(desk);
  await expect(onTop(popup)).toContainText('Maren Fairholt');
  await expect(onTop(popup)).toContainText('Not invited');
  expect(ofHer(), 'what the overlay asked for is fresh').toBe(asked);
  await choosePending(popup);
  await expect(popup.getByRole('list', { name: /nearest expiry/ })).toContainText('Eleanor Brightwater');

  const mails = sandbox.practice.mail.length;
  await onTop(popup).getByRole('button', { name: 'Send: Maren Fairholt' }).dispatchEvent('click');
  await expect(onTop(popup)).toContainText(/Sent .* valid until about/);
  expect(requests(desk, 'POST')).toEqual([expect.stringContaining(`/patients/${neverInvited.id}/`)]);
  expect(sandbox.practice.mail.slice(mails).map(({ patientId }) => patientId)).toEqual([neverInvited.id]);
  await expect(popup.getByRole('button', { name: /: Maren Fairholt$/ })).toHaveCount(2);
});

test('the patient leaves the top of the popup when the tab goes on, and was asked for once', async ({
  connectedDesk: desk,
}) => {
  const { page } = desk;
  const { expired, active } = people;
  await page.route(/\/chart\/\d+\//, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<p>…</p>' }),
  );
  await page.goto(chartOf(expired));
  await expect(overlayOf(page).pill).toHaveText('Invite Desk: Name not readable');
  const popup = await popupOver(desk);
  await expect(onTop(popup)).toContainText('Georgina Dunmallow');
  await expect(onTop(popup)).toContainText('Expired');
  expect(requests(desk, 'GET').filter((path) => path.includes(String(expired.id)))).toHaveLength(2);
  await page.evaluate((address) => history.pushState(null, '', address), new URL(chartOf(active)).pathname);
  await expect(onTop(popup)).not.toContainText('Georgina Dunmallow');
  // Her row is back in the list.
  await choosePending(popup);
  await expect(popup.getByRole('list', { name: /nearest expiry/ })).toContainText('Georgina Dunmallow');
});
