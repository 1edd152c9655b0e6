import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Save, SaveEvent, SavePhase, SaveRefusal } from '../../../lib/invites/save.ts';
import { isSaveOver, stepSave, takeUpSave } from '../../../lib/invites/step-save.ts';
import { ABSENCE_AFTER, LOOKS_BACK, MOST_ATTEMPTS, RETRY_WAIT } from '../../../lib/timing.ts';
import { newSave } from '../desk/fake-services.ts';

const T = Date.parse('2026-05-12T15:00:00Z');
const SECOND = 1_000;
const refusal: SaveRefusal = { kind: 'refused', by: 'refused', duplicateEmail: false };
const compared = (change: Partial<Extract<SaveEvent, { type: 'compared' }>> = {}): SaveEvent => ({
  ...{ type: 'compared', at: T, changed: [], toWrite: 1, replacesEmail: false },
  ...change,
});
const shown = (isThere: boolean | null, asOf: number): SaveEvent => ({
  ...{ type: 'shown', isThere, asOf, at: asOf },
});
const at = (phase: SavePhase, change: Partial<Save> = {}) => newSave({ startedAt: T, phase, ...change });
const left = { since: T, gaveUpAt: T };
const waiting = (change: Partial<Extract<SavePhase, { at: 'waiting' }>> = {}): SavePhase => ({
  ...{ at: 'waiting', why: 'offline', until: T + RETRY_WAIT, resumeWith: 'reading' },
  ...change,
});

describe('a save', () => {
  test('reads, writes, is read back, and is followed', () => {
    const writing = stepSave(at({ at: 'reading' }), compared({ replacesEmail: true }));
    expect(writing).toMatchObject({ phase: { at: 'writing' }, written: left, replacesEmail: true });
    const proving = stepSave(writing, { type: 'written', at: T + SECOND });
    expect(proving).toMatchObject({
      phase: { at: 'proving' },
      written: { since: T, gaveUpAt: T + SECOND },
    });
    const following = stepSave(proving, shown(true, T + SECOND));
    expect(following.phase).toEqual({ at: 'following' });
    const settled = stepSave(following, { type: 'followed', follow: 'begun', at: T + 2 * SECOND });
    expect(settled.phase).toEqual({
      ...{ at: 'settled', since: T + 2 * SECOND },
      outcome: { kind: 'saved', follow: 'begun' },
    });
    expect(isSaveOver(following)).toBe(false);
    expect(isSaveOver(settled)).toBe(true);
  });

  test('writes nothing over what somebody changed meanwhile, and nothing that is there already', () => {
    const changed = stepSave(at({ at: 'reading' }), compared({ changed: ['email'], toWrite: 1 }));
    expect(changed).toMatchObject({
      ...{ written: null, phase: { outcome: { kind: 'changedMeanwhile', fields: ['email'] } } },
    });
    const there = stepSave(at({ at: 'reading' }), compared({ toWrite: 0 }));
    expect(there).toMatchObject({ written: null, phase: { at: 'following' } });
  });

  test('reads once more where its write would leave too late, and then rests', () => {
    const late = stepSave(at({ at: 'writing' }, { written: left }), { type: 'tooLate', at: T });
    expect(late).toMatchObject({ phase: { at: 'reading' }, written: null, late: 1 });
    const again = stepSave(at({ at: 'writing' }, { written: left, late: MOST_ATTEMPTS - 1 }), {
      ...{ type: 'tooLate', at: T },
    });
    expect(again).toMatchObject({
      ...{ written: null, late: 0, phase: waiting({ why: 'throttled' }) },
    });
  });

  test('that was refused before its write arrived changed nothing; after it, nobody can say', () => {
    for (const phase of [{ at: 'reading' }, { at: 'writing' }] as const)
      expect(stepSave(at(phase, { written: left }), { type: 'refused', at: T, refusal })).toMatchObject({
        ...{ written: null, phase: { outcome: refusal } },
      });
    expect(
      stepSave(at({ at: 'proving' }, { written: left }), { type: 'refused', at: T, refusal }).phase,
    ).toMatchObject({ outcome: { kind: 'unknown' } });
  });

  test.each([
    ['reading', 'reading'],
    ['writing', 'reading'],
    ['proving', 'proving'],
    ['following', 'following'],
  ] as const)('that is held while %s goes on %s', (phase, resumeWith) => {
    const held = stepSave(at({ at: phase }, { written: left }), { type: 'held', why: 'offline', until: T });
    expect(held.phase).toEqual(waiting({ until: T, resumeWith }));
    expect(held.written).toEqual(phase === 'writing' ? null : left);
    expect(takeUpSave(held, T - 1)).toBe(held);
    expect(takeUpSave(held, T).phase).toEqual({ at: resumeWith });
  });

  test('that another worker left while it wrote is in doubt from now on, and is not written again', () => {
    expect(takeUpSave(at({ at: 'writing' }, { written: left }), T + 9 * SECOND)).toMatchObject({
      ...{ phase: { at: 'proving' }, written: { since: T, gaveUpAt: T + 9 * SECOND } },
    });
    const reading = at({ at: 'reading' });
    expect(takeUpSave(reading, T)).toBe(reading);
  });

  test('in doubt arrives at once, and is given up once absence proves something', () => {
    const doubt = stepSave(at({ at: 'writing' }, { written: left }), { type: 'doubted', at: T + SECOND });
    const gaveUpAt = T + SECOND;
    expect(stepSave(doubt, shown(true, T)).phase).toEqual({ at: 'following' });
    const looks = [0, ...LOOKS_BACK].map((after) => stepSave(doubt, shown(false, gaveUpAt + after)).phase);
    expect(looks).toEqual(
      [...LOOKS_BACK, ABSENCE_AFTER].map((after) =>
        waiting({ why: 'settling', until: gaveUpAt + after, resumeWith: 'proving' }),
      ),
    );
    expect(stepSave(doubt, shown(false, gaveUpAt + ABSENCE_AFTER - 1)).phase.at).toBe('waiting');
    expect(stepSave(doubt, shown(false, gaveUpAt + ABSENCE_AFTER)).phase).toMatchObject({
      outcome: { kind: 'notSaved' },
    });
  });

  test('whose values are gone ends unknown, and is never written', () => {
    for (const phase of [{ at: 'reading' }, { at: 'proving' }] as const)
      expect(stepSave(at(phase, { written: left }), shown(null, T)).phase).toMatchObject({
        outcome: { kind: 'unknown' },
      });
  });
});

