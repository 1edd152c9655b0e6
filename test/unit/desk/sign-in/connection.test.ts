import { beforeEach, describe, expect, test } from 'vitest';
import {
  type ConnectionPorts,
  connect,
  connectionState,
  disconnect,
  runChecks,
  viewConnection,
} from '../../../../lib/desk/sign-in/connection.ts';
import { type Credentials, credentials } from '../../../../lib/desk/sign-in/credentials.ts';
import { requestBudget } from '../../../../lib/desk/store/request-budget.ts';
import { VAULT } from '../../../../lib/desk/store/stored-keys.ts';
import type { SignInWindow } from '../../../../lib/platform/browser-ports.ts';
import type { Answer, PracticeFailure } from '../../../../lib/practice/failure.ts';
import { fakeServices, idle, NOW, newLocks } from '../fake-desk.ts';

beforeEach(newLocks);

const REDIRECT = 'https://desk.example.org/';
const ALL_SCOPES = 'user:read patients:read patients:write calendar:read clinical:read';
const PAIR = { access: 'access', refresh: 'refresh' };

const answered = <T>(value: T): Answer<T> => ({
  ...{ ok: true, value, status: 200, at: { earliest: NOW, latest: NOW } },
});
const failed = (failure: PracticeFailure): Answer<never> => ({ ok: false, failure, happened: 'no' });

/** A computer whose application is entered; `said` is what DrChrono's sign-in and the practice answer. */
async function computer() {
  const fake = await fakeServices();
  const { services, clock, memory, settings, vault, store, api } = fake;
  const keys = credentials(vault, memory, settings, async () => ({}));
  await keys.storeApplication('client', 'secret');
  const said = {
    window: (url: URL): SignInWindow => ({
      ok: true,
      address: `${REDIRECT}?code=abc&state=${url.searchParams.get('state')}`,
    }),
    exchange: () =>
      new Response(JSON.stringify({ access_token: 'new', refresh_token: 'new-refresh', scope: ALL_SCOPES })),
    online: true,
    siteAccess: true,
  };
  const posts: string[] = [];
  let resumed = 0;
  const ports: ConnectionPorts = {
    ...{ facts: services.facts, clock: services.clock, practice: api.practice, store, credentials: keys },
    budget: requestBudget(settings, () => clock.now),
    fetch: async (input, init) => {
      posts.push(`${new URL(String(input)).pathname} ${init?.body}`);
      return said.exchange();
    },
    hasSiteAccess: async () => said.siteAccess,
    redirectAddress: () => REDIRECT,
    openSignIn: async (url) => said.window(new URL(url)),
    online: () => said.online,
    wipe: async () => true,
    connected: async () => {
      resumed += 1;
    },
  };
  return { ...fake, keys, ports, said, posts, resumed: () => resumed };
}

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
    ['windowNotLoaded', { window: () => ({ ok: false, why: 'notLoaded' }) }],
    ['consentRefused', { window: window('error=access_denied') }],
    ['missingScope', { window: window('error=invalid_scope') }],
    ['unreadable', { window: window('error=server_error&code=abc') }],
    ['unreadable', { window: window('state=abc') }],
    ['stateMismatch', { window: window('code=abc&state=forged') }],
    ['stateMismatch', { window: window('code=abc') }],
    ['offline', { online: false }],
    ['siteAccessWithdrawn', { siteAccess: false }],
    ['wrongSecret', { exchange: json(401, { error: 'invalid_client' }) }],
    ['codeExpired', { exchange: json(400, { error: 'invalid_grant' }) }],
    ['offline', { exchange: json(502, {}) }],
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

describe('the check list', () => {
  const doctor = (id: number, zone: string | null) => ({ id, zone, practice: `Practice of ${id}` });

  test('is of the provider that the account names', async () => {
    const { ports, api, services } = await computer();
    const asked: number[] = [];
    api.practice.doctor = async (id) => {
      asked.push(id);
      return answered(doctor(id, 'US/Pacific'));
    };
    expect(await runChecks(ports)).toEqual({ ok: true, value: null });
    expect(asked).toEqual([7]);
    expect(await services.facts.checks()).toEqual({
      ...{ checkedAt: NOW, signedInAs: 'desk', practice: 'Practice of 7', mayInvite: 'yes' },
      ...{ zone: 'US/Pacific', zoneSource: 'doctor' },
    });
  });

  test.each<[string, number | null, Answer<ReturnType<typeof doctor>>]>([
    ['names none', null, answered(doctor(7, 'US/Hawaii'))],
    ['cannot see', 7, failed({ kind: 'forbidden' })],
  ])('takes the practice’s providers where the account %s', async (_, doctorId, answer) => {
    const { ports, api, services } = await computer();
    api.practice.currentUser = async () =>
      answered({ username: 'desk', doctorId, mayInvite: 'notSaid' as const });
    api.practice.doctor = async () => answer;
    api.practice.doctors = async () =>
      answered([doctor(8, null), doctor(9, 'US/Alaska'), doctor(10, 'US/Alaska')]);
    await runChecks(ports);
    expect(await services.facts.checks()).toMatchObject({ practice: 'Practice of 8', zone: 'US/Alaska' });
    api.practice.doctors = async () => answered([doctor(9, 'US/Alaska'), doctor(10, 'US/Pacific')]);
    await runChecks(ports);
    expect(await services.facts.checks()).toMatchObject({ practice: 'Practice of 9', zone: null });
    api.practice.doctors = async () => failed({ kind: 'timeout' });
    await runChecks(ports);
    expect(await services.facts.checks()).toMatchObject({ practice: null, zone: null });
  });

  test('stays as it was where nobody answers', async () => {
    const { ports, api, services } = await computer();
    const before = await services.facts.checks();
    api.practice.currentUser = async () => failed({ kind: 'offline' });
    expect(await runChecks(ports)).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    expect(await services.facts.checks()).toEqual(before);
  });
});

