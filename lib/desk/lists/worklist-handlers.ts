import type { Handlers } from '../../messages/router.ts';
import { openTab } from '../../platform/browser-ports.ts';
import { type ActPorts, actOnRow } from '../patient/act.ts';
import type { PatientServices } from '../patient/read-access.ts';
import { type ConnectionPorts, connectionState } from '../sign-in/connection.ts';
import type { RequestBudget } from '../store/request-budget.ts';
import type { NameFilling } from './name-filling.ts';
import { viewWorklist } from './view-worklist.ts';

/** What the popup's messages need of the background. */
interface Needs {
  patients: PatientServices;
  act: ActPorts;
  connection: Pick<ConnectionPorts, 'credentials' | 'facts' | 'hasSiteAccess' | 'online' | 'store'>;
  budget: RequestBudget;
  names: NameFilling;
}

type WorklistHandlers = Pick<Handlers, 'viewWorklist' | 'actOnPatient' | 'openChart'>;

/** What the popup may ask for. */
export function worklistHandlers(opening: Promise<Needs>): WorklistHandlers {
  return {
    async viewWorklist() {
      const { patients, connection, budget, names } = await opening;
      const state = await connectionState(connection);
      const online = connection.online();
      if (online && state.kind === 'connected') await names.begin();
      return viewWorklist(patients, connection.store, state, budget, names.isUnderWay(), online);
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
