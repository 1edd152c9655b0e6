import { beforeEach, describe, expect, test } from 'vitest';
import { credentials } from '../../../../lib/desk/sign-in/credentials.ts';
import { type QuietPorts, reconnectQuietly } from '../../../../lib/desk/sign-in/quiet-sign-in.ts';
import { tokenSource } from '../../../../lib/desk/sign-in/token-source.ts';
import { requestBudget } from '../../../../lib/desk/store/request-budget.ts';
import type { Asker } from '../../../../lib/practice/budget.ts';
import { practiceCall } from '../../../../lib/practice/client.ts';
import { practiceEndpoints } from '../../../../lib/practice/endpoints.ts';
import { fakeServices, NOW, newLocks } from '../fake-services.ts';

const REDIRECT = 'https://desk.example.org/';
const TOKENS = JSON.stringify({ access_token: 'new', refresh_token: 'new-refresh' });

beforeEach(newLocks);

/** A computer whose access token DrChrono does not take any more. Every request goes through the true budget. */
async function computer() {
  const { services, vault, memory, settings, store } = await fakeServices();
  const keys = credentials(vault, memory, settings, async () => ({}));
  await keys.storeApplication('client', 'secret');
  await keys.chooseComputer('shared');
  await keys.storeTokens({ access: 'old', refresh: 'old-refresh' });
  // Each look at the clock is a second later, so that no request waits for its turn.
  let now = NOW;
  const later = () => {
    now += 1_000;
    return now;
  };
  const budget = requestBudget(settings, later);
  const sent: string[] = [];
  const answer: typeof fetch = async (input, init) => {
    const { pathname } = new URL(String(input));
    sent.push(pathname);
    if (pathname === '/o/token/') return new Response(TOKENS);
    const isOld = new Headers(init?.headers).get('authorization') === 'Bearer old';
    const headers = { 'content-type': 'application/json' };
    return new Response(JSON.stringify({ id: 3, username: 'desk' }), { status: isOld ? 401 : 200, headers });
  };
  const ports = { credentials: keys, budget, fetch: answer, now: () => NOW };
  const over = (tokens: Parameters<typeof practiceCall>[0]['tokens']) =>
    practiceEndpoints(
      practiceCall({
        ...{ fetch: answer, tokens, budget, now: () => NOW, localNow: () => NOW },
        ...{ learnTime: async () => undefined, watchConnection: () => () => false },
        ...{ hasSiteAccess: async () => true, online: () => true },
      }),
    );
  const practice = over(
    tokenSource({ ...ports, grantDied: async () => undefined, revived: async () => undefined }),
  );
  const used = async () => {
    const stored = (await settings.read('request-budget')) as { used: Record<string, number> } | undefined;
    return stored?.used;
  };
  return { services, memory, store, keys, ports, practice, over, sent, used };
}

describe('a renewal of the sign-in counts in the lane of the request that met the refusal', () => {
  test.each(['click', 'view', 'background', 'bulk'] as const)('%s', async (lane) => {
    const { practice, used, sent } = await computer();
    const asker: Asker = lane === 'view' ? { lane, wanted: () => true } : lane;
    expect(await practice.currentUser(asker)).toMatchObject({ ok: true });
    expect(sent).toEqual(['/api/users/current', '/o/token/', '/api/users/current']);
    expect(await used()).toEqual({ click: 0, view: 0, background: 0, bulk: 0, [lane]: 3 });
  });

  test('and is not made for a page that has moved on meanwhile', async () => {
    const { practice, keys, sent } = await computer();
    let isWanted = true;
    const asker: Asker = {
      lane: 'view',
      wanted() {
        const now = isWanted;
        isWanted = false;
        return now;
      },
    };
    expect(await practice.currentUser(asker)).toMatchObject({ failure: { kind: 'viewOutdated' } });
    expect(sent).toEqual(['/api/users/current']);
    expect(await keys.tokens()).toMatchObject({ access: 'old' });
  });
});

test('the quiet sign-in, which nobody presses, leaves the share of presses alone', async () => {
  const { services, memory, store, keys, ports, practice, over, sent, used } = await computer();
  await memory.clear();
  const quiet: QuietPorts = {
    ...{
      ...ports,
      facts: services.facts,
      store,
      practice,
      clock: services.clock,
      memory,
      online: () => true,
    },
    ...{
      hasSiteAccess: async () => true,
      hasNotices: async () => false,
      errors: { view: async () => [] },
      redirectAddress: () => REDIRECT,
      wipe: async () => [],
    },
    openSignIn: async () => ({ ok: false, why: 'closed' }),
    trySignIn: async (url) => {
      const state = new URL(url).searchParams.get('state');
      return { ok: true, address: `${REDIRECT}?code=abc&state=${state}` };
    },
    practiceWith: (access) =>
      over({
        current: async () => ({ ok: true, token: access }),
        renew: async () => ({ ok: false, failure: { kind: 'reconnect', why: 'noSession' } }),
        ended: async () => undefined,
        worked: async () => undefined,
      }),
    ...{ hosts: { own: async () => null }, storageClosed: Promise.resolve(true) },
    ...{ connected: async () => undefined, changed: async () => undefined },
  };
  await reconnectQuietly(quiet);
  expect(await keys.tokens()).toMatchObject({ access: 'new' });
  expect(sent).toEqual(['/o/token/', '/api/users/current']);
  expect(await used()).toEqual({ click: 0, view: 0, background: 2, bulk: 0 });
});
