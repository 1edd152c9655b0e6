const quiet = 100;
const longest = 500;
// A script that fills `input.value` leaves no trace an observer could see: look again, twice.
const afterthoughts = [600, 2_500];

/** Says when to look at a page: once it has come to rest after a change, and a while after a look. */
export interface LookTimer {
  /** The page changed. */
  stir(): void;
  /** What was waited for is done, or not wanted any more. */
  stop(): void;
  /** This look is done: look again, unless a change has come in between or there were enough. */
  followUp(round: number): void;
}

/** One timer for both. `look` gets the number of looks since the last change. */
export function lookTimer(look: (round: number) => void): LookTimer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstChange = 0;
  let lastChange = 0;

  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
    firstChange = 0;
  };

  /** Moved along while changes go on, but never past `longest`. */
  const settle = () => {
    const now = performance.now();
    const due = Math.min(lastChange + quiet, firstChange + longest);
    if (now < due - 1) timer = setTimeout(settle, due - now);
    else look(0);
  };

  return {
    stir() {
      lastChange = performance.now();
      if (firstChange !== 0) return;
      stop();
      firstChange = lastChange;
      timer = setTimeout(settle, quiet);
    },
    stop,
    followUp(round) {
      const wait = afterthoughts[round];
      if (wait !== undefined && timer === undefined) timer = setTimeout(look, wait, round + 1);
    },
  };
}
