import { LATER_LOOKS, PAGE_QUIET, PAGE_UNREST } from '../../timing.ts';

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
   * Look once the page is quiet. Further changes put the look off, but never past `PAGE_UNREST` after the first of
   * them.
   */
  const settle = () => {
    const now = performance.now();
    const due = Math.min(lastChange + PAGE_QUIET, firstChange + PAGE_UNREST);
    if (now < due - 1) timer = setTimeout(settle, due - now);
    else look(0);
  };

  return {
    stir() {
      lastChange = performance.now();
      if (firstChange !== 0) return;
      stop();
      firstChange = lastChange;
      timer = setTimeout(settle, PAGE_QUIET);
    },
    stop,
    followUp(round) {
      const wait = LATER_LOOKS[round];
      if (wait !== undefined && timer === undefined) timer = setTimeout(look, wait, round + 1);
    },
  };
}
