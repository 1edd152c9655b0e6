import { expect, test } from 'vitest';
import { forecastLooks } from '../../../../lib/desk/schedule/meter.ts';

const [HOUR, SECOND] = [3_600_000, 1_000];
const NOW = 100 * HOUR + 40 * 60 * SECOND;
const NEXT = 101 * HOUR;

test.each<[string, number, number, 'background' | 'bulk', number]>([
  ['nothing is done now', 0, 0, 'background', NOW],
  ['what fits into the hour follows one after the other', 20, 60, 'background', NOW + 10 * SECOND],
  ['the last that fits', 60, 60, 'background', NOW + 30 * SECOND],
  ['one more waits for the full hour', 61, 60, 'background', NEXT + SECOND / 2],
  ['what fills the next hour', 90, 30, 'background', NEXT + 30 * SECOND],
  ['and the hour after it', 91, 30, 'background', NEXT + HOUR + SECOND / 2],
  ['lists have a larger share', 400, 20, 'bulk', NEXT + 190 * SECOND],
])('%s', (_, requests, left, lane, done) => {
  expect(forecastLooks(requests, left, lane, NOW)).toBe(done);
});
