import { BELIEVED_OFFLINE, REQUEST_TIMEOUT } from '../timing.ts';
import { type Asker, isPress, throttleSeconds } from './budget.ts';
import { type ChangedFields, headersAndBody } from './changed-fields.ts';
import type { Answer, AnswerTime, PracticeFailure } from './failure.ts';
import { lackedPermission, refusalReasons } from './refusal.ts';
import type { WatchConnection } from './repeat-signs.ts';

/** All calls go to this one host, because a redirect to another would drop the Authorization header (API docs). */
export const PRACTICE_API = 'https://app.drchrono.com';

/** A token source gives the access token and renews it. One renewal at a time runs for all callers. */
export interface TokenSource {
  current(): Promise<TokenResult>;
  /**
   * DrChrono answered the token `refused` with 401. Renew it, unless somebody already did. The renewal counts in the
   * lane of the request that met the 401, so that no page spends the share of presses by asking.
   */
  renew(refused: string, asker: Asker): Promise<TokenResult>;
  /** DrChrono refuses the new token as well, so the sign-in counts as ended, until one of its requests works. */
  ended(refused: string): Promise<void>;
  /** DrChrono has answered a request with the present token. */
  worked(): Promise<void>;
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
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** This is the path with its query, as in `/api/patients/123`. */
  path: string;
  fields?: ChangedFields | undefined;
  asker: Asker;
}

/** A call resolves to a JSON body of unknown shape, for the decoders, or to null for an accepted write. */
export type PracticeCall = (request: ApiRequest) => Promise<Answer<unknown>>;

/**
 * Make the function that sends one request to the practice API: it takes the request out of the budget, adds the token,
 * ends the request at its timeout, and renews the token once after a 401. An expected failure is a value, never an
 * exception.
 */
export function practiceCall(ports: ClientPorts): PracticeCall {
  let failedAt: number | null = null;
  return async (request) => {
    const age = failedAt === null ? Infinity : Math.abs(ports.localNow() - failedAt);
    if (!isPress(request.asker) && age < BELIEVED_OFFLINE && !ports.online())
      return refused({ kind: 'offline' });
    const answer = await withToken(ports, request);
    if (answer.ok) await ports.tokens.worked();
    failedAt = !answer.ok && answer.failure.kind === 'offline' ? ports.localNow() : null;
    return answer;
  };
}

async function withToken(ports: ClientPorts, request: ApiRequest): Promise<Answer<unknown>> {
  const token = await ports.tokens.current();
  if (!token.ok) return refused(token.failure);
  const unheard = await readAhead(ports, request, token.token);
  if (unheard !== null) return refused(unheard);
  const first = await attempt(ports, request, token.token);
  if (first !== 'unauthorized') return first;
  const renewed = await ports.tokens.renew(token.token, request.asker);
  if (!renewed.ok) return refused(renewed.failure);
  const second = await attempt(ports, request, renewed.token);
  if (second !== 'unauthorized') return second;
  // A fresh token can get a 401 for a moment (replica reads, seen by a client), so there is one more try with it.
  const third = await attempt(ports, request, renewed.token);
  if (third !== 'unauthorized') return third;
  await ports.tokens.ended(renewed.token);
  return refused({ kind: 'reconnect', why: 'grantDead' });
}

/** After these failures DrChrono was heard, so the network works. */
const HEARD = ['forbidden', 'notFound', 'refused', 'serverError', 'answerUnreadable'];

/**
 * Where the browser says that there is no network, a read goes ahead of a write: the write would be in doubt if it
 * failed, and the browser's word alone is often wrong. Null: the write may leave.
 */
async function readAhead(
  ports: ClientPorts,
  request: ApiRequest,
  token: string,
): Promise<PracticeFailure | null> {
  if (request.method === 'GET' || ports.online()) return null;
  const answer = await attempt(ports, { ...request, method: 'GET', fields: undefined }, token);
  if (answer === 'unauthorized' || answer.ok || HEARD.includes(answer.failure.kind)) return null;
  return answer.failure;
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
const withdrawn: Exchange = { kind: 'failed', answer: refused({ kind: 'siteAccessWithdrawn' }) };

async function send(ports: ClientPorts, request: ApiRequest, token: string): Promise<Exchange> {
  // Without site access the browser would ask DrChrono whether it may send, and that question leaves.
  if (!(await ports.hasSiteAccess())) return withdrawn;
  const signal = AbortSignal.timeout(REQUEST_TIMEOUT);
  let response: Response;
  try {
    response = await ports.fetch(`${PRACTICE_API}${request.path}`, {
      method: request.method,
      ...headersAndBody(token, request.fields),
      // Without `no-store` the browser's disk cache keeps whole patient records in plain text (tried).
      cache: 'no-store',
      credentials: 'omit',
      redirect: request.method === 'GET' ? 'follow' : 'error',
      signal,
    });
  } catch {
    if (signal.aborted) return { kind: 'failed', answer: doubtful({ kind: 'timeout' }) };
    if (!(await ports.hasSiteAccess())) return withdrawn;
    // The browser's word on the network is often wrong. It may say why a request failed, but never fails one.
    return { kind: 'failed', answer: doubtful({ kind: ports.online() ? 'unreachable' : 'offline' }) };
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
  if ([400, 403, 404, 405, 409].includes(status))
    return isOfApi(response, body) ? refusedBy(request, response, body) : doubtful({ kind: 'unreachable' });
  if (status >= 500 || status < 200) return doubtful({ kind: 'serverError', status });
  if (status >= 300 || isElsewhere(request, response)) return doubtful({ kind: 'answerUnreadable' });
  const at = answerTime(response, ports.now());
  if (status === 201 && request.method === 'POST') return { ok: true, value: null, status, at };
  // A 204 answers a revoke (API docs) and a change (recorded); as the answer to a send or a read it says nothing.
  if (status === 204 && /DELETE|PATCH/.test(request.method)) return { ok: true, value: null, status, at };
  // An edge layer answers 200 text/html where the API was not reached (seen by a client).
  if (!isJson(response) || request.method !== 'GET') return doubtful({ kind: 'answerUnreadable' });
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

/**
 * A refusal counts as DrChrono's only where it is JSON, as all of its refusals are but the 401 (recorded). A gate on the
 * way, such as a firewall or the edge layer, answers with a page of its own, and then nobody knows what became of a write.
 */
function isOfApi(response: Response, body: string): boolean {
  return isJson(response) && !/^\s*</.test(body);
}

function isJson(response: Response): boolean {
  return /\bjson\b/i.test(response.headers.get('content-type') ?? '');
}

/** Tell whether the answer came, through a redirect, from the address of another patient. */
function isElsewhere({ path }: ApiRequest, response: Response): boolean {
  const patientOf = (address: string) => /\/api\/patients\/(\d+)/.exec(address)?.[1];
  return response.redirected && patientOf(path) !== patientOf(response.url);
}

function refusedBy(request: ApiRequest, response: Response, body: string): Answer<never> {
  switch (response.status) {
    case 403:
      return refused({ kind: 'forbidden', lacks: lackedPermission(request.path, response, body) });
    case 404:
    case 405:
      return refused({ kind: 'notFound' });
    default:
      return refused({ kind: 'refused', words: refusalReasons(body) });
  }
}

function refused(failure: PracticeFailure): Answer<never> {
  return { ok: false, failure, happened: 'no' };
}

function doubtful(failure: PracticeFailure): Answer<never> {
  return { ok: false, failure, happened: 'maybe' };
}
