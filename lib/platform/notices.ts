import { browser } from 'wxt/browser';

const NOTICES = { permissions: ['notifications' as const] };

/**
 * Ask for the right to show notices. The browser asks the person, and only right at a press, so nothing may be awaited
 * between the press and this call. False: the person refused, or the browser did.
 */
export function askForNotices(): Promise<boolean> {
  return browser.permissions.request(NOTICES).catch(() => false);
}

/** Give that right back. */
export function endNotices(): Promise<boolean> {
  return browser.permissions.remove(NOTICES).catch(() => false);
}
