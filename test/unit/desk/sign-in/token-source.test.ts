import { describe, expect, test } from 'vitest';
import { credentials } from '../../../../lib/desk/sign-in/credentials.ts';
import { onlyToken, tokenSource } from '../../../../lib/desk/sign-in/token-source.ts';
import { wipe } from '../../../../lib/desk/store/wipe.ts';
import type { BudgetGate } from '../../../../lib/practice/client.ts';
import { fakeMark, fakeMemory, fakeSettings, fakeVault, idle, NOW, newLocks } from '../fake-services.ts';

const noPolicy = async () => ({});
const PAIR = { access: 'old', refresh: 'old-refresh' };
const NEW_TOKENS = JSON.stringify({ access_token: 'new', refresh_token: 'new-refresh', expires_in: 172_800 });

async function signedIn(answer: () => Response | Error, budget: Partial<BudgetGate> = {}) {
  const [vault, memory, settings] = [fakeVault(), fakeMemory(), fakeSettings()];
  const keys = credentials(vault, memory, settings, noPolicy);
  await keys.storeApplication('client', 'secret');
  await keys.chooseComputer('staffOnly');
  await keys.storeTokens(PAIR);
  const bodies: URLSearchParams[] = [];
  const inits: RequestInit[] = [];
  const told: string[] = [];
  const ports = {
    grantDied: async () => void told.push('died'),
    revived: async () => void told.push('revived'),
    credentials: keys,
    budget: {
      take: async () => ({ ok: true }),
      throttled: async (seconds) => NOW + (seconds ?? 0) * 1_000,
      ...budget,
    },
    fetch: async (_, init) => {
      bodies.push(new URLSearchParams(String(init?.body)));
      inits.push(init ?? {});
      const reply = answer();
      if (reply instanceof Error) throw reply;
      return reply;
    },
    now: () => NOW,
  } satisfies Parameters<typeof tokenSource>[0];
  /** What the next worker has. */
  const another = () => tokenSource(ports);
  const tokens = another();
  return { tokens, another, keys, vault, memory, settings, bodies, inits, told };
}
const json = (status: number, body: string) => () =>
  new Response(body, { status, headers: { 'content-type': 'application/json' } });

describe('renewing', () => {
  test('is one renewal for everybody who was refused', async () => {
    const { tokens, bodies } = await signedIn(json(200, NEW_TOKENS));
    const all = await Promise.all(Array.from({ length: 5 }, () => tokens.renew('old', 'view')));
    expect(all).toEqual(Array.from({ length: 5 }, () => ({ ok: true, token: 'new' })));
    expect(bodies).toHaveLength(1);
    expect(Object.fromEntries(bodies[0] ?? [])).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'old-refresh',
      client_id: 'client',
      client_secret: 'secret',
    });
  });

  test('carries no cookies, fills no cache, follows no redirect', async () => {
    const { tokens, inits } = await signedIn(json(200, NEW_TOKENS));
    await tokens.renew('old', 'view');
    expect(inits[0]).toMatchObject({ cache: 'no-store', credentials: 'omit', redirect: 'error' });
  });

  test('has the new pair on disk before anybody gets it', async () => {
    const { tokens, vault, keys } = await signedIn(json(200, NEW_TOKENS));
    let late = false;
    const write = vault.write;
    vault.write = async (name, value) => {
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
      const kept = await write(name, value);
      late = true;
      return kept;
    };
    const renewed = tokens.renew('old', 'view').then((result) => ({ result, late }));
    expect(await renewed).toEqual({ result: { ok: true, token: 'new' }, late: true });
    expect(await keys.tokens()).toEqual({ access: 'new', refresh: 'new-refresh' });
  });

  test('keeps a shared computer’s tokens off the disk', async () => {
    const { tokens, keys, vault } = await signedIn(json(200, NEW_TOKENS));
    await keys.chooseComputer('shared');
    await tokens.renew('old', 'view');
    expect([...vault.disk.values()].join()).not.toContain('refresh');
    expect(await tokens.current()).toEqual({ ok: true, token: 'new' });
  });
});

