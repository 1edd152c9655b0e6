import { rmSync } from 'node:fs';
import { type BrowserContext, test as base, chromium, expect, type Page } from '@playwright/test';
import { findBrowser } from '../../tools/find-browser.ts';
import { checkLog } from '../contract/check-request.ts';
import { type Account, accounts } from '../sandbox/accounts.ts';
import { clientId, clientSecret } from '../sandbox/grants.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import type { Settings } from '../sandbox/settings.ts';
import { EXTENSION, extensionErrors, newProfile } from './extension-errors.ts';
import { switchedOff } from './switched-off.ts';

/** Tuesday, 10:00 in the practice (US/Eastern). Far from the machine's clock on purpose. */
export const START = Date.UTC(2026, 8, 15, 14, 0, 0);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The shipped build in a real browser, over the sandbox practice at the EHR's true address. */
export interface Desk {
  sandbox: Sandbox;
  context: BrowserContext;
  /** A tab of the EHR; signed in after `signIn` or `connect`. */
  page: Page;
  extension: string;
  /** Where the browser keeps its profile. */
  profile: string;
  /** Sign in to the EHR, as staff do in the morning. */
  signIn(account?: Account): Promise<void>;
  /** The options page, filled in as a person would; answers DrChrono's consent. */
  connect(computer?: 'staffOnly' | 'shared', account?: Account): Promise<Page>;
  /** The popup's page in a tab of its own. */
  popup(): Promise<Page>;
  /** Close the browser and start it again on the same profile; `context` and `page` are new ones afterwards. */
  restart(): Promise<void>;
  /** The same after the browser was killed, so that there is nothing left to close. */
  startAgain(): Promise<void>;
}

interface Fixtures {
  practice: Partial<Settings>;
  /** What the practice's clock shows at the start. */
  start: number;
  /** A computer on which Invite Desk has just been installed. */
  desk: Desk;
}

export const test = base.extend<Fixtures>({
  practice: [{}, { option: true }],
  start: [START, { option: true }],
  desk: async ({ practice, start }, use) => {
    const sandbox = await startSandbox({ now: start, settings: practice });
    await workAt(sandbox, newProfile(), use);
  },
});

/** A browser on this profile while `use` lasts; then both end, and what no test may leave behind is looked for. */
export async function workAt(
  sandbox: Sandbox,
  profile: string,
  use: (desk: Desk) => Promise<void>,
): Promise<void> {
  const errors: string[] = [];
  const open = async () => {
    const context = await openBrowser(sandbox, profile);
    context.on('weberror', (error) => errors.push(error.error().message));
    return openDesk(sandbox, context);
  };
  const complaints: string[] = [];
  const close = async (context: BrowserContext) => {
    complaints.push(...(await extensionErrors(context, desk.extension)));
    await context.close();
  };
  const desk: Desk = {
    ...(await open()),
    profile,
    async restart() {
      await close(desk.context);
      Object.assign(desk, await open());
    },
    async startAgain() {
      Object.assign(desk, await open());
    },
  };
  await use(desk);
  await close(desk.context);
  await sandbox.close();
  rmSync(profile, { recursive: true, force: true });
  // No test passes with a request that the published API does not know, or with an exception.
  expect(checkLog(sandbox.log.entries), 'requests outside the contract').toEqual([]);
  expect(errors, 'exceptions in pages').toEqual([]);
  expect(complaints, 'errors of the extension').toEqual([]);
}

export { expect };

