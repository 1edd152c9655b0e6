import { type BulkAction, LONG_LIST, LOOKED_AT_TWICE, SECOND_LOOK_AFTER } from './bulk-queue.ts';

/** The requests that bulk work may still use: this hour, and in each hour after it. */
export interface BulkRoom {
  left: number;
  perHour: number;
}

const HOUR = 3_600_000;
const SECOND = 1_000;
/** At most two requests of a list a second, and what an answer takes on its way. */
const PER_REQUEST = 500;
/** What a resend waits between revoke and send, in the middle: see desk/head-start. */
const HEAD_START = 4_500;
/** Work is done in pieces with half a minute of rest, so that no worker lives too long. */
const PIECE = 200 * SECOND;
const REST = 30 * SECOND;

/**
 * The requests of one line: a look, the revoke, the send and a last look. Where the answer to a revoke cannot tell who
 * was first, one look more before the send. A look is taken even where the view is fresh: minutes are enough for a
 * colleague who works the same list.
 */
export function requestsFor(action: BulkAction, revokeTells: boolean): number {
  if (action === 'send') return 2;
  return revokeTells ? 4 : 5;
}

export interface Forecast {
  requests: number;
  finish: number;
}

/** What the lines cost and when the last one is done, if nothing comes between. Pure; `now` on the corrected clock. */
export function forecast(
  actions: readonly BulkAction[],
  revokeTells: boolean,
  room: BulkRoom,
  now: number,
): Forecast {
  let at = now;
  let { left } = room;
  let worked = 0;
  let requests = 0;
  for (const action of actions) {
    const cost = requestsFor(action, revokeTells);
    const time = cost * PER_REQUEST + (action === 'resend' ? HEAD_START : 0);
    if (left < cost) {
      at = nextHour(at);
      left = room.perHour;
      worked = 0;
    } else if (worked + time > PIECE) {
      at += REST;
      worked = 0;
    }
    const hourBefore = nextHour(at);
    at += time;
    worked += time;
    left = at >= hourBefore ? room.perHour : left - cost;
    requests += cost;
  }
  const isLookedAtTwice = !revokeTells && actions.length > LONG_LIST;
  return isLookedAtTwice
    ? { requests: requests + LOOKED_AT_TWICE, finish: at + SECOND_LOOK_AFTER + LOOKED_AT_TWICE * PER_REQUEST }
    : { requests, finish: at };
}

function nextHour(at: number): number {
  return (Math.floor(at / HOUR) + 1) * HOUR;
}
