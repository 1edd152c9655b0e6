import { describe, expect, test } from 'vitest';
import { type Row, resultsOf, tableOf } from '../../bench/figures.ts';
import { median, medianDeviation } from '../../bench/statistics.ts';

describe('the middle and its spread', () => {
  test('are not moved by one disturbed run', () => {
    expect(median([4, 1, 900, 3, 2])).toBe(3);
    expect(medianDeviation([4, 1, 900, 3, 2])).toBe(1);
  });

  test('of an even count lie between the two in the middle', () => {
    expect(median([1, 2, 4, 8])).toBe(3);
    expect(medianDeviation([1, 2, 4, 8])).toBe(1.5);
  });

  test('of one number are that number and nothing, and of none they are no number', () => {
    expect([median([7]), medianDeviation([7])]).toEqual([7, 0]);
    expect(median([])).toBeNaN();
  });
});

describe('the table', () => {
  const row: Row = {
    name: 'heavy chart',
    figures: [
      { name: 'load', unit: 'ms', target: 8 },
      { name: 'script', unit: 'kB', target: null },
    ],
    measure: async () => undefined,
  };
  const sample = (figure: string, column: string, value: number) => ({
    row: 'heavy chart',
    ...{ figure, column, value },
  });

  test('judges one column by the target and leaves the others unjudged', () => {
    const samples = [sample('load', 'ours', 7), sample('load', 'ours', 9), sample('load', 'theirs', 40)];
    expect(tableOf(resultsOf([row], samples), 'ours').split('\n')).toEqual([
      '| row | figure | ours | theirs | target | met |',
      '| --- | --- | --- | --- | --- | --- |',
      '| heavy chart | load | 8 ±1 ms | 40 ms | ≤ 8 ms | yes |',
      '| heavy chart | script |  |  |  |  |',
    ]);
    expect(tableOf(resultsOf([row], samples), 'theirs')).toContain('≤ 8 ms | **no** |');
  });
});
