import type { Page } from '@playwright/test';
import { recordClaim } from '../claims.ts';
import { type PersonName, people } from '../sandbox/patients.ts';
import { contentWorld } from './content-world.ts';
import { type Desk, expect, overlayOf } from './desk.ts';
import { test } from './same-computer.ts';

const chartOf = (patientId: number) => `https://app.drchrono.com/chart/${patientId}/summary`;

const OTHERS: PersonName[] = ['pendingFresh', 'active', 'revoked', 'noCell'];

/**
 * Playwright has every tab believe that it is in front. So the world of our script is told here whether its tab is
 * hidden, as the browser would tell it.
 */
async function ownWorld(page: Page, extension: string) {
  const inWorld = await contentWorld(page, extension);
  return {
    async hide(hidden: boolean): Promise<void> {
      const says = `Object.defineProperty(document, 'hidden', { configurable: true, value: ${hidden} })`;
      await inWorld(`${says}; document.dispatchEvent(new Event('visibilitychange'))`);
    },
  };
}

/** Note from now on which views are asked of the worker, and by how many tabs. */
async function noteViews({ context }: Desk): Promise<() => Promise<[name: string, tabId: number][]>> {
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error('The worker is not running');
  await worker.evaluate(() => {
    const heard: unknown[] = [];
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { onMessage: { addListener(listen: (...heard: never[]) => void): void } } };
    };
    Object.assign(globalThis, { viewsAsked: heard });
    chrome.runtime.onMessage.addListener(({ name }: { name: string }, { tab }: { tab?: { id: number } }) => {
      if (name.startsWith('view') && tab) heard.push([name, tab.id]);
    });
  });
  return () => worker.evaluate(() => Reflect.get(globalThis, 'viewsAsked'));
}

test('during one resend four more charts in hidden tabs ask nothing, and each catches up when it is seen', async ({
  connectedDesk: desk,
}) => {
  const { page, context, extension } = desk;
  const behind: { page: Page; world: Awaited<ReturnType<typeof ownWorld>> }[] = [];
  for (const name of [...OTHERS.slice(1), 'expired'] as PersonName[]) {
    const other = await context.newPage();
    await other.goto(chartOf(people[name].id));
    await expect(overlayOf(other).pill).not.toContainText(/Looking/);
    behind.push({ page: other, world: await ownWorld(other, extension) });
  }
  await page.bringToFront();
  await page.goto(chartOf(people.expired.id));
  const overlay = overlayOf(page);
  await overlay.open();
  await expect(overlay.card).toContainText('Expired');
  for (const { world } of behind) await world.hide(true);
  const views = await noteViews(desk);

  await overlay.press(/Resend invite/);
  await expect(overlay.card).toContainText('Sent');
  await expect(overlay.card).toContainText('DrChrono shows the new invite');
  const asked = await views();
  expect(new Set(asked.map(([, tabId]) => tabId)).size).toBe(1);
  expect(new Set(asked.map(([name]) => name))).toEqual(new Set(['viewCard']));
  recordClaim(
    'views-of-a-resend-in-a-browser',
    `views asked in a browser during one resend with 5 charts open: ${asked.length}`,
  );
  // At the press, where it begins, and for each of the three answers.
  expect(asked.length).toBeLessThanOrEqual(5);

  // The same patient is in one of the tabs behind.
  const same = behind.at(-1);
  if (!same) throw new Error('No tab is behind');
  await expect(overlayOf(same.page).pill).toContainText('Expired');
  await same.world.hide(false);
  await expect(overlayOf(same.page).pill).toContainText('Pending');
  expect((await views()).length).toBe(asked.length + 1);
  // The pill behind the card was not told either, so it asks when the card is folded.
  await overlay.fold();
  await expect(overlay.pill).toContainText('Pending');
  for (const { page: other } of behind) await other.close();
});

test('a chart that is opened behind another asks nothing until it is seen', async ({
  connectedDesk: desk,
}) => {
  const { page, context, sandbox, extension } = desk;
  await page.goto(chartOf(people.pendingFresh.id));
  await expect(overlayOf(page).pill).toContainText('Pending');
  // Our script's world comes with the document, and is told before the overlay is there.
  const other = await context.newPage();
  await other.goto('https://app.drchrono.com/dashboard');
  const world = await ownWorld(other, extension);
  await world.hide(true);
  const views = await noteViews(desk);
  await other.evaluate((to) => history.pushState(null, '', to), `/chart/${people.expired.id}/summary`);
  await page.reload();
  await expect(overlayOf(page).pill).toContainText('Pending');
  expect(new Set((await views()).map(([, tabId]) => tabId)).size).toBe(1);
  await expect(overlayOf(other).host).toHaveCount(0);
  const ofExpired = () => sandbox.log.api().filter(({ path }) => path.includes(String(people.expired.id)));
  expect(ofExpired()).toEqual([]);
  await world.hide(false);
  await expect(overlayOf(other).host).toHaveCount(1);
  await expect.poll(() => ofExpired().length).toBeGreaterThan(0);
  await other.close();
});
