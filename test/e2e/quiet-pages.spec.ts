import { people } from '../sandbox/patients.ts';
import { expect, overlayOf } from './desk.ts';
import { inspect } from './inspect.ts';
import { test } from './same-computer.ts';

/** These pages of the EHR's hosts are no chart, appointment or calendar. */
const QUIET = [
  'https://app.drchrono.com/dashboard',
  'https://hillside.drchrono.com/dashboard',
  'https://app.drchrono.com/patients/',
  'https://app.drchrono.com/patients/new/',
  'https://app.drchrono.com/messages/',
  'https://app.drchrono.com/api-management/',
];

/** On these hosts and paths not even the detector runs. */
const FOREIGN = [
  'https://support.drchrono.com/home/',
  'https://www.drchrono.com/scheduling/offices/demo-token',
  'https://app.drchrono.com/scheduling/offices/demo-token',
];

const NONE = { MutationObserver: 0, ResizeObserver: 0, IntersectionObserver: 0 };

test('on other pages nothing is drawn, nothing observes, and only the small detector is parsed', async ({
  desk,
}) => {
  await desk.signIn();
  const { page } = desk;
  const seen = await inspect(page, desk.extension);
  for (const address of QUIET) {
    seen.parsed.clear();
    await page.goto(address);
    await expect.poll(() => [...seen.parsed.keys()]).toEqual(['detector.js']);
    expect(seen.parsed.get('detector.js')).toBeLessThanOrEqual(6_000);
    expect(seen.worlds()).toBe(1);
    expect(await seen.observers()).toEqual(NONE);
    await expect(overlayOf(page).host).toHaveCount(0);
  }
  for (const address of FOREIGN) {
    seen.parsed.clear();
    await page.goto(address);
    expect([...seen.parsed.keys()], address).toEqual([]);
    await expect(overlayOf(page).host).toHaveCount(0);
  }
});

test('the overlay comes in with an in-app navigation to a chart, and leaves with one away', async ({
  connectedDesk: desk,
}) => {
  const { page } = desk;
  const seen = await inspect(page, desk.extension);
  const overlay = overlayOf(page);
  await page.goto('https://app.drchrono.com/dashboard');
  await expect.poll(() => [...seen.parsed.keys()]).toEqual(['detector.js']);

  const goTo = (path: string) => page.evaluate((to) => history.pushState(null, '', to), path);
  await goTo('/messages/');
  expect([...seen.parsed.keys()]).toEqual(['detector.js']);
  await goTo(`/chart/${people.pendingFresh.id}/summary`);
  await expect.poll(() => [...seen.parsed.keys()]).toContain('overlay.js');
  await expect(overlay.host).toHaveCount(1);
  expect(await seen.observers()).not.toEqual(NONE);

  await goTo('/messages/');
  await expect(overlay.host).toHaveCount(0);
  await expect.poll(() => seen.observers()).toEqual(NONE);
  await goTo(`/chart/${people.pendingFresh.id}/summary`);
  await expect(overlay.host).toHaveCount(1);
});

test('the page itself is left as it was: one element of ours, no attribute, no shift', async ({
  connectedDesk: desk,
}) => {
  const { page } = desk;
  await page.goto(`https://app.drchrono.com/chart/${people.pendingFresh.id}/summary`);
  await expect(overlayOf(page).pill).toContainText('Pending');
  const found = await page.evaluate(() => ({
    html: document.documentElement.getAttributeNames(),
    body: document.body.getAttributeNames(),
    ours: [...document.documentElement.children].map((element) => element.localName),
    shift: performance
      .getEntriesByType('layout-shift')
      .reduce((sum, entry) => sum + ('value' in entry ? Number(entry.value) : 0), 0),
  }));
  await page.goto('https://app.drchrono.com/dashboard');
  expect(found.html).toEqual(['lang']);
  expect(found.ours).toEqual(['head', 'body', 'invite-desk-overlay']);
  expect(found.shift).toBe(0);
});
