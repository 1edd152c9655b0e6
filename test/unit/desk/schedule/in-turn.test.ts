import { expect, test } from 'vitest';
import { inTurn } from '../../../../lib/desk/schedule/in-turn.ts';
import { idle } from '../fake-services.ts';

test('one run at a time, and one more for all who asked meanwhile', async () => {
  const ends: (() => void)[] = [];
  const ask = inTurn(() => new Promise<void>((resolve) => void ends.push(resolve)));
  const first = ask();
  void ask();
  void ask();
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await idle();
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await first;
  void ask();
  expect(ends).toHaveLength(3);
});

test('a run that throws does not hold up the next', async () => {
  let runs = 0;
  const ask = inTurn(async () => {
    runs += 1;
    if (runs === 1) throw new Error('a bug');
  });
  await expect(ask()).rejects.toThrow('a bug');
  await ask();
  expect(runs).toBe(2);
});
