import { rmSync } from 'node:fs';
import {
  type BrowserContext,
  test as base,
  chromium,
  expect,
  type Locator,
  type Page,
  type WebError,
} from '@playwright/test';
import { findBrowser } from '../../tools/find-browser.ts';
import { checkLog } from '../contract/check-request.ts';
import { type Account, accounts } from '../sandbox/accounts.ts';
import { clientId, clientSecret } from '../sandbox/grants.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import type { Settings } from '../sandbox/settings.ts';
import { SESSION_COOKIE, startSession } from '../sandbox/sign-in.ts';
import { openRootsIn } from './closed-root.ts';
import { EXTENSION, extensionErrors, newProfile } from './extension-errors.ts';
import { switchedOff } from './switched-off.ts';

/**
 * Every test starts on a Tuesday at 10:00 in the practice (US/Eastern), far from the machine's clock on purpose: code
 * that takes the machine's time for the practice's then fails.
 */
export const START = Date.UTC(2026, 8, 15, 14, 0, 0);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A desk is a real browser with the shipped build, over the sandbox practice at the EHR's true address. */
export interface Desk {
  sandbox: Sandbox;
  context: BrowserContext;
  /** This tab is for the EHR. */
  page: Page;
  extension: string;
  /** The browser keeps its profile in this folder. */
  profile: string;
  /** Sign somebody in to the EHR in this browser, by the cookie that the sign-in form would set. */
  signIn(account?: Account): Promise<void>;
  /** Fill in the settings page and answer DrChrono's consent, as a person would. Returns the settings page. */
  connect(computer?: 'staffOnly' | 'shared', account?: Account): Promise<Page>;
  /** Open the popup's page in a tab of its own. */
  popup(): Promise<Page>;
  /** Close the browser and start it again on the same profile. Afterwards `context` and `page` are new ones. */
  restart(): Promise<void>;
  /** Start the browser again after it was killed, so that there is nothing left to close. */
  startAgain(): Promise<void>;
}

export interface Start {
  practice: Partial<Settings>;
  /** The practice's clock shows this time at the start. */
  start: number;
}

interface Fixtures extends Start {
  /** This is a computer of its own with an empty profile, on which Invite Desk has just been installed. */
  ownDesk: Desk;
  /** This is one more such computer, over a practice of its own. */
  secondDesk: Desk;
}

export const test = base.extend<Fixtures>({
  practice: [{}, { option: true }],
  start: [START, { option: true }],
  ownDesk: onNewComputer,
  secondDesk: onNewComputer,
});

async function onNewComputer({ practice, start }: Start, use: (desk: Desk) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox({ now: start, settings: practice });
  const profile = newProfile();
  const { context } = await workAt(await startDesk(sandbox, profile), use);
  await context.close();
  await sandbox.close();
  rmSync(profile, { recursive: true, force: true });
}

/** Start a browser on this profile and put the desk's helpers around it. */
export async function startDesk(sandbox: Sandbox, profile: string): Promise<StartedDesk> {
  return { ...(await openDesk(sandbox, await openBrowser(sandbox, profile))), profile };
}

export type StartedDesk = Omit<Desk, 'restart' | 'startAgain'>;

/**
 * Let `use` work at the desk, and then fail where the desk met an error that no test may leave behind. The desk is
 * returned as it is at the end, because it may have been restarted; its browser is still open.
 */
export async function workAt(started: StartedDesk, use: (desk: Desk) => Promise<void>): Promise<StartedDesk> {
  const errors: string[] = [];
  const complaints: string[] = [];
  const hear = (error: WebError) => errors.push(error.error().message);
  const complain = async () => void complaints.push(...(await extensionErrors(desk.context, desk.extension)));
  const desk: Desk = {
    ...started,
    async restart() {
      await complain();
      await desk.context.close();
      await desk.startAgain();
    },
    async startAgain() {
      Object.assign(desk, await startDesk(started.sandbox, started.profile));
      desk.context.on('weberror', hear);
    },
  };
  desk.context.on('weberror', hear);
  await use(desk);
  await complain();
  desk.context.off('weberror', hear);
  // No test may pass if the published API does not know one of its requests, or if anything threw.
  expect(checkLog(desk.sandbox.log.entries), 'requests outside the contract').toEqual([]);
  expect(errors, 'exceptions in pages').toEqual([]);
  expect(complaints, 'errors of the extension').toEqual([]);
  return desk;
}

export { expect };

/**
 * Start a browser with the extension, or with a copy of it in another folder. It reaches the sandbox and nothing else of
 * the network.
 */
export async function openBrowser(
  sandbox: Sandbox,
  profile: string,
  headless = true,
  extension = EXTENSION,
  /** Playwright's arguments that this browser does not get, such as the one that keeps no page for Back. */
  without: string[] = [],
): Promise<BrowserContext> {
  const executablePath = findBrowser();
  if (executablePath === null)
    throw new Error('No Chromium or Edge found: run npm test, which installs one.');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    ignoreDefaultArgs: without,
    viewport: headless ? { width: 1280, height: 800 } : null,
    args: [...switchesFor(sandbox, extension), '--disable-background-networking'],
  });
  await openRootsIn(context);
  return context;
}

