import {
  HOUR,
  HOUR_NAMED_ROUGHLY,
  HOURLY_LIMIT,
  KEPT_FOR_CLICKS,
  MOST_BACKGROUND,
  MOST_BULK,
  MOST_BULK_PER_SECOND,
  MOST_PER_SECOND,
  SECOND,
} from '../timing.ts';
/**
 * A lane is a share of the practice's request budget. DrChrono allows 500 calls an hour per API application, reset at
 * the top of the hour (API docs, High), shared by everybody in the practice; at 10 a second it throttles (Med). The
 * functions below are pure: they take a state and return a decision with the next state. The caller keeps the one state
 * that is stored.
 */
export type Lane = 'click' | 'view' | 'background' | 'bulk';

/**
 * This asks for the view of a page that somebody looks at, or for a press whose request must not leave late. Once the page
 * has moved on, or the moment has passed, `wanted` returns false, and the request does not leave.
 */
export interface ViewAsker {
  lane: 'view' | 'click' | 'bulk';
  wanted(): boolean;
  /**
   * Asked when nothing else holds a request back: false where its tab has had too many patients looked up. It is missing
   * where the request is no look-up of somebody who is not known yet.
   */
  mayLeave?(): Promise<boolean>;
}

/** An asker is a lane, whose requests are wanted in any case, or one who may stop wanting. */
export type Asker = Lane | ViewAsker;

/** Tell whether a person pressed for this request. */
export function isPress(asker: Asker): boolean {
  return (typeof asker === 'string' ? asker : asker.lane) === 'click';
}

export function isWanted(asker: Asker): boolean {
  return typeof asker === 'string' || asker.wanted();
}

/** Tell whether a request that may leave now is within the quota of the tab that asks. */
export async function mayLeave(asker: Asker): Promise<boolean> {
  return typeof asker === 'string' || asker.mayLeave === undefined || asker.mayLeave();
}

/** The same asker, about somebody who is known already. */
export function aboutKnown(asker: Asker): Asker {
  return typeof asker === 'string' ? asker : { lane: asker.lane, wanted: asker.wanted };
}

export interface BudgetState {
  /** `used` counts the requests of the hour that began at this full hour (epoch ms, corrected clock). */
  hour: number;
  used: Record<Lane, number>;
  /**
   * Others in the practice used so many requests of this hour, as far as a 429 has shown. The next hour begins at 0.
   */
  others: number;
  /** Our requests of the last second left at these times (epoch ms). */
  recent: number[];
  /** After a 429 no request leaves before this time (epoch ms). */
  throttledUntil: number | null;
}

export type Admission =
  | { kind: 'go'; state: BudgetState }
  /** Too many requests left within this second; the caller tries again at `at` (epoch ms). */
  | { kind: 'wait'; at: number; state: BudgetState }
  | { kind: 'throttled'; until: number; state: BudgetState }
  | { kind: 'spent'; until: number; state: BudgetState };

export const freshBudget: BudgetState = {
  hour: 0,
  used: { click: 0, view: 0, background: 0, bulk: 0 },
  others: 0,
  recent: [],
  throttledUntil: null,
};

/** Decide whether one request of this lane may leave now, and count it if so. `now` is epoch ms, corrected clock. */
export function admit(before: BudgetState, lane: Lane, now: number): Admission {
  const state = turnHour(before, now);
  if (state.throttledUntil !== null) return { kind: 'throttled', until: state.throttledUntil, state };
  if (roomIn(state, lane) <= 0) return { kind: 'spent', until: state.hour + HOUR, state };
  const most = lane === 'bulk' ? MOST_BULK_PER_SECOND : MOST_PER_SECOND;
  const inTheWay = state.recent.at(-most);
  if (inTheWay !== undefined) return { kind: 'wait', at: inTheWay + SECOND, state };
  return {
    kind: 'go',
    state: {
      ...state,
      used: { ...state.used, [lane]: state.used[lane] + 1 },
      recent: [...state.recent, now],
    },
  };
}

/** Count how many requests of this lane still fit into the hour that runs. */
export function roomIn(state: BudgetState, lane: Lane): number {
  const left = HOURLY_LIMIT - usedIn(state) - state.others;
  if (lane === 'click') return Math.max(0, left);
  const most = lane === 'bulk' ? MOST_BULK : lane === 'background' ? MOST_BACKGROUND : HOURLY_LIMIT;
  return Math.max(0, Math.min(left - KEPT_FOR_CLICKS, most - state.used[lane]));
}

/**
 * Stop every lane after a 429, until the time that DrChrono named or else until the next full hour. At the full hour the
 * limit counts anew, so a longer wait is not believed. A wait that lasts
 * to the full hour comes from the limit of the hour, so others used what we did not use ourselves. A shorter wait comes
 * from the limit of a second and tells nothing about others.
 */
export function throttle(state: BudgetState, now: number, waitSeconds: number | null): BudgetState {
  const turned = turnHour(state, now);
  const reset = turned.hour + HOUR;
  const throttledUntil = waitSeconds === null ? reset : believed(now + waitSeconds * SECOND, reset);
  const isHour = waitSeconds !== null && throttledUntil >= reset - HOUR_NAMED_ROUGHLY;
  const others = isHour ? Math.max(turned.others, HOURLY_LIMIT - usedIn(turned)) : turned.others;
  return { ...turned, throttledUntil, others: Math.max(0, others) };
}

/** Until when a 429 is waited for: nothing lasts longer than the hour's limit, but for the seconds that are rounded. */
function believed(until: number, reset: number): number {
  return until <= reset + HOUR_NAMED_ROUGHLY ? until : reset;
}

export function usedIn(state: BudgetState): number {
  return state.used.click + state.used.view + state.used.background + state.used.bulk;
}

/** Find the next full hour, at which the count begins anew (epoch ms). */
export function resetsAt(now: number): number {
  return Math.floor(now / HOUR) * HOUR + HOUR;
}

/** Drop from the state what no longer counts: a past hour, a past second, a throttle that is over. */
export function turnHour(state: BudgetState, now: number): BudgetState {
  const hour = Math.floor(now / HOUR) * HOUR;
  const { used, others } = state.hour === hour ? state : freshBudget;
  // A clock that was set back leaves times in the future, which must not hold up requests until the clock reaches them.
  const recent = state.recent.filter((at) => at > now - SECOND && at <= now);
  // A wait may have been stored by a release that believed every one, or by a clock that was ahead.
  const until =
    state.throttledUntil === null || state.hour > hour
      ? null
      : believed(state.throttledUntil, state.hour + HOUR);
  const throttledUntil = until !== null && until > now ? until : null;
  return { hour, used, others, recent, throttledUntil };
}

/**
 * Read from a 429 how many seconds to wait. The text of the body comes first (decimals occur), then the Retry-After
 * header; null where neither says. `now` is epoch ms.
 */
export function throttleSeconds(body: string, retryAfter: string | null, now: number): number | null {
  const said = /available in\s+([\d.]+)/i.exec(body)?.[1];
  const fromBody = said === undefined ? Number.NaN : Number.parseFloat(said);
  if (Number.isFinite(fromBody)) return fromBody;
  if (retryAfter === null || retryAfter.trim() === '') return null;
  const seconds = Number(retryAfter);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? null : Math.max(0, (date - now) / SECOND);
}
