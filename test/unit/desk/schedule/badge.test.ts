import { describe, expect, test } from 'vitest';
import { type BadgeNeeds, toolbarBadge } from '../../../../lib/desk/schedule/badge.ts';
import { keptAlarm } from '../../../../lib/desk/schedule/kept-alarm.ts';
import { fakeMemory } from '../fake-services.ts';

const YES = async () => true;
const NOW = Date.parse('2026-11-30T16:30:00Z');

/** A badge over these answers, with what it showed, and when its alarm was set to ring. */
function shownBadge(needs: Partial<BadgeNeeds>, memory = fakeMemory()) {
  const set: number[] = [];
  const rings: number[] = [];
  const clock = { now: NOW };
  const alarm = keptAlarm(
    memory,
    'day-turns',
    () => clock.now,
    async (when) => void rings.push(when),
  );
  const badge = toolbarBadge({
    ...{ toDo: async () => [], asked: async () => [], countsToday: YES, alarm, now: () => clock.now },
    ...{ zone: async () => 'US/Eastern', setBadge: async (count) => void set.push(count) },
    ...needs,
  });
  return { badge, set, rings, clock, memory };
}

/** What the badge shows of these patients. */
async function shown(today: number[] | null, questions: number[], countsToday = YES): Promise<number[]> {
  const { badge, set } = shownBadge({ toDo: async () => today, asked: async () => questions, countsToday });
  await badge.show('everybody');
  return set;
}

test.each([
  ['nobody', [], [], 0],
  ['while today was not read', null, [], 0],
  ['a question while today was not read', null, [7], 1],
  ['those of today', [1, 2, 3], [], 3],
  ['a question about somebody else', [1, 2], [7], 3],
  ['a question about somebody of today', [1, 2, 7], [7], 3],
  ['two questions about one patient', [1], [7, 7], 2],
] as const)('%s: %j and the questions %j are %i', async (_name, today, questions, count) => {
  expect(await shown(today && [...today], [...questions])).toEqual([count]);
});

test('staff leave today out, and a question is counted all the same', async () => {
  expect(await shown([1, 2, 3], [7], async () => false)).toEqual([1]);
  expect(await shown([1, 2, 3], [], async () => false)).toEqual([0]);
});

test('of two counts the later one stays, also where the first took longer', async () => {
  const answers = [new Promise<number[]>((resolve) => setTimeout(resolve, 20, [1, 2])), Promise.resolve([1])];
  const { badge, set } = shownBadge({ toDo: () => answers.shift() ?? Promise.resolve([]) });
  await Promise.all([badge.show('everybody'), badge.show('everybody')]);
  expect(set).toEqual([2, 1]);
});

test('a count that could not be made does not stop the next', async () => {
  const counts = [() => Promise.reject(new Error('The browser is busy.')), async () => [4]];
  const { badge, set } = shownBadge({ toDo: async () => (await counts.shift()?.()) ?? [] });
  await expect(badge.show('everybody')).rejects.toThrow('busy');
  await badge.show('everybody');
  expect(set).toEqual([1]);
});

describe('when the practice’s day turns', () => {
  test('it is counted anew, and until then a worker that starts counts nothing', async () => {
    const first = shownBadge({ toDo: async () => [1, 2] });
    await first.badge.resume();
    expect(first.set).toEqual([2]);
    const midnight = Date.parse('2026-12-01T05:00:00Z');
    expect(first.rings).toEqual([midnight]);
    await first.badge.show('everybody');
    expect(first.rings).toEqual([midnight]);

    const next = shownBadge({ toDo: async () => [3] }, first.memory);
    await next.badge.resume();
    expect(next.set).toEqual([]);
    next.clock.now = midnight;
    await next.badge.resume();
    expect([next.set, next.rings]).toEqual([[1], [Date.parse('2026-12-02T05:00:00Z')]]);
  });

  test('is right where the clock was changed that night', async () => {
    const { badge, rings, clock } = shownBadge({});
    clock.now = Date.parse('2026-10-31T18:00:00Z');
    await badge.show('everybody');
    clock.now = Date.parse('2026-11-01T18:00:00Z');
    await badge.show('everybody');
    expect(rings.map((when) => new Date(when).toISOString())).toEqual([
      '2026-11-01T04:00:00.000Z',
      '2026-11-02T05:00:00.000Z',
    ]);
  });

  test('is looked for every hour while the zone is not known', async () => {
    const { badge, rings } = shownBadge({ zone: async () => null });
    await badge.show('everybody');
    expect(rings).toEqual([Date.parse('2026-11-30T17:00:00Z')]);
  });

  test('nothing is noted before anybody has signed in, and after disconnecting', async () => {
    const { badge, rings, memory } = shownBadge({ zone: async () => null, toDo: async () => null });
    await badge.show('everybody');
    expect([rings, memory.all.size]).toEqual([[], 0]);
  });
});