/** Any browser takes these, so as to load the extension and to reach the sandbox and nothing else of the network. */
export function switchesFor(sandbox: Sandbox, extension = EXTENSION): string[] {
  return [
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    `--host-resolver-rules=${sandbox.resolverRules}`,
    `--ignore-certificate-errors-spki-list=${sandbox.spki}`,
    `--disable-features=${switchedOff}`,
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-component-update',
    '--disable-sync',
  ];
}

/** Give the desk of a browser that has just started, once the extension has opened its settings in the first tab. */
export async function openDesk(
  sandbox: Sandbox,
  context: BrowserContext,
): Promise<Omit<StartedDesk, 'profile'>> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await expect.poll(() => context.pages().some((page) => page.url().endsWith('/options.html'))).toBe(true);
  return deskIn(sandbox, context, new URL(worker.url()).host);
}

/** Put the helpers around one browser, with a tab for the EHR. */
export async function deskIn(
  sandbox: Sandbox,
  context: BrowserContext,
  extension: string,
  tab?: Page,
): Promise<Omit<StartedDesk, 'profile'>> {
  const page = tab ?? (await context.newPage());
  const signIn = async (account: Account = accounts.frontDesk) => {
    const value = startSession(sandbox.practice, account);
    const cookie = { name: SESSION_COOKIE, value, domain: '.drchrono.com', path: '/' };
    await context.addCookies([{ ...cookie, secure: true, httpOnly: true, sameSite: 'Lax' }]);
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
      await connectAt(options, computer);
      // A page behind another one draws almost no frames, while staff look at the page they work on.
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

/** Open the settings page, or bring it to the front where it is open already. */
export async function openOptions(context: BrowserContext, extension: string): Promise<Page> {
  const open = context.pages().find((page) => page.url().endsWith('/options.html'));
  if (open) {
    await open.bringToFront();
    return open;
  }
  const options = await context.newPage();
  await options.goto(`chrome-extension://${extension}/options.html`);
  return options;
}

/** Copy the redirect address into the application at DrChrono, and the application's keys into the settings page. */
export async function fillApplication(options: Page, sandbox: Sandbox): Promise<void> {
  const redirect = await options.locator('.address code').innerText();
  sandbox.practice.application.redirectUris.push(redirect);
  await options.getByLabel('Client ID').fill(clientId);
  await options.getByLabel('Client secret').fill(clientSecret);
  await options.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(seenText(options, 'Saved', { exact: true })).toBeVisible();
}

export async function chooseComputer(options: Page, computer: 'staffOnly' | 'shared'): Promise<void> {
  await options.getByLabel(computer === 'staffOnly' ? 'Practice staff only' : 'It is shared').check();
}

/**
 * Let the extension's worker die, as it does after half a minute without work; session memory stays. A page may start
 * the next worker at once, so the test waits for the death to be reported instead of looking for a missing worker.
 */
export async function stopWorker(desk: Pick<Desk, 'context' | 'extension'>): Promise<void> {
  if (!(await endWorker(desk))) throw new Error('The worker is not running');
}

/** End the worker if there is one. Returns whether there was. */
export async function endWorker({
  context,
  extension,
}: Pick<Desk, 'context' | 'extension'>): Promise<boolean> {
  const cdp = await browserSession(context);
  const { targetInfos } = await cdp.send('Target.getTargets');
  const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(extension));
  if (!worker) {
    await cdp.detach();
    return false;
  }
  const { targetId } = worker;
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false });
  const died = new Promise<void>((resolve) => {
    cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
      if (JSON.parse(message).method === 'Inspector.targetCrashed') resolve();
    });
  });
  const message = JSON.stringify({ id: 1, method: 'Inspector.enable' });
  // A worker that was dying already reports no death of its own.
  const isGone = () => cdp.send('Target.getTargets').then(({ targetInfos: now }) => !now.some(isIt));
  const isIt = (target: { targetId: string }) => target.targetId === targetId;
  await cdp.send('Target.sendMessageToTarget', { sessionId, message });
  await cdp.send('Target.closeTarget', { targetId }).catch(() => undefined);
  await Promise.race([died, expect.poll(isGone).toBe(true)]);
  await cdp.detach();
  return true;
}

/** Open the popup, and in it the list of all invites that are known; the day stands there first. */
export async function openPending(desk: Pick<Desk, 'popup'>): Promise<Page> {
  const popup = await desk.popup();
  await choosePending(popup);
  return popup;
}

