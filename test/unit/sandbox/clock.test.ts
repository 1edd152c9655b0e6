import { expect, it } from 'vitest';
import { createClock } from '../../sandbox/clock.ts';

it('ticks with the machine, moves, stops and runs again', () => {
  let machine = 1000;
  const clock = createClock(50_000, () => machine);
  machine += 5;
  expect(clock.now()).toBe(50_005);
  clock.move(3_600_000);
  machine += 5;
  expect(clock.now()).toBe(3_650_010);
  clock.freeze();
  machine += 900;
  expect(clock.now()).toBe(3_650_010);
  clock.move(-10);
  expect(clock.now()).toBe(3_650_000);
  clock.run();
  machine += 7;
  expect(clock.now()).toBe(3_650_007);
  clock.set(12);
  machine += 1;
  expect(clock.now()).toBe(13);
});
