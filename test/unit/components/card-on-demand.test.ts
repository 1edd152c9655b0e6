import { expect, test, vi } from 'vitest';
import { cardOnDemand } from '../../../components/overlay/card-on-demand.ts';

/** Make a card whose script is fetched, and let the test give the answers one by one. */
function asked() {
  const waiting: PromiseWithResolvers<string | null>[] = [];
  const fetch = vi.fn(() => {
    const answer = Promise.withResolvers<string | null>();
    waiting.push(answer);
    return answer.promise;
  });
  const arrived = vi.fn();
  const cardFor = cardOnDemand(fetch, arrived);
  const next = () => waiting.shift() ?? Promise.reject(new Error('nobody asked'));
  return { fetch, arrived, cardFor, next };
}

test('nothing is asked for while the overlay is closed', () => {
  const { fetch, cardFor } = asked();
  expect(cardFor(false)).toEqual({ card: null, failed: false });
  expect(fetch).not.toHaveBeenCalled();
});

test('the first opening asks, once, and the answer is there for good', async () => {
  const { fetch, arrived, cardFor, next } = asked();
  expect(cardFor(true)).toEqual({ card: null, failed: false });
  cardFor(true);
  cardFor(false);
  cardFor(true);
  expect(fetch).toHaveBeenCalledOnce();
  (await next()).resolve('drawer');
  await expect.poll(() => arrived).toHaveBeenCalledOnce();
  expect(cardFor(true)).toEqual({ card: 'drawer', failed: false });
  expect(cardFor(false).card).toBe('drawer');
  expect(fetch).toHaveBeenCalledOnce();
});

test.each([
  ['an answer without a card', (answer: PromiseWithResolvers<string | null>) => answer.resolve(null)],
  ['no answer', (answer: PromiseWithResolvers<string | null>) => answer.reject(new Error('gone'))],
])('after %s it says so, asks no more by itself, and tries again at the next opening', async (_, fail) => {
  const { fetch, arrived, cardFor, next } = asked();
  cardFor(true);
  fail(await next());
  await expect.poll(() => arrived).toHaveBeenCalledOnce();
  expect(cardFor(true)).toEqual({ card: null, failed: true });
  expect(fetch).toHaveBeenCalledOnce();
  expect(cardFor(false).failed).toBe(false);
  cardFor(true);
  expect(fetch).toHaveBeenCalledTimes(2);
});
