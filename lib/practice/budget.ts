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
 * The practice's request budget. DrChrono allows 500 calls an hour per API application, reset at the top of the
 * hour (API docs, High), shared by everybody in the practice; at 10 a second it throttles (Med).
 * Pure: state in, decision and state out. The caller keeps the one persisted state.
 */
export type Lane = 'click' | 'view' | 'background' | 'bulk';

/** A question for a page that somebody looks at. Once the page has moved on nobody waits: it need not leave. */
export interface ViewAsker {
  lane: 'view';
  wanted(): boolean;
}

/** Who asks the practice: a lane, whose questions are wanted in any case, or a glance at a page. */
export type Asker = Lane | ViewAsker;

export function isWanted(asker: Asker): boolean {
  return typeof asker === 'string' || asker.wanted();
}

export interface BudgetState {
  /** Epoch ms of the full hour that `used` counts for. */
  hour: number;
  used: Record<Lane, number>;
  /** What others in the practice used of this hour, as far as a 429 has shown it. Says nothing of the next hour. */
  others: number;
  /** Epoch ms of our requests within the last second. */
  recent: number[];
  /** A 429 named this time; nothing leaves before it. */
  throttledUntil: number | null;
}

export type Admission =
  | { kind: 'go'; state: BudgetState }
  /** Too many in this second: try again at `at`. */
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

/** May one request of this lane leave now? `now` on the corrected clock, epoch ms. */
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

/** How many requests of this lane fit into the hour that runs. */
export function roomIn(state: BudgetState, lane: Lane): number {
  const left = HOURLY_LIMIT - usedIn(state) - state.others;
  if (lane === 'click') return Math.max(0, left);
  const most = lane === 'bulk' ? MOST_BULK : lane === 'background' ? MOST_BACKGROUND : HOURLY_LIMIT;
  return Math.max(0, Math.min(left - KEPT_FOR_CLICKS, most - state.used[lane]));
}

/**
 * DrChrono said 429: stop every lane until the time it named, or the next full hour. One that lasts to the full hour
 * is the hour's limit: what we did not use ourselves, others did. A shorter one is about a second, and tells nothing.
 */
export function throttle(state: BudgetState, now: number, waitSeconds: number | null): BudgetState {
  const turned = turnHour(state, now);
  const reset = turned.hour + HOUR;
  const throttledUntil = waitSeconds === null ? reset : now + waitSeconds * SECOND;
  const isHour = waitSeconds !== null && throttledUntil >= reset - HOUR_NAMED_ROUGHLY;
  const others = isHour ? Math.max(turned.others, HOURLY_LIMIT - usedIn(turned)) : turned.others;
  return { ...turned, throttledUntil, others: Math.max(0, others) };
}

export function usedIn(state: BudgetState): number {
  return state.used.click + state.used.view + state.used.background + state.used.bulk;
}

/** Epoch ms of the next full hour. */
export function resetsAt(now: number): number {
  return Math.floor(now / HOUR) * HOUR + HOUR;
}

/** Forget what no longer counts: a past hour, a past second, a throttle that is over. */
export function turnHour(state: BudgetState, now: number): BudgetState {
  const hour = Math.floor(now / HOUR) * HOUR;
  const { used, others } = state.hour === hour ? state : freshBudget;
  // A clock that was set back leaves stamps from the future; they must not block us.
  const recent = state.recent.filter((at) => at > now - SECOND && at <= now);
  const throttledUntil =
    state.throttledUntil !== null && state.throttledUntil > now ? state.throttledUntil : null;
  return { hour, used, others, recent, throttledUntil };
}

/** Seconds to wait from a 429: body text first (decimals occur), then Retry-After; null when neither says. */
export function throttleSeconds(body: string, retryAfter: string | null, now: number): number | null {
  const said = /available in\s+([\d.]+)/i.exec(body)?.[1];
  const fromBody = said === undefined ? Number.NaN : Number.parseFloat(said);
  if (Number.isFinite(fromBody) && fromBody >= 0) return fromBody;
  if (retryAfter === null || retryAfter.trim() === '') return null;
  const seconds = Number(retryAfter);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? null : Math.max(0, (date - now) / SECOND);
}
