import { errorKind } from '../messages/noted-error.ts';
import type { Handlers } from '../messages/router.ts';
import { ehrTabs } from '../platform/ehr-tabs.ts';
import type { BackgroundServices } from './background-services.ts';
import { bulkHandlers } from './lists/bulk-handlers.ts';
import { worklistHandlers } from './lists/worklist-handlers.ts';
import { cardHandlers } from './patient/card-handlers.ts';
import { checkHandlers } from './patient/check-handlers.ts';
import { overQuota } from './patient/over-quota.ts';
import { pageHandlers } from './patient/page-handlers.ts';
import { pagePorts } from './patient/page-ports.ts';
import { panelHandlers } from './patient/panel-handlers.ts';
import { panelOpeningHandlers } from './patient/panel-opening.ts';
import { tabInterest } from './patient/tab-interest.ts';
import { tabPatientHandlers } from './patient/tab-patient-handlers.ts';
import { messageQuota } from './patient/tab-quotas.ts';
import { dayHandlers } from './schedule/day-handlers.ts';
import { dayPageHandlers } from './schedule/day-page-handlers.ts';
import { putOffHandlers } from './schedule/put-off-handlers.ts';
import { screenHandlers } from './schedule/screen-handlers.ts';
import { connectionHandlers } from './sign-in/connection-handlers.ts';
import { practiceHostHandlers } from './sign-in/practice-host-handlers.ts';
import { secondDeskHandlers } from './sign-in/second-desk-handlers.ts';
import { errorHandlers, tellError } from './store/error-handlers.ts';
import { newsHandlers } from './store/news-handlers.ts';
import { toldFailures } from './told-failures.ts';
import { withinQuota } from './within-quota.ts';

/** What the background does with each message of the contract. `opening` resolves once per worker life. */
export function backgroundHandlers(opening: Promise<BackgroundServices>): Handlers {
  const tabs = tabInterest();
  const handlers: Handlers = {
    ...pageHandlers(opening, tabs),
    ...cardHandlers(opening, pagePorts, tabs),
    ...panelOpeningHandlers(opening, pagePorts),
    ...connectionHandlers(opening),
    ...practiceHostHandlers(opening),
    ...worklistHandlers(opening),
    ...tabPatientHandlers(opening),
    ...checkHandlers(opening, ehrTabs),
    ...panelHandlers(opening),
    ...bulkHandlers(opening),
    ...dayHandlers(opening),
    ...dayPageHandlers(opening),
    ...secondDeskHandlers(opening),
    ...errorHandlers(opening),
    ...newsHandlers(opening),
    ...putOffHandlers(opening),
    ...screenHandlers(opening),
  };
  const told = toldFailures(handlers, (name, error) => tellError(opening, name, errorKind(error)));
  return withinQuota(told, overQuota(opening), messageQuota(Date.now));
}
