import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SEEN_LEAST } from '../../../lib/page-timing.ts';
import {
  AT_FIRST,
  type Cursor,
  carryCursor,
  type LoadedRows,
  moveCursor,
  nextNeeding,
} from '../../../lib/panel/day-cursor.ts';
import { judgeKey, type KeyPress } from '../../../lib/panel/day-keys.ts';

const KEYS = { on: true, letters: { next: 'n', notNow: 's', undo: 'z', list: 'a', search: '/' } };
const SIGHT = { first: 0, last: 9, page: 5 };

const row = (key: string, meaning = 'resend', needs = true) => ({
  key,
  patientId: key.charCodeAt(0),
  meaning,
  needs,
});
const loaded = (keys: string, from = 0, found = from + keys.length): LoadedRows => ({
  ...{ from, found, needing: null },
  rows: [...keys].map((key) => row(key)),
});
const at = (place: number, rows: LoadedRows, when = 0): Cursor => moveCursor(AT_FIRST, place, rows, when);
const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  ...{ key, at: SEEN_LEAST, repeat: false, trusted: true, isCommand: false, shift: false },
  ...change,
});
const judge = (key: KeyPress, cursor: Cursor, rows: LoadedRows, keys: typeof KEYS | null = KEYS) =>
  judgeKey(key, cursor, rows, keys, SIGHT);

describe('a verb', () => {
  const rows = loaded('abc');

  test('counts once its row has been current for half a second before the key went down', () => {
    const cursor = at(1, rows, 1_000);
    for (const key of ['Enter', 's']) {
      expect(judge(press(key, { at: 1_000 + SEEN_LEAST - 1 }), cursor, rows)).toEqual({
        do: 'refuse',
        why: 'tooSoon',
      });
      const deed = key === 's' ? 'notNow' : 'verb';
      expect(judge(press(key, { at: 1_000 + SEEN_LEAST }), cursor, rows)).toEqual({
        do: deed,
        key: 'b',
        patientId: 98,
      });
    }
  });

  test('counts from when the key went down, however late it is heard', () => {
    const cursor = at(1, rows, 10_000);
    expect(judge(press('Enter', { at: 9_000 }), cursor, rows)).toMatchObject({ why: 'tooSoon' });
  });

  test.each<[string, Partial<KeyPress>]>([
    ['held', { repeat: true }],
    ['of a script', { trusted: false }],
    ['with Ctrl, Alt or Meta, or while a word is composed', { isCommand: true }],
  ])('is nothing where the key is %s', (_, change) => {
    for (const key of ['Enter', 'n', 's', 'z', 'a', '/'])
      expect(judge(press(key, change), at(0, rows), rows)).toBeNull();
  });

  test('is refused where its row cannot be seen, or is not loaded', () => {
    const far = { ...loaded('abc', 40, 60) };
    expect(judge(press('Enter'), at(41, far), far)).toEqual({ do: 'refuse', why: 'outOfSight' });
    expect(judge(press('Enter'), at(5, loaded('abc', 0, 60)), loaded('abc', 0, 60))).toEqual({
      ...{ do: 'refuse', why: 'notLoaded' },
    });
  });
});

describe('letters', () => {
  const rows = loaded('abc');
  test.each<[string, Partial<KeyPress>, string | null]>([
    ['z', {}, 'undo'],
    ['a', {}, 'list'],
    ['/', {}, 'search'],
    ['/', { shift: true }, 'search'],
    ['A', {}, 'list'],
    ['A', { shift: true }, null],
    ['x', {}, null],
    ['Escape', {}, 'back'],
    ['Tab', {}, null],
    [' ', {}, null],
  ])('%s (%j) is %s', (key, change, deed) => {
    expect(judge(press(key, change), at(0, rows), rows)?.do ?? null).toBe(deed);
  });

  test('are nothing while they are off or not known, and Enter and arrows still are', () => {
    for (const keys of [{ ...KEYS, on: false }, null]) {
      for (const key of ['n', 's', 'z', 'a', '/'])
        expect(judge(press(key), at(0, rows), rows, keys)).toBeNull();
      expect(judge(press('Enter'), at(0, rows), rows, keys)).toMatchObject({ do: 'verb' });
      expect(judge(press('ArrowDown'), at(0, rows), rows, keys)).toEqual({ do: 'move', place: 1 });
    }
  });

  test('are those that were chosen', () => {
    const keys = { ...KEYS, letters: { ...KEYS.letters, next: 'j' } };
    expect(judge(press('j'), at(0, rows), rows, keys)).toEqual({ do: 'move', place: 1 });
    expect(judge(press('n'), at(0, rows), rows, keys)).toBeNull();
  });
});

