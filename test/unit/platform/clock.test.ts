import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openClock } from '../../../lib/platform/clock.ts';
import { fakeMemory, fakeSettings, NOW } from '../desk/fake-services.ts';

const header = (at: number) => new Date(at).toUTCString();

test('before the first answer it is the machine’s clock and says so', async () => {
  const clock = await openClock(fakeMemory(), () => NOW);
  expect(clock.now()).toBe(NOW);
  expect(clock.learned()).toBe(false);
});

test('a skewed machine learns the server’s time, to the second', async () => {
  const clock = await openClock(fakeMemory(), () => NOW);
  await clock.learn(header(NOW + 600_000), NOW - 50, NOW + 50);
  expect(clock.learned()).toBe(true);
  expect(Math.abs(clock.now() - (NOW + 600_000))).toBeLessThanOrEqual(1_000);
});

test('small differences are noise', async () => {
  const clock = await openClock(fakeMemory(), () => NOW);
  await clock.learn(header(NOW + 1_000), NOW, NOW);
  expect(clock.now()).toBe(NOW);
  expect(clock.learned()).toBe(true);
});

test('an answer that took long moves the clock only where it contradicts it', async () => {
  const clock = await openClock(fakeMemory(), () => NOW);
  await clock.learn(header(NOW + 600_000), NOW, NOW);
  const before = clock.now();
  // Dated when it left and on its way for ten seconds, then the other way round.
  await clock.learn(header(NOW + 590_000), NOW - 10_000, NOW);
  await clock.learn(header(NOW + 600_000), NOW - 10_000, NOW);
  expect(clock.now()).toBe(before);
  await clock.learn(header(NOW + 570_000), NOW - 10_000, NOW);
  expect(clock.now()).toBeLessThan(before - 20_000);
});

test('a Date that is none teaches nothing', async () => {
  const clock = await openClock(fakeMemory(), () => NOW);
  await clock.learn('<html>', NOW, NOW);
  await clock.learn('', NOW, NOW);
  expect(clock.learned()).toBe(false);
});

test('a worker that wakes knows what the last one learned', async () => {
  const memory = fakeMemory();
  const first = await openClock(memory, () => NOW);
  await first.learn(header(NOW - 3_600_000), NOW, NOW);
  const second = await openClock(memory, () => NOW);
  expect(second.learned()).toBe(true);
  expect(second.now()).toBe(first.now());
});

test('a browser that starts anew goes on from the last offset, and does not call it learned', async () => {
  const kept = fakeSettings();
  const first = await openClock(fakeMemory(), () => NOW, kept);
  await first.learn(header(NOW - 3_600_000), NOW, NOW);
  const second = await openClock(fakeMemory(), () => NOW, kept);
  expect(second.learned()).toBe(false);
  expect(second.now()).toBe(first.now());
  // The machine's clock was set right meanwhile.
  await second.learn(header(NOW), NOW, NOW);
  expect(second.now()).toBe(NOW);
});

test('it tells whole milliseconds, as every instant of Temporal must be', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(30_000), async (skew, took) => {
      const clock = await openClock(fakeMemory(), () => NOW);
      await clock.learn(header(NOW + skew), NOW, NOW + took);
      expect(Number.isInteger(clock.now())).toBe(true);
    }),
    { numRuns: 200 },
  );
});
