import { setTimeout as delay } from 'node:timers/promises';
import { type OtherIds, withOtherIds } from './other-ids.ts';

/** One of these may go wrong with an API or token request. */
export type Fault =
  | { kind: 'latency'; ms: number }
  /** The connection is cut before anything happens. */
  | { kind: 'dropBefore' }
  /** The request takes effect, and then the connection is cut. */
  | { kind: 'dropAfter' }
  | { kind: 'status500Before' }
  | { kind: 'status500After' }
  | { kind: 'throttle'; seconds: number }
  | { kind: 'unauthorized' }
  /** An HTML page comes with status 200, as the edge layer was seen to give (docs/drchrono.md §9). */
  | { kind: 'html200' }
  /** The request takes effect, but only half of the body arrives. */
  | { kind: 'truncatedBody' }
  /** The request takes effect, but its answer is about another id than the one that was asked for. */
  | ({ kind: 'otherIds' } & OtherIds)
  /** Reads answer from so many milliseconds ago. */
  | { kind: 'staleRead'; ms: number }
  /**
   * Somebody else acts, or time passes, just before the request takes effect or just after. The answer waits for it.
   */
  | { kind: 'meanwhile'; when: 'before' | 'after'; act: () => void | Promise<void> };

/**
 * A request meets the first rule that matches, after `skip` matching requests were let pass, and `times` times in all.
 */
export interface FaultRule {
  /**
   * `connection` limits the rule to a connection that carried a request before, on which browsers repeat a request by
   * themselves, or to a new one.
   */
  match: { method?: string; path?: RegExp; connection?: 'reused' | 'fresh' };
  times: number;
  skip?: number;
  fault: Fault;
}

export type FaultQueue = FaultRule[];

/** A request ends with a response, or with the order to cut the connection. */
export type Answer = { kind: 'response'; response: Response } | { kind: 'drop' };

/** A rule is compared with this. */
export interface Arrival {
  method: string;
  path: string;
  reused: boolean;
}

function matches({ match }: FaultRule, { method, path, reused }: Arrival): boolean {
  return (
    (match.method ?? method) === method &&
    (match.path === undefined || match.path.test(path)) &&
    (match.connection === undefined || (match.connection === 'reused') === reused)
  );
}

/** These faults only add to what happens to a request. Of all others a request meets one at most. */
const adds = ({ kind }: Fault) => kind === 'latency' || kind === 'meanwhile';

/** Take the faults that apply to this request: every due one that only adds, and the first other one. */
export function takeFaults(queue: FaultQueue, arrival: Arrival): Fault[] {
  const taken: Fault[] = [];
  for (const rule of [...queue]) {
    if (rule.times <= 0 || !matches(rule, arrival)) continue;
    if (!adds(rule.fault) && !taken.every(adds)) continue;
    if (rule.skip) {
      rule.skip -= 1;
      continue;
    }
    rule.times -= 1;
    taken.push(rule.fault);
    if (rule.times <= 0) queue.splice(queue.indexOf(rule), 1);
  }
  return taken;
}

/** Make a 401 as recorded 25 times: HTML, two words, no JSON. */
export function unauthorized(): Response {
  return new Response('Authorization failed.', {
    status: 401,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'www-authenticate': 'Bearer error="invalid_token",error_description="The access token is invalid."',
    },
  });
}

/** Make a 429 with the wait in its body, as a decimal (docs/drchrono.md §9). */
export function throttled(seconds: number, retryAfter: boolean): Response {
  const detail = `Request was throttled. Expected available in ${seconds.toFixed(1)} seconds.`;
  return Response.json(
    { detail },
    { status: 429, headers: retryAfter ? { 'retry-after': String(seconds) } : {} },
  );
}

const html = (text: string, status: number) =>
  new Response(
    `<!doctype html><html><head><title>${text}</title></head><body><h1>${text}</h1></body></html>`,
    {
      status,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    },
  );

async function half(response: Response): Promise<Response> {
  // A 204 has no body to cut, and none may be given to it.
  if (response.body === null) return response;
  const text = await response.text();
  const { status, headers } = response;
  return new Response(text.slice(0, Math.floor(text.length / 2)), { status, headers });
}

async function letOthersAct(faults: readonly Fault[], when: 'before' | 'after'): Promise<void> {
  for (const fault of faults) if (fault.kind === 'meanwhile' && fault.when === when) await fault.act();
}

/** Run a request under its faults. `run` gets how many milliseconds ago reads must answer from. */
export async function underFaults(
  faults: readonly Fault[],
  run: (staleBy: number) => Promise<Response>,
  retryAfter: boolean,
): Promise<Answer> {
  for (const fault of faults) if (fault.kind === 'latency') await delay(fault.ms);
  await letOthersAct(faults, 'before');
  const answer = await underFault(
    faults.find((fault) => !adds(fault)),
    run,
    retryAfter,
  );
  await letOthersAct(faults, 'after');
  return answer;
}

async function underFault(
  fault: Fault | undefined,
  run: (staleBy: number) => Promise<Response>,
  retryAfter: boolean,
): Promise<Answer> {
  const respond = (response: Response): Answer => ({ kind: 'response', response });
  switch (fault?.kind) {
    case undefined:
    case 'latency':
    case 'meanwhile':
      return respond(await run(0));
    case 'dropBefore':
      return { kind: 'drop' };
    case 'dropAfter':
      await run(0);
      return { kind: 'drop' };
    case 'status500Before':
      return respond(html('Server Error (500)', 500));
    case 'status500After':
      await run(0);
      return respond(html('Server Error (500)', 500));
    case 'throttle':
      return respond(throttled(fault.seconds, retryAfter));
    case 'unauthorized':
      return respond(unauthorized());
    case 'html200':
      return respond(html('One moment', 200));
    case 'truncatedBody':
      return respond(await half(await run(0)));
    case 'otherIds':
      return respond(await withOtherIds(await run(0), fault));
    case 'staleRead':
      return respond(await run(fault.ms));
    default:
      return fault satisfies never;
  }
}
