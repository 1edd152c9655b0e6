import { boundedWords, sameWords } from '../../ehr/page/label-words.ts';
import type { PageKind } from '../../ehr/page/reading.ts';
import type { CheckStep } from '../../messages/check-view.ts';
import type { Handlers } from '../../messages/router.ts';
import { outlineOf } from '../../platform/browser-ports.ts';
import type { PracticeHosts } from '../sign-in/practice-host.ts';
import { checkPage } from './check-page.ts';
import { bringWords } from './overlays-with-words.ts';
import { pageOfTab } from './page-of-tab.ts';
import { readTab } from './page-ports.ts';
import type { PatientServices } from './read-access.ts';

interface Needs {
  patients: PatientServices;
  hosts: Pick<PracticeHosts, 'accepts'>;
  changed(): Promise<void>;
}

/** What the settings page asks while somebody checks how the practice's pages are read. */
export function checkHandlers(
  opening: Promise<Needs>,
  ehrTabs: () => Promise<number[]>,
): Pick<Handlers, 'checkPage' | 'chooseLabelWords'> {
  return {
    async checkPage({ step }) {
      const { patients, hosts } = await opening;
      const shown = await lastPage(await ehrTabs(), hosts);
      if (shown === null) return { kind: 'noTab' };
      const { tabId, page } = shown;
      if (!isFor(step, page)) return { kind: 'otherPage', open: page.kind };
      const sight = await readTab(tabId);
      if (sight === null) return { kind: 'silent' };
      const checked = await checkPage(patients, step, page, sight.reading);
      return checked.kind === 'lines'
        ? { ...checked, kind: 'checked', outline: await outlineOf(tabId) }
        : checked;
    },
    async chooseLabelWords({ words }) {
      const { patients, hosts, changed } = await opening;
      const isLocked = (await patients.facts.locked()).includes('labelWords');
      if (isLocked || !sameWords(boundedWords(words), words))
        return { ok: false, failure: { kind: 'notOffered' } };
      await patients.facts.chooseLabelWords(words);
      await bringWords(await patients.facts.labelWords(), await ehrTabs(), hosts);
      await changed();
      return { ok: true, value: null };
    },
  };
}

/** The page of the practice that a person looked at last; null where none is open. */
async function lastPage(
  tabs: readonly number[],
  hosts: Needs['hosts'],
): Promise<{ tabId: number; page: PageKind } | null> {
  for (const tabId of tabs) {
    const page = await pageOfTab(tabId, hosts);
    if (page !== null) return { tabId, page };
  }
  return null;
}

function isFor(step: CheckStep, { kind }: PageKind): boolean {
  return step === 'appointment' ? kind === 'appointment' || kind === 'calendar' : kind === 'chart';
}