describe('where the connection stands', () => {
  const nothing: Credentials = {
    entered: async () => ({ clientId: null, managed: false, secretStored: false }),
    application: async () => ({ clientId: 'client', clientSecret: 'secret' }),
    storeApplication: async () => true,
    computer: async () => null,
    chooseComputer: async () => undefined,
    tokens: async () => null,
    storeTokens: async () => undefined,
    dropTokens: async () => undefined,
    grantDied: async () => false,
    closed: async () => null,
  };

  test.each<[string, Partial<Credentials>, boolean, object]>([
    ['yesterday', {}, true, { kind: 'reconnect', why: 'noSession' }],
    ['never', {}, false, { kind: 'notConnected' }],
    ['a dead grant', { grantDied: async () => true }, true, { kind: 'reconnect', why: 'grantDead' }],
    ['a dead grant', { grantDied: async () => true }, false, { kind: 'reconnect', why: 'grantDead' }],
    ['tokens', { tokens: async () => PAIR, grantDied: async () => true }, true, { kind: 'connected' }],
    [
      'no application',
      { application: async () => null, tokens: async () => PAIR },
      true,
      { kind: 'notSetUp' },
    ],
    [
      'a store that does not open',
      { closed: async () => 'cannotOpen', application: async () => null },
      true,
      { kind: 'storeUnavailable', why: 'cannotOpen' },
    ],
  ])('with %s: %o, checked before: %s', async (_, change, checked, state) => {
    const { services, settings } = await fakeServices();
    if (!checked) await settings.clear();
    const keys = { ...nothing, ...change };
    const ports = { credentials: keys, facts: services.facts };
    expect(await connectionState({ ...ports, hasSiteAccess: async () => true })).toEqual(state);
    expect(await connectionState({ ...ports, hasSiteAccess: async () => false })).toEqual({
      kind: 'siteAccessWithdrawn',
    });
  });
});

describe('disconnecting', () => {
  test('ends the grant at DrChrono and wipes', async () => {
    const { ports, keys, posts } = await computer();
    await keys.storeTokens(PAIR);
    expect(await disconnect(ports)).toBe(true);
    expect(posts).toEqual(['/o/revoke_token/ token=refresh&client_id=client&client_secret=secret']);
    expect(await disconnect({ ...ports, wipe: async () => false })).toBe(false);
  });

  test('works without a network, without a budget and where DrChrono does not answer', async () => {
    const { ports, keys, said, posts } = await computer();
    expect(await disconnect(ports)).toBe(true);
    await keys.storeTokens(PAIR);
    said.online = false;
    expect(await disconnect(ports)).toBe(true);
    said.online = true;
    await ports.budget.throttled(60);
    expect(await disconnect(ports)).toBe(true);
    expect(posts).toEqual([]);
    const dropped: typeof fetch = async () => {
      throw new TypeError('Failed to fetch');
    };
    const budget = { ...ports.budget, take: async () => ({ ok: true }) as const };
    expect(await disconnect({ ...ports, budget, fetch: dropped })).toBe(true);
  });
});

test('a secret that is found damaged is told in the same view', async () => {
  const { services, clock, memory, settings, vault, store, api } = await fakeServices(() => ({
    ...{ kind: 'doesNotTell', shape: '' },
  }));
  vault.disk.set(VAULT.clientSecret, 'no longer what was written');
  // A disk takes its time.
  const setAside = async (name: string) => {
    await idle();
    return vault.setAside(name);
  };
  const view = await viewConnection({
    ...{ facts: services.facts, clock: services.clock, practice: api.practice, store, fetch },
    credentials: credentials({ ...vault, setAside }, memory, settings, async () => ({})),
    budget: requestBudget(settings, () => clock.now),
    hasSiteAccess: async () => true,
    redirectAddress: () => 'https://desk.example.org/',
    openSignIn: async () => ({ ok: false, why: 'closed' }),
    online: () => true,
    wipe: async () => true,
    connected: async () => undefined,
  });
  expect(view.secretStored).toBe(false);
  expect(view.store.lost).toEqual(['secret']);
});
