import * as z from 'zod/mini';
import type { BudgetView } from '../../messages/budget-view.ts';
import { once } from '../../once.ts';
import {
  type Asker,
  admit,
  type BudgetState,
  freshBudget,
  isWanted,
  type Lane,
  mayLeave,
  resetsAt,
  roomIn,
  throttle,
  turnHour,
  usedIn,
} from '../../practice/budget.ts';
import type { BudgetGate } from '../../practice/client.ts';
import { HOURLY_LIMIT, MOST_BULK } from '../../timing.ts';
import { LOCK, type NamedSettings, SETTING } from './stored-keys.ts';

const stored = once(() =>
  z.object({
    hour: z.number(),
    used: z.object({
      click: z.number(),
      view: z.number(),
      background: z.number(),
      // Absent in counts that were stored before there were lists; the other lanes still count.
      bulk: z.optional(z.number()),
    }),
    others: z.optional(z.number()),
    recent: z.array(z.number()),
    throttledUntil: z.nullable(z.number()),
  }),
);

/**
 * The one request budget of this browser, stored so that every worker and page counts the same requests. It holds
 * counts only, so it may lie in the settings.
 */
export interface RequestBudget extends BudgetGate {
  view(): Promise<BudgetView>;
  /** May so many requests of this lane leave within this hour? Otherwise until when (epoch ms) not. */
  fits(lane: Lane, requests: number): Promise<Fit>;
  /** So many requests of this lane may still leave within this hour. */
  room(lane: Lane): Promise<number>;
}

export type Fit = { kind: 'fits' } | { kind: 'spent' | 'throttled'; until: number };

export function requestBudget(settings: NamedSettings, now: () => number): RequestBudget {
  const load = async (): Promise<BudgetState> => {
    const parsed = z.safeParse(stored(), await settings.read(SETTING.requestBudget));
    if (!parsed.success) return freshBudget;
    const { used, others = 0, ...rest } = parsed.data;
    return { ...rest, others, used: { ...used, bulk: used.bulk ?? 0 } };
  };
  const locked = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request(LOCK.requestBudget, work);
  return {
    async take(asker: Asker) {
      const lane = typeof asker === 'string' ? asker : asker.lane;
      for (;;) {
        const admission = await locked(async () => {
          if (!isWanted(asker)) return 'viewOutdated';
          const decision = admit(await load(), lane, now());
          // What does not leave is not counted.
          if (decision.kind === 'go' && !(await mayLeave(asker))) return 'tooManyPatients';
          await settings.write(SETTING.requestBudget, decision.state);
          return decision;
        });
        if (typeof admission === 'string') return { ok: false, failure: { kind: admission } };
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
        await settings.write(SETTING.requestBudget, state);
        return state.throttledUntil ?? now();
      }),
    async view() {
      const state = turnHour(await load(), now());
      return {
        left: Math.max(0, HOURLY_LIMIT - usedIn(state) - state.others),
        limit: HOURLY_LIMIT,
        others: state.others,
        bulk: { left: roomIn(state, 'bulk'), perHour: MOST_BULK },
        resetsAt: resetsAt(now()),
        throttledUntil: state.throttledUntil,
      };
    },
    async room(lane) {
      return roomIn(turnHour(await load(), now()), lane);
    },
    async fits(lane, requests) {
      const state = turnHour(await load(), now());
      if (state.throttledUntil !== null) return { kind: 'throttled', until: state.throttledUntil };
      return roomIn(state, lane) >= requests ? { kind: 'fits' } : { kind: 'spent', until: resetsAt(now()) };
    },
  };
}

/** A wait of at most a second. The worker stays awake meanwhile, because a request waits. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, Math.min(milliseconds, 1_000));
  });
}
