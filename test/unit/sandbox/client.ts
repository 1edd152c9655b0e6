import { Agent, request } from 'node:https';
import { type Account, accounts } from '../../sandbox/accounts.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';

export interface Reply {
  status: number;
  headers: Record<string, string>;
  text: string;
}

export interface Ask {
  host?: string;
  method?: string;
  headers?: Record<string, string>;
  form?: Record<string, string>;
  json?: unknown;
}

/** Speak to the sandbox as the true host, over one connection that is kept, and trust this run's certificate. */
export function clientOf(sandbox: Sandbox) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ca: sandbox.certificate });
  const send = (path: string, ask: Ask = {}): Promise<Reply> => {
    const host = ask.host ?? 'app.drchrono.com';
    const form = ask.form && new URLSearchParams(ask.form).toString();
    const body = form ?? (ask.json === undefined ? undefined : JSON.stringify(ask.json));
    const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
    const headers = {
      host,
      ...(body === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
      ...ask.headers,
    };
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          agent,
          host: '127.0.0.1',
          port: sandbox.port,
          servername: host,
          path,
          method: ask.method ?? 'GET',
          headers,
        },
        (incoming) => {
          let text = '';
          incoming.setEncoding('utf8');
          incoming.on('data', (part: string) => {
            text += part;
          });
          incoming.on('error', reject);
          incoming.on('end', () => {
            const flat = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
            resolve({ status: incoming.statusCode ?? 0, headers: Object.fromEntries(flat), text });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  };
  return { send, end: () => agent.destroy() };
}

export type Client = ReturnType<typeof clientOf>;

export const redirectUri = 'https://abcdefghijklmnop.chromiumapp.org/';
const allTheScopes = 'user:read calendar:read clinical:read patients:read patients:write';

/** Sign in to the EHR. Returns the cookie header. */
export async function signIn(client: Client, account: Account = accounts.frontDesk): Promise<string> {
  const reply = await client.send('/accounts/login/', {
    method: 'POST',
    form: { username: account.username, password: account.password, next: '/dashboard' },
  });
  return (reply.headers['set-cookie'] ?? '').split(';')[0] ?? '';
}

export const authorizePath = (sandbox: Sandbox, changes: Record<string, string> = {}) =>
  `/o/authorize/?${new URLSearchParams({
    response_type: 'code',
    client_id: sandbox.practice.application.clientId,
    redirect_uri: redirectUri,
    scope: allTheScopes,
    state: 'the-state',
    ...changes,
  })}`;

/** Go through consent. Returns the address to which the browser is sent. */
export async function authorize(
  sandbox: Sandbox,
  client: Client,
  options: { account?: Account; scope?: string; cancel?: boolean } = {},
): Promise<URL> {
  const { application } = sandbox.practice;
  if (!application.redirectUris.includes(redirectUri)) application.redirectUris.push(redirectUri);
  const cookie = await signIn(client, options.account);
  const reply = await client.send('/o/authorize/', {
    method: 'POST',
    headers: { cookie },
    form: {
      response_type: 'code',
      client_id: application.clientId,
      redirect_uri: redirectUri,
      scope: options.scope ?? allTheScopes,
      state: 'the-state',
      ...(options.cancel ? { cancel: 'Cancel' } : { allow: 'Authorize' }),
    },
  });
  return new URL(reply.headers.location ?? 'about:blank');
}

export interface Tokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
}

/** Call the token endpoint with the application's id and secret. */
export function token(
  sandbox: Sandbox,
  client: Client,
  form: Record<string, string>,
  path = '/o/token/',
): Promise<Reply> {
  const { clientId, clientSecret } = sandbox.practice.application;
  return client.send(path, {
    method: 'POST',
    form: { client_id: clientId, client_secret: clientSecret, ...form },
  });
}

/** Connect an account. Returns its tokens. */
export async function connect(
  sandbox: Sandbox,
  client: Client,
  options: { account?: Account; scope?: string } = {},
): Promise<Tokens> {
  const back = await authorize(sandbox, client, options);
  const code = back.searchParams.get('code') ?? '';
  const reply = await token(sandbox, client, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
  });
  return JSON.parse(reply.text);
}

/** Call the API with a token. */
export function apiOf(client: Client, tokens: Tokens) {
  return (path: string, ask: Ask = {}) =>
    client.send(path, {
      ...ask,
      headers: {
        authorization: `Bearer ${tokens.access_token}`,
        'x-drc-api-version': 'v4',
        ...ask.headers,
      },
    });
}
