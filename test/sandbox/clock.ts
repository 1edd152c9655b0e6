/** The sandbox's own clock. Everything the practice says about time comes from here, the `Date` header too. */
export interface Clock {
  /** Milliseconds since the epoch, as the practice believes them to be. */
  now(): number;
  /** Jumps by so many milliseconds. */
  move(ms: number): void;
  /** Jumps to an instant. */
  set(instant: number): void;
  /** Stops ticking, for tests that compare exact instants. */
  freeze(): void;
  /** Ticks again from where it stands. */
  run(): void;
}

/** A clock that ticks with the machine's, from `start` on, until it is frozen, moved or set. */
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
