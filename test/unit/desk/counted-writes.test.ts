import { expect, test } from 'vitest';
import { countedWrites } from '../../../lib/desk/counted-writes.ts';

test('every call counts but that of a reader, once it is over, and also where it fails', async () => {
  const done = Promise.withResolvers<string>();
  const port = {
    readMany: () => 'at once',
    trouble: () => null,
    write: () => done.promise,
    /** Somebody added this later and listed it nowhere. */
    refuse: async () => {
      throw new Error('No.');
    },
  };
  const writes = countedWrites();
  const counted = writes.over(port, ['trouble']);
  expect([counted.readMany(), counted.trouble()]).toEqual(['at once', null]);
  const writing = counted.write();
  expect(writes.count()).toBe(0);
  done.resolve('written');
  expect(await writing).toBe('written');
  expect(writes.count()).toBe(1);
  await expect(counted.refuse()).rejects.toThrow('No.');
  expect(writes.count()).toBe(2);
});
