import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { seeded } from '../../../seeded.ts';
import { partOf } from '../../../third.ts';
import { locksPerWorker } from '../moved-desks.ts';
import { threeDesks } from '../three-desks.ts';

beforeEach(locksPerWorker);
afterEach(() => vi.useRealTimers());

const stories: [string, () => Promise<void>][] = [
  [
    'answers that tell, before any 404 has shown it: one look more for each',
    async () => {
      const outcome = await threeDesks({ seed: 4, settings: { revokeAnswers: 'tells' } });
      expect(outcome).toMatchObject({ doubled: 0, leftRevoked: 0, knowingly: 0 });
      expect((outcome.requests - outcome.looks) / outcome.resends).toBeLessThanOrEqual(5.3);
    },
  ],
  [
    'one of the desks does not know the practice’s zone, and so not when an invite was sent',
    async () => {
      const outcome = await threeDesks({
        ...{ seed: 6, settings: { revokeAnswers: 'tells' }, knowsThatItTells: true, oneWithoutZone: true },
      });
      expect(outcome).toMatchObject({ resends: 200, doubled: 0, leftRevoked: 0, knowingly: 0 });
    },
  ],
  [
    'answers that tell, with workers and browsers dying on the way',
    async () => {
      const death = seeded(23);
      const fate = () => (death() > 0.01 ? 'no' : death() < 0.5 ? 'before' : 'after');
      const outcome = await threeDesks({
        ...{ seed: 5, settings: { revokeAnswers: 'tells' }, knowsThatItTells: true, fate },
      });
      expect(outcome).toMatchObject({ doubled: 0, leftRevoked: 0, knowingly: 0 });
    },
  ],
];

describe('three desks take the same 200 invites at once', () => {
  test.each(partOf(stories))('%s', { timeout: 120_000 }, (_, story) => story());
});
