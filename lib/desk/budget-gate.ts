import * as z from 'zod/mini';
import type { BudgetView } from '../messages/view.ts';
import type { Settings } from '../platform/storage.ts';
import {
  type Asker,
  admit,
  type BudgetState,
  freshBudget,
  HOURLY_LIMIT,
  isWanted,
  resetsAt,
  throttle,
  turnHour,
  usedIn,
} from '../practice/budget.ts';
import type { BudgetGate } from '../practice/client.ts';

const KEY = 'request-budget';
const LOCK = 'invite-desk-budget';

const stored = z.object({
  hour: z.number(),
  used: z.object({ click: z.number(), view: z.number(), background: z.number() }),
  recent: z.array(z.number()),
  throttledUntil: z.nullable(z.number()),
});

/** The one persisted budget: counts only, so it may lie in the settings store. */
export interface Budget extends BudgetGate {
  view(): Promise<BudgetView>;
}

export function budgetGate(settings: Settings, now: () => number): Budget {
  const load = async (): Promise<BudgetState> => {
    const parsed = z.safeParse(stored, await settings.read(KEY));
    return parsed.success ? parsed.data : freshBudget;
  };
  const locked = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request(LOCK, work);
  return {
    async take(asker: Asker) {
      const lane = typeof asker === 'string' ? asker : asker.lane;
      for (;;) {
        const admission = await locked(async () => {
          if (!isWanted(asker)) return null;
          const decision = admit(await load(), lane, now());
          await settings.write(KEY, decision.state);
          return decision;
        });
        if (admission === null) return { ok: false, failure: { kind: 'viewOutdated' } };
        if (admission.kind === 'go') return { ok: true };
        if (admission.kind === 'throttled')
          return { ok: false, failure: { kind: 'throttled', until: admission.until } };
        if (admission.kind === 'spent')
          return { ok: false, failure: { kind: 'budgetSpent', until: admission.until } };
        await pause(Math.max(20, admission.at - now()));
      }
    },
    throttled: (waitSeconds) =>
      locked(async () => {
        const state = throttle(await load(), now(), waitSeconds);
        await settings.write(KEY, state);
        return state.throttledUntil ?? now();
      }),
    async view() {
      const state = turnHour(await load(), now());
      return {
        left: Math.max(0, HOURLY_LIMIT - usedIn(state)),
        limit: HOURLY_LIMIT,
        resetsAt: resetsAt(now()),
        throttledUntil: state.throttledUntil,
      };
    },
  };
}

/** Under a second: the worker is awake for the request that waits. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, Math.min(milliseconds, 1_000));
  });
}
