import type { Handlers } from '../../messages/router.ts';
import { type ConnectionPorts, connectionState } from '../sign-in/connection.ts';
import type { RequestBudget } from '../store/request-budget.ts';
import type { OpenedSchedule } from './open-schedule.ts';

/** What the messages of the day's page need of the background. */
interface Needs {
  schedule: OpenedSchedule;
  connection: Pick<ConnectionPorts, 'credentials' | 'facts' | 'hasSiteAccess' | 'online' | 'store'>;
  budget: Pick<RequestBudget, 'view'>;
}

type DayHandlers = Pick<Handlers, 'viewDay' | 'checkDay'>;

/** What the page of the day may ask for. */
export function dayHandlers(opening: Promise<Needs>): DayHandlers {
  return {
    async viewDay(ask) {
      const { schedule, connection, budget } = await opening;
      const [view, state, left, store] = await Promise.all([
        schedule.view(ask),
        connectionState(connection),
        budget.view(),
        connection.store.view(),
      ]);
      // A disk that gives nothing now may give it at the next look, without anything being written in between.
      if (store.trouble !== null) schedule.drop();
      return { ...view, connection: state, online: connection.online(), budget: left, store };
    },
    async checkDay(scope) {
      const { schedule } = await opening;
      return schedule.checkAll(scope);
    },
  };
}
