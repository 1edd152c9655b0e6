import type { Handlers } from '../../messages/router.ts';
import type { WorklistView } from '../../messages/worklist-view.ts';
import { activeTab, openTab, tabAddress } from '../../platform/browser-ports.ts';
import { type ActPorts, actOnRow } from '../patient/act.ts';
import type { PatientServices } from '../patient/read-access.ts';
import type { TakenOverlays } from '../patient/taken-overlays.ts';
import { type ConnectionPorts, connectionState } from '../sign-in/connection.ts';
import type { PracticeHosts } from '../sign-in/practice-host.ts';
import type { RequestBudget } from '../store/request-budget.ts';
import type { HeldWorklist } from './held-worklist.ts';
import type { NameFilling } from './name-filling.ts';
import { viewWorklist } from './view-worklist.ts';

/** What the popup's messages need of the background. */
interface Needs {
  patients: PatientServices;
  act: ActPorts;
  connection: Pick<ConnectionPorts, 'credentials' | 'facts' | 'hasSiteAccess' | 'online' | 'store'>;
  budget: RequestBudget;
  worklist: HeldWorklist;
  names: NameFilling;
  taken: TakenOverlays;
  hosts: Pick<PracticeHosts, 'elsewhere'>;
}

type WorklistHandlers = Pick<Handlers, 'viewWorklist' | 'actOnPatient' | 'openChart'>;

/** What the popup may ask for. */
export function worklistHandlers(opening: Promise<Needs>): WorklistHandlers {
  return {
    async viewWorklist(ask) {
      const background = await opening;
      const { connection, names } = background;
      const [state, inFront] = await Promise.all([connectionState(connection), tabInFront(background)]);
      const online = connection.online();
      // The rows that a search finds are as many as its words are short, so their names are not asked for.
      if (online && state.kind === 'connected' && ask.query === '') await names.begin(ask.from, ask.count);
      const now = { filling: names.isUnderWay(), online, ...inFront };
      return viewWorklist({ ...background, store: connection.store }, ask, state, now);
    },
    async actOnPatient(input) {
      const { patients, act } = await opening;
      return actOnRow(patients, act, input);
    },
    async openChart({ patientId }) {
      await openTab(`https://app.drchrono.com/patients/${patientId}/`);
      return null;
    },
  };
}

/** What the popup says of the page in the tab in front. */
async function tabInFront({
  taken,
  hosts,
}: Needs): Promise<Pick<WorklistView, 'overlayTaken' | 'otherHost'>> {
  const tab = await activeTab();
  const [overlayTaken, address] = await Promise.all([
    taken.isTaken(tab),
    tab === null ? null : tabAddress(tab),
  ]);
  return { overlayTaken, otherHost: await hosts.elsewhere(address) };
}
