import { afterEach, expect, test, vi } from 'vitest';
import { recordClaim } from '../../../claims.ts';
import { partOf, third } from '../../../third.ts';
import { locksPerWorker } from '../moved-desks.ts';
import { type Outcome, threeDesks } from '../three-desks.ts';

const seeds = partOf([1, 2, 3, 4, 5]);

afterEach(() => vi.useRealTimers());

test('three desks, every revoke answered with 204, whatever the seed: at most 3 of 200 have two mails, and it is told', {
  timeout: 240_000,
}, async () => {
  const outcomes: Outcome[] = [];
  for (const seed of seeds) {
    locksPerWorker();
    outcomes.push(await threeDesks({ seed, settings: { revokeAnswers: 'always204' } }));
  }
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ leftRevoked: 0, knowingly: 0 });
    expect(outcome.mostInASecond).toBeLessThan(10);
    expect(outcome.doubled).toBeLessThanOrEqual(3);
    expect(outcome.told).toBe(outcome.doubled);
  }
  recordClaim(
    'desks-without-arbiter',
    `desks that no answer tells apart: ${third === null ? 'five seeds' : `seeds ${seeds.join(' and ')} of five (npm run test:all has all)`}, doubled ${outcomes.map(({ doubled }) => doubled).join(', ')} of 200 each, all told, left revoked 0 (services in moved time, no browser)`,
  );
});