describe('a renewal that fails', () => {
  test.each<[string, () => Response | Error, 'unreachable' | 'answerUnreadable']>([
    ['a dropped line', () => new TypeError('Failed to fetch'), 'unreachable'],
    ['500', json(500, '<html>'), 'unreachable'],
    ['502', json(502, '<html>'), 'unreachable'],
    ['200 HTML', json(200, '<html>'), 'answerUnreadable'],
    ['200 without tokens', json(200, '{"error":"invalid_grant"}'), 'answerUnreadable'],
    ['403 HTML', json(403, '<html>'), 'answerUnreadable'],
    ['400 in words nobody knows', json(400, '{"error":"temporarily"}'), 'answerUnreadable'],
    ['400 in no words', json(400, 'null'), 'answerUnreadable'],
    ['403 in known words', json(403, '{"error":"invalid_grant"}'), 'answerUnreadable'],
  ])('%s is no sign-out', async (_, answer, kind) => {
    const { tokens, keys } = await signedIn(answer);
    expect(await tokens.renew('old', 'view')).toEqual({ ok: false, failure: { kind } });
    expect(await keys.tokens()).toEqual(PAIR);
    expect(await keys.grantDied()).toBe(false);
  });

  test.each([
    [401, 'invalid_grant'],
    [400, 'invalid_grant'],
    [401, 'invalid_client'],
  ])('%i %s is', async (status, error) => {
    const { tokens, keys, vault } = await signedIn(json(status, JSON.stringify({ error })));
    expect(await tokens.renew('old', 'view')).toEqual({
      ok: false,
      failure: { kind: 'reconnect', why: 'grantDead' },
    });
    expect(await keys.tokens()).toBeNull();
    expect(await keys.grantDied()).toBe(true);
    expect([...vault.disk.values()].join()).not.toContain('old-refresh');
    expect(await tokens.current()).toEqual({ ok: false, failure: { kind: 'reconnect', why: 'grantDead' } });
  });

  test('429 stops everybody', async () => {
    const { tokens, keys } = await signedIn(json(429, 'available in 60 seconds'));
    expect(await tokens.renew('old', 'view')).toEqual({
      ok: false,
      failure: { kind: 'throttled', until: NOW + 60_000 },
    });
    expect(await keys.tokens()).toEqual(PAIR);
  });

  test('without budget nothing is asked', async () => {
    const { tokens, bodies } = await signedIn(json(200, NEW_TOKENS), {
      take: async () => ({ ok: false, failure: { kind: 'budgetSpent', until: NOW } }),
    });
    expect(await tokens.renew('old', 'view')).toMatchObject({ ok: false, failure: { kind: 'budgetSpent' } });
    expect(bodies).toEqual([]);
  });
});

describe('a sign-in whose newest token is refused', () => {
  test('counts as over everywhere, until it works again', async () => {
    const { tokens, keys } = await signedIn(json(200, NEW_TOKENS));
    await tokens.renew('old', 'view');
    await tokens.ended('new');
    expect(await keys.grantDied()).toBe(true);
    // DrChrono may refuse everybody for a while, so the tokens are kept and tried at the next visit.
    expect(await tokens.current()).toEqual({ ok: true, token: 'new' });
    await tokens.worked();
    expect(await keys.grantDied()).toBe(false);
  });

  test('is told once, however often it is refused, since whoever hears of it asks again', async () => {
    const { tokens, another, told } = await signedIn(json(200, NEW_TOKENS));
    await tokens.ended('old');
    await tokens.ended('old');
    await another().ended('old');
    expect(told).toEqual(['died']);
    await tokens.worked();
    await tokens.ended('old');
    expect(told).toEqual(['died', 'revived', 'died']);
  });

  test('stays in doubt when it is renewed, so that the answer that proves it is told', async () => {
    const { tokens, keys } = await signedIn(json(200, NEW_TOKENS));
    await tokens.ended('old');
    expect(await tokens.renew('old', 'view')).toEqual({ ok: true, token: 'new' });
    expect(await keys.grantDied()).toBe(true);
    await tokens.worked();
    expect(await keys.grantDied()).toBe(false);
  });

  test('is trusted again by a worker that did not see it end', async () => {
    const { tokens, keys, another } = await signedIn(json(200, NEW_TOKENS));
    await tokens.worked();
    await tokens.ended((await keys.tokens())?.access ?? '');
    await another().worked();
    expect(await keys.grantDied()).toBe(false);
  });

  test('is not over where somebody has connected again meanwhile', async () => {
    const { tokens, keys } = await signedIn(json(200, NEW_TOKENS));
    await tokens.ended('another');
    expect(await keys.tokens()).toEqual(PAIR);
    expect(await keys.grantDied()).toBe(false);
  });
});

