import { beforeEach, describe, expect, it } from 'vitest';
import { accounts } from '../../sandbox/accounts.ts';
import { createClock } from '../../sandbox/clock.ts';
import { createGrants } from '../../sandbox/grants.ts';
import { HOUR } from '../../sandbox/wall-clock.ts';
import { apiOf, authorize, authorizePath, connect, redirectUri, signIn, token } from './client.ts';
import { running } from './running.ts';

const now = running();

const codeOf = (address: URL) => address.searchParams.get('code') ?? '';

beforeEach(() => {
  const { practice } = now().sandbox;
  practice.grants.killAll();
  practice.settings.alwaysConsent = false;
  practice.settings.refusedScopes = [];
});

describe('authorize', () => {
  it('asks to sign in first and comes back', async () => {
    const { sandbox, client } = now();
    const reply = await client.send(authorizePath(sandbox));
    expect(reply.status).toBe(302);
    expect(reply.headers.location).toMatch(/^\/accounts\/login\/\?next=%2Fo%2Fauthorize%2F%3F/);
  });

  it('asks for consent once, or always', async () => {
    const { sandbox, client } = now();
    await connect(sandbox, client);
    const cookie = await signIn(client);
    const again = await client.send(authorizePath(sandbox), { headers: { cookie } });
    expect(new URL(again.headers.location ?? '').searchParams.get('state')).toBe('the-state');
    sandbox.practice.settings.alwaysConsent = true;
    const asked = await client.send(authorizePath(sandbox), { headers: { cookie } });
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('value="Authorize"');
    expect(asked.text).toContain('value="Cancel"');
  });

  it('tells a refusal and a bad scope to the redirect address', async () => {
    const { sandbox, client } = now();
    const cancelled = await authorize(sandbox, client, { cancel: true });
    expect(cancelled.origin + cancelled.pathname).toBe(redirectUri);
    expect(cancelled.searchParams.get('error')).toBe('access_denied');
    expect(cancelled.searchParams.get('state')).toBe('the-state');
    const unknown = await authorize(sandbox, client, { scope: 'patients:read patients:destroy' });
    expect(unknown.searchParams.get('error')).toBe('invalid_scope');
    sandbox.practice.settings.refusedScopes = ['patients:write'];
    const refused = await authorize(sandbox, client);
    expect(refused.searchParams.get('error')).toBe('invalid_scope');
  });

  it.each([
    { client_id: 'another' },
    { redirect_uri: 'https://abcdefghijklmnop.chromiumapp.org' },
    { redirect_uri: `${redirectUri}?x=1` },
  ])('does not redirect for %o', async (changes) => {
    const { sandbox, client } = now();
    const cookie = await signIn(client);
    const reply = await client.send(authorizePath(sandbox, changes), { headers: { cookie } });
    expect([reply.status, reply.headers.location]).toEqual([400, undefined]);
  });
});

describe('token', () => {
  it('needs the secret and the trailing slash', async () => {
    const { sandbox, client } = now();
    const code = codeOf(await authorize(sandbox, client));
    const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
    const wrong = await token(sandbox, client, { ...form, client_secret: 'wrong' });
    expect([wrong.status, JSON.parse(wrong.text)]).toEqual([401, { error: 'invalid_client' }]);
    expect((await token(sandbox, client, { ...form, client_secret: '' })).status).toBe(401);
    expect((await token(sandbox, client, form, '/o/token')).status).toBe(404);
    const right = await token(sandbox, client, form);
    expect(JSON.parse(right.text)).toMatchObject({ expires_in: 48 * 3600, token_type: 'Bearer' });
  });

  it('looks at the client before it looks at the code', async () => {
    const { sandbox, client } = now();
    const form = { grant_type: 'authorization_code', code: 'of-nobody', redirect_uri: redirectUri };
    const said = async (change: Record<string, string>) =>
      JSON.parse((await token(sandbox, client, { ...form, ...change })).text).error;
    expect(await said({})).toBe('invalid_grant');
    expect(await said({ client_secret: 'wrong' })).toBe('invalid_client');
    expect(await said({ client_id: 'wrong' })).toBe('invalid_client');
  });

  it('takes a code once, within a minute, for the same redirect address', async () => {
    const { sandbox, client } = now();
    const exchange = async (code: string, uri = redirectUri) =>
      (await token(sandbox, client, { grant_type: 'authorization_code', code, redirect_uri: uri })).status;
    const once = codeOf(await authorize(sandbox, client));
    expect([await exchange(once), await exchange(once)]).toEqual([200, 401]);
    const late = codeOf(await authorize(sandbox, client));
    sandbox.practice.clock.move(60_001);
    expect(await exchange(late)).toBe(401);
    expect(await exchange(codeOf(await authorize(sandbox, client)), 'https://else.example.org/')).toBe(401);
  });

  it('rotates on refresh and kills the old pair at once', async () => {
    const { sandbox, client } = now();
    const first = await connect(sandbox, client);
    const refresh = (refresh_token: string) =>
      token(sandbox, client, { grant_type: 'refresh_token', refresh_token });
    const second = JSON.parse((await refresh(first.refresh_token)).text);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await apiOf(client, first)('/api/users/current')).status).toBe(401);
    expect((await apiOf(client, second)('/api/users/current')).status).toBe(200);
    const dead = await refresh(first.refresh_token);
    expect([dead.status, JSON.parse(dead.text)]).toEqual([401, { error: 'invalid_grant' }]);
    expect((await apiOf(client, second)('/api/users/current')).status).toBe(200);
  });

  it('lives 48 hours', async () => {
    const { sandbox, client } = now();
    const tokens = await connect(sandbox, client);
    sandbox.practice.clock.move(48 * HOUR - 1);
    expect((await apiOf(client, tokens)('/api/users/current')).status).toBe(200);
    sandbox.practice.clock.move(1);
    expect((await apiOf(client, tokens)('/api/users/current')).status).toBe(401);
  });

  it('is one grant per user and application', async () => {
    const { sandbox, client } = now();
    const first = await connect(sandbox, client);
    const colleague = await connect(sandbox, client, { account: accounts.colleague });
    const second = await connect(sandbox, client);
    const statuses = await Promise.all(
      [first, colleague, second].map(
        async (tokens) => (await apiOf(client, tokens)('/api/users/current')).status,
      ),
    );
    expect(statuses).toEqual([401, 200, 200]);
  });

  it('can be revoked', async () => {
    const { sandbox, client } = now();
    const tokens = await connect(sandbox, client);
    const reply = await token(sandbox, client, { token: tokens.refresh_token }, '/o/revoke_token/');
    expect(reply.status).toBe(200);
    expect((await apiOf(client, tokens)('/api/users/current')).status).toBe(401);
  });

  it('holds at another practice that adopts it, for 48 hours from then, and is renewed there alone', async () => {
    const { sandbox, client } = now();
    const tokens = await connect(sandbox, client);
    const [grant] = sandbox.practice.grants.granted();
    if (!grant) throw new Error('the practice gave nothing');
    const clock = createClock(sandbox.practice.clock.now() + 30 * HOUR);
    const there = createGrants(clock);
    there.adopt(grant);
    clock.move(48 * HOUR - 60_000);
    expect(there.caller(tokens.access_token)?.account).toBe(accounts.frontDesk);
    expect(there.refresh(tokens.refresh_token)).toBeDefined();
    expect(there.caller(tokens.access_token)).toBeUndefined();
    expect((await apiOf(client, tokens)('/api/users/current')).status).toBe(200);
  });
});