test.each([
  ['ArrowDown', 4],
  ['ArrowUp', 2],
  ['PageDown', 8],
  ['PageUp', 0],
  ['Home', 0],
  ['End', 9],
])('%s goes from the fourth of ten rows to place %i, and may be held', (key, place) => {
  const rows = loaded('abcdefghij');
  expect(judge(press(key, { repeat: true }), at(3, rows), rows)).toEqual({ do: 'move', place });
});

describe('N', () => {
  const go = (needing: number[] | null, place: number, rows = loaded('abcdef')) =>
    nextNeeding(at(place, rows), { ...rows, needing });

  test('goes to the next that needs somebody, from the end on to the first', () => {
    expect(go([1, 4], 0)).toBe(1);
    expect(go([1, 4], 1)).toBe(4);
    expect(go([1, 4], 5)).toBe(1);
    expect(go(null, 5)).toBe(0);
  });

  test('says so where nobody else does, and passes over what was done here', () => {
    expect(go([2], 2)).toBeNull();
    expect(go([], 2)).toBeNull();
    const done = { ...loaded('abc'), rows: [row('a'), row('b', '', false), row('c')] };
    expect(nextNeeding(at(0, done), done)).toBe(2);
    const rows = loaded('a');
    expect(judge(press('n'), at(0, rows), rows)).toEqual({ do: 'refuse', why: 'nobodyElse' });
  });
});

describe('the current row', () => {
  test('keeps its time while it is the same in every respect', () => {
    const before = at(1, loaded('abc'), 100);
    expect(carryCursor(before, loaded('abc'), 900)).toEqual(before);
    expect(carryCursor(before, loaded('abcdef'), 900)).toEqual(before);
  });

  test.each<[string, LoadedRows, Partial<Cursor>]>([
    ['the list is sorted anew: it goes along', loaded('acb'), { place: 2 }],
    ['another row comes above it', loaded('zabc'), { place: 2 }],
    [
      'its verb is another one',
      { ...loaded('abc'), rows: [row('a'), row('b', 'invite'), row('c')] },
      { place: 1 },
    ],
    ['it is gone: the row at its place is current', loaded('acd'), { place: 1 }],
    ['it is gone, and was the last', loaded('a'), { place: 0 }],
  ])('begins its time anew where %s', (_, rows, where) => {
    const carried = carryCursor(at(1, loaded('abc'), 100), rows, 900);
    expect(carried).toMatchObject({ ...where, since: 900 });
    expect(judge(press('Enter', { at: 900 + SEEN_LEAST - 1 }), carried, rows)).toMatchObject({
      why: 'tooSoon',
    });
  });

  test('stays where other rows are loaded, and is not guessed', () => {
    const before = at(1, loaded('abc', 0, 80), 100);
    expect(carryCursor(before, loaded('xyz', 40, 80), 900)).toEqual(before);
  });

  test('has no row in an empty list', () => {
    expect(carryCursor(at(1, loaded('abc')), loaded(''), 900)).toMatchObject({ place: 0, row: null });
  });
});

test('whatever comes in whatever order, no key acts for a patient who was not current for half a second before it', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('rows' as const), keys: fc.shuffledSubarray([...'abcdef']) }),
    fc.record({
      kind: fc.constant('key' as const),
      key: fc.constantFrom('Enter', 's', 'n', 'ArrowDown', 'ArrowUp', 'Home', 'End'),
      repeat: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('time' as const), ms: fc.integer({ min: 1, max: 700 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let now = 0;
      let rows = loaded('abcdef');
      let cursor = at(0, rows, now);
      /** Who was current since when, kept a second time by hand. */
      let seen = { key: cursor.row?.key, place: 0, since: now };
      const note = () => {
        if (cursor.row?.key !== seen.key || cursor.place !== seen.place)
          seen = { key: cursor.row?.key, place: cursor.place, since: now };
      };
      for (const one of steps) {
        if (one.kind === 'time') now += one.ms;
        else if (one.kind === 'rows') {
          rows = loaded(one.keys.join(''));
          cursor = carryCursor(cursor, rows, now);
        } else {
          const deed = judge(press(one.key, { at: now, repeat: one.repeat }), cursor, rows);
          if (deed?.do === 'verb' || deed?.do === 'notNow') {
            expect(one.repeat).toBe(false);
            expect(deed.key).toBe(seen.key);
            expect(now - seen.since).toBeGreaterThanOrEqual(SEEN_LEAST);
          }
          if (deed?.do === 'move') cursor = moveCursor(cursor, deed.place, rows, now);
        }
        note();
      }
    }),
  );
});
