import { REQUEST_TIMEOUT } from '../timing.ts';
import { PRACTICE_API } from './client.ts';
import { decodeTokens, type TokenAnswer } from './decode-practice.ts';

/**
 * The API docs list these scopes for the calls that we make: users and doctors, patients and invites, one appointment
 * (`calendar:read` and `clinical:read`). One scope too many fails the whole sign-in (seen).
 */
const SCOPES = ['user:read', 'patients:read', 'patients:write', 'calendar:read', 'clinical:read'] as const;

export interface Application {
  clientId: string;
  clientSecret: string;
}

export type TokenOutcome =
  | { ok: true; tokens: TokenAnswer }
  | {
      ok: false;
      why: 'wrongSecret' | 'grantDead' | 'throttled' | 'offline' | 'unreadable';
      retryAfter: string | null;
      body: string;
    };

/**
 * Tell whether these tokens allow all that Invite Desk does. An answer that names no scopes granted those that were
 * asked for.
 */
export function coverAllScopes({ scope }: TokenAnswer): boolean {
  const granted = scope?.split(' ') ?? [];
  return scope === null || SCOPES.every((needed) => granted.includes(needed));
}

/** Build the address of DrChrono's consent page. `state` comes back unchanged, and `readRedirect` checks it. */
export function authorizeAddress(clientId: string, redirect: string, state: string): string {
  const address = new URL('/o/authorize/', PRACTICE_API);
  address.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirect,
    scope: SCOPES.join(' '),
    state,
  }).toString();
  return address.href;
}

export type Redirect =
  | { kind: 'code'; code: string }
  | { kind: 'refused' }
  | { kind: 'badScope' }
  | { kind: 'stateMismatch' }
  | { kind: 'unreadable' };

/** Read what DrChrono sent back through the sign-in window. A code counts only with the `state` that was sent. */
export function readRedirect(address: string, state: string): Redirect {
  const query = new URL(address).searchParams;
  if (query.get('error') === 'access_denied') return { kind: 'refused' };
  if (query.get('error') === 'invalid_scope') return { kind: 'badScope' };
  const code = query.get('code');
  if (query.get('error') !== null || code === null) return { kind: 'unreadable' };
  return query.get('state') === state ? { kind: 'code', code } : { kind: 'stateMismatch' };
}

/** Exchange a code for tokens. The code lives about a minute and works once. */
export function exchangeCode(
  fetcher: typeof fetch,
  application: Application,
  code: string,
  redirect: string,
): Promise<TokenOutcome> {
  return askTokens(fetcher, application, { grant_type: 'authorization_code', code, redirect_uri: redirect });
}

/**
 * Renew the token pair. The old pair is dead as soon as this succeeds (seen by four clients), so the new pair must be
 * stored before it is used.
 */
export function refreshTokens(
  fetcher: typeof fetch,
  application: Application,
  refreshToken: string,
): Promise<TokenOutcome> {
  return askTokens(fetcher, application, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

/** End the grant at DrChrono. A failure is ignored, because disconnecting must work offline too. */
export async function revokeGrant(
  fetcher: typeof fetch,
  application: Application,
  token: string,
): Promise<void> {
  try {
    await post(fetcher, '/o/revoke_token/', application, { token });
  } catch {
    // The grant then ends by itself when its tokens do, and nothing of it is left in this browser.
  }
}

async function askTokens(
  fetcher: typeof fetch,
  application: Application,
  fields: Record<string, string>,
): Promise<TokenOutcome> {
  let response: Response;
  let body: string;
  try {
    response = await post(fetcher, '/o/token/', application, fields);
    body = await response.text();
  } catch {
    return { ok: false, why: 'offline', retryAfter: null, body: '' };
  }
  if (response.status === 429)
    return { ok: false, why: 'throttled', retryAfter: response.headers.get('retry-after'), body };
  const parsed = parseJson(body);
  const tokens = response.ok ? decodeTokens(parsed) : null;
  if (tokens) return { ok: true, tokens };
  // The status is 401 today and 400 in newer releases of the server's library. The error text may echo the code, so the
  // body is never kept.
  const refusal = (response.status === 400 || response.status === 401) && errorOf(parsed);
  if (refusal === 'invalid_client') return { ok: false, why: 'wrongSecret', retryAfter: null, body: '' };
  if (refusal === 'invalid_grant') return { ok: false, why: 'grantDead', retryAfter: null, body: '' };
  return { ok: false, why: response.status >= 500 ? 'offline' : 'unreadable', retryAfter: null, body: '' };
}

function post(
  fetcher: typeof fetch,
  path: string,
  application: Application,
  fields: Record<string, string>,
): Promise<Response> {
  return fetcher(`${PRACTICE_API}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: new URLSearchParams({
      ...fields,
      client_id: application.clientId,
      client_secret: application.clientSecret,
    }).toString(),
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    signal: AbortSignal.timeout(REQUEST_TIMEOUT),
  });
}

function errorOf(parsed: unknown): unknown {
  return typeof parsed === 'object' && parsed !== null && 'error' in parsed ? parsed.error : null;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
