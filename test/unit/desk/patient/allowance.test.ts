import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Allowance,
  type Rest,
  refilled,
  spend,
  withoutWhole,
} from '../../../../lib/desk/patient/allowance.ts';

const three: Allowance = { burst: 3, every: 10 };

/** Ask at each of these times, and tell which of the askings were granted. */
function granted(allowance: Allowance, times: readonly number[]): boolean[] {
  let rest: Rest | null = null;
  return times.map((now) => {
    const after = spend(rest, allowance, now);
    if (after !== null) rest = after;
    return after !== null;
  });
}

describe('three at once, and one more every ten', () => {
  test.each<[string, number[], string]>([
    ['all at once', [0, 0, 0, 0, 0], 'yyynn'],
    ['one comes back after ten', [0, 0, 0, 9, 10, 10], 'yyynyn'],
    ['asking in vain does not put it off', [0, 0, 0, 5, 6, 7, 8, 9, 10], 'yyynnnnny'],
    ['parts of one add up', [0, 0, 0, 15, 20, 25], 'yyyyyn'],
    ['never more than three come back', [0, 0, 0, 1_000, 1_000, 1_000, 1_000], 'yyyyyyn'],
    ['in their pace they are all granted', [0, 10, 20, 30, 40, 50, 60], 'yyyyyyy'],
    ['a clock that was set back gives nothing and takes nothing', [100, 100, 0, 0, 9, 10], 'yyynny'],
  ])('%s', (_, times, expected) => {
    expect(
      granted(three, times)
        .map((is) => (is ? 'y' : 'n'))
        .join(''),
    ).toBe(expected);
  });
});

test('within any stretch no more are granted than the burst and what came back in it', () => {
  const times = fc.array(fc.nat(50), { minLength: 1, maxLength: 200 }).map((gaps) => {
    let now = 0;
    return gaps.map((gap) => {
      now += gap;
      return now;
    });
  });
  const allowances = fc.record({
    burst: fc.integer({ min: 1, max: 9 }),
    every: fc.integer({ min: 1, max: 40 }),
  });
  fc.assert(
    fc.property(allowances, times, (allowance, asked) => {
      const is = granted(allowance, asked);
      for (let from = 0; from < asked.length; from += 1)
        for (let to = from; to < asked.length; to += 1) {
          const count = is.slice(from, to + 1).filter(Boolean).length;
          const passed = (asked[to] ?? 0) - (asked[from] ?? 0);
          expect(count).toBeLessThanOrEqual(allowance.burst + passed / allowance.every + 1e-6);
        }
    }),
    { numRuns: 60 },
  );
});

test('what is whole again is forgotten, and only that', () => {
  const rests: [string, Rest][] = [
    ['whole', { left: 3, at: 0 }],
    ['whole soon', { left: 2.5, at: 0 }],
    ['empty', { left: 0, at: 0 }],
  ];
  expect(withoutWhole(rests, three, 0).map(([key]) => key)).toEqual(['whole soon', 'empty']);
  expect(withoutWhole(rests, three, 5).map(([key]) => key)).toEqual(['empty']);
  expect(withoutWhole(rests, three, 30)).toEqual([]);
  expect(refilled(null, three, 7)).toEqual({ left: 3, at: 7 });
});
