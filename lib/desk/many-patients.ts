import { type Bulk, bulkList } from './lists/bulk.ts';
import { bulkStore } from './lists/bulk-store.ts';
import { type HeldWorklist, heldWorklist } from './lists/held-worklist.ts';
import { type NameFilling, nameFilling } from './lists/name-filling.ts';
import type { Runner } from './operations/runner.ts';
import type { Concerned } from './patient/patients-of-tabs.ts';
import type { PatientServices } from './patient/read-access.ts';
import { online } from './practice-over.ts';
import type { OpenedSchedule } from './schedule/open-schedule.ts';
import { scheduleServices } from './schedule/schedule-services.ts';
import { type ConnectionPorts, triedConnection } from './sign-in/connection.ts';
import type { Signal } from './signal.ts';
import type { RequestBudget } from './store/request-budget.ts';
import { ALARM, type NamedMemory, type NamedSettings, type NamedVault } from './store/stored-keys.ts';

interface ManyPatients {
  bulk: Bulk;
  worklist: HeldWorklist;
  names: NameFilling;
  schedule: OpenedSchedule;
}

/** What works on many patients: the list under way, the popup's list with its names, and the schedule. */
export function manyPatients(needs: {
  patients: PatientServices;
  runner: Runner;
  connection: ConnectionPorts;
  memory: NamedMemory;
  vault: NamedVault;
  settings: NamedSettings;
  budget: RequestBudget;
  writes: () => number;
  changed: Signal<Concerned>;
  connected: Signal<void>;
  /** Set this alarm; `when` is of the corrected clock (epoch ms). */
  ring(alarm: string, when: number): Promise<void>;
}): ManyPatients {
  const { patients, budget, changed, memory, writes } = needs;
  const connection = () => triedConnection(needs.connection);
  const bulk = bulkList({
    ...{
      services: patients,
      runner: needs.runner,
      store: bulkStore(needs.vault),
      budget,
      online,
      connection,
    },
    ...{ chance: Math.random, localNow: Date.now, changed: () => changed.tell('ownPages') },
    wakeAt: (when) => needs.ring(ALARM.bulk, when),
  });
  const worklist = heldWorklist(patients, writes);
  const schedule = scheduleServices(
    {
      ...{ services: patients, memory, settings: needs.settings, budget, writes, connection, online },
      ...{ changed: changed.tell, queue: bulk.queue },
      wakeAt: (when) => needs.ring(ALARM.schedule, when),
    },
    needs.connected,
  );
  return { bulk, worklist, schedule, names: nameFilling(patients, worklist, changed.tell) };
}
