import { beforeEach, describe, expect, test } from 'vitest';
import { lookUpQuota, messageQuota } from '../../../../lib/desk/patient/tab-quotas.ts';
import { fakeMemory, MINUTE, NOW, newLocks, SECOND } from '../fake-services.ts';

beforeEach(newLocks);

describe('the messages of a tab', () => {
  test('are 200 at once and 50 a second, each tab for itself', () => {
    const clock = { now: NOW };
    const counts = messageQuota(() => clock.now);
    const heard = (tabId: number, sent: number) =>
      Array.from({ length: sent }, () => counts(tabId)).filter(Boolean).length;
    expect(heard(7, 1_000)).toBe(200);
    expect(heard(8, 100)).toBe(100);
    clock.now += SECOND;
    expect(heard(7, 1_000)).toBe(50);
    clock.now += MINUTE;
    expect(heard(7, 1_000)).toBe(200);
  });

  test('of somebody in a hurry are all heard: fifteen a second, for an hour', () => {
    const clock = { now: NOW };
    const counts = messageQuota(() => clock.now);
    for (let sent = 0; sent < 15 * 3_600; sent += 1) {
      clock.now += SECOND / 15;
      expect(counts(7)).toBe(true);
    }
  });
});

describe('the look-ups of a tab', () => {
  function quota() {
    const clock = { now: NOW };
    const memory = fakeMemory();
    const open = () => lookUpQuota(memory, () => clock.now);
    return { clock, memory, open };
  }
  const granted = async (take: () => Promise<boolean>, count: number) => {
    let yes = 0;
    for (let asked = 0; asked < count; asked += 1) if (await take()) yes += 1;
    return yes;
  };

  test('are 60 at once, then one in twenty seconds, each tab for itself', async () => {
    const { clock, open } = quota();
    const lookUps = open();
    expect(await granted(() => lookUps.take(7), 100)).toBe(60);
    expect(await granted(() => lookUps.take(8), 10)).toBe(10);
    clock.now += 20 * SECOND;
    expect(await granted(() => lookUps.take(7), 10)).toBe(1);
    clock.now += 5 * MINUTE;
    expect(await granted(() => lookUps.take(7), 100)).toBe(15);
  });

  test('asked for at the same moment are counted one by one', async () => {
    const lookUps = quota().open();
    const all = await Promise.all(Array.from({ length: 100 }, () => lookUps.take(7)));
    expect(all.filter(Boolean)).toHaveLength(60);
  });

  test('are not new because the worker is', async () => {
    const { clock, open } = quota();
    expect(await granted(() => open().take(7), 60)).toBe(60);
    clock.now += 31 * SECOND;
    newLocks();
    expect(await granted(() => open().take(7), 60)).toBe(1);
  });

  test('of a tab are forgotten once they are whole again', async () => {
    const { clock, memory, open } = quota();
    const lookUps = open();
    await granted(() => lookUps.take(7), 60);
    await lookUps.take(8);
    expect(Object.keys((await memory.read('look-ups')) as object)).toEqual(['7', '8']);
    clock.now += 10 * MINUTE;
    await lookUps.take(9);
    expect(Object.keys((await memory.read('look-ups')) as object)).toEqual(['7', '9']);
    clock.now += 20 * MINUTE;
    await lookUps.take(10);
    expect(Object.keys((await memory.read('look-ups')) as object)).toEqual(['10']);
  });

  test('are whole where something else lies under their name', async () => {
    const { memory, open } = quota();
    await memory.write('look-ups', { 7: 'many' });
    expect(await granted(() => open().take(7), 100)).toBe(60);
  });
});