/** A browser with the extension, seeing the sandbox and nothing else of the network. */
export function openBrowser(sandbox: Sandbox, profile: string, headless = true): Promise<BrowserContext> {
  const executablePath = findBrowser();
  if (executablePath === null)
    throw new Error('No Chromium or Edge found: run npm test, which installs one.');
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    viewport: headless ? { width: 1280, height: 800 } : null,
    args: [
      `--disable-extensions-except=${EXTENSION}`,
      `--load-extension=${EXTENSION}`,
      `--host-resolver-rules=${sandbox.resolverRules}`,
      `--ignore-certificate-errors-spki-list=${sandbox.spki}`,
      `--disable-features=${switchedOff}`,
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** The helpers around one browser. At its installation the extension opens its settings, in the blank first tab. */
export async function openDesk(
  sandbox: Sandbox,
  context: BrowserContext,
): Promise<Omit<Desk, 'restart' | 'startAgain' | 'profile'>> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const extension = new URL(worker.url()).host;
  await expect.poll(() => context.pages().some((page) => page.url().endsWith('/options.html'))).toBe(true);
  const page = await context.newPage();
  const signIn = async (account: Account = accounts.frontDesk) => {
    await page.goto('https://app.drchrono.com/accounts/login/');
    await page.locator('#username').fill(account.username);
    await page.locator('#password').fill(account.password);
    await page.locator('#login').click();
    await page.waitForURL('**/dashboard');
  };
  return {
    sandbox,
    context,
    page,
    extension,
    signIn,
    async connect(computer = 'staffOnly', account = accounts.frontDesk) {
      await signIn(account);
      const options = await openOptions(context, extension);
      await fillApplication(options, sandbox);
      await chooseComputer(options, computer);
      const consent = context.waitForEvent('page');
      await options.getByRole('button', { name: 'Connect to DrChrono' }).click();
      await (await consent).getByRole('button', { name: 'Authorize' }).click();
      await expect(options.getByRole('heading', { name: 'Connected' })).toBeVisible();
      // A page behind another one gets almost no frames; staff look at the page they work on.
      await page.bringToFront();
      return options;
    },
    async popup() {
      const popup = await context.newPage();
      await popup.goto(`chrome-extension://${extension}/popup.html`);
      return popup;
    },
  };
}

export async function openOptions(context: BrowserContext, extension: string): Promise<Page> {
  const options = await context.newPage();
  await options.goto(`chrome-extension://${extension}/options.html`);
  return options;
}

/** Copy the redirect address into the application at DrChrono, and its keys into the options page. */
export async function fillApplication(options: Page, sandbox: Sandbox, secret = clientSecret): Promise<void> {
  const redirect = await options.locator('.address code').innerText();
  sandbox.practice.application.redirectUris.push(redirect);
  await options.getByLabel('Client ID').fill(clientId);
  await options.getByLabel('Client secret').fill(secret);
  await options.getByRole('button', { name: 'Save' }).click();
  await expect(options.getByText('Saved', { exact: true })).toBeVisible();
}

export async function chooseComputer(options: Page, computer: 'staffOnly' | 'shared'): Promise<void> {
  await options.getByLabel(computer === 'staffOnly' ? 'Practice staff only' : 'It is shared').check();
}

/**
 * The extension's worker dies, as the browser lets it after half a minute without work. Session memory lives on. Where a
 * page asks for something the next worker is there at once, so its death is heard, not looked for.
 */
export async function stopWorker({ context, extension }: Desk): Promise<void> {
  const cdp = await browserSession(context);
  const { targetInfos } = await cdp.send('Target.getTargets');
  const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(extension));
  if (!worker) throw new Error('The worker is not running');
  const { targetId } = worker;
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false });
  const heard = new Set<string>();
  cdp.on('Target.receivedMessageFromTarget', ({ message }) => heard.add(JSON.parse(message).method));
  const message = JSON.stringify({ id: 1, method: 'Inspector.enable' });
  await cdp.send('Target.sendMessageToTarget', { sessionId, message });
  await cdp.send('Target.closeTarget', { targetId });
  await expect.poll(() => heard.has('Inspector.targetCrashed'), 'the worker died').toBe(true);
  await cdp.detach();
}

/** A debugger's line to the whole browser. */
export function browserSession(context: BrowserContext) {
  const browser = context.browser();
  if (browser === null) throw new Error('The context has no browser');
  return browser.newBrowserCDPSession();
}

/** The overlay on an EHR page, by what a person sees of it. */
export function overlayOf(page: Page) {
  const host = page.locator('invite-desk-overlay');
  const pill = host.locator('.pill');
  const card = host.getByRole('region', { name: /^Invite Desk for this/ });
  return {
    host,
    pill,
    card,
    button: (name: string | RegExp) => card.getByRole('button', { name }),
    /** Press a button as slowly as a person: a button that has just appeared asks for a moment. */
    async press(name: string | RegExp) {
      await card.getByRole('button', { name }).click({ delay: 350 });
    },
    async open() {
      await pill.click();
      await expect(card).toBeVisible();
    },
  };
}
