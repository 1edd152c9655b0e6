import type { BulkQueue } from '../../invites/bulk-queue.ts';
import type { ConnectionState } from '../../messages/connection-view.ts';
import type { Failure } from '../../messages/failure.ts';
import { type OpenedSchedule, openSchedule, type SchedulePorts } from './open-schedule.ts';

/** What the background has for the schedule. */
interface ScheduleNeeds
  extends Pick<
    SchedulePorts,
    'services' | 'memory' | 'settings' | 'budget' | 'writes' | 'changed' | 'wakeAt'
  > {
  /** A sign-in that DrChrono refuses for a while counts as connected. */
  connection(): Promise<ConnectionState>;
  online(): boolean;
  queue(): Promise<BulkQueue | null>;
}

/** The schedule over the background's services. It goes on by itself once somebody has signed in. */
export function scheduleServices(
  needs: ScheduleNeeds,
  connected: { heardBy(listener: () => Promise<unknown>): void },
): OpenedSchedule {
  const schedule = openSchedule({
    ...needs,
    waitingInList: async () => waitingIn(await needs.queue()),
    closed: async () => closedBy(await needs.connection()) ?? (needs.online() ? null : { kind: 'offline' }),
  });
  connected.heardBy(async () => {
    schedule.retry();
    void schedule.work();
  });
  return schedule;
}

/** Why nothing can be asked of DrChrono in this state of the connection; null where it can. */
function closedBy(state: ConnectionState): Failure | null {
  switch (state.kind) {
    case 'connected':
      return null;
    case 'notSetUp':
    case 'notConnected':
      return { kind: 'notConnected' };
    case 'reconnect':
    case 'siteAccessWithdrawn':
    case 'storeUnavailable':
      return state;
  }
}

function waitingIn(queue: BulkQueue | null): ReadonlySet<number> {
  if (queue === null || queue.endedAt !== null) return new Set();
  return new Set(queue.lines.filter(({ state }) => state.at === 'waiting').map(({ patientId }) => patientId));
}
