import { describe, expect, test } from 'vitest';
import { credentials } from '../../../lib/desk/credentials.ts';
import { storeState } from '../../../lib/desk/store-state.ts';
import { fakeMemory, fakeParts, operation } from './fake-desk.ts';

async function computer() {
  const fake = await fakeParts();
  const { vault, settings, parts } = fake;
  const keys = credentials(vault, fakeMemory(), settings, async () => ({}));
  /** The same disk, read by the worker after the next browser start. */
  const next = () => storeState(vault, parts.ledger, settings);
  return { ...fake, keys, next };
}

test('a computer where all is well says nothing', async () => {
  const { store, parts } = await computer();
  await parts.ledger.open(operation());
  await store.look();
  expect(await store.view()).toEqual({ trouble: null, lost: [] });
});

test('a damaged list is told until staff say they know, over restarts, and the next one again', async () => {
  const { vault, next } = await computer();
  vault.disk.set('ledger', 'damaged');
  expect(await next().view()).toEqual({ trouble: null, lost: ['ledger'] });
  expect((await next().view()).lost).toEqual(['ledger']);
  await next().dismiss();
  expect((await next().view()).lost).toEqual([]);
  expect(vault.disk.get('ledger:damaged-1')).toBe('damaged');
  vault.disk.set('ledger', 'damaged again');
  expect((await next().view()).lost).toEqual(['ledger']);
});

test.each([
  ['client-secret', 'damaged', 'secret'],
  ['client-secret', '{"not":"a secret"}', 'secret'],
  ['tokens', 'damaged', 'signIn'],
  ['tokens', '["foreign"]', 'signIn'],
])('%s: %s is set aside and told', async (name, text, told) => {
  const { vault, keys, store } = await computer();
  await keys.storeApplication('client', 'secret');
  vault.disk.set(name, text);
  await keys.application();
  expect(await keys.tokens()).toBeNull();
  expect(vault.disk.has(name)).toBe(false);
  expect((await store.view()).lost).toEqual([told]);
});

describe('a database that is gone', () => {
  test('is told, until staff say they know', async () => {
    const { vault, keys, next } = await computer();
    await keys.storeApplication('client', 'secret');
    await next().look();
    vault.disk.clear();
    await next().look();
    expect((await next().view()).lost).toEqual(['ledger', 'secret']);
    await next().dismiss();
    await next().look();
    expect((await next().view()).lost).toEqual([]);
  });

  test('is none after a disconnect, nor before anything was written', async () => {
    const { keys, next } = await computer();
    await next().look();
    expect((await next().view()).lost).toEqual([]);
    await keys.storeApplication('client', 'secret');
    await next().look();
    await keys.forgetAll();
    await next().forgetAll();
    await next().look();
    expect((await next().view()).lost).toEqual([]);
  });

  test('is not concluded from a disk that does not open', async () => {
    const { vault, keys, next } = await computer();
    await keys.storeApplication('client', 'secret');
    await next().look();
    vault.refuses = 'cannotOpen';
    await next().look();
    expect(await next().view()).toEqual({ trouble: 'cannotOpen', lost: [] });
  });
});
