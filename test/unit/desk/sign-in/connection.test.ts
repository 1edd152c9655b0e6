import { beforeEach, describe, expect, test } from 'vitest';
import {
  connectionState,
  disconnect,
  runChecks,
  triedConnection,
  viewConnection,
} from '../../../../lib/desk/sign-in/connection.ts';
import { type Credentials, credentials } from '../../../../lib/desk/sign-in/credentials.ts';
import { tokenSource } from '../../../../lib/desk/sign-in/token-source.ts';
import { requestBudget } from '../../../../lib/desk/store/request-budget.ts';
import { VAULT } from '../../../../lib/desk/store/stored-keys.ts';
import { wipe } from '../../../../lib/desk/store/wipe.ts';
import type { Answer } from '../../../../lib/practice/failure.ts';
import { fakeMark, fakeServices, idle, NOW, newLocks } from '../fake-services.ts';
import { answered, computer, failed, PAIR } from './computer.ts';

beforeEach(newLocks);

describe('the check list', () => {
  const doctor = (id: number, zone: string | null) => ({
    ...{ id, zone, name: null, practice: `Practice of ${id}` },
    domain: id === 8 ? null : 'hillside.example',
  });

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
      ...{ zone: 'US/Pacific', zoneSource: 'doctor', domain: 'hillside.example' },
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
    expect(await services.facts.checks()).toMatchObject({
      ...{ practice: 'Practice of 8', zone: 'US/Alaska', domain: 'hillside.example' },
    });
    api.practice.doctors = async () => answered([doctor(9, 'US/Alaska'), doctor(10, 'US/Pacific')]);
    await runChecks(ports);
    expect(await services.facts.checks()).toMatchObject({ practice: 'Practice of 9', zone: null });
    // Where the providers' addresses end differently, none of these ends is the practice's for certain.
    api.practice.doctors = async () =>
      answered([doctor(9, null), { ...doctor(10, null), domain: 'valley.example' }]);
    await runChecks(ports);
    expect(await services.facts.checks()).toMatchObject({ domain: null });
    api.practice.doctors = async () => failed({ kind: 'forbidden' });
    expect(await runChecks(ports)).toEqual({ ok: true, value: null });
  });

  test('says so where the providers do not answer, and keeps what it knew for the same person', async () => {
    const { ports, api, services } = await computer();
    api.practice.currentUser = async () =>
      answered({ username: 'dana', doctorId: 7, mayInvite: 'yes' as const });
    api.practice.doctor = async (id) => answered(doctor(id, 'US/Pacific'));
    await runChecks(ports);
    api.practice.doctor = async () => failed({ kind: 'timeout' });
    api.practice.doctors = async () => failed({ kind: 'throttled', until: NOW + 1_000 });
    expect(await runChecks(ports)).toMatchObject({ ok: false, failure: { kind: 'throttled' } });
    expect(await services.facts.checks()).toMatchObject({ practice: 'Practice of 7', zone: 'US/Pacific' });
    api.practice.currentUser = async () =>
      answered({ username: 'noor', doctorId: 7, mayInvite: 'yes' as const });
    expect(await runChecks(ports)).toMatchObject({ ok: false, failure: { kind: 'throttled' } });
    expect(await services.facts.checks()).toMatchObject({ practice: null, zone: null, signedInAs: 'noor' });
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
    chooseComputer: async () => true,
    tokens: async () => null,
    storeTokens: async () => undefined,
    replaceTokens: async () => undefined,
    dropTokens: async () => undefined,
    doubtTokens: async () => undefined,
    trustTokens: async () => undefined,
    grantDied: async () => false,
    closed: async () => null,
  };

  test.each<[string, Partial<Credentials>, boolean, object]>([
    ['yesterday', {}, true, { kind: 'reconnect', why: 'noSession' }],
    ['never', {}, false, { kind: 'notConnected' }],
    ['a dead grant', { grantDied: async () => true }, true, { kind: 'reconnect', why: 'grantDead' }],
    ['a dead grant', { grantDied: async () => true }, false, { kind: 'reconnect', why: 'grantDead' }],
    ['tokens', { tokens: async () => PAIR }, true, { kind: 'connected' }],
    [
      'tokens that DrChrono refuses',
      { tokens: async () => PAIR, grantDied: async () => true },
      true,
      { kind: 'reconnect', why: 'grantDead' },
    ],
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
    if (!checked) settings.clear();
    const keys = { ...nothing, ...change };
    const ports = { credentials: keys, facts: services.facts };
    expect(await connectionState({ ...ports, hasSiteAccess: async () => true })).toEqual(state);
    expect(await connectionState({ ...ports, hasSiteAccess: async () => false })).toEqual({
      // Whoever has connected before had that access.
      ...{ kind: 'siteAccessWithdrawn', everGiven: checked },
    });
  });
});

