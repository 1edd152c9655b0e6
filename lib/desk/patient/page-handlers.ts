import type { PageKind } from '../../ehr/page/reading.ts';
import type { Evidence } from '../../invites/evidence.ts';
import type { Handlers } from '../../messages/router.ts';
import { overlayPlace } from '../../messages/schemas.ts';
import { bringOverlay, bringPart, openOptions } from '../../platform/browser-ports.ts';
import { settings } from '../../platform/storage.ts';
import type { Runner } from '../operations/runner.ts';
import { SETTING } from '../store/stored-keys.ts';
import { type ActPorts, actOnPage, pageKey } from './act.ts';
import type { PatientServices } from './read-access.ts';
import { tabInterest } from './tab-interest.ts';
import { viewPage } from './view-page.ts';

/** What the messages of the EHR's pages need of the background. */
interface Needs {
  patients: PatientServices;
  act: ActPorts;
  reconnect(): Promise<void>;
}

type PageHandlers = Pick<
  Handlers,
  'pageRecognised' | 'bringPart' | 'viewPatient' | 'act' | 'readPlace' | 'rememberPlace' | 'openSettings'
>;

/** What a page of the EHR may ask for. */
export function pageHandlers(opening: Promise<Needs>): PageHandlers {
  const tabs = tabInterest();
  return {
    async pageRecognised(_, { tabId, page }) {
      await bringOverlay(tabId, readerFor(page));
      // Such a page is shown only to somebody who is signed in to the EHR, so a sign-in without a window may work now.
      void opening.then((background) => background.reconnect());
      return null;
    },
    async bringPart({ part }, { tabId }) {
      await bringPart(tabId, part);
      return null;
    },
    async viewPatient({ reading, age, check }, caller) {
      const wanted = tabs.at(caller.tabId, reading);
      const background = await opening;
      const { view, patientId, seen } = await viewPage(
        background.patients,
        caller.page,
        reading,
        age,
        check,
        wanted,
      );
      if (patientId === null) return view;
      await settleBy(background.act.runner, patientId, seen);
      const { tabId, documentId } = caller;
      return {
        ...view,
        token: await background.act.tokens.issue({
          patientId,
          tabId,
          documentId,
          page: pageKey(caller.page),
        }),
      };
    },
    async act(input, { tabId, documentId, page }) {
      const background = await opening;
      return actOnPage(background.patients, background.act, { ...input, tabId, documentId, page });
    },
    async readPlace({ page }) {
      const parsed = overlayPlace.safeParse(await settings.read(SETTING.place(page)));
      return parsed.success ? parsed.data : null;
    },
    async rememberPlace({ page, place }) {
      await settings.write(SETTING.place(page), place);
      return null;
    },
    async openSettings() {
      await openOptions();
      return null;
    },
  };
}

/** The reader that a page of this kind always needs. It comes into the page together with the overlay. */
function readerFor({ kind }: PageKind): 'chart' | 'appointment' {
  return kind === 'chart' ? 'chart' : 'appointment';
}

/** Access History that a page shows may answer the question of an open operation. */
async function settleBy(runner: Runner, patientId: number, seen: readonly Evidence[]): Promise<void> {
  for (const evidence of seen)
    if (evidence.source === 'accessHistory') await runner.seen(patientId, evidence);
}
