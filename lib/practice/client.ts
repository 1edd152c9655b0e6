import { REQUEST_TIMEOUT } from '../timing.ts';
import { type Asker, throttleSeconds } from './budget.ts';
import type { Answer, AnswerTime, PracticeFailure } from './failure.ts';
import type { WatchConnection } from './repeat-signs.ts';

/** All calls go to one host: a redirect to another would drop the Authorization header (API docs). */
export const PRACTICE_API = 'https://app.drchrono.com';

/** Gives and renews the access token; one renewal at a time for all callers. */
export interface TokenSource {
  current(): Promise<TokenResult>;
  /** The token was answered with 401. Renews unless somebody already did. */
  renew(refused: string): Promise<TokenResult>;
}

export type TokenResult = { ok: true; token: string } | { ok: false; failure: PracticeFailure };

/** Lets a request leave, or says why not. */
export interface BudgetGate {
  take(asker: Asker): Promise<{ ok: true } | { ok: false; failure: PracticeFailure }>;
  /** A 429 came; returns when requests may leave again, epoch ms. */
  throttled(waitSeconds: number | null): Promise<number>;
}

export interface ClientPorts {
  fetch: typeof fetch;
  tokens: TokenSource;
  budget: BudgetGate;
  now(): number;
  localNow(): number;
  learnTime(date: string, sentAt: number, receivedAt: number): Promise<void>;
  watchConnection: WatchConnection;
  hasSiteAccess(): Promise<boolean>;
  online(): boolean;
}

export interface ApiRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Path and query, e.g. `/api/patients/123`. */
  path: string;
  asker: Asker;
}

/** A JSON body, still unknown: decoders turn it into something. `null` for 204 and bodyless answers. */
export type PracticeCall = (request: ApiRequest) => Promise<Answer<unknown>>;

/** One request to the practice API with budget, token, timeout and one renewal after a 401. */
export function practiceCall(ports: ClientPorts): PracticeCall {
  return async (request) => {
    if (!ports.online()) return refused({ kind: 'offline' });
    const token = await ports.tokens.current();
    if (!token.ok) return refused(token.failure);
    const first = await attempt(ports, request, token.token);
    if (first !== 'unauthorized') return first;
    const renewed = await ports.tokens.renew(token.token);
    if (!renewed.ok) return refused(renewed.failure);
    const second = await attempt(ports, request, renewed.token);
    if (second !== 'unauthorized') return second;
    // A fresh token can get a 401 for a moment (replica reads, seen by a client): one more try, then sign in again.
    const third = await attempt(ports, request, renewed.token);
    return third === 'unauthorized' ? refused({ kind: 'reconnect', why: 'grantDead' }) : third;
  };
}

async function attempt(
  ports: ClientPorts,
  request: ApiRequest,
  token: string,
): Promise<Answer<unknown> | 'unauthorized'> {
  const admitted = await ports.budget.take(request.asker);
  if (!admitted.ok) return refused(admitted.failure);
  const sentAt = ports.localNow();
  const ended = ports.watchConnection(`${PRACTICE_API}${request.path}`);
  const exchange = await send(ports, request, token);
  const repeated = ended() && request.method !== 'GET';
  if (exchange.kind === 'failed') return exchange.answer;
  const { response, body } = exchange;
  if (response.status === 401 && !repeated) return 'unauthorized';
  const judged = await judge(ports, request, response, body);
  const answer = repeated ? asRepeated(request, judged) : judged;
  const date = response.headers.get('date');
  if (answer.ok && date) await ports.learnTime(date, sentAt, ports.localNow());
  return answer;
}

/** A "no" may be the answer to the second of two. To a revoke, 404 says so by itself: whoever asked looks (rule 2). */
function asRepeated({ method }: ApiRequest, answer: Answer<unknown>): Answer<unknown> {
  if (answer.ok) return { ...answer, repeated: true };
  return method === 'DELETE' && answer.failure.kind === 'notFound' ? answer : doubtful(answer.failure);
}

type Exchange =
  | { kind: 'answered'; response: Response; body: string }
  | { kind: 'failed'; answer: Answer<never> };

