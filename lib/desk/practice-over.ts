import { hasSiteAccess } from '../platform/browser-ports.ts';
import type { Clock } from '../platform/clock.ts';
import * as connectionTiming from '../platform/connection-timing.ts';
import { type BudgetGate, practiceCall, type TokenSource } from '../practice/client.ts';
import { type Practice, practiceEndpoints } from '../practice/endpoints.ts';
import { repeatSigns } from '../practice/repeat-signs.ts';

export const fetcher: typeof fetch = (input, init) => fetch(input, init);
export const online = () => navigator.onLine;

/** The practice API, as seen with the tokens of one source. */
export function practiceOver(clock: Clock, budget: BudgetGate): (tokens: TokenSource) => Practice {
  const watchConnection = repeatSigns(connectionTiming);
  return (tokens) =>
    practiceEndpoints(
      practiceCall({
        ...{ fetch: fetcher, tokens, budget, now: clock.now, localNow: Date.now, learnTime: clock.learn },
        ...{ watchConnection, hasSiteAccess, online },
      }),
    );
}
