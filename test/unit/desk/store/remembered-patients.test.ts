import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { takeSnapshot, takeSnapshotOf } from '../../../../lib/desk/patient/snapshot.ts';
import { viewPage } from '../../../../lib/desk/patient/view-page.ts';
import { patientCache } from '../../../../lib/desk/store/patient-cache.ts';
import { newestFirst, placeKey, ROW } from '../../../../lib/desk/store/patient-row.ts';
import { memoryWithRoom, rememberedPatients } from '../../../../lib/desk/store/remembered-patients.ts';
import { SESSION } from '../../../../lib/desk/store/stored-keys.ts';
import type { Evidence } from '../../../../lib/invites/evidence.ts';
import type { Visit } from '../../../../lib/invites/visit.ts';
import { MOST_PATIENTS_REMEMBERED as MOST } from '../../../../lib/timing.ts';
import {
  fakeMemory,
  fakeServices,
  justNow,
  mira,
  miraChart,
  miraPage,
  NOW,
  newLocks,
  operation,
  pendingSince,
} from '../fake-services.ts';

beforeEach(newLocks);

const answer: Evidence = { source: 'answer', asOf: NOW, lines: [pendingSince(NOW)] };
const visitOf = (patientId: number): Visit => ({
  ...{ id: `of ${patientId}`, patientId, providerId: null, officeId: null },
  ...{ starts: '2026-05-20T09:00', presence: 'expected' },
});
const idsFrom = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

/** A browser's memory that refuses what would make it larger than `room` characters. */
function smallMemory(room: number): ReturnType<typeof fakeMemory> {
  const memory = fakeMemory();
  const { writeMany } = memory;
  memory.writeMany = async (values) => {
    const others = [...memory.all].filter(([name]) => !(name in values)).map(([, kept]) => kept);
    if (JSON.stringify([...others, ...Object.values(values)]).length > room)
      throw new Error('Session storage quota exceeded');
    return writeMany(values);
  };
  memory.write = (key, value) => memory.writeMany({ [key]: value });
  return memory;
}