/** Say whose computer this is, press Connect, and answer DrChrono's consent, in settings that have the application's keys. */
export async function connectAt(
  options: Page,
  computer: 'staffOnly' | 'shared' = 'staffOnly',
): Promise<void> {
  await chooseComputer(options, computer);
  const consent = options.context().waitForEvent('page');
  await options.getByRole('button', { name: 'Connect to DrChrono' }).click();
  await (await consent).getByRole('button', { name: 'Authorize' }).click();
  await expect(options.getByRole('heading', { name: 'Connected' })).toBeVisible();
}

/** What is seen with these words. Words that are only spoken to a screen reader are left out. */
export function seenText(page: Page, words: string | RegExp, options: { exact?: boolean } = {}): Locator {
  return page.getByText(words, options).and(page.locator(':not(.sr *)'));
}

/** Choose that list in a popup that is open. Its button moves down when the patient of the tab comes above it. */
export function choosePending(popup: Page): Promise<void> {
  const button = { name: /^Pending invites/ };
  return pressUntilSeen(
    popup.getByRole('button', button),
    popup.getByRole('button', { ...button, pressed: true }),
  );
}

/**
 * Press until this is seen. What a page of ours learns meanwhile may move a button away between the two halves of a press,
 * and then a person presses once more.
 */
export async function pressUntilSeen(button: Locator, seen: Locator): Promise<void> {
  await expect(async () => {
    if (await seen.isVisible()) return;
    await button.click({ timeout: 5_000 });
    await expect(seen).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

/** Press, once more where the press was lost, until a tab has come. */
export async function pressToOpen(button: Locator): Promise<Page> {
  const opened: Page[] = [];
  button
    .page()
    .context()
    .once('page', (page) => opened.push(page));
  await expect(async () => {
    if (opened.length === 0) await button.click({ timeout: 5_000 });
    await expect.poll(() => opened.length, { timeout: 3_000 }).toBe(1);
  }).toPass();
  const [page] = opened;
  if (!page) throw new Error('No tab has come');
  return page;
}

/** Sign in to the EHR by its form, as staff do in the morning. */
export async function signInByForm(page: Page, account: Account = accounts.frontDesk): Promise<void> {
  await page.goto('https://app.drchrono.com/accounts/login/');
  await page.locator('#username').fill(account.username);
  await page.locator('#password').fill(account.password);
  await page.locator('#login').click();
  await page.waitForURL('**/dashboard');
}

/** Open a debugger session to the whole browser. */
export function browserSession(context: BrowserContext) {
  const browser = context.browser();
  if (browser === null) throw new Error('The context has no browser');
  return browser.newBrowserCDPSession();
}

/** A person has seen a button for so long (ms) before pressing it. */
const SEEN = 800;

/** Press a button once it has stood there unchanged for as long as a person needs to see it. */
export async function pressSeen(button: Locator): Promise<void> {
  await button.scrollIntoViewIfNeeded();
  await button.evaluate(
    (element, least) =>
      new Promise<void>((resolve) => {
        let since = performance.now();
        let last = '';
        const look = (now: number) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          const is = JSON.stringify([x, y, width, height, innerHeight, element.textContent]);
          if (is !== last) since = now;
          last = is;
          if (now - since >= least || !element.isConnected) resolve();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    SEEN,
  );
  await button.click();
}

/** Press a button of the popup until it counts: rows that have just moved are not pressed yet, and the popup says so. */
export async function pressInPopup(button: Locator): Promise<void> {
  await expect(async () => {
    await button.click();
    expect(
      await button
        .page()
        .getByText(/^One moment/)
        .count(),
    ).toBe(0);
  }).toPass();
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The overlay on a page of the EHR, found by what a person sees of it. */
export function overlayOf(page: Page) {
  const host = page.locator('invite-desk-overlay');
  const pill = host.locator('.pill');
  const frame = host.locator('iframe').contentFrame();
  const card = frame.getByRole('region', { name: 'Invite Desk for this patient' });
  return {
    host,
    pill,
    card,
    /** The bar over the card, with its grip and its fold button. */
    bar: host.locator('.card header'),
    button: (name: string | RegExp) => card.getByRole('button', { name }),
    /** Press a button as a person does, who has seen it for half a second before. */
    async press(name: string | RegExp) {
      await page.bringToFront();
      await pressSeen(card.getByRole('button', { name }));
    },
    /**
     * Press until the card says `words`, since it does not take a press on a button that has just moved. A press that was
     * taken is never followed by another one, however long its answer takes.
     */
    async pressUntilSaid(press: () => Promise<void>, words: string) {
      await expect(async () => {
        await press();
        await expect
          .poll(() => card.innerText())
          .toMatch(new RegExp(`One moment|nothing was done|${literal(words)}`));
        expect(await card.innerText()).toContain(words);
      }).toPass();
    },
    async open() {
      await pill.click();
      await expect(card).toBeVisible();
    },
    /** Fold by keyboard. */
    async fold() {
      await host.getByRole('button', { name: 'Fold' }).press('Enter');
      await expect(pill).toBeVisible();
    },
  };
}
