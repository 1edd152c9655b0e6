import { beforeEach, describe, expect, test } from 'vitest';
import { credentials } from '../../../../lib/desk/sign-in/credentials.ts';
import { type QuietPorts, reconnectQuietly } from '../../../../lib/desk/sign-in/quiet-sign-in.ts';
import type { SignInWindow } from '../../../../lib/platform/browser-ports.ts';
import type { Answer } from '../../../../lib/practice/failure.ts';
import { fakeMemory, fakeServices, NOW, newLocks } from '../fake-services.ts';

const REDIRECT = 'https://desk.chromiumapp.org/';
const TOKENS = { access_token: 'new', refresh_token: 'new-refresh', expires_in: 172_800 };
const budgetView = {
  ...{ left: 400, limit: 500, others: 0, resetsAt: NOW, throttledUntil: null },
  bulk: { left: 380, perHour: 380 },
};

beforeEach(newLocks);

/** This computer was connected yesterday; `startBrowser` forgets what ends with the browser. */
async function computer(kind: 'shared' | 'staffOnly' = 'shared') {
  const { services, vault, settings, store } = await fakeServices();
  const happened: string[] = [];
  const said = {
    window: (url: string): SignInWindow => ({
      ok: true,
      address: `${REDIRECT}?code=abc&state=${new URL(url).searchParams.get('state')}`,
    }),
    person: 'desk',
    exchange: () => new Response(JSON.stringify(TOKENS)),
    online: true,
    siteAccess: true,
    room: true,
    admitted: true,
  };
  const startBrowser = () => {
    const memory = fakeMemory();
    const keys = credentials(vault, memory, settings, async () => ({}));
    const ports: QuietPorts = {
      ...{
        credentials: keys,
        facts: services.facts,
        store,
        practice: services.practice,
        clock: services.clock,
        memory,
      },
      budget: {
        take: async (lane) => {
          if (!said.admitted) return { ok: false, failure: { kind: 'budgetSpent', until: NOW } };
          happened.push(`budget ${lane}`);
          return { ok: true };
        },
        throttled: async () => NOW,
        room: async () => 380,
        fits: async () => (said.room ? { kind: 'fits' } : { kind: 'throttled', until: NOW }),
        view: async () => budgetView,
      },
      fetch: async (input) => {
        happened.push(`POST ${new URL(String(input)).pathname}`);
        return said.exchange();
      },
      storageClosed: Promise.resolve(true),
      wipe: async () => [],
      hasSiteAccess: async () => said.siteAccess,
      hasNotices: async () => false,
      errors: { view: async () => [] },
      redirectAddress: () => REDIRECT,
      openSignIn: async () => {
        throw new Error('A window opened');
      },
      trySignIn: async (url) => {
        happened.push('try');
        return said.window(url);
      },
      practiceWith: (access) => ({
        ...services.practice,
        currentUser: async () => {
          happened.push(`user by ${access}`);
          return {
            ...{ ok: true, status: 200, at: { earliest: NOW, latest: NOW } },
            value: { username: said.person, doctorId: 7, mayInvite: 'yes' },
          } as Answer<{ username: string; doctorId: number; mayInvite: 'yes' }>;
        },
      }),
      online: () => said.online,
      hosts: { own: async () => null },
      connected: async () => void happened.push('work resumes'),
      changed: async () => void happened.push('views change'),
    };
    return { keys, ports, memory, again: () => reconnectQuietly(ports) };
  };
  const yesterday = startBrowser();
  await yesterday.keys.storeApplication('client', 'secret');
  await yesterday.keys.chooseComputer(kind);
  await yesterday.keys.storeTokens({ access: 'old', refresh: 'old-refresh' });
  return { said, happened, yesterday, startBrowser };
}

test('a shared computer comes back by itself, and the waiting work goes on', async () => {
  const { startBrowser, happened } = await computer();
  const { keys, again } = startBrowser();
  await again();
  expect(await keys.tokens()).toEqual({ access: 'new', refresh: 'new-refresh' });
  expect(happened).toEqual([
    ...['try', 'budget background', 'POST /o/token/', 'user by new', 'views change', 'work resumes'],
  ]);
});

