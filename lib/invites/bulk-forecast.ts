import {
  HOUR,
  LONG_LIST,
  LOOKED_AT_TWICE,
  PER_LIST_REQUEST,
  PIECE_OF_LIST,
  SAFETY_NET,
  SECOND_LOOK_AFTER,
  SEND_DELAY_LEAST,
  SEND_DELAY_SPREAD,
} from '../timing.ts';
import type { BulkAction } from './bulk-queue.ts';

/** Lists may still use `left` requests in the hour that runs, and `perHour` in each hour after it. */
export interface BulkRoom {
  left: number;
  perHour: number;
}

/**
 * Count the requests of one line. A send takes a look, the send and a last look. A resend takes a look, the revoke, the send and a
 * last look, and one more look before the send where the answer to a revoke does not tell who was first. The first look
 * is taken even where a view is fresh: a colleague who works the same list may have been faster by minutes.
 */
export function requestsFor(action: BulkAction, revokeTells: boolean): number {
  if (action === 'send') return 3;
  return revokeTells ? 4 : 5;
}

/** How many lines of each kind a list has. */
export interface Planned {
  send: number;
  resend: number;
}

export function plannedOf(lines: readonly { action: BulkAction }[]): Planned {
  const send = lines.filter(({ action }) => action === 'send').length;
  return { send, resend: lines.length - send };
}

/** A resend waits this long between its revoke and its send, on average (ms). */
const SEND_DELAY = SEND_DELAY_LEAST + SEND_DELAY_SPREAD / 2;

export interface Forecast {
  requests: number;
  /** The last line is done at this time (epoch ms, corrected clock). */
  finish: number;
}

/**
 * Estimate what the lines of a list cost in requests and when the last of them is done, if nothing comes between. Pure;
 * `now` is epoch ms on the corrected clock.
 */
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
    const time = cost * PER_LIST_REQUEST + (action === 'resend' ? SEND_DELAY : 0);
    if (left < cost || worked + time > PIECE_OF_LIST) {
      const turns = nextHour(at);
      at = left < cost ? turns : at + SAFETY_NET;
      if (at >= turns) left = room.perHour;
      worked = 0;
    }
    const hourBefore = nextHour(at);
    at += time;
    worked += time;
    left = at >= hourBefore ? room.perHour : left - cost;
    requests += cost;
  }
  // A first invite is looked at right before it leaves, and not before that.
  const resend = actions.filter((action) => action === 'resend').length;
  const isLookedAtTwice = !revokeTells && actions.length > LONG_LIST && resend > 0;
  const twice = Math.min(LOOKED_AT_TWICE, resend);
  return isLookedAtTwice
    ? { requests: requests + twice, finish: at + SECOND_LOOK_AFTER + twice * PER_LIST_REQUEST }
    : { requests, finish: at };
}

function nextHour(at: number): number {
  return (Math.floor(at / HOUR) + 1) * HOUR;
}
