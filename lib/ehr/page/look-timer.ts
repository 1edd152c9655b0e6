const quietMs = 100;
const longestMs = 500;
// A script that fills `input.value` leaves no trace that an observer could see, so the page is looked at twice more.
const laterLooksMs = [600, 2_500];

/** The timer says when to look at a page: once it has come to rest after a change, and again a while after a look. */
export interface LookTimer {
  /** The page changed. */
  stir(): void;
  /** The look that was waited for is done, or it is not wanted any more. */
  stop(): void;
  /** This look is done. Look again later, unless a change has come in between or there were enough looks. */
  followUp(round: number): void;
}

/** One timer serves both kinds of looks. `look` gets the number of looks since the last change. */
export function lookTimer(look: (round: number) => void): LookTimer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstChange = 0;
  let lastChange = 0;

  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
    firstChange = 0;
  };

  /**
   * Look once the page is quiet. Further changes put the look off, but never past `longestMs` after the first of them.
   */
  const settle = () => {
    const now = performance.now();
    const due = Math.min(lastChange + quietMs, firstChange + longestMs);
    if (now < due - 1) timer = setTimeout(settle, due - now);
    else look(0);
  };

  return {
    stir() {
      lastChange = performance.now();
      if (firstChange !== 0) return;
      stop();
      firstChange = lastChange;
      timer = setTimeout(settle, quietMs);
    },
    stop,
    followUp(round) {
      const wait = laterLooksMs[round];
      if (wait !== undefined && timer === undefined) timer = setTimeout(look, wait, round + 1);
    },
  };
}
