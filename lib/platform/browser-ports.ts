import { browser } from 'wxt/browser';
import type { PartName } from '../messages/contract.ts';
import { EARLIEST_ALARM } from '../timing.ts';

const EHR = 'https://*.drchrono.com/*';

/** May the extension still reach the EHR's host? Staff can withdraw site access in the browser's own menu. */
export function hasSiteAccess(): Promise<boolean> {
  return browser.permissions.contains({ origins: [EHR] });
}

/**
 * Tell every overlay, popup and options page to read its view again. Nobody listening is fine, and nobody's answer
 * is waited for: a frozen tab never gives one.
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

/** The address a tab shows now; null when it is gone or not ours to see. */
export async function tabAddress(tabId: number): Promise<string | null> {
  try {
    return (await browser.tabs.get(tabId)).url ?? null;
  } catch {
    // The tab was closed between click and check.
    return null;
  }
}

/** Bring the overlay into the top frame of a tab, and at once the reader for the page it is on. */
export function bringOverlay(tabId: number, reader: PartName): Promise<void> {
  return bring(tabId, ['/overlay.js', `/${reader}.js`]);
}

/** Bring a part of the overlay into the top frame of a tab, beside the overlay. */
export function bringPart(tabId: number, part: PartName): Promise<void> {
  return bring(tabId, [`/${part}.js`]);
}

/** Run in this order: a part takes from the overlay what both need. */
async function bring(tabId: number, files: ('/overlay.js' | `/${PartName}.js`)[]): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files });
  } catch {
    // The tab was closed or moved on: the next page's detector asks again. Else the overlay sees that no part came.
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

/** The address DrChrono must send the browser back to after sign-in. */
export function redirectAddress(): string {
  return browser.identity.getRedirectURL();
}

export type SignInWindow = { ok: true; address: string } | { ok: false; why: 'closed' | 'notLoaded' };

/** DrChrono's own sign-in and consent, in a window of the browser. Background only: a popup dies on focus loss. */
export function openSignIn(url: string): Promise<SignInWindow> {
  return signIn(url, true);
}

/** The same without a window: it ends at the first page that would want a person. */
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

/** Wake the background at `when` (epoch ms, local clock). Packed extensions ring no sooner than in 30 s. */
export async function setAlarm(name: string, when: number): Promise<void> {
  await browser.alarms.create(name, { when: Math.max(when, Date.now() + EARLIEST_ALARM) });
}

export async function setBadge(count: number): Promise<void> {
  await browser.action.setBadgeText({ text: count > 0 ? String(count) : '' });
}

/** A plain notice; the text never names a patient. */
export async function notify(id: string, title: string, message: string): Promise<void> {
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title,
    message,
  });
}
