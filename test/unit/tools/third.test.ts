import { expect, test } from 'vitest';
import { oneOf, partOf, readThird } from '../../third.ts';

const all = Array.from({ length: 10 }, (_, nth) => nth);

test('without a turn everything is taken', () => {
  expect(readThird(undefined)).toBeNull();
  expect(readThird('')).toBeNull();
  expect(partOf(all, null)).toEqual(all);
});

test('the three turns together take everything once', () => {
  const parts = ['0', '1', '2'].map((said) => partOf(all, readThird(said)));
  expect(parts.map(({ length }) => length)).toEqual([4, 3, 3]);
  expect(parts.flat().toSorted((a, b) => a - b)).toEqual(all);
});

test('of a short list a turn takes one, and the turns together all', () => {
  for (const short of [['a'], ['a', 'b'], ['a', 'b', 'c']]) {
    const turns = [0, 1, 2].map((turn) => oneOf(short, turn));
    expect(turns.every(({ length }) => length === 1)).toBe(true);
    expect([...new Set(turns.flat())]).toEqual(short);
    expect(oneOf(short, null)).toEqual(short);
  }
});

test.each(['3', '-1', 'all', '1.5'])('%s is no turn', (said) => {
  expect(() => readThird(said)).toThrow('TESTS_THIRD is 0, 1 or 2');
});
