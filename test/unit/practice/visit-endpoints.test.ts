import { expect, test } from 'vitest';
import type { Answer } from '../../../lib/practice/failure.ts';
import { scheduleReads } from '../../../lib/practice/visit-endpoints.ts';

const DAY = '2026-05-20';
const row = (nth: number, change: object = {}) => ({
  ...{ id: String(76_300_000 + nth), patient: 4_000 + nth, scheduled_time: `${DAY}T09:00:00`, ...change },
});

/** A schedule of so many rows, in pages of so many of them. */
function schedule(
  rows: readonly object[],
  size: number,
  answerOf?: (page: number) => Answer<unknown> | null,
) {
  const asked: string[] = [];
  const reads = scheduleReads(async ({ path }) => {
    asked.push(path);
    const page = asked.length - 1;
    const next = new URL(path, 'https://drchrono.com');
    next.searchParams.set('cursor', String(page + 1));
    const value = {
      results: rows.slice(page * size, (page + 1) * size),
      next: (page + 1) * size < rows.length ? next.href : null,
    };
    const at = { earliest: page * 1_000, latest: page * 1_000 + 999 };
    return answerOf?.(page) ?? { ok: true, value, status: 200, at };
  });
  return { reads, asked };
}

const rows = (count: number) => Array.from({ length: count }, (_, nth) => row(nth));
const UNREADABLE = { ok: false, failure: { kind: 'answerUnreadable' } };

test.each([
  [300, 20, 15],
  [300, 100, 3],
  [300, 250, 2],
  [0, 100, 1],
  [800, 20, 40],
])('a day of %i appointments in pages of %i is read whole, in %i requests', async (count, size, requests) => {
  const { reads, asked } = schedule(rows(count), size);
  const answer = await reads.visitsOn(DAY, 'background');
  expect(answer.ok && answer.value.visits.map(({ patientId }) => patientId)).toEqual(
    rows(count).map(({ patient }) => patient),
  );
  expect(asked).toHaveLength(requests);
});

test('what was changed after the first page came may be missing, so the answer is of that time', async () => {
  expect(await schedule(rows(60), 20).reads.visitsOn(DAY, 'view')).toMatchObject({
    at: { earliest: 0, latest: 999 },
  });
});

test('a day without end, or that goes in a circle, is no day', async () => {
  const endless = schedule(rows(820), 20);
  expect(await endless.reads.visitsOn(DAY, 'view')).toMatchObject(UNREADABLE);
  expect(endless.asked).toHaveLength(40);
  const at = { earliest: 0, latest: 0 };
  const circle = schedule([], 20, () => ({
    ...{ ok: true, status: 200, at },
    value: { results: [row(1)], next: '/api/appointments?cursor=again' },
  }));
  expect(await circle.reads.visitsOn(DAY, 'view')).toMatchObject(UNREADABLE);
  expect(circle.asked).toHaveLength(2);
});

test('a page that leads elsewhere makes no day', async () => {
  for (const next of [
    '/api/patients?cursor=2',
    '/api/appointments/7?cursor=2',
    'https://example.com/api/x',
  ]) {
    const value = { results: [row(1)], next };
    const at = { earliest: 0, latest: 0 };
    const { reads, asked } = schedule([], 20, () => ({ ok: true, status: 200, at, value }));
    expect(await reads.visitsOn(DAY, 'view')).toMatchObject(UNREADABLE);
    expect(asked).toHaveLength(1);
  }
});

test('a page that fails is the day’s failure', async () => {
  const failure: Answer<never> = {
    ok: false,
    failure: { kind: 'throttled', until: 9 },
    happened: 'no',
  };
  const { reads } = schedule(rows(60), 20, (page) => (page === 2 ? failure : null));
  expect(await reads.visitsOn(DAY, 'view')).toBe(failure);
});

test('rows that cannot be read are counted beside the day; where there are no others, there is no day', async () => {
  const broken = [row(1), row(2, { patient: 'Ada' }), row(3, { scheduled_time: 'noon' })];
  const { reads } = schedule(broken, 20);
  expect(await reads.visitsOn(DAY, 'view')).toMatchObject({
    value: { visits: [{ patientId: 4_001 }], unread: 2 },
  });
  expect(await schedule(broken.slice(1), 20).reads.visitsOn(DAY, 'view')).toMatchObject(UNREADABLE);
});

test('another day’s visits are never in the day, whatever the filter did; a read of changes takes any day', async () => {
  const mixed = [row(1), row(2, { scheduled_time: '2026-05-21T09:00:00' })];
  const day = await schedule(mixed, 20).reads.visitsOn(DAY, 'view');
  expect(day.ok && day.value.visits.map(({ id }) => id)).toEqual(['76300001']);
  const changed = await schedule(mixed, 20).reads.visitsChangedSince(DAY, 'view');
  expect(changed.ok && changed.value.visits.map(({ starts }) => starts.slice(8, 10))).toEqual(['20', '21']);
});

test('an empty list, as comes where the scope is missing, is an empty day', async () => {
  expect(await schedule([], 20).reads.visitsOn(DAY, 'view')).toMatchObject({
    value: { visits: [], notVisits: [], unread: 0 },
  });
});

test('offices are those that have a name', async () => {
  const offices = [
    { id: 1, name: 'Main' },
    { id: 2, name: ' ' },
  ];
  expect(await schedule(offices, 20).reads.offices('view')).toMatchObject({
    value: [{ id: 1, name: 'Main' }],
  });
  expect(await schedule([{ name: 'Main' }], 20).reads.offices('view')).toMatchObject(UNREADABLE);
});