test('a sign-in that is refused for a while is tried again where nobody may be there', async () => {
  const { ports, keys } = await computer();
  await keys.storeTokens(PAIR);
  await keys.doubtTokens();
  expect(await connectionState(ports)).toEqual({ kind: 'reconnect', why: 'grantDead' });
  expect(await triedConnection(ports)).toEqual({ kind: 'connected' });
  await keys.dropTokens();
  expect(await triedConnection(ports)).toEqual({ kind: 'reconnect', why: 'grantDead' });
});

describe('disconnecting', () => {
  test('ends the grant at DrChrono and wipes', async () => {
    const { ports, keys, posts } = await computer();
    await keys.storeTokens(PAIR);
    expect(await disconnect(ports)).toEqual([]);
    expect(posts).toEqual(['/o/revoke_token/ token=refresh&client_id=client&client_secret=secret']);
    expect(await disconnect({ ...ports, wipe: async () => ['memory'] })).toEqual(['memory']);
  });

  test('while tokens are renewed leaves no sign-in behind', async () => {
    const { ports, keys, memory, vault, settings } = await computer();
    await keys.storeTokens(PAIR);
    const answer = Promise.withResolvers<Response>();
    const tokens = tokenSource({
      ...{ credentials: keys, budget: ports.budget, now: ports.clock.now },
      fetch: () => answer.promise,
      grantDied: async () => undefined,
      revived: async () => undefined,
    });
    const renewing = tokens.renew(PAIR.access, 'click');
    await idle();
    const wiping = disconnect({ ...ports, wipe: () => wipe(vault, memory, settings, fakeMark()) });
    await idle();
    answer.resolve(new Response(JSON.stringify({ access_token: 'new', refresh_token: 'new-refresh' })));
    await Promise.all([renewing, wiping]);
    expect(await keys.tokens()).toBeNull();
  });

  test('works without a network, without a budget and where DrChrono does not answer', async () => {
    const { ports, keys, said, posts } = await computer();
    expect(await disconnect(ports)).toEqual([]);
    await keys.storeTokens(PAIR);
    said.online = false;
    expect(await disconnect(ports)).toEqual([]);
    said.online = true;
    await ports.budget.throttled(60);
    expect(await disconnect(ports)).toEqual([]);
    expect(posts).toEqual([]);
    const dropped: typeof fetch = async () => {
      throw new TypeError('Failed to fetch');
    };
    const budget = { ...ports.budget, take: async () => ({ ok: true }) as const };
    expect(await disconnect({ ...ports, budget, fetch: dropped })).toEqual([]);
  });
});

test('a secret that is found damaged is told in the same view', async () => {
  const { services, clock, memory, settings, vault, store, api } = await fakeServices(() => ({
    ...{ kind: 'doesNotTell', shape: '' },
  }));
  vault.disk.set(VAULT.clientSecret, 'no longer what was written');
  // The disk takes its time.
  const setAside = async (name: string) => {
    await idle();
    return vault.setAside(name);
  };
  const view = await viewConnection(
    {
      ...{ facts: services.facts, clock: services.clock, practice: api.practice, store, fetch },
      credentials: credentials({ ...vault, setAside }, memory, settings, async () => ({})),
      budget: requestBudget(settings, () => clock.now),
      hasSiteAccess: async () => true,
      hasNotices: async () => false,
      errors: { view: async () => [] },
      redirectAddress: () => 'https://desk.example.org/',
      openSignIn: async () => ({ ok: false, why: 'closed' }),
      online: () => true,
      storageClosed: Promise.resolve(true),
      wipe: async () => [],
      hosts: { own: async () => null },
      connected: async () => undefined,
    },
    services.cache,
  );
  expect(view.secretStored).toBe(false);
  expect(view.store.lost).toEqual(['secret']);
});
