import { expect, test } from 'vitest';
import { toldFailures } from '../../../lib/desk/told-failures.ts';
import type { Handlers } from '../../../lib/messages/router.ts';

test('a message whose work throws is told by its name, and the error goes on to who asked', async () => {
  const error = new TypeError('x');
  const told: unknown[] = [];
  const handlers = {
    dismissLost: async () => null,
    async viewBulk() {
      throw error;
    },
  } as unknown as Handlers;
  const { dismissLost, viewBulk } = toldFailures(handlers, (...failure) => told.push(failure));
  await expect(viewBulk(null, { kind: 'own' })).rejects.toBe(error);
  expect(await dismissLost(null, { kind: 'own' })).toBe(null);
  expect(told).toEqual([['viewBulk', error]]);
});