async function send(ports: ClientPorts, request: ApiRequest, token: string): Promise<Exchange> {
  const signal = AbortSignal.timeout(REQUEST_TIMEOUT);
  let response: Response;
  try {
    response = await ports.fetch(`${PRACTICE_API}${request.path}`, {
      method: request.method,
      headers: { Authorization: `Bearer ${token}`, Accept: 'application/json', 'X-DRC-API-Version': 'v4' },
      // Without no-store the browser's disk cache keeps whole patient records in plain text (tried).
      cache: 'no-store',
      credentials: 'omit',
      redirect: request.method === 'GET' ? 'follow' : 'error',
      signal,
    });
  } catch {
    if (signal.aborted) return { kind: 'failed', answer: doubtful({ kind: 'timeout' }) };
    // Without site access the browser refuses before anything leaves.
    if (!(await ports.hasSiteAccess()))
      return { kind: 'failed', answer: refused({ kind: 'siteAccessWithdrawn' }) };
    return { kind: 'failed', answer: doubtful({ kind: 'offline' }) };
  }
  try {
    return { kind: 'answered', response, body: await response.text() };
  } catch {
    // Headers came, the body did not: the status alone settles a write, a read is lost.
    return { kind: 'answered', response, body: '' };
  }
}

async function judge(
  ports: ClientPorts,
  request: ApiRequest,
  response: Response,
  body: string,
): Promise<Answer<unknown>> {
  const { status } = response;
  if (status === 429) {
    const wait = throttleSeconds(body, response.headers.get('retry-after'), ports.now());
    return refused({ kind: 'throttled', until: await ports.budget.throttled(wait) });
  }
  // Only where it may be the answer to a repeat; else a 401 is met before.
  if (status === 401) return doubtful({ kind: 'reconnect', why: 'noSession' });
  if (status === 400 || status === 409) return refused({ kind: 'refused', words: wordsOf(body) });
  if (status === 403) return refused({ kind: 'forbidden' });
  if (status === 404 || status === 405) return refused({ kind: 'notFound' });
  if (status >= 500 || status < 200) return doubtful({ kind: 'serverError', status });
  if (status >= 300) return doubtful({ kind: 'answerUnreadable' });
  const at = answerTime(response, ports.now());
  if (status === 201 && request.method === 'POST') return { ok: true, value: null, status, at };
  // No content is the answer to a revoke (API docs); to a send or a read it says nothing.
  if (status === 204 && request.method === 'DELETE') return { ok: true, value: null, status, at };
  // An edge layer answers 200 text/html where the API was not reached (seen by a client).
  if (!/\bjson\b/i.test(response.headers.get('content-type') ?? ''))
    return doubtful({ kind: 'answerUnreadable' });
  if (request.method !== 'GET') return doubtful({ kind: 'answerUnreadable' });
  try {
    return { ok: true, value: JSON.parse(body), status, at };
  } catch {
    return doubtful({ kind: 'answerUnreadable' });
  }
}

/** The `Date` header names a whole second; without one, our own clock is all we have. */
function answerTime(response: Response, now: number): AnswerTime {
  const date = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(date) ? { earliest: now - 1_000, latest: now } : { earliest: date, latest: date + 999 };
}

/** DrChrono's own words from a 400: `{"email":["…"]}`, a bare array, or `{"detail":"…"}` (all recorded). */
function wordsOf(body: string): string[] {
  try {
    const parsed: unknown = JSON.parse(body);
    const lists: unknown[] = Array.isArray(parsed)
      ? parsed
      : typeof parsed === 'object' && parsed !== null
        ? Object.values(parsed).flat()
        : [];
    return lists
      .filter((word): word is string => typeof word === 'string')
      .map((word) => word.slice(0, 200))
      .slice(0, 4);
  } catch {
    return [];
  }
}

function refused(failure: PracticeFailure): Answer<never> {
  return { ok: false, failure, happened: 'no' };
}

function doubtful(failure: PracticeFailure): Answer<never> {
  return { ok: false, failure, happened: 'maybe' };
}
