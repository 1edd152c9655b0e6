import type { PageKind } from '../../ehr/page/reading.ts';
import type { Handlers } from '../../messages/router.ts';
import { activeTab } from '../../platform/browser-ports.ts';
import type { PracticeHosts } from '../sign-in/practice-host.ts';
import { pageOfTab } from './page-of-tab.ts';
import type { TabPatients, TabWithPage } from './tab-patient.ts';

/** What the popup's question for the patient in front needs of the background. */
interface Needs {
  tabPatients: TabPatients;
  hosts: Pick<PracticeHosts, 'accepts'>;
}

/** Answer the popup whose chart, appointment or calendar is in front. */
export function tabPatientHandlers(opening: Promise<Needs>): Pick<Handlers, 'viewTabPatient'> {
  return {
    async viewTabPatient({ look }) {
      const { tabPatients, hosts } = await opening;
      if (look) {
        const before = await pageInFront(hosts);
        if (before && mayBeAbout(before)) await tabPatients.look(before);
      }
      // The tab may have gone to another patient while DrChrono was asked, so its address is read again.
      const shown = await pageInFront(hosts);
      if (shown === null) return { kind: 'nobody' };
      return mayBeAbout(shown) ? tabPatients.view(shown) : { kind: 'noPatient' };
    },
  };
}

async function pageInFront(hosts: Needs['hosts']): Promise<{ tabId: number; page: PageKind } | null> {
  const tabId = await activeTab();
  const page = tabId === null ? null : await pageOfTab(tabId, hosts);
  return tabId === null || page === null ? null : { tabId, page };
}

function mayBeAbout(shown: { tabId: number; page: PageKind }): shown is TabWithPage {
  return shown.page.kind !== 'none';
}
