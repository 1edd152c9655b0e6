import { pageKind } from '../ehr/page-kind.ts';
import type { PageKind } from '../ehr/reading.ts';
import { knownZone } from '../invites/expiry.ts';
import type { Result } from '../messages/contract.ts';
import type { Handlers } from '../messages/router.ts';
import { overlayPlace } from '../messages/schemas.ts';
import { bringOverlay, bringPart, openOptions, openTab } from '../platform/browser-ports.ts';
import { settings } from '../platform/storage.ts';
import { actOnPage, actOnRow, pageKey } from './act.ts';
import { bulkHandlers } from './bulk-handlers.ts';
import { connect, connectionState, disconnect, runChecks, viewConnection } from './connection.ts';
import { type Desk, settleBy } from './desk.ts';
import { glances } from './glances.ts';
import { viewPage } from './patient-view.ts';
import { fillNames, hasNamelessRow, viewWorklist } from './worklist.ts';

/** What the background does with each message of the contract. `opening` resolves once per worker life. */
export function deskHandlers(opening: Promise<Desk>): Handlers {
  let filling = false;
  return {
    ...pageHandlers(opening),
    ...connectionHandlers(opening),
    ...bulkHandlers(opening),
    async viewWorklist() {
      const desk = await opening;
      const state = await connectionState(desk.connection);
      const online = desk.connection.online();
      const start = !filling && online && state.kind === 'connected' && (await hasNamelessRow(desk.parts));
      if (start) {
        filling = true;
        void fillNames(desk.parts, desk.changed).finally(() => {
          filling = false;
          void desk.changed();
        });
      }
      return viewWorklist(desk.parts, desk.connection.store, state, desk.budget, filling, online);
    },
    async actOnPatient(input) {
      const desk = await opening;
      return actOnRow(desk.parts, desk.act, input);
    },
    async openChart({ patientId }) {
      await openTab(`https://app.drchrono.com/patients/${patientId}/`);
      return null;
    },
  };
}

type PageHandlers = Pick<
  Handlers,
  'pageRecognised' | 'bringPart' | 'viewPatient' | 'act' | 'readPlace' | 'rememberPlace' | 'openSettings'
>;

function pageHandlers(opening: Promise<Desk>): PageHandlers {
  const tabs = glances();
  return {
    async pageRecognised(_, { tabId, tabUrl }) {
      await bringOverlay(tabId, readerFor(pageKind(new URL(tabUrl))));
      // Staff are signed in to the EHR where it shows such a page.
      void opening.then((desk) => desk.reconnect());
      return null;
    },
    async bringPart({ part }, { tabId }) {
      await bringPart(tabId, part);
      return null;
    },
    async viewPatient({ reading, age, check }, caller) {
      const wanted = tabs.at(caller.tabId, reading);
      const desk = await opening;
      const { view, patientId, seen } = await viewPage(
        desk.parts,
        caller.tabUrl,
        reading,
        age,
        check,
        wanted,
      );
      if (patientId === null) return view;
      await settleBy(desk, patientId, seen);
      const page = pageKey(pageKind(new URL(caller.tabUrl)));
      const { tabId, documentId } = caller;
      return { ...view, token: await desk.act.tokens.issue({ patientId, tabId, documentId, page }) };
    },
    async act(input, { tabId, documentId, tabUrl }) {
      const desk = await opening;
      return actOnPage(desk.parts, desk.act, { ...input, tabId, documentId, tabUrl });
    },
    async readPlace({ page }) {
      const parsed = overlayPlace.safeParse(await settings.read(`place:${page}`));
      return parsed.success ? parsed.data : null;
    },
    async rememberPlace({ page, place }) {
      await settings.write(`place:${page}`, place);
      return null;
    },
    async openSettings() {
      await openOptions();
      return null;
    },
  };
}

/** The reader that every page of this kind needs: it comes in with the overlay. */
function readerFor({ kind }: PageKind): 'chart' | 'appointment' {
  return kind === 'chart' ? 'chart' : 'appointment';
}

type ConnectionHandlers = Pick<
  Handlers,
  | 'viewConnection'
  | 'saveApplication'
  | 'connect'
  | 'recheckConnection'
  | 'disconnect'
  | 'chooseZone'
  | 'dismissLost'
>;

function connectionHandlers(opening: Promise<Desk>): ConnectionHandlers {
  return {
    viewConnection: async () => viewConnection((await opening).connection),
    async saveApplication({ clientId, clientSecret }) {
      const desk = await opening;
      const { credentials } = desk.connection;
      if ((await credentials.entered()).managed) return { ok: false, failure: { kind: 'notOffered' } };
      const secret = clientSecret.trim();
      const kept = await credentials.storeApplication(clientId.trim(), secret === '' ? null : secret);
      await desk.changed();
      return kept ? { ok: true, value: null } : notKept(desk);
    },
    async connect({ computer }) {
      const desk = await opening;
      const outcome = await connect(desk.connection, computer);
      await desk.changed();
      return outcome;
    },
    async recheckConnection() {
      const desk = await opening;
      const outcome = await runChecks(desk.connection);
      await desk.changed();
      return outcome;
    },
    async disconnect() {
      const desk = await opening;
      const wiped = await disconnect(desk.connection);
      await desk.changed();
      return wiped ? { ok: true, value: null } : notKept(desk);
    },
    async dismissLost() {
      const desk = await opening;
      await desk.connection.store.dismiss();
      await desk.changed();
      return null;
    },
    async chooseZone({ zone }) {
      const desk = await opening;
      if (zone !== null && !knownZone(zone)) return { ok: false, failure: { kind: 'notOffered' } };
      await desk.parts.facts.chooseZone(zone);
      await desk.changed();
      return { ok: true, value: null };
    },
  };
}

async function notKept(desk: Desk): Promise<Result<never>> {
  const why = (await desk.parts.ledger.trouble()) ?? 'cannotWrite';
  return { ok: false, failure: { kind: 'storeUnavailable', why } };
}
