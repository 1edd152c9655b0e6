import { REQUEST_TIMEOUT } from '../timing.ts';
import { type Asker, throttleSeconds } from './budget.ts';
import type { Answer, AnswerTime, PracticeFailure } from './failure.ts';
import type { WatchConnection } from './repeat-signs.ts';

/** All calls go to this one host, because a redirect to another would drop the Authorization header (API docs). */
export const PRACTICE_API = 'https://app.drchrono.com';

/** A token source gives the access token and renews it. One renewal at a time runs for all callers. */
export interface TokenSource {
  current(): Promise<TokenResult>;
  /** DrChrono answered the token `refused` with 401. Renew it, unless somebody already did. */
  renew(refused: string): Promise<TokenResult>;
}

export type TokenResult = { ok: true; token: string } | { ok: false; failure: PracticeFailure };

/** The gate lets a request leave, or says why it may not. */
export interface BudgetGate {
  take(asker: Asker): Promise<{ ok: true } | { ok: false; failure: PracticeFailure }>;
  /** Note that a 429 came. Resolves to the time at which requests may leave again (epoch ms, corrected clock). */
  throttled(waitSeconds: number | null): Promise<number>;
}

export interface ClientPorts {
  fetch: typeof fetch;
  tokens: TokenSource;
  budget: BudgetGate;
  /** Epoch ms on the corrected clock. */
  now(): number;
  /** Epoch ms on the machine's own clock. */
  localNow(): number;
  learnTime(date: string, sentAt: number, receivedAt: number): Promise<void>;
  watchConnection: WatchConnection;
  hasSiteAccess(): Promise<boolean>;
  online(): boolean;
}

export interface ApiRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** This is the path with its query, as in `/api/patients/123`. */
  path: string;
  asker: Asker;
}

/**
 * A call resolves to a JSON body of unknown shape, which the decoders check. The value is null for an accepted write.
 */
export type PracticeCall = (request: ApiRequest) => Promise<Answer<unknown>>;

/**
 * Make the function that sends one request to the practice API: it takes the request out of the budget, adds the token,
 * ends the request at its timeout, and renews the token once after a 401. An expected failure is a value, never an
 * exception.
 */
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
    // A fresh token can get a 401 for a moment (replica reads, seen by a client), so there is one more try with it.
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

/**
 * Judge the answer to a write that the browser may have sent twice. A refusal may answer the second of the two, so it
 * proves nothing about the first. A 404 to a revoke stays a 404: the operation takes a look after each 404
 * (docs/design.md, rule 2).
 */
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
      // Without `no-store` the browser's disk cache keeps whole patient records in plain text (tried).
      cache: 'no-store',
      credentials: 'omit',
      redirect: request.method === 'GET' ? 'follow' : 'error',
      signal,
    });
  } catch {
    if (signal.aborted) return { kind: 'failed', answer: doubtful({ kind: 'timeout' }) };
    // Without site access the browser refuses the request before anything leaves.
    if (!(await ports.hasSiteAccess()))
      return { kind: 'failed', answer: refused({ kind: 'siteAccessWithdrawn' }) };
    return { kind: 'failed', answer: doubtful({ kind: 'offline' }) };
  }
  try {
    return { kind: 'answered', response, body: await response.text() };
  } catch {
    // The headers came and the body did not. The status alone settles a write; a read is lost.
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
  // Only the 401 of a write that may have been repeated comes here; the caller meets every other 401 before.
  if (status === 401) return doubtful({ kind: 'reconnect', why: 'noSession' });
  if (status === 400 || status === 409) return refused({ kind: 'refused', words: wordsOf(body) });
  if (status === 403) return refused({ kind: 'forbidden' });
  if (status === 404 || status === 405) return refused({ kind: 'notFound' });
  if (status >= 500 || status < 200) return doubtful({ kind: 'serverError', status });
  if (status >= 300) return doubtful({ kind: 'answerUnreadable' });
  const at = answerTime(response, ports.now());
  if (status === 201 && request.method === 'POST') return { ok: true, value: null, status, at };
  // A 204 is the answer to a revoke (API docs); as the answer to a send or a read it says nothing.
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

/** The `Date` header names a whole second. Without that header our own clock must do. */
function answerTime(response: Response, now: number): AnswerTime {
  const date = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(date) ? { earliest: now - 1_000, latest: now } : { earliest: date, latest: date + 999 };
}

/** Read DrChrono's own words from a 400: `{"email":["…"]}`, a bare array, or `{"detail":"…"}` (all recorded). */
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
