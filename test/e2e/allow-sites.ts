import type { Desk } from './desk.ts';

/** Set what the browser's own page about the extension sets: site access only on click, or on all its sites again. */
export async function allowSites(desk: Desk, hostAccess: 'ON_CLICK' | 'ON_ALL_SITES'): Promise<void> {
  const page = await desk.context.newPage();
  await page.goto('chrome://extensions');
  const change = JSON.stringify({ extensionId: desk.extension, hostAccess });
  await page.evaluate(`chrome.developerPrivate.updateExtensionConfiguration(${change})`);
  await page.close();
}
