import { browser } from 'wxt/browser';
import type { PartName } from '../messages/contract.ts';
import { EARLIEST_ALARM } from '../timing.ts';

const EHR = 'https://*.drchrono.com/*';

/** Tell whether we may reach the EHR's host. Staff can withdraw that site access in the browser's own menu. */
export function hasSiteAccess(): Promise<boolean> {
  return browser.permissions.contains({ origins: [EHR] });
}

/**
 * Tell every overlay and every page of ours (popup, list, settings) to read its view again. Nobody has to listen, and
 * no answer is waited for, because a frozen tab never gives one.
 */
export async function broadcast(name: string): Promise<void> {
  const message = { name };
  const tabs = await browser.tabs.query({ url: EHR });
  const ids = tabs.flatMap((tab) => (tab.id === undefined ? [] : [tab.id]));
  void Promise.allSettled([
    browser.runtime.sendMessage(message),
    ...ids.map((id) => browser.tabs.sendMessage(id, message)),
  ]);
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

/** Bring the overlay into the top frame of a tab, together with the reader for the page that the tab shows. */
export function bringOverlay(tabId: number, reader: PartName): Promise<void> {
  return bring(tabId, ['/overlay.js', `/${reader}.js`]);
}

/** Bring one part of the overlay into the top frame of a tab in which the overlay is already. */
export function bringPart(tabId: number, part: PartName): Promise<void> {
  return bring(tabId, [`/${part}.js`]);
}

/** Run the files in this order, because a part takes from the overlay the functions that both need. */
async function bring(tabId: number, files: ('/overlay.js' | `/${PartName}.js`)[]): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files });
  } catch {
    // The tab was closed or moved on, and the detector of its next page asks again. Otherwise the overlay notices that
    // no part came.
  }
}

export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

/** Open one of our own pages in a tab, or bring up the tab that shows it already. */
export async function openOwnPage(file: 'bulk.html'): Promise<void> {
  const url = `${browser.runtime.getURL('/')}${file}`;
  const [shown] = await browser.tabs.query({ url });
  if (shown?.id === undefined) await browser.tabs.create({ url });
  else await browser.tabs.update(shown.id, { active: true });
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

/**
 * Wake the background at `when` (epoch ms, the machine's clock). The browser rings no alarm of a packed extension
 * sooner than in 30 s.
 */
export async function setAlarm(name: string, when: number): Promise<void> {
  await browser.alarms.create(name, { when: Math.max(when, Date.now() + EARLIEST_ALARM) });
}

export async function setBadge(count: number): Promise<void> {
  await browser.action.setBadgeText({ text: count > 0 ? String(count) : '' });
}

/** Show a plain notice of the browser. Its text must never name a patient. */
export async function notify(id: string, title: string, message: string): Promise<void> {
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title,
    message,
  });
}
