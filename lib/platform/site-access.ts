import { browser } from 'wxt/browser';

/** The EHR's site, as the manifest names it. */
export const EHR_SITE = 'https://*.drchrono.com/*';

/**
 * Ask for the right to use the EHR's site, which a person may have withdrawn, or never given. The browser asks the person,
 * and only right at a press, so nothing may be awaited between the press and this call. False: the person refused, or the
 * browser did. It may close the popup that asked; the background hears of the answer all the same.
 */
export function askForSiteAccess(): Promise<boolean> {
  return browser.permissions.request({ origins: [EHR_SITE] }).catch(() => false);
}
