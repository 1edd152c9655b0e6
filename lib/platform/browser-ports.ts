import { browser } from 'wxt/browser';
import type { OwnWords } from '../messages/check-view.ts';
import { CARD_NEWS, CHANGED, NO_ACCESS } from '../messages/contract.ts';
import type { PageOrder } from '../messages/page-orders.ts';
import { EARLIEST_ALARM } from '../timing.ts';
import { endRunning } from './overlay-page.ts';
import { takeOutline } from './page-outline.ts';
import { EHR_SITE } from './site-access.ts';
import { leaveWords } from './words-in-page.ts';

/** Tell whether we may reach the EHR's host. Staff can withdraw that site access in the browser's own menu. */
export function hasSiteAccess(): Promise<boolean> {
  return browser.permissions.contains({ origins: [EHR_SITE] });
}

/** Tell every page of ours (popup, list, settings) to read its view again. Nobody has to listen. */
export async function tellOwnPages(): Promise<void> {
  void Promise.allSettled([browser.runtime.sendMessage({ name: CHANGED })]);
}

/**
 * Tell the overlay in each tab of the EHR that is `concerned` to read its view again. Nobody has to listen, and no answer
 * is waited for, because a frozen tab never gives one. Without site access every tab is told of that.
 */
export async function tellTabs(concerned: (tabId: number) => boolean): Promise<void> {
  // Without site access the browser does not say which tabs show the EHR. In all others nobody listens.
  const mayUse = await hasSiteAccess();
  const tabs = await browser.tabs.query(mayUse ? { url: EHR_SITE } : {});
  const message = { name: mayUse ? CHANGED : NO_ACCESS };
  const ids = tabs.flatMap(({ id }) => (id !== undefined && (!mayUse || concerned(id)) ? [id] : []));
  void Promise.allSettled(ids.map((id) => browser.tabs.sendMessage(id, message, { frameId: 0 })));
}

/** Give the address that a tab shows now; null where the tab is gone, or where its address is not ours to see. */
export async function tabAddress(tabId: number): Promise<string | null> {
  try {
    return (await browser.tabs.get(tabId)).url ?? null;
  } catch {
    // The tab was closed between the press and this check.
    return null;
  }
}

/** Bring the overlay into the top frame of a tab, with the practice's own words if there are any. False: it did not come. */
export async function bringOverlay(tabId: number, words: OwnWords | null): Promise<boolean> {
  try {
    if (words !== null)
      await browser.scripting.executeScript({ target: { tabId }, func: leaveWords, args: [words] });
    await browser.scripting.executeScript({ target: { tabId }, files: ['/overlay.js'] });
    return true;
  } catch {
    // The tab was closed or moved on, and the detector of its page asks again.
    return false;
  }
}

/** Write down how the page in a tab's top frame is built, without its content; null where the tab does not let us. */
export async function outlineOf(tabId: number): Promise<string | null> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: ['/outline.js'] });
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, func: takeOutline });
    return typeof frame?.result === 'string' ? frame.result : null;
  } catch {
    return null;
  }
}

/** List the hosts of the EHR at which tabs are open. */
export async function openHosts(): Promise<string[]> {
  const tabs = await browser.tabs.query({ url: EHR_SITE });
  return [...new Set(tabs.flatMap(({ url }) => (url === undefined ? [] : [new URL(url).host])))];
}

/**
 * Bring the detector into every page that is open at this host and has no overlay. One that came with the page may have
 * asked for the overlay before, in vain, and asks once only.
 */
export async function bringDetectors(host: string): Promise<void> {
  const brought = (await tabsAt(host)).map(async (tabId) => {
    const order = { order: 'readPage' as const, run: null, input: { heldFor: null } };
    // An overlay that runs already has heard the news by itself, and keeps its card.
    if ((await orderPage(tabId, order)) !== null) return;
    await browser.scripting.executeScript({ target: { tabId }, files: ['/detector.js'] });
  });
  // A tab that was closed meanwhile needs none. No other waits for a frozen one, which never answers.
  void Promise.allSettled(brought);
}

/** End the overlay in every page that is open at this host. */
export async function endOverlays(host: string): Promise<void> {
  const ids = await tabsAt(host);
  const ended = ids.map((tabId) => browser.scripting.executeScript({ target: { tabId }, func: endRunning }));
  // A tab that was closed meanwhile has no overlay any more.
  await Promise.allSettled(ended);
}

async function tabsAt(host: string): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: `https://${host}/*` });
  // On the public booking pages nothing of ours runs, the detector neither.
  const isBooking = (url = '') => URL.parse(url)?.pathname.startsWith('/scheduling/') === true;
  return tabs.flatMap(({ id, url }) => (id === undefined || isBooking(url) ? [] : [id]));
}

/** Give an order to the overlay in a tab's top frame. Null where no overlay answers. */
export async function orderPage(tabId: number, order: PageOrder): Promise<unknown> {
  try {
    return (await browser.tabs.sendMessage(tabId, order, { frameId: 0 })) ?? null;
  } catch {
    // The tab was closed, or its page has no overlay any more.
    return null;
  }
}

