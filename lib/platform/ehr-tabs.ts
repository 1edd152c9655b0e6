import { browser } from 'wxt/browser';
import { EHR_SITE } from './site-access.ts';

/** The tabs that show the EHR, the one that a person looked at last before the others. */
export async function ehrTabs(): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: EHR_SITE });
  const newest = tabs.toSorted((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0));
  return newest.flatMap(({ id }) => (id === undefined ? [] : [id]));
}
