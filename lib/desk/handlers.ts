import type { Handlers } from '../messages/router.ts';
import type { BackgroundServices } from './background-services.ts';
import { bulkHandlers } from './lists/bulk-handlers.ts';
import { worklistHandlers } from './lists/worklist-handlers.ts';
import { pageHandlers } from './patient/page-handlers.ts';
import { connectionHandlers } from './sign-in/connection-handlers.ts';

/** What the background does with each message of the contract. `opening` resolves once per worker life. */
export function backgroundHandlers(opening: Promise<BackgroundServices>): Handlers {
  return {
    ...pageHandlers(opening),
    ...connectionHandlers(opening),
    ...worklistHandlers(opening),
    ...bulkHandlers(opening),
  };
}
