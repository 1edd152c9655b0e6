import { browser } from 'wxt/browser';

/** Tell the version of this build, and the browser as it calls itself. */
export function aboutThisBuild(): { version: string; browser: string } {
  return { version: browser.runtime.getManifest().version, browser: navigator.userAgent };
}
