import type { PageOrders, PageSight } from '../../messages/page-orders.ts';
import type { CardCaller, Handlers } from '../../messages/router.ts';
import { heldUntil } from '../../messages/sight.ts';
import { openOptions } from '../../platform/browser-ports.ts';
import { unawaited } from '../../unawaited.ts';
import { type ActPorts, actOnPage } from './act.ts';
import type { CardFrames, FrameBinding } from './card-frames.ts';
import { pageKey } from './page-key.ts';
import type { PatientsOfTabs } from './patients-of-tabs.ts';
import type { PatientServices } from './read-access.ts';
import { askingTab, type TabInterest } from './tab-interest.ts';
import type { LookUpQuota } from './tab-quotas.ts';
import { unseen } from './unseen.ts';
import { viewPage } from './view-page.ts';

/** What the messages of cards need of the background. */
interface Needs {
  patients: PatientServices;
  act: ActPorts;
  cards: CardFrames;
  tabs: PatientsOfTabs;
  lookUps: LookUpQuota;
}

/** The way to the overlay of one page; null where it does not answer, because the page has moved on. */
export interface OrderPorts {
  read(frame: FrameBinding, input: PageOrders['readPage']['input']): Promise<PageSight | null>;
  size(frame: FrameBinding, card: PageOrders['sizeCard']['input']): Promise<void>;
  fold(frame: FrameBinding): Promise<void>;
  outline(frame: FrameBinding): Promise<string | null>;
}

type CardHandlers = Pick<
  Handlers,
  'viewCard' | 'act' | 'sizeCard' | 'foldCard' | 'outlinePage' | 'openSettings'
>;

/** What a card may ask for: the view of its own page's patient, deeds for that patient, and its own size. */
export function cardHandlers(
  opening: Promise<Needs>,
  pages: OrderPorts,
  interest: TabInterest,
): CardHandlers {
  const enter = async (frameToken: string, caller: CardCaller) =>
    (await opening).cards.enter(frameToken, caller);
  return {
    async viewCard({ frameToken, check }, caller) {
      const { patients, act, cards, ...background } = await opening;
      const frame = await cards.enter(frameToken, caller);
      const sight = frame && (await pages.read(frame, { heldFor: null }));
      if (!sight) return null;
      const asking = askingTab(background, caller.tabId, interest.at(caller.tabId, sight.reading));
      const { view, patientId } = await viewPage(patients, caller.page, sight, check, asking);
      // What the check found is news for the pill, the popup and other tabs.
      if (check) unawaited('news', act.changed(patientId ?? 'everybody'));
      if (patientId === null) return view;
      if (!(await cards.bindPatient(frameToken, patientId))) return null;
      if (view.withheld !== null) return view;
      const { tabId, documentId, page } = caller;
      const token = await act.tokens.issue({ patientId, tabId, documentId, page: pageKey(page) });
      return { ...view, token };
    },
    async act({ frameToken, viewToken, action, risksRead, press }, caller) {
      const { patients, act } = await opening;
      const frame = await enter(frameToken, caller);
      const sight = frame && (await pages.read(frame, { heldFor: heldUntil(press, Date.now()) }));
      if (!sight) return { ok: false, failure: { kind: 'viewOutdated' } };
      const why = unseen(sight.sight, press);
      if (why !== null) return { ok: false, failure: { kind: 'notSeen', why } };
      const { reading, age } = sight;
      return actOnPage(patients, act, { ...caller, viewToken, action, risksRead, reading, age });
    },
    async sizeCard({ frameToken, height }, caller) {
      const frame = await enter(frameToken, caller);
      if (frame) await pages.size(frame, { frameToken, height });
      return null;
    },
    async foldCard({ frameToken }, caller) {
      const frame = await enter(frameToken, caller);
      if (frame) await pages.fold(frame);
      return null;
    },
    async outlinePage({ frameToken }, caller) {
      const frame = await enter(frameToken, caller);
      return frame && pages.outline(frame);
    },
    async openSettings() {
      await openOptions();
      return null;
    },
  };
}
