import { describe, expect, test } from 'vitest';
import { coverAllScopes, exchangeCode, readRedirect, revokeGrant } from '../../../lib/practice/oauth.ts';

const application = { clientId: 'client', clientSecret: 'secret' };
const NEEDED = ['user:read', 'patients:read', 'patients:write', 'calendar:read', 'clinical:read'];
const tokens = (scope: string | null) => ({ accessToken: 'a', refreshToken: 'r', scope });

test('tokens cover what Invite Desk does only with every scope it needs', () => {
  expect(coverAllScopes(tokens([...NEEDED, 'labs:read'].toReversed().join(' ')))).toBe(true);
  for (const missing of NEEDED)
    expect(coverAllScopes(tokens(NEEDED.filter((scope) => scope !== missing).join(' '))), missing).toBe(
      false,
    );
  expect(coverAllScopes(tokens(''))).toBe(false);
});

test('an answer that names no scopes gave those that were asked for', () => {
  expect(coverAllScopes(tokens(null))).toBe(true);
});

test.each([
  ['?code=abc&state=mine', { kind: 'code', code: 'abc' }],
  ['?code=abc&state=another', { kind: 'stateMismatch' }],
  ['?code=abc', { kind: 'stateMismatch' }],
  ['?error=access_denied&state=mine', { kind: 'refused' }],
  ['?error=invalid_scope&code=abc&state=mine', { kind: 'badScope' }],
  ['?error=server_error&code=abc&state=mine', { kind: 'unreadable' }],
  ['?state=mine', { kind: 'unreadable' }],
])('DrChrono sends back %s', (query, said) => {
  expect(readRedirect(`https://desk.example.org/${query}`, 'mine')).toEqual(said);
});

describe('a request for tokens', () => {
  const answering = (status: number, body: string, headers: Record<string, string> = {}) => {
    const sent: { url: string; init: RequestInit }[] = [];
    const fetcher: typeof fetch = async (input, init = {}) => {
      sent.push({ url: String(input), init });
      return new Response(body, { status, headers });
    };
    return { sent, ask: () => exchangeCode(fetcher, application, 'abc', 'https://desk.example.org/') };
  };

  test('is one POST of a form, which nobody keeps, redirects or sends cookies with', async () => {
    const { sent, ask } = answering(200, JSON.stringify({ access_token: 'a', refresh_token: 'r' }));
    expect(await ask()).toEqual({ ok: true, tokens: tokens(null) });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.url).toBe('https://app.drchrono.com/o/token/');
    expect(sent[0]?.init).toMatchObject({
      ...{ method: 'POST', cache: 'no-store', credentials: 'omit', redirect: 'error' },
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    });
    expect(Object.fromEntries(new URLSearchParams(String(sent[0]?.init.body)))).toEqual({
      ...{ grant_type: 'authorization_code', code: 'abc', redirect_uri: 'https://desk.example.org/' },
      ...{ client_id: 'client', client_secret: 'secret' },
    });
  });

  test('that is throttled says so with its words, whatever else it says', async () => {
    const { ask } = answering(429, '{"error":"invalid_grant"}', { 'retry-after': '7' });
    expect(await ask()).toEqual({
      ...{ ok: false, why: 'throttled', retryAfter: '7', body: '{"error":"invalid_grant"}' },
    });
  });

  test.each([
    [400, '{"error":"invalid_client"}', 'wrongSecret'],
    [401, '{"error":"invalid_client"}', 'wrongSecret'],
    [400, '{"error":"invalid_grant"}', 'grantDead'],
    [401, '{"error":"invalid_grant"}', 'grantDead'],
    [403, '{"error":"invalid_grant"}', 'unreadable'],
    [500, '{"error":"invalid_grant"}', 'offline'],
    [499, '', 'unreadable'],
    [503, '', 'offline'],
    [200, '{"access_token":"a"}', 'unreadable'],
    [201, 'null', 'unreadable'],
    [400, '"invalid_grant"', 'unreadable'],
  ])('answered with %i %s is %s, and keeps none of its words', async (status, body, why) => {
    expect(await answering(status, body).ask()).toEqual({ ok: false, why, retryAfter: null, body: '' });
  });

  test('with tokens in a refusal is a refusal', async () => {
    const { ask } = answering(400, '{"access_token":"a","refresh_token":"r","error":"invalid_grant"}');
    expect(await ask()).toMatchObject({ ok: false, why: 'grantDead' });
  });
});

test('a grant is ended by its token, and a line that drops then is no failure', async () => {
  const sent: string[] = [];
  const fetcher: typeof fetch = async (input, init) => {
    sent.push(`${String(input)} ${init?.body}`);
    throw new TypeError('Failed to fetch');
  };
  await revokeGrant(fetcher, application, 'refresh');
  expect(sent).toEqual([
    'https://app.drchrono.com/o/revoke_token/ token=refresh&client_id=client&client_secret=secret',
  ]);
});
