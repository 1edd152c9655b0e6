import type { BackgroundEvents } from '../platform/background-events.ts';
import { unawaited } from '../unawaited.ts';
import type { BackgroundServices } from './background-services.ts';
import { standAtTab } from './patient/panel-standing.ts';

type Heard = Pick<BackgroundEvents, 'panelWanted' | 'siteAccessChanged' | 'policyChanged'>;

/** What the background does when a person or the practice's IT changed something in the browser itself. */
export function browserNews(opening: Promise<BackgroundServices>): Heard {
  return {
    panelWanted: (tabId) =>
      unawaited(
        'open',
        opening.then((background) => standAtTab(background, tabId)),
      ),
    siteAccessChanged: (isGiven) =>
      unawaited(
        'news',
        opening.then((background) => (isGiven ? siteAccessGiven(background) : background.changed())),
      ),
    policyChanged: () =>
      unawaited(
        'policy',
        opening.then(({ hosts, changed }) => hosts.policyChanged().then(changed)),
      ),
  };
}

/**
 * The browser lets us use the EHR's site, or does so again. Whoever shows anything reads it again, what waited goes on, and
 * pages that were opened meanwhile come by their overlay, without being loaded anew.
 */
async function siteAccessGiven({ changed, connection, hosts }: BackgroundServices): Promise<void> {
  await changed();
  await Promise.all([connection.connected(), hosts.siteAccessGiven()]);
}
