import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import {
  actsSchema,
  digitsOf,
  fromRecord,
  laidOut,
  placeOf,
  toRecord,
} from '../../../../lib/desk/store/acts-layout.ts';
import type { OwnAct } from '../../../../lib/desk/store/journal-schema.ts';
import { NOW } from '../fake-services.ts';

const at = { earliest: NOW, latest: NOW + 999 };
const send = (patientId: number, earliest = NOW): OwnAct => ({
  ...{ patientId, kind: 'send', precision: 'exact' },
  at: { earliest, latest: earliest + 999 },
});

test('an act comes back as it was noted', () => {
  const acts: OwnAct[] = [
    send(4224),
    { patientId: 4225, kind: 'revoke', at, precision: 'about', of: { earliest: 1, latest: 2 } },
    { patientId: 4226, kind: 'revoke', at, precision: 'exact' },
  ];
  const stored = JSON.parse(JSON.stringify(toRecord(acts)));
  expect(fromRecord(z.parse(actsSchema(), stored))).toEqual(acts);
});

test.each<[string, unknown]>([
  ['nothing', null],
  ['a list', [[4224, 'send', 'exact', 1, 2]]],
  ['no acts', { version: 1 }],
  ['acts that are none', { version: 1, acts: [7] }],
  ['an act without a time', { version: 1, acts: [[4224, 'send', 'exact', 1]] }],
  ['half a second time', { version: 1, acts: [[4224, 'revoke', 'exact', 1, 2, 3]] }],
  ['too much', { version: 1, acts: [[4224, 'revoke', 'exact', 1, 2, 3, 4, 5]] }],
  ['an id that is text', { version: 1, acts: [['4224', 'send', 'exact', 1, 2]] }],
  ['a time that is none', { version: 1, acts: [[4224, 'send', 'exact', 1, null]] }],
  ['another deed', { version: 1, acts: [[4224, 'wipe', 'exact', 1, 2]] }],
  ['another precision', { version: 1, acts: [[4224, 'send', 'roughly', 1, 2]] }],
])('%s is no record of acts', (_, record) => {
  expect(z.safeParse(actsSchema(), record).success).toBe(false);
});

describe('laid out in records', () => {
  const acts = fc
    .array(fc.integer({ min: 1, max: 90_000_000 }), { minLength: 1, maxLength: 200 })
    .map((ids) => ids.map((id, index) => send(id, NOW + index)));

  test('each act is in the record that is found for its patient, in its order, and none is lost', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const records = laidOut(0, all);
        const names = [...records.keys()].map(digitsOf);
        expect(names).toEqual(names.toSorted());
        expect([...records.keys()][0]).toBe(0);
        expect([...records.values()].flat()).toHaveLength(all.length);
        for (const { patientId } of all) {
          const name = names.findLast((from) => from <= digitsOf(placeOf(patientId))) ?? '';
          const held = records.get(Number.parseInt(name, 16)) ?? [];
          const theirs = (one: OwnAct) => one.patientId === patientId;
          expect(held.filter(theirs)).toEqual(all.filter(theirs));
        }
      }),
    );
  });

  test('a record has sixteen acts at most, as long as their patients can be told apart', () => {
    fc.assert(
      fc.property(acts, (all) => {
        for (const held of laidOut(0, all).values()) {
          const places = new Set(held.map(({ patientId }) => placeOf(patientId)));
          expect(held.length <= 16 || places.size === 1).toBe(true);
        }
      }),
    );
    expect(
      laidOut(
        0,
        Array.from({ length: 40 }, () => send(7)),
      ),
    ).toHaveProperty('size', 1);
  });

  test('five thousand patients in a row fill their records evenly', () => {
    const all = Array.from({ length: 5_000 }, (_, index) => send(70_000 + index));
    const sizes = [...laidOut(0, all).values()].map(({ length }) => length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(16);
    expect(sizes.length).toBeLessThan(700);
  });

  test('where few records are parted says as little as can be of a patient', () => {
    // One round of halving after the other, so that seventeen acts show one bit of a place.
    const all = Array.from({ length: 17 }, (_, index) => send(70_000 + index));
    expect([...laidOut(0, all).keys()]).toEqual([0, 0x800]);
    const many = Array.from({ length: 160 }, (_, index) => send(70_000 + index));
    for (const from of laidOut(0, many).keys()) expect(from % 0x40).toBe(0);
  });
});
