import { expect, test } from 'vitest';
import { newsHandlers } from '../../../../lib/desk/store/news-handlers.ts';
import type { NamedSettings } from '../../../../lib/desk/store/stored-keys.ts';

const caller = { kind: 'own' } as const;

function onComputer(isSetUp = true) {
  const stored = new Map<string, unknown>(isSetUp ? [['client-id', 'known']] : []);
  const settings = {
    read: async (name: string) => stored.get(name),
    write: async (name: string, value: unknown) => Boolean(stored.set(name, value)),
  } as unknown as NamedSettings;
  const { viewNews } = newsHandlers(Promise.resolve({ settings }));
  return (version: string, read: boolean) => viewNews({ version, read }, caller);
}

test('the news of a version is unread until it was shown once', async () => {
  const ask = onComputer();
  expect(await ask('0.1.0', false)).toBe(true);
  expect(await ask('0.1.0', false)).toBe(true);
  expect(await ask('0.1.0', true)).toBe(true);
  expect(await ask('0.1.0', true)).toBe(false);
  expect(await ask('0.1.0', false)).toBe(false);
});

test('a new computer has no news, before it is set up and afterwards', async () => {
  const ask = onComputer(false);
  expect(await ask('0.1.0', false)).toBe(false);
  expect(await ask('0.1.0', true)).toBe(false);
  expect(await ask('0.1.0', false)).toBe(false);
  expect(await ask('0.2.0', false)).toBe(true);
});

test('the next version has news again', async () => {
  const ask = onComputer();
  await ask('0.1.0', true);
  expect(await ask('0.2.0', false)).toBe(true);
});