type Happening = SaveEvent | { type: 'takenUp'; at: number };
const instants = fc.integer({ min: T - 60 * SECOND, max: T + 300 * SECOND });
const happenings: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(instants, fc.subarray(['email', 'cellPhone'] as const), fc.nat(2), fc.boolean())
      .map(([when, changed, toWrite, replacesEmail]) =>
        compared({ at: when, changed, toWrite, replacesEmail }),
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('tooLate' as const, 'written' as const, 'doubted' as const), instants)
      .map(([type, when]): Happening => ({ type, at: when })),
  },
  instants.map((when): Happening => ({ type: 'refused', at: when, refusal })),
  fc.option(instants).map((until): Happening => ({ type: 'held', why: 'offline', until })),
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(true, false, null), instants)
      .map(([isThere, asOf]): Happening => shown(isThere, asOf)),
  },
  instants.map((when): Happening => ({ type: 'followed', follow: 'begun', at: when })),
  { weight: 2, arbitrary: instants.map((when): Happening => ({ type: 'takenUp', at: when })) },
);

test('in whatever order things happen, no write is repeated and nothing is said that was not seen', () => {
  const ends = new Set<string>();
  fc.assert(
    fc.property(fc.array(happenings, { maxLength: 30 }), (all) => {
      let save = at({ at: 'reading' });
      let hasLeft = false;
      for (const one of all) {
        const before = save;
        save = one.type === 'takenUp' ? takeUpSave(save, one.at) : stepSave(save, one);
        if (isSaveOver(before)) expect(save).toBe(before);
        if (save.phase.at === 'writing' && before.phase.at !== 'writing') {
          expect(one).toMatchObject({ type: 'compared', changed: [] });
          expect(hasLeft).toBe(false);
        }
        // What left, or may have, is from then on proven or given up.
        if (before.phase.at === 'writing' && save.phase.at === 'proving') hasLeft = true;
        if (hasLeft) expect(save.written).not.toBeNull();
        if (save === before || save.phase.at !== 'settled') continue;
        const { outcome } = save.phase;
        ends.add(outcome.kind);
        if (outcome.kind === 'saved') expect(before.phase.at).toBe('following');
        if (outcome.kind === 'changedMeanwhile' || outcome.kind === 'refused') expect(hasLeft).toBe(false);
        if (outcome.kind === 'notSaved')
          expect(one.type === 'shown' && one.asOf - (before.written?.gaveUpAt ?? 0)).toBeGreaterThanOrEqual(
            ABSENCE_AFTER,
          );
      }
    }),
    { numRuns: 3_000 },
  );
  expect([...ends].sort()).toEqual(['changedMeanwhile', 'notSaved', 'refused', 'saved', 'unknown']);
});
