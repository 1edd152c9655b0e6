import { beforeEach, expect, test } from 'vitest';
import { tryApplication } from '../../../../lib/desk/sign-in/try-application.ts';
import { NOW, newLocks } from '../fake-services.ts';
import { computer, REDIRECT } from './computer.ts';

beforeEach(newLocks);

const json = (status: number, body: unknown) => () => new Response(JSON.stringify(body), { status });

test('the keys are tried with a code that nobody was given, and nothing is kept of it', async () => {
  const { ports, said, posts, keys, settings } = await computer();
  said.exchange = json(401, { error: 'invalid_grant' });
  expect(await tryApplication(ports)).toBeNull();
  const [post, ...more] = posts;
  expect(more).toEqual([]);
  expect(post?.startsWith('/o/token/ ')).toBe(true);
  const fields = Object.fromEntries(new URLSearchParams(post?.slice('/o/token/ '.length)));
  expect(fields).toEqual({
    ...{ grant_type: 'authorization_code', code: 'nobody-was-given-this-code', redirect_uri: REDIRECT },
    ...{ client_id: 'client', client_secret: 'secret' },
  });
  expect(await keys.tokens()).toBeNull();
  expect(settings.all.get('request-budget')).toMatchObject({ used: { click: 1 } });
});

test('tokens that come all the same are not kept', async () => {
  const { ports, keys } = await computer();
  expect(await tryApplication(ports)).toBeNull();
  expect(await keys.tokens()).toBeNull();
});

test.each<[string, Partial<Awaited<ReturnType<typeof computer>>['said']>, number]>([
  ['wrongSecret', { exchange: json(401, { error: 'invalid_client' }) }, 1],
  ['wrongSecret', { exchange: json(400, { error: 'invalid_client' }) }, 1],
  ['unreadable', { exchange: json(200, 'One moment') }, 1],
  ['unreachable', { exchange: json(502, {}) }, 1],
  ['offline', { online: false, exchange: json(502, {}) }, 1],
  ['siteAccessWithdrawn', { siteAccess: false }, 0],
])('%s is said', async (failure, change, requests) => {
  const { ports, said, posts } = await computer();
  Object.assign(said, change);
  expect(await tryApplication(ports)).toBe(failure);
  expect(posts).toHaveLength(requests);
});

test('a pause that DrChrono asks for is heeded, and then nothing leaves', async () => {
  const { ports, said, posts, settings } = await computer();
  said.exchange = json(429, { detail: 'available in 60 seconds' });
  expect(await tryApplication(ports)).toBe('throttled');
  expect(settings.all.get('request-budget')).toMatchObject({ throttledUntil: NOW + 60_000 });
  expect(await tryApplication(ports)).toBe('throttled');
  expect(posts).toHaveLength(1);
});

test('without an application nothing leaves; a closed store is named as that', async () => {
  const { ports, vault, posts } = await computer();
  vault.refuses = 'cannotOpen';
  expect(await tryApplication(ports)).toBe('storeUnavailable');
  vault.refuses = null;
  vault.disk.clear();
  expect(await tryApplication(ports)).toBe('wrongSecret');
  expect(posts).toEqual([]);
});
