import { afterEach, expect, test, vi } from 'vitest';
import { follow } from '../../../lib/platform/live.ts';
import { idle } from '../desk/fake-services.ts';

const background = vi.hoisted(() => ({
  asked: [] as ((answer: unknown) => void)[],
  changed: () => {},
}));

vi.mock('../../../lib/platform/messaging.ts', () => ({
  ask: () => new Promise((resolve) => background.asked.push(resolve)),
  onChanged(callback: () => void) {
    background.changed = callback;
  },
}));

afterEach(() => {
  background.asked.length = 0;
  vi.unstubAllGlobals();
});

/** Make a page that follows a view, and keep what it has shown. */
function page() {
  vi.stubGlobal('addEventListener', () => undefined);
  const shown: unknown[] = [];
  const look = follow(
    'viewWorklist',
    (view) => shown.push(view),
    () => shown.push('lost'),
  );
  return { shown, look };
}

test('however much changes while a question is under way, one more follows, and its answer is the last', async () => {
  const { shown } = page();
  for (let change = 0; change < 5; change += 1) background.changed();
  expect(background.asked).toHaveLength(1);
  background.asked[0]?.('before');
  await idle();
  expect(background.asked).toHaveLength(2);
  background.asked[1]?.('after');
  await idle();
  expect(background.asked).toHaveLength(2);
  expect(shown).toEqual(['before', 'after']);
});

test('who asks while a question is under way is answered by the one that follows', async () => {
  const { shown, look } = page();
  const answered = look().then(() => shown.at(-1));
  background.asked[0]?.('before');
  await idle();
  background.asked[1]?.('after');
  expect(await answered).toBe('after');
});

test('a question that fails is told, and the next change asks again', async () => {
  const { shown } = page();
  background.asked[0]?.(Promise.reject(new Error('the worker died')));
  await idle();
  background.changed();
  background.asked[1]?.('back');
  await idle();
  expect(shown).toEqual(['lost', 'back']);
});
