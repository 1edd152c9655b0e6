import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { heldSchedule } from '../../../../lib/desk/schedule/held-schedule.ts';
import type { KeptVisit } from '../../../../lib/desk/schedule/kept-days.ts';
import { dayContent } from '../../../../lib/desk/schedule/view-day.ts';
import type { Evidence } from '../../../../lib/invites/evidence.ts';
import type { DayAsk } from '../../../../lib/messages/day-view.ts';
import { recordClaim } from '../../../claims.ts';
import { WHOLE_DAY } from '../../../whole-day.ts';
import { DAY, fakeServices, MINUTE, mira, NOW, newLocks, pendingSince } from '../fake-services.ts';

beforeEach(newLocks);
afterEach(() => void vi.restoreAllMocks());

const TODAY = '2026-05-12';

/** A desk that knows so many patients with a visit today, and so many more whose invite is out. It counts what is judged. */
async function knowing(visits: number, pending: number) {
  const { services, clock } = await fakeServices();
  await services.facts.learnListsInvites();
  let looks = 0;
  let writes = 0;
  const known = await services.cache.known();
  const records = new Map(
    Array.from({ length: visits }, (_, id) => [id, { ...mira, id, lastName: `Example${id}` }] as const),
  );
  const evidence = new Map(
    Array.from({ length: visits + pending }, (_, id) => {
      const answer: Evidence = { source: 'answer', asOf: NOW - MINUTE, lines: [] };
      const lines = id < visits ? [] : [pendingSince(NOW - DAY - id)];
      // Whoever judges a patient reads what was said of the invites.
      const counted = Object.defineProperty(answer, 'lines', {
        get: () => {
          looks += 1;
          return lines;
        },
      });
      return [id, [counted]] as [number, Evidence[]];
    }),
  );
  const recordsReadAt = new Map([...records.keys()].map((id) => [id, NOW - MINUTE] as const));
  const snapshots = vi
    .spyOn(services.cache, 'known')
    .mockImplementation(async () => ({ ...known, records, recordsReadAt, evidence }));
  const all = Array.from(
    { length: visits },
    (_, patientId): KeptVisit => ({
      ...{ id: String(patientId), patientId, providerId: patientId % 3, officeId: 1, presence: 'expected' },
      starts: `${TODAY}T${String(8 + (patientId % 9)).padStart(2, '0')}:00`,
    }),
  );
  const day = { date: TODAY, readAt: NOW, knownTo: NOW, hasEntries: true, unread: 0, visits: all };
  const held = heldSchedule({
    services,
    days: { all: async () => ({ days: new Map([[TODAY, day]]), changesAt: NOW }) },
    places: async () => ({ readAt: NOW, providers: [], offices: [] }),
    waitingInList: async () => new Set(),
    preparesSchedule: async () => true,
    writes: () => writes,
  });
  return {
    clock,
    snapshots,
    ask: async (ask: Partial<DayAsk> = {}) => {
      const before = looks;
      const content = dayContent(await held.present(), { ...WHOLE_DAY, count: 20, ...ask }, TODAY);
      return { ...content, looks: looks - before };
    },
    write: () => {
      writes += 1;
    },
  };
}

test.each([300, 3_000])('a day of %i rows is judged once, whatever is asked of it', async (visits) => {
  const { ask, snapshots, write } = await knowing(visits, 0);
  const first = await ask();
  expect([first.rows.length, first.found, first.counts.toSend]).toEqual([20, visits, visits]);
  let more = 0;
  for (const asked of [
    { from: 100 },
    { query: 'e' },
    { query: 'example77' },
    { filter: 'toSend', from: 60 },
  ] as const)
    more += (await ask(asked)).looks;
  for (let from = 0; from < 200; from += 20) more += (await ask({ from })).looks;
  expect(more).toBe(0);
  expect(snapshots).toHaveBeenCalledTimes(1);
  write();
  await ask();
  await ask({ from: 20 });
  expect(snapshots).toHaveBeenCalledTimes(2);
  // Each patient is judged for the day and for who lacks one thing, and each judgement reads a few times.
  expect(first.looks / visits).toBeLessThan(20);
});

test('of 10,000 known invites only the rows that are shown are judged as a whole', async () => {
  const { ask, snapshots } = await knowing(40, 10_000);
  const first = await ask({ filter: 'pending' });
  expect([first.rows.length, first.found, first.counts.pending]).toEqual([20, 10_000, 10_000]);
  const costs: number[] = [];
  for (const from of [2_000, 4_000, 9_980]) costs.push((await ask({ filter: 'pending', from })).looks);
  // Twenty rows are judged, the same wherever they stand.
  expect(new Set(costs).size).toBe(1);
  expect(costs[0]).toBeLessThan(20 * 20);
  const again = [{ from: 2_000 }, { query: '99' }, { query: '9' }] as const;
  for (const asked of again) expect((await ask({ filter: 'pending', ...asked })).looks).toBeLessThan(20 * 20);
  expect((await ask({ filter: 'pending', from: 2_000 })).looks).toBe(0);
  expect(snapshots).toHaveBeenCalledTimes(1);
  recordClaim(
    'day-costs',
    `the day’s page: 10,000 known invites read once, ${costs[0]} looks at evidence for 20 rows wherever they stand`,
  );
});

test('while nothing is written it is judged anew each minute, without reading', async () => {
  const { ask, clock, snapshots } = await knowing(30, 0);
  await ask();
  clock.now += 30_000;
  expect((await ask()).looks).toBe(0);
  clock.now += 31_000;
  expect((await ask()).looks).toBeGreaterThan(0);
  expect(snapshots).toHaveBeenCalledTimes(1);
});
