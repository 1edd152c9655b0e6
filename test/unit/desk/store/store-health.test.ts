import { describe, expect, test } from 'vitest';
import { credentials } from '../../../../lib/desk/sign-in/credentials.ts';
import { storeHealth } from '../../../../lib/desk/store/store-health.ts';
import { wipe } from '../../../../lib/desk/store/wipe.ts';
import { fakeMemory, fakeServices, operation } from '../fake-services.ts';

async function computer() {
  const fake = await fakeServices();
  const { vault, settings, mark, services } = fake;
  const keys = credentials(vault, fakeMemory(), settings, async () => ({}));
  /** Read the same disk as the worker does after the next browser start. */
  const next = () => storeHealth(vault, services.journal, settings, mark);
  return { ...fake, keys, next };
}

test('a computer where all is well says nothing', async () => {
  const { store, services } = await computer();
  await services.journal.open(operation());
  await store.noticeLoss();
  expect(await store.view()).toEqual({ trouble: null, lost: [] });
});

test('a damaged list is told until staff say they know, over restarts, and the next one again', async () => {
  const { vault, next } = await computer();
  vault.disk.set('ledger', 'damaged');
  expect(await next().view()).toEqual({ trouble: null, lost: ['journal'] });
  expect((await next().view()).lost).toEqual(['journal']);
  await next().dismiss();
  expect((await next().view()).lost).toEqual([]);
  expect(vault.disk.get('ledger:damaged-1')).toBe('damaged');
  vault.disk.set('ledger', 'damaged again');
  expect((await next().view()).lost).toEqual(['journal']);
});

test('damaged notes of what was done are told once they are read, as what they are, until staff say they know', async () => {
  const { vault, services, next } = await computer();
  vault.disk.set('acts:3a0', 'damaged');
  expect((await next().view()).lost).toEqual([]);
  await services.journal.read();
  expect(await next().view()).toEqual({ trouble: null, lost: ['acts'] });
  expect(vault.disk.get('acts:3a0:damaged-1')).toBe('damaged');
  await next().dismiss();
  expect((await next().view()).lost).toEqual([]);
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
    await next().noticeLoss();
    vault.disk.clear();
    await next().noticeLoss();
    expect((await next().view()).lost).toEqual(['journal', 'secret']);
    await next().dismiss();
    await next().noticeLoss();
    expect((await next().view()).lost).toEqual([]);
  });

  test('is told with the settings, which lay in it too', async () => {
    const { vault, settings, mark, keys, next } = await computer();
    await keys.storeApplication('client', 'secret');
    await next().noticeLoss();
    expect(mark.isThere).toBe(true);
    vault.disk.clear();
    settings.clear();
    await next().noticeLoss();
    expect((await next().view()).lost).toEqual(['journal', 'secret', 'settings']);
    expect(mark.isThere, 'once it is written down').toBe(false);
  });

  test('where IT sets the application is known by whose computer it was', async () => {
    const { vault, settings, keys, next } = await computer();
    await keys.chooseComputer('staffOnly');
    await keys.storeTokens({ access: 'a', refresh: 'r' });
    await next().noticeLoss();
    vault.disk.clear();
    await next().noticeLoss();
    expect((await next().view()).lost).toEqual(['journal', 'secret']);
    expect(settings.all.get('store-gone')).toBe(true);
  });

  test('is noticed once more where the disk did not take the note of it', async () => {
    const { vault, settings, mark, keys, next } = await computer();
    await keys.storeApplication('client', 'secret');
    await next().noticeLoss();
    vault.disk.clear();
    settings.refuses = true;
    await next().noticeLoss();
    expect(mark.isThere).toBe(true);
    settings.refuses = false;
    settings.all.delete('store-gone');
    await next().noticeLoss();
    expect((await next().view()).lost).toEqual(['journal', 'secret']);
    expect(mark.isThere).toBe(false);
  });

  test('is none after a disconnect, nor before anything was written', async () => {
    const { vault, settings, mark, keys, next } = await computer();
    await next().noticeLoss();
    expect((await next().view()).lost).toEqual([]);
    await keys.storeApplication('client', 'secret');
    await next().noticeLoss();
    await wipe(vault, fakeMemory(), settings, mark);
    expect(mark.isThere).toBe(false);
    await next().noticeLoss();
    expect((await next().view()).lost).toEqual([]);
  });

  test('is not concluded from a disk that does not open', async () => {
    const { vault, keys, next } = await computer();
    await keys.storeApplication('client', 'secret');
    await next().noticeLoss();
    vault.refuses = 'cannotOpen';
    await next().noticeLoss();
    expect(await next().view()).toEqual({ trouble: 'cannotOpen', lost: [] });
  });
});

test('a record set aside that this release does not know is told of by nothing', async () => {
  const { vault, store } = await computer();
  vault.disk.set('something:damaged-1', 'of another release');
  expect((await store.view()).lost).toEqual([]);
});