test('what is missing is named', async () => {
  const [vault, memory, settings] = [fakeVault(), fakeMemory(), fakeSettings()];
  const keys = credentials(vault, memory, settings, noPolicy);
  const tokens = tokenSource({
    grantDied: async () => undefined,
    revived: async () => undefined,
    credentials: keys,
    budget: { take: async () => ({ ok: true }), throttled: async () => NOW },
    fetch: async () => new Response(),
    now: () => NOW,
  });
  expect(await tokens.current()).toEqual({ ok: false, failure: { kind: 'notConnected' } });
  await keys.storeApplication('client', 'secret');
  expect(await tokens.current()).toEqual({ ok: false, failure: { kind: 'reconnect', why: 'noSession' } });
  vault.disk.set('tokens', 'damaged');
  expect(await tokens.current()).toMatchObject({ ok: false });
});

test('after a browser restart only a staff computer is still signed in', async () => {
  const { keys, vault, settings } = await signedIn(json(200, NEW_TOKENS));
  expect(await credentials(vault, fakeMemory(), settings, noPolicy).tokens()).toEqual(PAIR);
  await keys.chooseComputer('shared');
  expect(await credentials(vault, fakeMemory(), settings, noPolicy).tokens()).toBeNull();
});

test('disconnecting leaves nothing', async () => {
  const { vault, memory, settings } = await signedIn(json(200, NEW_TOKENS));
  expect(await wipe(vault, memory, settings, fakeMark())).toEqual([]);
  expect([...vault.disk, ...memory.all, ...settings.all]).toEqual([]);
});

describe('a worker that dies between the answer of a renewal and the storing of the pair', () => {
  test('the old pair is left, the next renewal finds the grant dead, and that is one Reconnect', async () => {
    const answers = [json(200, NEW_TOKENS), json(401, '{"error":"invalid_grant"}')];
    const { tokens, keys, vault, memory, settings, bodies } = await signedIn(() => {
      const answer = answers.shift();
      if (!answer) throw new Error('Asked too often');
      return answer();
    });
    vault.crashAt = 0;
    newLocks();
    void tokens.renew('old', 'view');
    await idle();
    expect(bodies).toHaveLength(1);
    expect(await keys.tokens()).toEqual(PAIR);
    // The next worker finds the locks of the dead one free, and the session memory is as the dead one left it.
    vault.crashAt = Number.POSITIVE_INFINITY;
    newLocks();
    const next = tokenSource({
      grantDied: async () => undefined,
      revived: async () => undefined,
      credentials: credentials(vault, memory, settings, noPolicy),
      budget: { take: async () => ({ ok: true }), throttled: async () => NOW },
      fetch: async () => {
        bodies.push(new URLSearchParams());
        return (answers.shift() ?? json(500, ''))();
      },
      now: () => NOW,
    });
    const dead = { ok: false, failure: { kind: 'reconnect', why: 'grantDead' } };
    expect(await Promise.all([next.renew('old', 'view'), next.renew('old', 'view')])).toEqual([dead, dead]);
    expect(await next.current()).toEqual(dead);
    expect(bodies).toHaveLength(2);
  });
});

