import { beforeEach, expect, test, vi } from 'vitest';
import { requestBudget } from '../../../../lib/desk/store/request-budget.ts';
import { fakeSettings, MINUTE, NOW, newLocks } from '../fake-services.ts';

const HOUR = 60 * MINUTE;

beforeEach(newLocks);

function gate() {
  const clock = { now: NOW };
  const settings = fakeSettings();
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

test('a request that may not leave is told why, and until when', async () => {
  const { settings, budget } = gate();
  await settings.write('request-budget', {
    ...{ hour: NOW, recent: [], throttledUntil: null, others: 0 },
    used: { click: 500, view: 0, background: 0, bulk: 0 },
  });
  expect(await budget.take('click')).toEqual({
    ok: false,
    failure: { kind: 'budgetSpent', until: NOW + HOUR },
  });
  const until = await budget.throttled(90);
  expect(until).toBe(NOW + 90_000);
  expect(await budget.take('click')).toEqual({ ok: false, failure: { kind: 'throttled', until } });
  expect(await budget.take({ lane: 'view', wanted: () => false })).toEqual({
    ok: false,
    failure: { kind: 'viewOutdated' },
  });
});

test('each lane counts for itself, a glance at a page as a view', async () => {
  const { settings, budget } = gate();
  await budget.take({ lane: 'view', wanted: () => true });
  await budget.take('click');
  expect(settings.all.get('request-budget')).toMatchObject({
    used: { click: 1, view: 1, background: 0, bulk: 0 },
  });
});

test('the fourth within a second leaves when the first is a second old', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const { clock, budget } = gate();
  for (const _ of [1, 2, 3]) await budget.take('click');
  let hasLeft = false;
  const fourth = budget.take('click').then((answer) => {
    hasLeft = true;
    return answer;
  });
  clock.now += 999;
  await vi.advanceTimersByTimeAsync(999);
  expect(hasLeft).toBe(false);
  clock.now += 1;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await fourth).toEqual({ ok: true });
  vi.useRealTimers();
});

test('what is stored and is no count is none', async () => {
  const { settings, budget } = gate();
  await settings.write('request-budget', { used: 'many' });
  expect(await budget.view()).toMatchObject({ left: 500, limit: 500, resetsAt: NOW + HOUR });
});
