import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { seeded } from '../../../seeded.ts';
import { locksPerWorker } from '../moved-desks.ts';
import { threeDesks } from '../three-desks.ts';

beforeEach(locksPerWorker);
afterEach(() => vi.useRealTimers());

describe('three desks take the same 200 invites at once', () => {
  test('answers that tell, before any 404 has shown it: one look more for each', {
    timeout: 120_000,
  }, async () => {
    const outcome = await threeDesks({ seed: 4, settings: { revokeAnswers: 'tells' } });
    expect(outcome).toMatchObject({ doubled: 0, leftRevoked: 0, knowingly: 0 });
    expect((outcome.requests - outcome.looks) / outcome.resends).toBeLessThanOrEqual(5.3);
  });

  test('answers that tell, with workers and browsers dying on the way', { timeout: 120_000 }, async () => {
    const death = seeded(23);
    const fate = () => (death() > 0.01 ? 'no' : death() < 0.5 ? 'before' : 'after');
    const outcome = await threeDesks({
      ...{ seed: 5, settings: { revokeAnswers: 'tells' }, knowsThatItTells: true, fate },
    });
    expect(outcome).toMatchObject({ doubled: 0, leftRevoked: 0, knowingly: 0 });
  });
});
