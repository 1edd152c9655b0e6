import type { Page } from '@playwright/test';
import { people } from '../sandbox/patients.ts';
import { answerTo, chartReading, contentWorld } from './content-world.ts';
import { type Desk, expect, openOptions, overlayOf, seenText } from './desk.ts';
import { test } from './same-computer.ts';

const HILLSIDE = 'hillside.drchrono.com';
const EVIL = 'evil.drchrono.com';
const { pendingFresh } = people;
const chartAt = (host: string) => `https://${host}/chart/${pendingFresh.id}/summary`;

/** What a content script's world could send from a tab, good in every other respect. */
const MESSAGES: [string, unknown][] = [
  ['pageRecognised', null],
  ['overlayTaken', null],
  ['newsForCard', null],
  ['rememberPlace', { page: 'chart', place: { x: 0, y: 0, open: false } }],
  ['readPlace', { page: 'chart' }],
  ['viewPill', { reading: chartReading(pendingFresh.id), age: 0, documentAge: 0 }],
  ['openCard', { run: 'run' }],
];

/** Send all of them from the world of the content script, and give what comes back. */
async function allAnswers({ page, extension }: Pick<Desk, 'page' | 'extension'>): Promise<unknown[]> {
  const inWorld = await contentWorld(page, extension);
  const said: unknown[] = [];
  for (const [name, input] of MESSAGES) said.push(await inWorld(answerTo(name, input)));
  return said;
}

const SILENCE = MESSAGES.map(() => null);

/** The popup as it would open over the tab of the EHR, which stays in front. */
async function popupOver(desk: Desk): Promise<Page> {
  const open = desk.context.pages().find((page) => page.url().endsWith('/popup.html'));
  const popup = open ?? (await desk.popup());
  await desk.page.bringToFront();
  await popup.reload();
  await expect(popup.getByRole('button', { name: 'Settings' })).toBeAttached();
  await expect(popup.locator('.skeleton')).toHaveCount(0);
  return popup;
}

/** Press a button of a page that is not in front: a page behind another one draws almost no frames. */
const pressIn = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).press('Enter');

const QUESTION = 'Is this your practice’s DrChrono?';
const YES = 'Yes, this is our practice’s DrChrono';

test('a host that looks like a chart and is nobody’s gets neither a pill nor data', async ({
  connectedDesk: desk,
}) => {
  const { page, sandbox } = desk;
  await page.goto(chartAt('app.drchrono.com'));
  await expect(overlayOf(page).pill).toContainText('Pending');
  const before = sandbox.log.api().length;

  await page.goto(chartAt(EVIL));
  await expect(page.locator('body')).toContainText(pendingFresh.lastName ?? '');
  expect(await allAnswers(desk)).toEqual(SILENCE);
  await expect(overlayOf(page).host).toHaveCount(0);
  expect(sandbox.log.api()).toHaveLength(before);

  // The same messages are answered at the EHR's own host, so it is the host that they were refused for.
  await page.goto(chartAt('app.drchrono.com'));
  expect(await allAnswers(desk)).toEqual([
    ...[true, null, null, null, { x: 0, y: 0, open: false }],
    expect.objectContaining({ phases: [expect.objectContaining({ word: 'Name not readable' })] }),
    expect.stringMatching(/^[\da-f-]{36}$/),
  ]);
});

test('the practice’s own host: asked for in the popup, confirmed with one press, and pages that are open follow', async ({
  connectedDesk: desk,
}) => {
  const { page } = desk;
  const overlay = overlayOf(page);
  const other = await desk.context.newPage();
  await other.goto(`https://${HILLSIDE}/dashboard`);
  await page.goto(chartAt(HILLSIDE));
  expect(await allAnswers(desk)).toEqual(SILENCE);
  await expect(overlay.host).toHaveCount(0);

  const popup = await popupOver(desk);
  await expect(seenText(popup, QUESTION)).toBeAttached();
  await expect(seenText(popup, HILLSIDE, { exact: true })).toBeAttached();
  await pressIn(popup, YES);
  await expect(seenText(popup, QUESTION)).toHaveCount(0);

  await expect(overlay.pill).toContainText('Pending');
  await overlay.open();
  await expect(overlay.card.getByRole('heading', { name: pendingFresh.lastName ?? '' })).toBeVisible();

  // In the other tab nothing is drawn until a navigation inside the page leads to a chart.
  await expect(overlayOf(other).host).toHaveCount(0);
  await other.bringToFront();
  await other.evaluate((path) => history.pushState(null, '', path), `/chart/${pendingFresh.id}/summary`);
  await expect(overlayOf(other).host).toHaveCount(1);

  // A page that is loaded later gets it like any other, and another name still gets nothing.
  await page.bringToFront();
  await page.reload();
  await expect(overlay.host).toHaveCount(1);
  await page.goto(chartAt(EVIL));
  expect(await allAnswers(desk)).toEqual(SILENCE);
  await expect(overlay.host).toHaveCount(0);
  const again = await popupOver(desk);
  await expect(seenText(again, `Invite Desk is off at ${EVIL}.`)).toBeAttached();
  await expect(again.getByRole('button', { name: YES })).toHaveCount(0);
});

