import { beforeEach, expect, test } from 'vitest';
import { requestBudget } from '../../../../lib/desk/store/request-budget.ts';
import { fakeMemory, MINUTE, NOW, newLocks } from '../fake-desk.ts';

const HOUR = 60 * MINUTE;

beforeEach(newLocks);

function gate() {
  const clock = { now: NOW };
  const settings = fakeMemory();
  return { clock, settings, budget: requestBudget(settings, () => clock.now) };
}

test('a count that was kept before there was a bulk lane still counts', async () => {
  const { settings, budget } = gate();
  await settings.write('request-budget', {
    ...{ hour: NOW, recent: [], throttledUntil: null },
    used: { click: 100, view: 200, background: 30 },
  });
  expect(await budget.view()).toMatchObject({ left: 170, others: 0, bulk: { left: 110, perHour: 380 } });
  await budget.take('bulk');
  expect(await budget.view()).toMatchObject({ left: 169 });
});

test('says whether a whole piece of work fits before its first request leaves', async () => {
  const { settings, budget } = gate();
  await settings.write('request-budget', {
    ...{ hour: NOW, recent: [], throttledUntil: null, others: 0 },
    used: { click: 0, view: 0, background: 0, bulk: 376 },
  });
  expect(await budget.fits('bulk', 4)).toEqual({ kind: 'fits' });
  expect(await budget.fits('bulk', 5)).toEqual({ kind: 'spent', until: NOW + HOUR });
});

test('the meter shows what others used, until the hour is over', async () => {
  const { clock, budget } = gate();
  await budget.take('click');
  const until = await budget.throttled(HOUR / 1_000);
  expect(await budget.view()).toMatchObject({ left: 0, others: 499, throttledUntil: until });
  expect(await budget.fits('bulk', 1)).toEqual({ kind: 'throttled', until });
  clock.now = until;
  expect(await budget.view()).toMatchObject({ left: 500, others: 0, throttledUntil: null });
});
