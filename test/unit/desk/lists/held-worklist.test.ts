import { beforeEach, describe, expect, test, vi } from 'vitest';
import { countedWrites } from '../../../../lib/desk/counted-writes.ts';
import { heldWorklist } from '../../../../lib/desk/lists/held-worklist.ts';
import { openJournal } from '../../../../lib/desk/store/journal.ts';
import { patientCache } from '../../../../lib/desk/store/patient-cache.ts';
import { practiceFacts } from '../../../../lib/desk/store/practice-facts.ts';
import { recordClaim } from '../../../claims.ts';
import { WHOLE_LIST } from '../../../whole-list.ts';
import {
  DAY,
  fakeServices,
  MINUTE,
  mira,
  NOW,
  newLocks,
  operation,
  pendingSince,
  revokedSince,
} from '../fake-services.ts';

beforeEach(newLocks);

const PEOPLE = 40;

/** A desk that has seen pending invites of these patients, the first sent first, and counts what is written to its stores. */
async function desk(people = PEOPLE, sentAgo = DAY) {
  const fake = await fakeServices();
  const writes = countedWrites();
  const memory = writes.over(fake.memory);
  const vault = writes.over(fake.vault, ['names', 'made', 'trouble']);
  const settings = writes.over(fake.settings);
  const services = {
    ...fake.services,
    ...{ cache: patientCache(memory), facts: practiceFacts(settings, async () => ({})) },
    journal: openJournal(vault, fake.services.clock),
  };
  const see = async (id: number, sent: number) => {
    await services.cache.rememberRecord({ ...mira, id, lastName: `Example${id}` }, NOW);
    await services.cache.rememberEvidence(id, {
      ...{ source: 'accessHistory', asOf: fake.clock.now, lines: [pendingSince(sent)] },
    });
  };
  for (let id = 1; id <= people; id += 1) await see(id, NOW - sentAgo + id * MINUTE);
  const worklist = heldWorklist(services, writes.count);
  const snapshots = vi.spyOn(services.cache, 'known');
  const page = (ask = {}) => worklist.page({ ...WHOLE_LIST, ...ask });
  return { ...fake, services, see, worklist, page, snapshots };
}

const idsOf = ({ rows }: { rows: { patientId: number }[] }) => rows.map(({ patientId }) => patientId);
const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('the popup’s list', () => {
  test('is handed out in parts, nearest end first, with the counts of all', async () => {
    const { page } = await desk();
    const first = await page();
    expect(idsOf(first)).toEqual(from(1, 12));
    expect(first.counts).toMatchObject({ all: PEOPLE, found: PEOPLE });
    expect(idsOf(await page({ from: 12 }))).toEqual(from(13, 24));
    expect(idsOf(await page({ from: 36 }))).toEqual(from(37, PEOPLE));
    expect(idsOf(await page({ from: PEOPLE }))).toEqual([]);
  });

  test('finds who stands on no page that was handed out', async () => {
    const { page } = await desk();
    const found = await page({ query: 'example39' });
    expect(idsOf(found)).toEqual([39]);
    expect(found.counts).toMatchObject({ all: PEOPLE, found: 1 });
    const many = await page({ query: 'example' });
    expect(idsOf(many)).toEqual(from(1, 12));
    expect(many.counts.found).toBe(PEOPLE);
  });

  test('leaves out who stands above it, in rows and counts', async () => {
    const { page } = await desk();
    const { rows, counts } = await page({ without: 3 });
    expect(idsOf({ rows })).toEqual([1, 2, ...from(4, 13)]);
    expect(counts).toMatchObject({ all: PEOPLE - 1, found: PEOPLE - 1 });
  });
});

test('it is read once after each change, whatever is asked of it', async () => {
  const { page, services, see, snapshots, worklist } = await desk();
  const askMuch = async () => {
    await Promise.all([page(), page({ from: 12 }), worklist.people(0, 12)]);
    for (const query of ['e', 'ex', 'example7', '']) await page({ query });
    await page({ without: 7, from: 30, count: 40 });
  };
  await askMuch();
  expect(snapshots).toHaveBeenCalledTimes(1);
  const rowsPerPage = (await page()).rows.length;

  const changes: [string, () => Promise<unknown>][] = [
    ['evidence', () => see(1, NOW - 2 * DAY)],
    ['an operation', () => services.journal.open(operation({ id: 'one', patientId: 5 }))],
    ['a setting', () => services.facts.chooseZone('US/Pacific')],
    ['what was forgotten', () => services.cache.forgetEnded(1)],
  ];
  for (const [index, [name, change]] of changes.entries()) {
    await change();
    const before = snapshots.mock.calls.length;
    await askMuch();
    expect(snapshots.mock.calls.length - before, name).toBe(1);
    expect(before, 'and a change alone reads nothing').toBe(index + 1);
  }
  recordClaim(
    'worklist',
    `the popup’s list: read ${snapshots.mock.calls.length} times after ${changes.length + 1} changes and ` +
      `${8 * (changes.length + 1)} questions, ${rowsPerPage} rows a page`,
  );
});