describe('of the patients of a long day', () => {
  test('the newest are remembered, and of the others nothing is left', async () => {
    const memory = fakeMemory();
    const cache = patientCache(memory);
    for (const id of idsFrom(1, 3)) {
      await cache.rememberRecord({ ...mira, id }, NOW);
      await cache.rememberEvidence(id, answer);
      await cache.rememberEnded({ operation: operation({ patientId: id }), at: NOW, to: null });
      await cache.rememberNameWait(id, NOW);
      await cache.rememberVisit(visitOf(id), NOW);
    }
    await cache.rememberSearchHit('mira quillfeather', 1, NOW);
    // The first patient is looked at again.
    await cache.rememberEvidence(1, { ...answer, asOf: NOW + 1 });
    for (const id of idsFrom(100, MOST - 2)) await cache.rememberRecord({ ...mira, id }, NOW);
    expect([...memory.all.keys()].filter((key) => /:[23]$/.test(key))).toEqual([]);
    expect(await cache.searchHit('mira quillfeather')).toMatchObject({ value: 1 });
    await cache.rememberNameWait(99, NOW);
    expect(await cache.searchHit('mira quillfeather')).toBeNull();
    expect(await cache.record(1)).not.toBeNull();
    expect(await cache.evidence(1)).toEqual([{ ...answer, asOf: NOW + 1 }]);
    expect(await cache.ended(1)).not.toBeNull();
  });

  test('each that is read or settled anew counts as new', async () => {
    const cache = patientCache(fakeMemory());
    for (const id of idsFrom(1, 3)) await cache.rememberRecord({ ...mira, id }, NOW);
    await cache.rememberEnded({ operation: operation({ patientId: 1 }), at: NOW, to: null });
    await cache.rememberRecord({ ...mira, id: 2 }, NOW);
    for (const id of idsFrom(100, MOST - 2)) await cache.rememberRecord({ ...mira, id }, NOW);
    expect(await cache.record(1)).not.toBeNull();
    expect(await cache.record(2)).not.toBeNull();
    expect(await cache.record(3)).toBeNull();
  });

  test('a view knows of its patient what a list knows, shared addresses too', async () => {
    const { services } = await fakeServices();
    const { cache } = services;
    for (const id of [4224, 4225, 4226]) await cache.rememberRecord({ ...mira, id }, NOW);
    await cache.rememberEvidence(4224, answer);
    await cache.rememberEnded({ operation: operation(), at: NOW, to: null });
    const [all, one] = [await takeSnapshot(services), await takeSnapshotOf(services, 4224)];
    expect(one.chartsByAddress.get('mira@example.com')).toBe(3);
    expect(one.chartsByAddress).toEqual(all.chartsByAddress);
    expect([...one.records.keys(), ...one.evidence.keys(), ...one.ended.keys()]).toEqual([4224, 4224, 4224]);
    for (const kind of ['records', 'evidence', 'ended'] as const)
      expect(one[kind].get(4224)).toEqual(all[kind].get(4224));
    await cache.rememberRecord({ ...mira, id: 4225, email: 'other@example.com' }, NOW);
    await cache.rememberRecord({ ...mira, id: 4226, email: null }, NOW);
    // What is remembered beside the record leaves the address as it is.
    await cache.rememberEvidence(4225, answer);
    const counts = [
      ['mira@example.com', 1],
      ['other@example.com', 1],
    ];
    expect([...(await takeSnapshot(services)).chartsByAddress].toSorted()).toEqual(counts);
    // One patient's snapshot has the count of the one address.
    expect([...(await takeSnapshotOf(services, 4224)).chartsByAddress]).toEqual([counts[0]]);
    expect([...(await takeSnapshotOf(services, 4225)).chartsByAddress]).toEqual([counts[1]]);
    expect([...(await takeSnapshotOf(services, 4226)).chartsByAddress]).toEqual([]);
  });

  test('a shared address is counted without the charts that were forgotten', async () => {
    const memory = fakeMemory();
    const cache = patientCache(memory);
    for (const id of [1, 2, 3]) await cache.rememberRecord({ ...mira, id }, NOW);
    expect(await cache.chartsWith('mira@example.com')).toBe(3);
    for (const id of idsFrom(100, MOST - 1)) await cache.rememberRecord({ ...mira, id, email: null }, NOW);
    expect(await cache.chartsWith('mira@example.com')).toBe(1);
    await cache.rememberRecord({ ...mira, id: 900, email: null }, NOW);
    expect(await cache.chartsWith('mira@example.com')).toBe(0);
    expect([...memory.all.keys()].filter((key) => key.includes('address'))).toEqual([]);
  });

  test('looks at many at once leave one whole row', async () => {
    const cache = patientCache(fakeMemory());
    const all = idsFrom(1, 40);
    await Promise.all(
      all.flatMap((id) => [id, 41 - id]).map((id) => cache.rememberRecord({ ...mira, id }, NOW)),
    );
    for (const id of idsFrom(100, MOST - 1)) await cache.rememberRecord({ ...mira, id }, NOW);
    // Of the forty, only the one who stood last is left.
    const left = await Promise.all(all.map((id) => cache.record(id)));
    expect(left.filter((one) => one !== null)).toHaveLength(1);
  });
});

