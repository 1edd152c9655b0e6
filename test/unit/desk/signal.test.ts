import { expect, test } from 'vitest';
import { signal } from '../../../lib/desk/signal.ts';

test('whoever listens hears it, one after the other, and whoever tells waits for them', async () => {
  const told = signal<string>();
  const heard: string[] = [];
  await told.tell('nobody listens');
  told.heardBy(async (what) => {
    await Promise.resolve();
    heard.push(`first ${what}`);
  });
  told.heardBy(async (what) => heard.push(`second ${what}`));
  await told.tell('news');
  expect(heard).toEqual(['first news', 'second news']);
});