test('what was read before a write that was under way is not held', async () => {
  const { page, see, services, snapshots } = await desk(1);
  const known = services.cache.known;
  snapshots.mockImplementationOnce(async () => {
    const before = await known();
    await see(2, NOW - 3 * DAY);
    return before;
  });
  expect(idsOf(await page())).toEqual([1]);
  expect(idsOf(await page())).toEqual([2, 1]);
});

test('a list that could not be read is read again', async () => {
  const { page, snapshots } = await desk(1);
  snapshots.mockRejectedValueOnce(new Error('The browser is busy.'));
  await expect(page()).rejects.toThrow('busy');
  expect(idsOf(await page())).toEqual([1]);
});

describe('while nothing changes but the time', () => {
  test('rows say what is true now', async () => {
    const { page, clock, snapshots } = await desk(2, 7 * DAY);
    const kinds = async () => (await page()).rows.map(({ status }) => status.kind);
    expect(await kinds()).toEqual(['pending', 'pending']);
    clock.now += 3 * MINUTE;
    expect(await kinds()).toEqual(['expired', 'expired']);
    expect(snapshots).toHaveBeenCalledTimes(1);
  });

  test('who may be resent is counted anew from the moment an invite ends', async () => {
    const { page, clock } = await desk(3, 7 * DAY);
    const { counts } = await page();
    expect(counts).toMatchObject({ resendable: 0, nextEnd: expect.any(Number) });
    clock.now = counts.nextEnd ?? 0;
    expect((await page()).counts.resendable).toBe(0);
    clock.now += 1;
    const next = (await page()).counts;
    expect(next.resendable).toBe(1);
    expect(next.nextEnd).toBeGreaterThan(clock.now);
  });
});

describe('an invite counts as one that may be resent', () => {
  const resendable = async (change: (desk: Awaited<ReturnType<typeof expired>>) => Promise<unknown>) => {
    const one = await expired();
    await change(one);
    return (await one.page()).counts.resendable;
  };
  /** One patient whose invite expired, by an answer of a practice whose answers list invites. */
  async function expired() {
    const one = await desk(1, 8 * DAY);
    await one.services.facts.learnListsInvites();
    return one;
  }

  test.each<[number, string, (desk: Awaited<ReturnType<typeof expired>>) => Promise<unknown>]>([
    [1, 'where it has expired', async () => undefined],
    [
      0,
      'not where the chart is marked deceased',
      ({ services }) => services.cache.rememberRecord({ ...mira, id: 1, chartState: 'deceased' }, NOW),
    ],
    [
      0,
      'not where somebody must read first why it may be wrong',
      ({ services }) => services.cache.rememberRecord({ ...mira, id: 1, chartState: 'inactive' }, NOW),
    ],
    [
      0,
      'not where somebody put the patient off',
      ({ services }) =>
        services.notNow.putOff(1, {
          ...{ reason: 'declined', until: { kind: 'never' }, at: NOW, day: '2026-05-12' },
        }),
    ],
    [
      0,
      'not where so many went out that another way is better',
      ({ services }) =>
        services.cache.rememberEvidence(1, {
          ...{ source: 'accessHistory', asOf: NOW },
          lines: [8, 16, 24, 32, 40].map((days) =>
            days === 8 ? pendingSince(NOW - days * DAY) : revokedSince(NOW - days * DAY),
          ),
        }),
    ],
    [
      0,
      'not where an operation is open',
      ({ services }) => services.journal.open(operation({ id: 'one', patientId: 1 })),
    ],
  ])('%i: %s', async (count, _, change) => {
    expect(await resendable(change)).toBe(count);
  });

  test('0: not where only the id is known', async () => {
    const one = await desk(0);
    await one.services.facts.learnListsInvites();
    const line = pendingSince(NOW - 8 * DAY);
    await one.services.cache.rememberEvidence(1, { source: 'answer', asOf: NOW, lines: [line] });
    expect((await one.page()).counts).toMatchObject({ all: 1, resendable: 0 });
  });

  test('until its proof is too old, when there is a question to ask first', async () => {
    const one = await desk(1, 8 * DAY);
    expect((await one.page()).counts.resendable).toBe(1);
    one.clock.now += 11 * MINUTE;
    expect((await one.page()).counts.resendable).toBe(0);
    expect(one.snapshots).toHaveBeenCalledTimes(1);
  });
});