describe('the row of patients', () => {
  const whose = fc.integer({ min: 1, max: 12 });

  /** The row from the newest end and from the oldest, as its keys say. */
  function bothWays(all: Map<string, unknown>) {
    const row = all.get(ROW) as { newest: number; oldest: number; count: number };
    const place = (one: number) => all.get(placeKey(one)) as { older: number; newer: number };
    const steps = Array.from({ length: row.count - 1 });
    const down = steps.reduce<number[]>((sofar) => [...sofar, place(sofar.at(-1) ?? 0).older], [row.newest]);
    const up = steps.reduce<number[]>((sofar) => [...sofar, place(sofar.at(-1) ?? 0).newer], [row.oldest]);
    return { down, up: up.toReversed() };
  }

  test('stands as if each look had put its patient in front, whichever way it is read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(whose, { minLength: 1, maxLength: 60 }), async (looks) => {
        const memory = fakeMemory();
        const { remember } = rememberedPatients(memory);
        let expected: number[] = [];
        for (const id of looks) {
          await remember(id, 'name-wait', () => NOW);
          expected = [id, ...expected.filter((other) => other !== id)];
          expect(bothWays(memory.all)).toEqual({ down: expected, up: expected });
        }
        expect(newestFirst(Object.fromEntries(memory.all))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('that was spoilt begins anew, and holds from then on', async () => {
    const memory = fakeMemory();
    const { remember } = rememberedPatients(memory);
    for (const id of [1, 2, 3]) await remember(id, 'name-wait', () => NOW);
    memory.all.delete(placeKey(2));
    await remember(1, 'name-wait', () => NOW + 1);
    expect(bothWays(memory.all)).toEqual({ down: [1], up: [1] });
    for (const id of [3, 2]) await remember(id, 'name-wait', () => NOW + 1);
    expect(bothWays(memory.all)).toEqual({ down: [2, 3, 1], up: [2, 3, 1] });
    memory.all.set(ROW, [{ whose: null }]);
    await remember(3, 'name-wait', () => NOW + 2);
    expect(bothWays(memory.all)).toEqual({ down: [3], up: [3] });
    expect(newestFirst({ [ROW]: 'spoilt' })).toEqual([]);
  });
});

describe('a write that the browser refuses', () => {
  test('costs the older half of the patients, and is made then', async () => {
    const memory = smallMemory(6_000);
    const cache = patientCache(memoryWithRoom(memory));
    for (const id of idsFrom(1, 60)) await cache.rememberRecord({ ...mira, id }, NOW);
    expect(await cache.record(60)).not.toBeNull();
    expect(await cache.record(1)).toBeNull();
    const known = [...(await cache.known()).records.keys()];
    expect(known).toEqual(idsFrom(61 - known.length, known.length));
    expect(known.length).toBeGreaterThan(3);
  });

  test('takes away what was left by a patient who is not listed, and nothing that is of no patient', async () => {
    const memory = smallMemory(2_000);
    memory.all.set(SESSION.tokens, { access: 'a', refresh: 'b' });
    memory.all.set(SESSION.cached('record', 7), { value: 'x'.repeat(1_800), at: NOW });
    await memoryWithRoom(memory).write(SESSION.viewTokens(1), 'y'.repeat(400));
    expect(memory.all.get(SESSION.viewTokens(1))).toBe('y'.repeat(400));
    expect(memory.all.get(SESSION.tokens)).toEqual({ access: 'a', refresh: 'b' });
    expect(memory.all.has(SESSION.cached('record', 7))).toBe(false);
  });

  test('is no failure of the view where nothing can be kept at all', async () => {
    const { services } = await fakeServices(() => ({ kind: 'lines', lines: [pendingSince(NOW)] }));
    const refusing = smallMemory(0);
    const own = { ...services, cache: patientCache(memoryWithRoom(refusing)) };
    const { view } = await viewPage(own, miraPage, justNow(miraChart), false);
    expect(view.identity).toMatchObject({ kind: 'locked', name: 'Mira Quillfeather' });
    expect(refusing.all.size).toBe(0);
  });

  test('leaves the row and the counts of those who are still remembered', async () => {
    const memory = smallMemory(9_000);
    const cache = patientCache(memory);
    for (const id of idsFrom(1, 60)) {
      await cache.rememberRecord({ ...mira, id }, NOW);
      const known = [...(await cache.known()).records.keys()];
      expect(await cache.chartsWith('mira@example.com')).toBe(known.length);
      expect(newestFirst(Object.fromEntries(memory.all))).toEqual(known.toReversed());
    }
  });
});
