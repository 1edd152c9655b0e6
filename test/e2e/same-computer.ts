import { cpSync, rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { accounts } from '../sandbox/accounts.ts';
import type { Grant } from '../sandbox/grants.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { SESSION_COOKIE, startSession } from '../sandbox/signin.ts';
import { test as base, type Desk, expect, openBrowser, openDesk, START, workAt } from './desk.ts';
import { newProfile } from './extension-errors.ts';

/** A browser's profile after somebody connected on it and closed it, and what the practice knows of that. */
interface ConnectedComputer {
  profile: string;
  redirectUris: readonly string[];
  grants: readonly Grant[];
}

interface Fixtures {
  /**
   * A computer of practice staff that was connected before; the front desk is signed in to the EHR. Nothing of the
   * connecting is in the sandbox's log, but the settings page has looked at the connection again.
   */
  connectedDesk: Desk;
}

interface WorkerFixtures {
  connectedComputer: ConnectedComputer;
}

/** For tests that begin where the connecting is done: one computer is connected, and each test works on a copy. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  connectedComputer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs.
    async ({}, use) => {
      const profile = newProfile();
      await use(await connectComputer(profile));
      rmSync(profile, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  connectedDesk: async ({ practice, start, connectedComputer }, use) => {
    const sandbox = await startSandbox({ now: start, settings: practice });
    const profile = newProfile();
    cpSync(connectedComputer.profile, profile, { recursive: true });
    sandbox.practice.application.redirectUris.push(...connectedComputer.redirectUris);
    for (const grant of connectedComputer.grants) sandbox.practice.grants.adopt(grant);
    await workAt(sandbox, profile, async (desk) => {
      await beSignedIn(desk);
      await recheck(desk);
      await use(desk);
    });
  },
});

/** Connect as a person does, a little before the hour in which tests begin: they have all of its requests. */
async function connectComputer(profile: string): Promise<ConnectedComputer> {
  const sandbox = await startSandbox({ now: START - 600_000 });
  const context = await openBrowser(sandbox, profile);
  await (await openDesk(sandbox, context)).connect('staffOnly');
  await context.close();
  await sandbox.close();
  const { application, grants } = sandbox.practice;
  return { profile, redirectUris: application.redirectUris, grants: grants.granted() };
}

/** The session that `signIn` would give. */
async function beSignedIn({ context, sandbox }: Desk): Promise<void> {
  const value = startSession(sandbox.practice, accounts.frontDesk);
  const cookie = { name: SESSION_COOKIE, value, domain: '.drchrono.com', path: '/' };
  await context.addCookies([{ ...cookie, secure: true, httpOnly: true, sameSite: 'Lax' }]);
}

/** The settings page that opened with the browser, behind the tab that staff work on. */
export function settingsOf({ context }: Desk): Page {
  const settings = context.pages().find((page) => page.url().endsWith('/options.html'));
  if (!settings) throw new Error('The settings page is not open');
  return settings;
}

/** The settings page's button, by its message: the desk hears this practice's zone and time, as from a connect. */
async function recheck(desk: Desk): Promise<void> {
  const ask = `chrome.runtime.sendMessage({ name: 'recheckConnection', input: null })`;
  expect(await settingsOf(desk).evaluate(ask), 'the computer is connected').toEqual({
    ok: true,
    value: null,
  });
}