/** Tell the card in this frame of a tab that its page has news. */
export async function tellCard(tabId: number, frameId: number): Promise<void> {
  try {
    await browser.tabs.sendMessage(tabId, { name: CARD_NEWS }, { frameId });
  } catch {
    // The card is gone.
  }
}

/** Give the id of the tab that a person looks at; null where there is none. */
export async function activeTab(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id ?? null;
}

/** Give the id of the tab in front of this window; null where the window is gone. */
export async function frontTab(windowId: number): Promise<number | null> {
  try {
    const [tab] = await browser.tabs.query({ active: true, windowId });
    return tab?.id ?? null;
  } catch {
    return null;
  }
}

export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

/**
 * Open one of our own pages in a tab, or bring up the tab that shows it already. `query` says what it is to show; a tab
 * that shows something else goes there.
 */
export async function openOwnPage(file: 'bulk.html' | 'desk.html', query = ''): Promise<void> {
  const page = `${browser.runtime.getURL('/')}${file}`;
  const [shown] = await browser.tabs.query({ url: `${page}*` });
  const url = `${page}${query}`;
  if (shown?.id === undefined) return void (await browser.tabs.create({ url }));
  await browser.tabs.update(shown.id, { active: true, ...(shown.url === url ? {} : { url }) });
  if (shown.windowId !== undefined) await browser.windows.update(shown.windowId, { focused: true });
}

/**
 * Open the panel of Chrome and Edge beside this tab. The browser does that for a press alone, so nothing may be awaited
 * between the press and this call. Firefox has no such panel.
 */
export function openSidePanel(tabId: number): void {
  if (hasSidePanel()) void browser.sidePanel.open({ tabId }).catch(() => undefined);
}

function hasSidePanel(): boolean {
  return Reflect.has(browser, 'sidePanel');
}

const PANEL_WINDOW = { type: 'popup' as const, width: 400, height: 720 };

/**
 * In Firefox show the panel for the window of this tab in a small window of its own, since a sidebar opens for a press
 * in Firefox's own buttons only. One such window serves all others.
 */
export async function showPanelWindow(tabId: number): Promise<void> {
  if (hasSidePanel()) return;
  const over = await browser.tabs.get(tabId).catch(() => null);
  // The tab was closed between the press and this call.
  if (over === null) return;
  const page = browser.runtime.getURL('/panel.html');
  const url = `${page}?window=${over.windowId}`;
  const [shown] = await browser.tabs.query({ url: `${page}*` });
  if (shown?.id === undefined) return void (await browser.windows.create({ ...PANEL_WINDOW, url }));
  if (shown.url !== url) await browser.tabs.update(shown.id, { url });
  await browser.windows.update(shown.windowId, { focused: true });
}

export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage();
}

/** Give the address to which DrChrono must send the browser back after the sign-in. */
export function redirectAddress(): string {
  return browser.identity.getRedirectURL();
}

export type SignInWindow = { ok: true; address: string } | { ok: false; why: 'closed' | 'notLoaded' };

/**
 * Show DrChrono's own sign-in and consent in a window of the browser. Only the background may call this: a popup dies
 * when it loses the focus to that window.
 */
export function openSignIn(url: string): Promise<SignInWindow> {
  return signIn(url, true);
}

/** Sign in without a window. The attempt ends at the first page of DrChrono's that would need a person. */
export function trySignIn(url: string): Promise<SignInWindow> {
  return signIn(url, false);
}

async function signIn(url: string, interactive: boolean): Promise<SignInWindow> {
  try {
    const address = await browser.identity.launchWebAuthFlow({ url, interactive });
    return address ? { ok: true, address } : { ok: false, why: 'closed' };
  } catch (error) {
    const words = error instanceof Error ? error.message : '';
    return { ok: false, why: /could not be loaded|load/i.test(words) ? 'notLoaded' : 'closed' };
  }
}

/** Wake the background at `when` (epoch ms, the machine's clock), but not before `EARLIEST_ALARM`, as browsers want it. */
export async function setAlarm(name: string, when: number): Promise<void> {
  await browser.alarms.create(name, { when: Math.max(when, Date.now() + EARLIEST_ALARM) });
}

/** Show a number on the toolbar button, in a colour that asks for nothing at once; none for 0. */
export async function setBadge(count: number): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text: count > 0 ? String(count) : '' }),
    browser.action.setBadgeBackgroundColor({ color: '#465361' }),
    browser.action.setBadgeTextColor({ color: '#ffffff' }),
  ]);
}

/** Tell whether staff have allowed notices on this computer. Nobody is asked by this. */
export function hasNotices(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['notifications'] });
}

/** Show a plain notice of the browser, where staff have allowed them. Its text must never name a patient. */
export async function notify(id: string, title: string, message: string): Promise<void> {
  if (!(await hasNotices())) return;
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title,
    message,
  });
}