describe('an application that IT sets', () => {
  const set = { clientId: 'of-policy', clientSecret: 'policy-secret' };
  async function managed() {
    const [vault, memory, settings] = [fakeVault(), fakeMemory(), fakeSettings()];
    const policy: { now: unknown } = { now: set };
    const keys = credentials(vault, memory, settings, async () => policy.now);
    return { vault, memory, settings, policy, keys };
  }

  test('goes before one that was typed, and its secret is written nowhere', async () => {
    const { keys, vault, settings, memory, policy } = await managed();
    await keys.storeApplication('typed', 'typed-secret');
    expect(await keys.application()).toEqual(set);
    expect(await keys.entered()).toEqual({ clientId: 'of-policy', managed: true, secretStored: true });
    const written = JSON.stringify([[...vault.disk], [...settings.all], [...memory.all]]);
    expect(written).not.toContain('policy-secret');
    policy.now = { ...set, clientSecret: 'changed' };
    expect(await keys.application()).toEqual({ ...set, clientSecret: 'changed' });
    policy.now = {};
    expect(await keys.application()).toEqual({ clientId: 'typed', clientSecret: 'typed-secret' });
    expect((await keys.entered()).managed).toBe(false);
  });

  test.each([
    ['nothing', undefined],
    ['no secret', { clientId: 'of-policy' }],
    ['an empty secret', { clientId: 'of-policy', clientSecret: ' ' }],
    ['no id', { clientSecret: 'policy-secret' }],
    ['something else', { clientId: 7, clientSecret: true }],
  ])('with %s in the policy is none', async (_, value) => {
    const { keys, policy } = await managed();
    policy.now = value;
    expect((await keys.entered()).managed).toBe(false);
    expect(await keys.application()).toBeNull();
  });

  test('taken back, its tokens are not used either', async () => {
    const { keys, policy } = await managed();
    await keys.storeTokens(PAIR);
    const tokens = tokenSource({
      grantDied: async () => undefined,
      revived: async () => undefined,
      credentials: keys,
      budget: { take: async () => ({ ok: true }), throttled: async () => NOW },
      fetch: async () => new Response(),
      now: () => NOW,
    });
    expect(await tokens.current()).toEqual({ ok: true, token: 'old' });
    policy.now = {};
    expect(await tokens.current()).toEqual({ ok: false, failure: { kind: 'notConnected' } });
  });
});

test('a vault that does not open is no lost sign-in: it is said as what it is', async () => {
  const { tokens, vault, memory, settings } = await signedIn(json(200, NEW_TOKENS));
  vault.refuses = 'cannotOpen';
  expect(await tokens.current()).toEqual({
    ok: false,
    failure: { kind: 'storeUnavailable', why: 'cannotOpen' },
  });
  vault.refuses = null;
  expect(await tokens.current()).toMatchObject({ ok: true });
  vault.refuses = 'cannotOpen';
  expect(await wipe(vault, memory, settings, fakeMark()), 'a wipe that did not happen is told').toEqual([
    'store',
  ]);
});

test('a renewed pair that the disk does not take still serves this browser', async () => {
  const { tokens, vault } = await signedIn(json(200, NEW_TOKENS));
  vault.refuses = 'cannotWrite';
  expect(await tokens.renew('old', 'view')).toEqual({ ok: true, token: 'new' });
  expect(await tokens.current()).toEqual({ ok: true, token: 'new' });
});

test('a token that is not stored is used as it is, and nothing renews it', async () => {
  const tokens = onlyToken('access');
  expect(await tokens.current()).toEqual({ ok: true, token: 'access' });
  expect(await tokens.renew('access', 'view')).toEqual({
    ok: false,
    failure: { kind: 'reconnect', why: 'noSession' },
  });
});
