import type { Evidence } from '../../invites/evidence.ts';
import type { PatientView } from '../../messages/patient-view.ts';
import type { Handlers } from '../../messages/router.ts';
import { overlayPlace } from '../../messages/schemas.ts';
import { tellCard } from '../../platform/browser-ports.ts';
import { unawaited } from '../../unawaited.ts';
import type { Runner } from '../operations/runner.ts';
import { type NamedSettings, SETTING } from '../store/stored-keys.ts';
import type { ActPorts } from './act.ts';
import type { CardFrames } from './card-frames.ts';
import { overlaysWithWords } from './overlays-with-words.ts';
import type { PatientsOfTabs } from './patients-of-tabs.ts';
import { pillOf } from './pill-view.ts';
import type { PatientServices } from './read-access.ts';
import { askingTab, type TabInterest } from './tab-interest.ts';
import type { LookUpQuota } from './tab-quotas.ts';
import type { TakenOverlays } from './taken-overlays.ts';
import { viewPage } from './view-page.ts';

/** What the messages of the EHR's pages need of the background. */
interface Needs {
  patients: PatientServices;
  runner: Runner;
  cards: CardFrames;
  tabs: PatientsOfTabs;
  taken: TakenOverlays;
  settings: NamedSettings;
  lookUps: LookUpQuota;
  act: Pick<ActPorts, 'changed'>;
  reconnect(): Promise<void>;
}

type PageHandlers = Pick<
  Handlers,
  'pageRecognised' | 'viewPill' | 'openCard' | 'newsForCard' | 'readPlace' | 'rememberPlace' | 'overlayTaken'
>;

/** What a page of the EHR may ask for: what its pill says, a card, and where the overlay stands. No deed. */
export function pageHandlers(opening: Promise<Needs>, interest: TabInterest): PageHandlers {
  const isNews = newsOfTabs();
  const bringOverlay = overlaysWithWords(async () => (await opening).patients.facts.labelWords());
  return {
    async pageRecognised(_, { tabId }) {
      const isBrought = await bringOverlay(tabId);
      unawaited(
        'overlay',
        opening.then((background) => background.taken.note(tabId, false)),
      );
      // Such a page is shown only to somebody who is signed in to the EHR, so a sign-in without a window may work now.
      unawaited(
        'signIn',
        opening.then((background) => background.reconnect()),
      );
      return isBrought;
    },
    async viewPill(look, { tabId, page }) {
      const wanted = interest.at(tabId, look.reading);
      const background = await opening;
      const asking = askingTab(background, tabId, wanted);
      const { view, patientId, seen } = await viewPage(background.patients, page, look, false, asking);
      if (patientId !== null) await settleBy(background.runner, patientId, seen);
      if (isNews(tabId, patientId, view)) unawaited('news', background.act.changed('ownPages'));
      return pillOf(view, await background.patients.facts.iconOnly());
    },
    async openCard({ run }, caller) {
      return (await opening).cards.open(caller, run);
    },
    async newsForCard(_, { tabId }) {
      const card = (await (await opening).cards.inTab(tabId))?.card;
      if (card) unawaited('news', tellCard(tabId, card.frameId));
      return null;
    },
    async readPlace({ page }) {
      const { settings } = await opening;
      const parsed = overlayPlace().safeParse(await settings.read(SETTING.place(page)));
      return parsed.success ? parsed.data : null;
    },
    async rememberPlace({ page, place }) {
      const { settings } = await opening;
      await settings.write(SETTING.place(page), place);
      return null;
    },
    async overlayTaken(_, { tabId }) {
      await (await opening).taken.note(tabId, true);
      return null;
    },
  };
}

/**
 * Tell whether a tab's page said something that the panel beside it cannot know: another patient, or another state. What
 * was said before may be lost with the worker, and then it is news once more.
 */
function newsOfTabs(): (tabId: number, patientId: number | null, view: PatientView) => boolean {
  const said = new Map<number, string>();
  return (tabId, patientId, { status }) => {
    const now = JSON.stringify([patientId, status.kind, status.kind === 'unknown' && status.reason]);
    const before = said.get(tabId);
    said.set(tabId, now);
    return now !== before;
  };
}

/** Access History that a page shows may answer the question of an open operation. */
async function settleBy(runner: Runner, patientId: number, seen: readonly Evidence[]): Promise<void> {
  for (const evidence of seen)
    if (evidence.source === 'accessHistory') await runner.seen(patientId, evidence);
}
