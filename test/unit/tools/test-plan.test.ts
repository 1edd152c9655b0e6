import { expect, test } from 'vitest';
import { planOf } from '../../../tools/test-plan.ts';

const DAY = 86_400_000;
const TODAY = Date.UTC(2026, 8, 15, 14);

test('test:all leaves nothing out, whatever third somebody asked for', () => {
  const plan = planOf(true, '1', TODAY);
  expect(plan).toMatchObject({ third: null, alone: ['alone'], notRun: [] });
});

test('npm test runs nothing that test:all does not', () => {
  const [whole, short] = [planOf(true, undefined, TODAY), planOf(false, undefined, TODAY)];
  expect([...whole.e2e, ...whole.alone]).toEqual(expect.arrayContaining([...short.e2e, ...short.alone]));
  expect(short.notRun.length).toBeGreaterThan(0);
});

test('three days in a row take the three thirds, one day always the same', () => {
  const thirds = [0, 1, 2].map((day) => planOf(false, undefined, TODAY + day * DAY).third);
  expect(thirds.toSorted()).toEqual([0, 1, 2]);
  expect(planOf(false, '', TODAY + 3_600_000).third).toBe(thirds[0]);
});

test('a third can be asked for', () => {
  expect(planOf(false, '2', TODAY).third).toBe(2);
});
