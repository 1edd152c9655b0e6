import { expect, test, vi } from 'vitest';
import { once } from '../../lib/once.ts';

test('a value is built at its first use and kept, also where it is nothing', () => {
  const build = vi.fn((): object | undefined => undefined);
  const value = once(build);
  expect(build).not.toHaveBeenCalled();
  expect([value(), value()]).toEqual([undefined, undefined]);
  expect(build).toHaveBeenCalledTimes(1);
});

test('a value that could not be built is built at the next use', () => {
  const build = vi
    .fn(() => 'built')
    .mockImplementationOnce(() => {
      throw new Error('Not yet.');
    });
  const value = once(build);
  expect(value).toThrow('Not yet.');
  expect(value()).toBe('built');
});
