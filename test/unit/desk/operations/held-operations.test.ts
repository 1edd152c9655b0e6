import { expect, test } from 'vitest';
import { heldOperations } from '../../../../lib/desk/operations/held-operations.ts';

test('one holder at a time: who comes second does nothing and hears so', async () => {
  const held = heldOperations();
  const { promise, resolve } = Promise.withResolvers<string>();
  const first = held.hold('one', () => promise);
  expect(held.isAny()).toBe(true);
  expect(await held.hold('one', async () => 'second')).toBeNull();
  expect(await held.hold('other', async () => 'beside')).toBe('beside');
  resolve('done');
  expect(await first).toBe('done');
  expect(held.isAny()).toBe(false);
  expect(await held.hold('one', async () => 'again')).toBe('again');
});

test('work that throws lets go too', async () => {
  const held = heldOperations();
  const broken = held.hold('one', () => Promise.reject(new Error('broken')));
  await expect(broken).rejects.toThrow('broken');
  expect(held.isAny()).toBe(false);
});
