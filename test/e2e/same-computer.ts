import { rmSync } from 'node:fs';
import type { Grant } from '../sandbox/grants.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import {
  test as base,
  type Desk,
  deskIn,
  expect,
  openOptions,
  START,
  type Start,
  type StartedDesk,
  startDesk,
  stopWorker,
  workAt,
} from './desk.ts';
import { newProfile } from './extension-errors.ts';
import { doorOf, type Kept, keep, putBack } from './put-back.ts';

/** This is one browser for many tests. Before each test it is put back to the installation or to a connected state. */
interface Computer {
  desk: StartedDesk;
  connected: Kept;
  redirectUris: readonly string[];
  grants: readonly Grant[];
}

interface Fixtures {
  /** Invite Desk has just been installed on this computer. */
  desk: Desk;
  /**
   * This computer of practice staff was connected earlier, and the front desk is signed in to the EHR. The sandbox's
   * log holds nothing of the connecting, but the connection was checked again.
   */
  connectedDesk: Desk;
}

interface WorkerFixtures {
  computer: Computer;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  computer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs.
    async ({}, use) => {
      const computer = await connectComputer();
      await use(computer);
      const { context, sandbox, profile } = computer.desk;
      await context.close();
      await sandbox.close();
      rmSync(profile, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  desk: async ({ practice, start, computer }, use) => {
    const started = await begin(computer, null, { practice, start });
    computer.desk = await workAt(started, async (desk) => {
      await openOptions(desk.context, desk.extension);
      await desk.page.bringToFront();
      await use(desk);
    });
  },
  connectedDesk: async ({ practice, start, computer }, use) => {
    const started = await begin(computer, computer.connected, { practice, start });
    started.sandbox.practice.application.redirectUris.push(...computer.redirectUris);
    for (const grant of computer.grants) started.sandbox.practice.grants.adopt(grant);
    computer.desk = await workAt(started, async (desk) => {
      await desk.signIn();
      await recheck(desk);
      await use(desk);
    });
  },
});

/**
 * Connect as a person does, ten minutes before the tests begin. That is in the hour before, so the tests have all
 * requests of theirs.
 */
async function connectComputer(): Promise<Computer> {
  const sandbox = await startSandbox({ now: START - 600_000 });
  const desk = await startDesk(sandbox, newProfile());
  const settings = await desk.connect('staffOnly');
  // The next worker finds the store that this worker has made, and notes that there is one.
  await stopWorker(desk);
  const noted = `chrome.storage.local.get('store-made').then((stored) => stored['store-made'])`;
  await settings.reload();
  await expect.poll(() => settings.evaluate(noted)).toBe(true);
  const { application, grants } = sandbox.practice;
  const connected = await keep(desk);
  return { desk, connected, redirectUris: application.redirectUris, grants: grants.granted() };
}

/** Put the browser back and let another practice take the sandbox's address. */
async function begin(
  { desk: { context, extension, page, profile, sandbox } }: Computer,
  kept: Kept | null,
  { practice, start }: Start,
): Promise<StartedDesk> {
  // A new tab would take a quarter of the time that a test needs to begin.
  const tab = page.isClosed() ? await context.newPage() : page;
  await putBack({ context, extension }, kept, tab);
  await tab.bringToFront();
  const next = sandbox.moveIn({ now: start, settings: practice });
  return { ...(await deskIn(next, context, extension, tab)), profile };
}

/**
 * Send the message of the settings page's button "Check again", so that the desk learns this practice's zone and time,
 * as it does when it connects, and what the clock shows that a test has moved.
 */
export async function recheck(desk: Pick<Desk, 'context' | 'extension'>): Promise<void> {
  const ask = `chrome.runtime.sendMessage({ name: 'recheckConnection', input: null })`;
  expect(await (await doorOf(desk)).evaluate(ask), 'the computer is connected').toEqual({
    ok: true,
    value: null,
  });
}
