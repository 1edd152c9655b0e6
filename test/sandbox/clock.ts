/** This is the sandbox's own clock. Every time that the practice tells comes from it, the `Date` header too. */
export interface Clock {
  /** The practice takes this for the present time (epoch ms). */
  now(): number;
  /** Jump by so many milliseconds. */
  move(ms: number): void;
  /** Jump to an instant. */
  set(instant: number): void;
  /** Stop the clock, for tests that compare exact instants. */
  freeze(): void;
  /** Let the clock go on from the time at which it stands. */
  run(): void;
}

/** Make a clock that goes at the machine's pace, from `start` on, until it is frozen, moved or set. */
export function createClock(start: number = Date.now(), machine: () => number = Date.now): Clock {
  let base = start;
  let since: number | null = machine();
  const now = () => (since === null ? base : base + (machine() - since));
  const rebase = (instant: number) => {
    base = instant;
    if (since !== null) since = machine();
  };
  return {
    now,
    move: (ms) => rebase(now() + ms),
    set: rebase,
    freeze() {
      base = now();
      since = null;
    },
    run() {
      base = now();
      since = machine();
    },
  };
}
