import { beforeEach, expect, test } from 'vitest';
import { confirmedTooOften, countChart, type DayOfCharts } from '../../../../lib/desk/store/chart-counts.ts';
import { patientCache } from '../../../../lib/desk/store/patient-cache.ts';
import { fakeMemory, mira, NOW, newLocks } from '../fake-services.ts';

beforeEach(newLocks);

const DAY = '2026-05-12';

/** A day on which so many charts locked, and so many were to confirm. */
function dayOf(locked: number, toConfirm: number): DayOfCharts | null {
  let counts: DayOfCharts | null = null;
  for (let id = 1; id <= locked + toConfirm; id += 1) counts = countChart(counts, null, DAY, id <= locked);
  return counts;
}

test.each([
  ['nothing was seen yet', 0, 0, null],
  ['exactly one in five', 24, 6, null],
  ['one more than one in five', 23, 7, { toConfirm: 7, charts: 30 }],
  ['all of nineteen, which is too few to tell', 0, 19, null],
  ['all of twenty', 0, 20, { toConfirm: 20, charts: 20 }],
  ['nine of thirty-one', 22, 9, { toConfirm: 9, charts: 31 }],
  ['none to confirm', 60, 0, null],
] as const)('%s', (_, locked, toConfirm, told) => {
  expect(confirmedTooOften(dayOf(locked, toConfirm), DAY)).toEqual(told);
});

test('a chart counts once, however often it is looked at, and as locked once it has locked', async () => {
  const cache = patientCache(fakeMemory());
  for (let times = 0; times < 30; times += 1) await cache.countChart(DAY, 7, false);
  expect(await cache.charts()).toEqual({ day: DAY, locked: 0, toConfirm: 1 });
  await cache.countChart(DAY, 7, true);
  await cache.countChart(DAY, 7, false);
  expect(await cache.charts()).toEqual({ day: DAY, locked: 1, toConfirm: 0 });
  await cache.countChart(DAY, 8, false);
  expect(await cache.charts()).toEqual({ day: DAY, locked: 1, toConfirm: 1 });
});

test('the next day begins anew, and what yesterday was like is not told today', async () => {
  const yesterday = dayOf(0, 25);
  expect(confirmedTooOften(yesterday, '2026-05-13')).toBeNull();
  const last = { day: DAY, isLocked: false };
  const today = countChart(yesterday, last, '2026-05-13', true);
  expect(today).toEqual({ day: '2026-05-13', locked: 1, toConfirm: 0 });
  expect(countChart(today, last, '2026-05-13', false)).toEqual({ ...today, toConfirm: 1 });
});

test('a chart that changes nothing costs no write, and how it counted goes with its patient', async () => {
  const memory = fakeMemory();
  let writes = 0;
  const counting = {
    ...memory,
    write: (key: string, value: unknown) => {
      writes += 1;
      return memory.write(key, value);
    },
  };
  const cache = patientCache(counting);
  await cache.rememberRecord({ ...mira, id: 7 }, NOW);
  for (let times = 0; times < 5; times += 1) await cache.countChart(DAY, 7, true);
  expect(writes).toBe(2);
  expect(await cache.charts()).toEqual({ day: DAY, locked: 1, toConfirm: 0 });
  expect(memory.all.has('v2:counted:7')).toBe(true);
  for (let id = 100; id < 700; id += 1) await cache.rememberRecord({ ...mira, id }, NOW);
  expect(memory.all.has('v2:counted:7')).toBe(false);
});
