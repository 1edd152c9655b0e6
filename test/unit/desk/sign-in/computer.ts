import type { ConnectionPorts } from '../../../../lib/desk/sign-in/connection.ts';
import { credentials } from '../../../../lib/desk/sign-in/credentials.ts';
import { requestBudget } from '../../../../lib/desk/store/request-budget.ts';
import type { SignInWindow } from '../../../../lib/platform/browser-ports.ts';
import type { Answer, PracticeFailure } from '../../../../lib/practice/failure.ts';
import { fakeServices, NOW } from '../fake-services.ts';

export const REDIRECT = 'https://desk.example.org/';
export const ALL_SCOPES = 'user:read patients:read patients:write calendar:read clinical:read';
export const PAIR = { access: 'access', refresh: 'refresh' };

export const answered = <T>(value: T): Answer<T> => ({
  ...{ ok: true, value, status: 200, at: { earliest: NOW, latest: NOW } },
});
export const failed = (failure: PracticeFailure): Answer<never> => ({ ok: false, failure, happened: 'no' });

/** A computer whose application is entered; `said` is what DrChrono's sign-in and the practice answer. */
export async function computer() {
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
    hasNotices: async () => false,
    errors: { view: async () => [] },
    redirectAddress: () => REDIRECT,
    openSignIn: async (url) => said.window(new URL(url)),
    online: () => said.online,
    storageClosed: Promise.resolve(true),
    wipe: async () => [],
    hosts: { own: async () => null },
    connected: async () => {
      resumed += 1;
    },
  };
  return { ...fake, keys, ports, said, posts, resumed: () => resumed };
}