test('two pages at once are one try', async () => {
  const { startBrowser, happened } = await computer();
  const { again } = startBrowser();
  await Promise.all([again(), again(), again()]);
  expect(happened.filter((what) => what === 'try')).toHaveLength(1);
});

describe('ends quietly, once per browser start', () => {
  test('where DrChrono wants a person', async () => {
    const { said, startBrowser, happened } = await computer();
    said.window = () => ({ ok: false, why: 'closed' });
    const first = startBrowser();
    await first.again();
    await first.again();
    expect(happened).toEqual(['try']);
    expect(await first.keys.grantDied()).toBe(false);
    await startBrowser().again();
    expect(happened).toEqual(['try', 'try']);
  });

  test.each<[string, SignInWindow]>([
    ['an answer of another sign-in', { ok: true, address: `${REDIRECT}?code=abc&state=other` }],
    ['a refusal', { ok: true, address: `${REDIRECT}?error=access_denied` }],
  ])('%s', async (_, window) => {
    const { said, startBrowser, happened } = await computer();
    said.window = () => window;
    const { keys, again } = startBrowser();
    await again();
    expect(happened).toEqual(['try']);
    expect(await keys.tokens()).toBeNull();
  });

  test('a code that DrChrono does not take', async () => {
    const { said, startBrowser, happened } = await computer();
    said.exchange = () => new Response('{"error":"invalid_grant"}', { status: 401 });
    const { keys, again } = startBrowser();
    await again();
    expect(await keys.tokens()).toBeNull();
    expect(await keys.grantDied()).toBe(false);
    expect(happened).not.toContain('work resumes');
  });

  test('tokens that may do less than Invite Desk needs', async () => {
    const { said, startBrowser, happened } = await computer();
    said.exchange = () => new Response(JSON.stringify({ ...TOKENS, scope: 'user:read patients:read' }));
    const { keys, again } = startBrowser();
    await again();
    expect(await keys.tokens()).toBeNull();
    expect(happened).not.toContain('work resumes');
  });

  test('another person’s session: nobody acts in a name without a press', async () => {
    const { said, startBrowser, happened } = await computer();
    said.person = 'somebody.else';
    const { keys, again } = startBrowser();
    await again();
    expect(await keys.tokens()).toBeNull();
    expect(happened).not.toContain('work resumes');
  });
});

describe('is not tried', () => {
  test('after a grant that died, also in the browser starts to come', async () => {
    const { yesterday, startBrowser, happened } = await computer();
    await yesterday.keys.dropTokens();
    await yesterday.again();
    await startBrowser().again();
    expect(happened).toEqual([]);
  });

  test('while connected', async () => {
    const { yesterday, happened } = await computer();
    await yesterday.again();
    expect(happened).toEqual([]);
  });

  test('on a computer of staff only: its tokens are on disk, and gone for another reason', async () => {
    const { startBrowser, happened } = await computer('staffOnly');
    const { keys, memory, again } = startBrowser();
    await keys.chooseComputer('shared');
    await keys.chooseComputer('staffOnly');
    await memory.clear();
    expect(await keys.tokens()).toBeNull();
    await again();
    expect(happened).toEqual([]);
  });

  test.each(['online', 'siteAccess', 'room'] as const)(
    'without %s, and the one try is kept',
    async (what) => {
      const { said, startBrowser, happened } = await computer();
      said[what] = false;
      const { again } = startBrowser();
      await again();
      expect(happened).toEqual([]);
      said[what] = true;
      await again();
      expect(happened).toContain('work resumes');
    },
  );
});

test('somebody who presses Connect meanwhile wins', async () => {
  const { said, startBrowser, happened } = await computer();
  const { keys, ports, again } = startBrowser();
  const answer = said.window;
  ports.trySignIn = async (url) => {
    await keys.storeTokens({ access: 'pressed', refresh: 'pressed-refresh' });
    return answer(url);
  };
  await again();
  expect(await keys.tokens()).toEqual({ access: 'pressed', refresh: 'pressed-refresh' });
  expect(happened).not.toContain('POST /o/token/');
});

test('an hour that is spent between the look and the exchange leaves the code to run out', async () => {
  const { said, startBrowser, happened } = await computer();
  said.admitted = false;
  await startBrowser().again();
  expect(happened).toEqual(['try']);
});
