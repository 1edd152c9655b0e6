import type { Page } from '@playwright/test';
import { type PersonName, people } from '../sandbox/patients.ts';
import { answerTo, chartReading, contentWorld } from './content-world.ts';
import { type Desk, expect, openOptions, overlayOf } from './desk.ts';
import { test } from './same-computer.ts';
import { readSetting, writeSettings } from './stored-settings.ts';

type Lane = 'click' | 'view' | 'background' | 'bulk';

const chartOf = (patientId: number) => `https://app.drchrono.com/chart/${patientId}/summary`;
const { pendingFresh, expired } = people;

/** These patients are known at the end of a morning. */
const SEEN: PersonName[] = [
  ...(['pendingFresh', 'expired', 'active', 'revoked', 'noCell'] as const),
  ...(['emailMissing', 'officePhoneOnly', 'otherProvider', 'accentedName', 'suffixed'] as const),
];

/** What the pill says, as it was answered. */
const wordOf = (said: unknown) => (said as { phases?: { word: string }[] } | null)?.phases?.[0]?.word;

/** How many records of patients were asked for at DrChrono. */
const recordsAsked = ({ sandbox }: Desk) =>
  sandbox.log.api().filter(({ path }) => /^\/api\/patients\/\d+$/.test(path)).length;

/** The page moves to this patient inside the page, as its own script can, and its content script's world asks. */
async function askAbout(
  page: Page,
  inWorld: (expression: string) => Promise<unknown>,
  patientId: number,
): Promise<unknown> {
  await page.evaluate((path) => history.pushState(null, '', path), `/chart/${patientId}/summary`);
  return inWorld(answerTo('viewPill', { reading: chartReading(patientId), age: 0, documentAge: 3_600_000 }));
}

async function onChart(desk: Desk): Promise<(expression: string) => Promise<unknown>> {
  await desk.page.goto(chartOf(pendingFresh.id));
  await expect(overlayOf(desk.page).pill).toContainText('Pending');
  return contentWorld(desk.page, desk.extension);
}

/** An id that no patient of the practice has. */
const nobody = (index: number) => 990_000_000 + index;

test('a page that asks for patient after patient is stopped in words, and a press goes on', async ({
  connectedDesk: desk,
}) => {
  const { page } = desk;
  const inWorld = await onChart(desk);
  const before = recordsAsked(desk);
  const started = Date.now();
  const said: unknown[] = [];
  for (let index = 0; index < 75; index += 1) said.push(await askAbout(page, inWorld, nobody(index)));
  expect(wordOf(said[0])).toBe('Record not visible');
  expect(said.filter((one) => wordOf(one) === 'Paused').length).toBeGreaterThan(5);
  // One more came back in every twenty seconds, and pendingFresh was the first of the sixty.
  const most = () => 59 + Math.ceil((Date.now() - started) / 20_000);
  expect(recordsAsked(desk) - before).toBeLessThanOrEqual(most());

  // The last one that came back is used up, so that the next twenty seconds bring none.
  await expect.poll(async () => wordOf(await askAbout(page, inWorld, nobody(80)))).toBe('Record not visible');
  const asked = recordsAsked(desk);
  await page.goto(chartOf(expired.id));
  const overlay = overlayOf(page);
  await expect(overlay.pill).toContainText('Paused');
  await overlay.open();
  await expect(overlay.card).toContainText('This page asked for too many patients in a short time.');
  await expect(overlay.card).not.toContainText(expired.lastName ?? '');
  expect(recordsAsked(desk)).toBe(asked);
  await overlay.press('Check now');
  await expect(overlay.card.getByRole('heading', { name: expired.lastName ?? '' })).toBeVisible();
  await expect(overlay.card).toContainText('Expired');
});

test('patients who are known cost nothing, however often a page goes from one to another', async ({
  connectedDesk: desk,
}) => {
  const { page, sandbox } = desk;
  const overlay = overlayOf(page);
  const ids = SEEN.map((name) => people[name].id);
  for (const id of ids) {
    await page.goto(chartOf(id));
    await expect(overlay.pill).not.toContainText(/Looking|Not checked/);
  }
  const inWorld = await contentWorld(page, desk.extension);
  const before = sandbox.log.api().length;
  const words = new Set<unknown>();
  for (let turn = 0; turn < 300; turn += 1)
    words.add(wordOf(await askAbout(page, inWorld, ids[turn % ids.length] ?? 0)));
  // The reading names nobody, so each answer is a refusal of its own, and none is for want of requests.
  expect([...words]).toEqual(['Name not readable']);
  expect(sandbox.log.api()).toHaveLength(before);
});

test('a page that sends without end hears so, nothing leaves, and a moment later it is heard again', async ({
  connectedDesk: desk,
}) => {
  const inWorld = await onChart(desk);
  const before = desk.sandbox.log.api().length;
  const ask = answerTo('viewPill', {
    reading: chartReading(pendingFresh.id),
    age: 0,
    documentAge: 3_600_000,
  });
  const began = Date.now();
  const all = await inWorld(`Promise.all(Array.from({ length: 600 }, () => ${ask}))`);
  const heard = (all as unknown[]).map(wordOf);
  // Two hundred at once, and one more in every 20 ms that this machine takes for them.
  const most = 201 + (Date.now() - began) / 20;
  const answered = heard.filter((word) => word === 'Name not readable').length;
  expect(answered).toBeGreaterThanOrEqual(200);
  expect(answered).toBeLessThanOrEqual(most);
  expect(new Set(heard)).toEqual(new Set(['Name not readable', 'Paused']));
  expect(desk.sandbox.log.api()).toHaveLength(before);
  await expect.poll(async () => wordOf(await inWorld(ask))).toBe('Name not readable');
  // Another tab has a quota of its own.
  const other = await desk.context.newPage();
  await other.goto(chartOf(pendingFresh.id));
  await expect(overlayOf(other).pill).toContainText('Pending');
});

test('a page that asks without end cannot spend what is kept for presses', async ({
  connectedDesk: desk,
}) => {
  const { page, context, extension } = desk;
  const options = await openOptions(context, extension);
  const left = async () => {
    const said = await options.evaluate(answerTo('viewConnection', null));
    return (said as { budget: { left: number } }).budget.left;
  };
  await page.bringToFront();
  const inWorld = await onChart(desk);
  // A busy hour: of what is not kept for presses, ten requests are left.
  const budget = (await readSetting(options, 'request-budget')) as { used: Record<Lane, number> };
  const { click, background, bulk } = budget.used;
  budget.used.view = 500 - 60 - 10 - click - background - bulk;
  await writeSettings(options, { 'request-budget': budget });
  expect(await left()).toBe(70);

  const said: unknown[] = [];
  for (let index = 0; index < 40; index += 1) said.push(await askAbout(page, inWorld, nobody(index)));
  expect(wordOf(said.at(-1))).toBe('Paused');
  // What only a card may ask, with or without `check`, a page asks in vain.
  for (const input of [
    { frameToken: 'x', check: true },
    { frameToken: 'x', check: false },
  ])
    expect(await inWorld(answerTo('viewCard', input))).toBeNull();
  expect(await left()).toBe(60);

  // A press still goes through.
  await page.goto(chartOf(expired.id));
  const overlay = overlayOf(page);
  await expect(overlay.pill).toContainText('Paused');
  await overlay.open();
  await overlay.press('Check now');
  await expect(overlay.card).toContainText('Expired');
  expect(await left()).toBe(58);
});
