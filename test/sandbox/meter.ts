import type { Clock } from './clock.ts';
import type { Settings } from './settings.ts';
import { HOUR } from './wall-clock.ts';

export type Metered = { kind: 'passed' } | { kind: 'throttled'; seconds: number };

/** This counts the calls of one API application. */
export interface Meter {
  /**
   * Count a call and say whether it may pass. Throttled calls count too: they "keep it hot" (seen by two public
   * clients).
   */
  count(): Metered;
  /** Tell the number of calls in the clock hour that runs. */
  used(): number;
  /** Count so many more calls in this hour, as if they had been made. */
  spend(calls: number): void;
}

/**
 * Allow 500 an hour, reset at the top of the hour; the tenth call within one second is refused (docs/drchrono.md §9).
 */
export function createMeter(clock: Clock, settings: Settings): Meter {
  let hour = Number.NaN;
  let calls = 0;
  let recent: number[] = [];
  const turn = (now: number) => {
    const current = Math.floor(now / HOUR);
    if (current !== hour) calls = 0;
    hour = current;
  };
  return {
    count() {
      const now = clock.now();
      turn(now);
      calls += 1;
      recent = [...recent.filter((at) => at > now - 1000 && at <= now), now];
      if (calls > settings.hourlyLimit) {
        return { kind: 'throttled', seconds: Math.ceil(((hour + 1) * HOUR - now) / 1000) };
      }
      return recent.length >= settings.perSecondLimit
        ? { kind: 'throttled', seconds: 1 }
        : { kind: 'passed' };
    },
    used() {
      turn(clock.now());
      return calls;
    },
    spend(more) {
      turn(clock.now());
      calls += more;
    },
  };
}
