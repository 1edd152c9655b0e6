import { afterEach, expect, test, vi } from 'vitest';
import { hearFailures, unawaited } from '../../lib/unawaited.ts';
import { thrownOn } from './thrown-on.ts';

afterEach(() => hearFailures(() => undefined));

test('a failure is told by the name of its work, and thrown on for the browser to show', async () => {
  const told: unknown[] = [];
  hearFailures((work, error) => told.push([work, error]));
  const error = new TypeError('undefined is not a function');
  expect(await thrownOn(() => unawaited('resume', Promise.reject(error)))).toBe(error);
  expect(told).toEqual([['resume', error]]);
});

test('work that succeeds tells nobody', async () => {
  const heard = vi.fn();
  hearFailures(heard);
  const work = Promise.resolve('done');
  unawaited('list', work);
  await work;
  expect(heard).not.toHaveBeenCalled();
});
