import * as z from 'zod/mini';
import { canBePracticeHost, isSharedHost } from '../../ehr/page/practice-host.ts';
import type { PracticeHost } from '../../messages/connection-view.ts';
import type { OtherHost } from '../../messages/worklist-view.ts';
import { once } from '../../once.ts';
import { type NamedSettings, SETTING } from '../store/stored-keys.ts';

/**
 * Pages of the EHR get an overlay and answers at the shared hosts and at the practice's own, and nowhere else. Any other
 * name under drchrono.com may belong to anybody, and a page there can look like a chart.
 */
export interface PracticeHosts {
  /** The practice's own host and who named it; null where nobody has. */
  own(): Promise<PracticeHost | null>;
  /** May a page at this host, which is not a shared one, have anything of us? */
  accepts(host: string): Promise<boolean>;
  /** Staff say that this host is their practice's. False: it cannot be, or another one is named already. */
  confirm(host: string): Promise<boolean>;
  /** Staff take back what they said. A host that IT has set stays. */
  forget(): Promise<void>;
  /** The browser lets us use the EHR's site, so pages that are open already ask for their overlay. */
  siteAccessGiven(): Promise<void>;
  /** IT may have set another host, or none. */
  policyChanged(): Promise<void>;
  /** Tell of the page at this address where it is at a host that could be a practice's own and is not accepted. */
  elsewhere(address: string | null): Promise<OtherHost | null>;
}

/** What happens in open tabs when another host is accepted. */
export interface OpenTabs {
  /** The hosts of the EHR at which tabs are open. */
  openHosts(): Promise<string[]>;
  bringDetectors(host: string): Promise<void>;
  endOverlays(host: string): Promise<void>;
}

/** Only a name that can be a practice's own counts, wherever it comes from. */
const name = once(() => z.string().check(z.trim(), z.toLowerCase(), z.refine(canBePracticeHost)));
const policySchema = once(() => z.object({ practiceHost: name() }));

export function practiceHosts(
  settings: NamedSettings,
  policy: () => Promise<unknown>,
  tabs: OpenTabs,
): PracticeHosts {
  const own = async (): Promise<PracticeHost | null> => {
    const set = z.safeParse(policySchema(), await policy());
    if (set.success) return { host: set.data.practiceHost, setBy: 'it' };
    const confirmed = z.safeParse(name(), await settings.read(SETTING.practiceHost));
    return confirmed.success ? { host: confirmed.data, setBy: 'staff' } : null;
  };
  const accepts = async (host: string) => (await own())?.host === host;
  /** The pages that are open at such a host ask for the overlay again, or lose it, without being loaded anew. */
  const follow = async () => {
    for (const host of (await tabs.openHosts()).filter(canBePracticeHost))
      await ((await accepts(host)) ? tabs.bringDetectors(host) : tabs.endOverlays(host));
  };
  return {
    own,
    accepts,
    async siteAccessGiven() {
      for (const host of await tabs.openHosts())
        if (isSharedHost(host) || (await accepts(host))) await tabs.bringDetectors(host);
    },
    policyChanged: follow,
    async confirm(host) {
      if (!canBePracticeHost(host) || (await own()) !== null) return false;
      await settings.write(SETTING.practiceHost, host);
      await follow();
      return true;
    },
    async forget() {
      await settings.remove([SETTING.practiceHost]);
      await follow();
    },
    async elsewhere(address) {
      const host = address === null ? '' : (URL.parse(address)?.host ?? '');
      if (!canBePracticeHost(host)) return null;
      const known = (await own())?.host ?? null;
      return known === host ? null : { host, practiceHost: known };
    },
  };
}
