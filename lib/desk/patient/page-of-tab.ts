import { pageKind } from '../../ehr/page/page-kind.ts';
import { isSharedHost } from '../../ehr/page/practice-host.ts';
import type { PageKind } from '../../ehr/page/reading.ts';
import { tabAddress } from '../../platform/browser-ports.ts';
import type { PracticeHosts } from '../sign-in/practice-host.ts';

/**
 * Name the page that a tab shows at this moment, by its address; null where nothing of the EHR is there, or a host that is
 * not this practice's.
 */
export async function pageOfTab(
  tabId: number,
  hosts: Pick<PracticeHosts, 'accepts'>,
): Promise<PageKind | null> {
  const address = await tabAddress(tabId);
  const shown = address === null ? null : URL.parse(address);
  if (shown?.protocol !== 'https:') return null;
  return isSharedHost(shown.host) || (await hosts.accepts(shown.host)) ? pageKind(shown) : null;
}
