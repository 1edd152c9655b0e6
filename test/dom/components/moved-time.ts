import { onTestFinished, vi } from 'vitest';
import { LOOK_AT_CARD } from '../../../lib/page-timing.ts';

export interface MovedTime {
  goesOn(milliseconds: number): void;
  /** From now on events are heard so many milliseconds after they happened, as on a page that has much to do. */
  hearsLate(milliseconds: number): void;
}

/**
 * In this test the page's own clock, by which events are dated too, stands still and goes on only when the test says so.
 * Nothing waits for half a second to pass, and every limit is tested to the millisecond. The browser's own observers and timers
 * go on at their pace. Whoever looks ten times a second does so by `look`.
 */
export function movedTime(look: () => void = () => undefined): MovedTime {
  let now = performance.now();
  let late = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  const stamp = vi.spyOn(Event.prototype, 'timeStamp', 'get').mockImplementation(() => now - late);
  onTestFinished(() => {
    clock.mockRestore();
    stamp.mockRestore();
  });
  return {
    hearsLate(milliseconds) {
      late = milliseconds;
    },
    goesOn(milliseconds) {
      for (let left = milliseconds; left !== 0; ) {
        const step = Math.min(left, LOOK_AT_CARD);
        now += step;
        left -= step;
        look();
      }
    },
  };
}
