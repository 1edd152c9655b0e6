import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { type SandboxEnv, textField } from './exchange.ts';
import { throttled } from './faults.ts';
import { allScopes, type TokenPair } from './grants.ts';
import { plainPage } from './page.ts';
import type { Practice } from './practice.ts';
import { signedIn, toSignIn } from './sign-in.ts';

interface Request {
  redirectUri: string;
  state: string | undefined;
  scope: string;
  responseType: string;
  clientId: string;
}

type Check =
  | { kind: 'fine'; scopes: readonly string[] }
  | { kind: 'page'; sentence: string }
  | { kind: 'error'; error: string };

function readRequest(read: (name: string) => string | undefined): Request {
  return {
    redirectUri: read('redirect_uri') ?? '',
    state: read('state'),
    scope: read('scope') ?? '',
    responseType: read('response_type') ?? '',
    clientId: read('client_id') ?? '',
  };
}

/**
 * Check an authorize request. A wrong client or redirect address must not redirect; every other fault is told to the
 * redirect address.
 */
function check(request: Request, practice: Practice): Check {
  const { application, settings } = practice;
  if (request.clientId !== application.clientId) return { kind: 'page', sentence: 'Invalid client_id.' };
  // The path must be exact, so the trailing slash counts (docs/drchrono.md §8); the sandbox compares the whole address.
  if (!application.redirectUris.includes(request.redirectUri)) {
    return { kind: 'page', sentence: 'Mismatching redirect URI.' };
  }
  if (request.responseType !== 'code') return { kind: 'error', error: 'unsupported_response_type' };
  const scopes = request.scope.split(' ').filter(Boolean);
  // One bad scope fails the whole authorize (seen by a public client); no scope at all asks for every one (documented).
  const bad = scopes.some((scope) => !allScopes.includes(scope) || settings.refusedScopes.includes(scope));
  if (bad) return { kind: 'error', error: 'invalid_scope' };
  return { kind: 'fine', scopes: scopes.length > 0 ? scopes : allScopes };
}

function back(c: Context<SandboxEnv>, request: Request, answer: Record<string, string>): Response {
  const address = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(answer)) address.searchParams.set(name, value);
  if (request.state !== undefined) address.searchParams.set('state', request.state);
  return c.redirect(address.href, 302);
}

function consentPage(request: Request, scopes: readonly string[], application: string, user: string) {
  return plainPage(
    'Authorize application',
    html`<div class="card">
      <h1>Authorize ${application}?</h1>
      <p>${application} asks for access. You are signed in as ${user}.</p>
      <ul>
        ${scopes.map((scope) => html`<li>${scope}</li>`)}
      </ul>
      <form method="post" action="/o/authorize/">
        <input type="hidden" name="redirect_uri" value="${request.redirectUri}" />
        <input type="hidden" name="scope" value="${request.scope}" />
        <input type="hidden" name="client_id" value="${request.clientId}" />
        <input type="hidden" name="response_type" value="${request.responseType}" />
        ${request.state === undefined ? '' : html`<input type="hidden" name="state" value="${request.state}" />`}
        <input type="submit" name="cancel" value="Cancel" />
        <input type="submit" name="allow" value="Authorize" />
      </form>
    </div>`,
  );
}

function authorizeRoutes(oauth: Hono<SandboxEnv>, practice: Practice): void {
  oauth.get('/o/authorize/', (c) => {
    const account = signedIn(c, practice);
    if (!account) return toSignIn(c);
    practice.meter.count();
    const request = readRequest((name) => c.req.query(name));
    const verdict = check(request, practice);
    if (verdict.kind === 'page') return c.html(plainPage('Error', html`<h1>${verdict.sentence}</h1>`), 400);
    if (verdict.kind === 'error') return back(c, request, { error: verdict.error });
    if (practice.grants.consented(account) && !practice.settings.alwaysConsent) {
      const code = practice.grants.issueCode(account, verdict.scopes, request.redirectUri);
      return back(c, request, { code });
    }
    return c.html(consentPage(request, verdict.scopes, practice.application.name, account.name));
  });

  oauth.post('/o/authorize/', (c) => {
    const account = signedIn(c, practice);
    if (!account) return toSignIn(c);
    const { exchange } = c.env;
    const request = readRequest((name) => (name in exchange.fields ? textField(exchange, name) : undefined));
    const verdict = check(request, practice);
    if (verdict.kind === 'page') return c.html(plainPage('Error', html`<h1>${verdict.sentence}</h1>`), 400);
    if (verdict.kind === 'error') return back(c, request, { error: verdict.error });
    if (!textField(exchange, 'allow')) return back(c, request, { error: 'access_denied' });
    const code = practice.grants.issueCode(account, verdict.scopes, request.redirectUri);
    return back(c, request, { code });
  });
}

const tokenBody = (pair: TokenPair, now: number) => ({
  access_token: pair.accessToken,
  token_type: 'Bearer',
  expires_in: Math.round((pair.expiresAt - now) / 1000),
  refresh_token: pair.refreshToken,
  scope: pair.scopes.join(' '),
});

/** Read client id and secret from the form or from HTTP Basic. */
function clientOf(c: Context<SandboxEnv>): { id: string; secret: string } {
  const { exchange } = c.env;
  const basic = /^Basic (.+)$/i.exec(exchange.headers.authorization ?? '')?.[1];
  if (basic) {
    const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':');
    return { id: decodeURIComponent(id), secret: decodeURIComponent(secret) };
  }
  return { id: textField(exchange, 'client_id'), secret: textField(exchange, 'client_secret') };
}

function tokenRoutes(oauth: Hono<SandboxEnv>, practice: Practice): void {
  const { grants, application, settings, clock } = practice;
  oauth.on('POST', ['/o/token/', '/o/revoke_token/'], async (c, next) => {
    const client = clientOf(c);
    // A client needs its secret: no public client type is offered (docs/drchrono.md §8).
    if (client.id !== application.clientId || client.secret !== application.clientSecret) {
      return c.json({ error: 'invalid_client' }, 401);
    }
    const metered = practice.meter.count();
    if (metered.kind === 'throttled') return throttled(metered.seconds, settings.retryAfterHeader);
    await next();
    return undefined;
  });

  oauth.post('/o/token/', (c) => {
    const { exchange } = c.env;
    if (!exchange.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
      return c.json({ error: 'invalid_request' }, 400);
    }
    const kind = textField(exchange, 'grant_type');
    if (kind !== 'authorization_code' && kind !== 'refresh_token') {
      return c.json({ error: 'unsupported_grant_type' }, 400);
    }
    const pair =
      kind === 'refresh_token'
        ? grants.refresh(textField(exchange, 'refresh_token'))
        : grants.exchange(textField(exchange, 'code'), textField(exchange, 'redirect_uri'));
    // The status is 401 where newer servers say 400 (docs/drchrono.md §8, help page).
    return pair ? c.json(tokenBody(pair, clock.now())) : c.json({ error: 'invalid_grant' }, 401);
  });

  oauth.post('/o/revoke_token/', (c) => {
    grants.revoke(textField(c.env.exchange, 'token'));
    return c.body(null, 200);
  });
}

/** Serve authorize, token and revoke. Without the trailing slash there is nothing. */
export function createOAuth(practice: Practice): Hono<SandboxEnv> {
  const oauth = new Hono<SandboxEnv>();
  authorizeRoutes(oauth, practice);
  tokenRoutes(oauth, practice);
  oauth.notFound((c) => c.html(plainPage('Page not found', html`<h1>Page not found</h1>`), 404));
  return oauth;
}
