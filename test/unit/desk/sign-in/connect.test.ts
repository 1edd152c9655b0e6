import { beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../../../lib/desk/sign-in/connection.ts';
import type { SignInWindow } from '../../../../lib/platform/browser-ports.ts';
import { NOW, newLocks, SECOND } from '../fake-services.ts';
import { ALL_SCOPES, answered, computer, failed, REDIRECT } from './computer.ts';

beforeEach(newLocks);

describe('connecting', () => {
  test('signs in, looks who we are, and lets the work that waited go on', async () => {
    const { ports, keys, services, posts, resumed } = await computer();
    expect(await connect(ports, 'staffOnly')).toEqual({ ok: true, unchecked: null });
    expect(await keys.tokens()).toEqual({ access: 'new', refresh: 'new-refresh' });
    expect(await keys.computer()).toBe('staffOnly');
    expect(posts).toHaveLength(1);
    expect(posts[0]).toMatch(/^\/o\/token\/ grant_type=authorization_code&code=abc&redirect_uri=https/);
    expect(resumed()).toBe(1);
    expect(await services.facts.checks()).toMatchObject({ signedInAs: 'desk', zoneSource: 'doctor' });
  });

  test('that cannot be checked is a connection all the same, and says so', async () => {
    const { ports, api, keys } = await computer();
    api.practice.currentUser = async () => failed({ kind: 'timeout' });
    expect(await connect(ports, 'shared')).toEqual({ ok: true, unchecked: { kind: 'timeout' } });
    expect(await keys.tokens()).not.toBeNull();
  });

  test('of an account that may not invite says so', async () => {
    const { ports, api } = await computer();
    api.practice.currentUser = async () =>
      answered({ username: 'desk', doctorId: 7, mayInvite: 'no' as const });
    expect(await connect(ports, 'shared')).toEqual({ ok: false, failure: 'missingPermission' });
  });

  const window = (query: string) => (): SignInWindow => ({ ok: true, address: `${REDIRECT}?${query}` });
  const json = (status: number, body: unknown) => () => new Response(JSON.stringify(body), { status });

  test.each<[string, Partial<Awaited<ReturnType<typeof computer>>['said']>]>([
    ['windowClosed', { window: () => ({ ok: false, why: 'closed' }) }],
    ['consentRefused', { window: window('error=access_denied') }],
    ['scopeRefused', { window: window('error=invalid_scope') }],
    ['unreadable', { window: window('error=server_error&code=abc') }],
    ['unreadable', { window: window('state=abc') }],
    ['stateMismatch', { window: window('code=abc&state=forged') }],
    ['stateMismatch', { window: window('code=abc') }],
    ['offline', { online: false, window: () => ({ ok: false, why: 'notLoaded' }) }],
    ['windowClosed', { online: false, window: () => ({ ok: false, why: 'closed' }) }],
    ['siteAccessWithdrawn', { siteAccess: false }],
    ['wrongSecret', { exchange: json(401, { error: 'invalid_client' }) }],
    ['codeExpired', { exchange: json(400, { error: 'invalid_grant' }) }],
    ['unreachable', { exchange: json(502, {}) }],
    ['offline', { online: false, exchange: json(502, {}) }],
    ['unreadable', { exchange: json(403, {}) }],
    ['throttled', { exchange: json(429, { detail: 'available in 60 seconds' }) }],
    [
      'missingScope',
      { exchange: json(200, { access_token: 'a', refresh_token: 'r', scope: 'user:read patients:read' }) },
    ],
  ])('ends with %s: %o', async (failure, change) => {
    const { ports, said, keys, services, resumed } = await computer();
    Object.assign(said, change);
    const before = await services.facts.checks();
    expect(await connect(ports, 'shared')).toEqual({ ok: false, failure });
    expect(await keys.tokens()).toBeNull();
    expect(await services.facts.checks()).toEqual(before);
    expect(resumed()).toBe(0);
  });

  test.each<[string, () => Response]>([
    ['addressRefused', json(401, { error: 'invalid_grant' })],
    ['wrongSecret', json(401, { error: 'invalid_client' })],
    ['unreachable', json(502, {})],
    ['throttled', json(429, { detail: 'available in 60 seconds' })],
    ['windowNotLoaded', json(200, 'a page of this network')],
  ])('whose window stays empty finds out why: %s', async (failure, exchange) => {
    const { ports, said, posts, keys } = await computer();
    Object.assign(said, { window: () => ({ ok: false, why: 'notLoaded' }), exchange });
    expect(await connect(ports, 'shared')).toEqual({ ok: false, failure });
    expect(posts).toHaveLength(1);
    expect(await keys.tokens()).toBeNull();
  });

  test('that is dropped because scopes are missing ends it at DrChrono too', async () => {
    const { ports, said, posts, keys, clock } = await computer();
    const scopes = ALL_SCOPES.split(' ');
    for (const missing of scopes) {
      posts.length = 0;
      clock.now += SECOND;
      const scope = scopes.filter((one) => one !== missing).join(' ');
      said.exchange = json(200, { access_token: 'a', refresh_token: 'dropped', scope });
      expect(await connect(ports, 'staffOnly')).toEqual({ ok: false, failure: 'missingScope' });
      expect(posts).toEqual([
        expect.stringMatching(/^\/o\/token\/ /),
        '/o/revoke_token/ token=dropped&client_id=client&client_secret=secret',
      ]);
    }
    expect(await keys.tokens()).toBeNull();
    // A sign-in that is kept is not ended.
    posts.length = 0;
    clock.now += SECOND;
    said.exchange = json(200, { access_token: 'a', refresh_token: 'kept', scope: ALL_SCOPES });
    expect(await connect(ports, 'staffOnly')).toMatchObject({ ok: true });
    expect(posts).toHaveLength(1);
  });

  test('that is dropped says the same where DrChrono cannot be told', async () => {
    const { ports, said, posts } = await computer();
    said.exchange = json(200, { access_token: 'a', refresh_token: 'r', scope: 'user:read' });
    const { take } = ports.budget;
    const spent = { ok: false, failure: { kind: 'budgetSpent', until: NOW } } as const;
    ports.budget.take = async (asker) => (posts.length > 0 ? spent : take(asker));
    expect(await connect(ports, 'shared')).toEqual({ ok: false, failure: 'missingScope' });
    expect(posts).toHaveLength(1);
    ports.budget.take = take;
    const exchange = ports.fetch;
    ports.fetch = async (input, init) => {
      if (String(input).includes('revoke')) throw new TypeError('Failed to fetch');
      return exchange(input, init);
    };
    expect(await connect(ports, 'shared')).toEqual({ ok: false, failure: 'missingScope' });
  });

  test('on a shared computer fails where an earlier sign-in cannot be taken off the disk', async () => {
    const { ports, vault, keys, posts } = await computer();
    await connect(ports, 'staffOnly');
    expect(vault.disk.has('tokens')).toBe(true);
    posts.length = 0;
    vault.refuses = 'cannotWrite';
    expect(await connect(ports, 'shared')).toEqual({ ok: false, failure: 'storeUnavailable' });
    expect(posts.at(-1), 'the new sign-in is ended').toMatch(/^\/o\/revoke_token\/ token=new-refresh/);
    vault.refuses = null;
    expect(await keys.tokens(), 'the earlier one is as it was').toMatchObject({ refresh: 'new-refresh' });
    expect(
      await connect({ ...ports, budget: { ...ports.budget, take: async () => ({ ok: true }) } }, 'shared'),
    ).toEqual({
      ok: true,
      unchecked: null,
    });
    expect(vault.disk.has('tokens')).toBe(false);
  });

  test('leaves no code to be exchanged where the hour is spent, and heeds a 429', async () => {
    const { ports, said, settings, posts } = await computer();
    said.exchange = json(429, { detail: 'available in 60 seconds' });
    await connect(ports, 'shared');
    expect(settings.all.get('request-budget')).toMatchObject({ throttledUntil: NOW + 60_000 });
    expect(await connect(ports, 'shared')).toEqual({ ok: false, failure: 'throttled' });
    expect(posts).toHaveLength(1);
  });

  test('without an application is a wrong secret, and a closed store where that is why', async () => {
    const { ports, vault } = await computer();
    vault.refuses = 'cannotOpen';
    expect(await connect(ports, 'shared')).toEqual({ ok: false, failure: 'storeUnavailable' });
    vault.refuses = null;
    vault.disk.clear();
    expect(await connect(ports, 'shared')).toEqual({ ok: false, failure: 'wrongSecret' });
  });

  test('asks DrChrono for what Invite Desk needs, and to come back here', async () => {
    const { ports, said } = await computer();
    let asked: URL | null = null;
    said.window = (url) => {
      asked = url;
      return { ok: false, why: 'closed' };
    };
    await connect(ports, 'shared');
    const address: URL = asked ?? new URL(REDIRECT);
    expect(`${address.origin}${address.pathname}`).toBe('https://app.drchrono.com/o/authorize/');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      ...{ response_type: 'code', client_id: 'client', redirect_uri: REDIRECT, scope: ALL_SCOPES },
      state: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });
});
