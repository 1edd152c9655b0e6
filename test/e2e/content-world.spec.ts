import type { Page } from '@playwright/test';
import { clientId, clientSecret } from '../sandbox/grants.ts';
import { people } from '../sandbox/patients.ts';
import { contentWorld } from './content-world.ts';
import { type Desk, expect, openOptions, overlayOf, seenText, stopWorker } from './desk.ts';
import { policies } from './policies.ts';
import { test } from './same-computer.ts';

// A page that took over our content script could do what a script in its world can do, so these tests try it there.

const AREAS = ['local', 'session', 'sync', 'managed'] as const;
type Area = (typeof AREAS)[number];

/** What came of reading all of an area, and of leaving something in it: what it gave, or why it was refused. */
interface Tried {
  read: { gave: object } | { refused: string };
  write: { gave: undefined } | { refused: string };
}

const REFUSED = {
  read: { refused: expect.stringContaining('not allowed') },
  write: { refused: expect.stringContaining('not allowed') },
};

type World = (expression: string) => Promise<unknown>;

/** Open a chart, and give the world of the content script in it. */
async function worldOnChart(desk: Desk, shown: string): Promise<World> {
  await desk.page.bringToFront();
  await desk.page.goto(`https://app.drchrono.com/chart/${people.pendingFresh.id}/summary`);
  await expect(overlayOf(desk.page).pill).toContainText(shown);
  return contentWorld(desk.page, desk.extension);
}

/** Try to read and to write each area in this world. */
async function tryAreas(inWorld: World): Promise<Record<Area, Tried>> {
  const tried = (await inWorld(`(async () => {
    const outcome = (work) => work().then((gave) => ({ gave }), (error) => ({ refused: error.message }));
    const areas = {};
    for (const area of ${JSON.stringify(AREAS)})
      areas[area] = {
        read: await outcome(async () => chrome.storage[area].get(null)),
        write: await outcome(async () => chrome.storage[area].set({ planted: true })),
      };
    return areas;
  })()`)) as Record<Area, Tried>;
  return tried;
}

async function expectClosed(inWorld: World): Promise<void> {
  const tried = await tryAreas(inWorld);
  for (const area of AREAS) expect(tried[area], area).toEqual(REFUSED);
}

/** Open every area to content scripts, as a browser leaves them where nobody closes them. */
function openAreas(options: Page): Promise<unknown> {
  return options.evaluate(`Promise.all(${JSON.stringify(AREAS)}.map((area) =>
    chrome.storage[area].setAccessLevel({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' })))`);
}

/** Let the worker die, and wait for an answer of the next one. */
async function nextWorker(desk: Desk, options: Page): Promise<void> {
  await stopWorker(desk);
  await options.evaluate(`chrome.runtime.sendMessage({ name: 'viewConnection', input: null })`);
}

test('a content script’s world reads and writes no storage, and each next worker closes it again', async ({
  connectedDesk: desk,
}) => {
  const options = await openOptions(desk.context, desk.extension);
  const inWorld = await worldOnChart(desk, 'Pending');
  await expectClosed(inWorld);
  // The database is of another origin than the page, so a content script has none of it.
  expect(await inWorld(`indexedDB.databases().then((all) => all.map(({ name }) => name))`)).not.toContain(
    'invite-desk',
  );

  // The control shows that there is something to read, and that only the access level keeps it.
  await openAreas(options);
  const { local, session, sync, managed } = await tryAreas(inWorld);
  expect(session.read).toMatchObject({ gave: { tokens: { access: expect.any(String) } } });
  expect(local.read).toEqual({ gave: { 'store-made': true } });
  for (const area of [local, session, sync]) expect(area.write).toEqual({});
  expect(managed.read).toEqual({ gave: {} });

  await nextWorker(desk, options);
  await expectClosed(inWorld);
  // The worker is not closed out, and what the control has planted goes away unread.
  await expect.poll(() => options.evaluate(`chrome.storage.local.get(null)`)).toEqual({ 'store-made': true });
  await expect(options.getByRole('heading', { name: 'Connected' })).toBeVisible();
});

test('a client secret that IT set by policy stays out of a content script’s world', async ({
  ownDesk: desk,
}) => {
  const options = await openOptions(desk.context, desk.extension);
  await (await policies(desk)).set({ clientId, clientSecret });
  await expect(options.getByRole('heading', { name: /Set by your practice’s IT/ })).toBeVisible();
  await desk.signIn();
  const inWorld = await worldOnChart(desk, 'Not connected');
  await expectClosed(inWorld);

  await openAreas(options);
  expect((await tryAreas(inWorld)).managed.read, 'the control').toEqual({ gave: { clientId, clientSecret } });

  await nextWorker(desk, options);
  await expectClosed(inWorld);
  await expect(seenText(options, clientId)).toBeVisible();
});