test('the settings list the confirmed host; removed, it is off at once in the pages that are open', async ({
  connectedDesk: desk,
}) => {
  const { page, context, extension } = desk;
  const overlay = overlayOf(page);
  const options = await openOptions(context, extension);
  await expect(seenText(options, 'Does your practice have an address of its own')).toBeVisible();
  await page.goto(chartAt(HILLSIDE));
  await pressIn(await popupOver(desk), YES);
  await expect(overlay.pill).toContainText('Pending');

  await options.bringToFront();
  await expect(options.getByRole('listitem').filter({ hasText: HILLSIDE })).toContainText(
    'confirmed on this computer',
  );
  await options.getByRole('button', { name: `Remove ${HILLSIDE}` }).click();
  await expect(seenText(options, 'Does your practice have an address of its own')).toBeVisible();
  await page.bringToFront();
  await expect(overlay.host).toHaveCount(0);
  expect(await allAnswers(desk)).toEqual(SILENCE);
  await page.reload();
  await expect(page.locator('body')).toContainText(pendingFresh.lastName ?? '');
  await expect(overlay.host).toHaveCount(0);

  // Confirmed once more, the page gets its overlay again.
  await pressIn(await popupOver(desk), YES);
  await expect(overlay.pill).toContainText('Pending');
});

test('disconnecting forgets the confirmed host', async ({ connectedDesk: desk }) => {
  const { page, context, extension } = desk;
  await page.goto(chartAt(HILLSIDE));
  await pressIn(await popupOver(desk), YES);
  await expect(overlayOf(page).pill).toContainText('Pending');
  const options = await openOptions(context, extension);
  await options.getByRole('button', { name: 'Disconnect…' }).click();
  await options.getByRole('button', { name: 'Yes, disconnect' }).click();
  await expect(seenText(options, 'Does your practice have an address of its own')).toBeVisible();
  await expect(options.getByRole('listitem').filter({ hasText: HILLSIDE })).toHaveCount(0);
  await page.bringToFront();
  await expect(overlayOf(page).host).toHaveCount(0);
});

test('hosts that are not the EHR are never asked for, and cannot be confirmed by any page of ours', async ({
  connectedDesk: desk,
}) => {
  const { page, context, extension } = desk;
  const options = await openOptions(context, extension);
  for (const host of ['support.drchrono.com', 'www.drchrono.com']) {
    await page.goto(`https://${host}/`);
    await expect((await popupOver(desk)).getByText(QUESTION)).toHaveCount(0);
  }
  for (const host of [
    ...['support.drchrono.com', 'www.drchrono.com', 'owlknowledgeteststuff.drchrono.com', 'app.drchrono.com'],
    ...['drchrono.com', 'a.hillside.drchrono.com', 'hillside.example.org', '*.drchrono.com', ''],
  ])
    expect(await options.evaluate(answerTo('confirmPracticeHost', { host })), host).toEqual({
      ok: false,
      failure: { kind: 'notOffered' },
    });
});

test('no page can confirm its own host', async ({ connectedDesk: desk }) => {
  await desk.page.goto(chartAt('app.drchrono.com'));
  await expect(overlayOf(desk.page).pill).toContainText('Pending');
  const inWorld = await contentWorld(desk.page, desk.extension);
  expect(await inWorld(answerTo('confirmPracticeHost', { host: EVIL }))).toBeNull();
  expect(await inWorld(answerTo('forgetPracticeHost', null))).toBeNull();
  await desk.page.goto(chartAt(EVIL));
  await expect(overlayOf(desk.page).host).toHaveCount(0);
});
