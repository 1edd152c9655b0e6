import {
  FRAME_PATIENCE,
  LATER_LOOKS,
  LONGEST_REST,
  LOOK_CREDIT,
  LOOK_SHARE,
  PAGE_QUIET,
  PAGE_UNREST,
} from '../../page-timing.ts';

/** The timer says when to look at a page: once it has come to rest after a change, and again a while after a look. */
export interface LookTimer {
  /** The page changed, and may go on changing for so long (ms) without a word. */
  stir(unobserved: number): void;
  /** The page is another one now, on which no look was spent. */
  renew(): void;
  /** Nobody knows whom the page is about now: look right after the next frame, unless that was done just now. */
  hurry(): void;
  /** The look that was waited for is done, or it is not wanted any more. */
  stop(): void;
  /**
   * This look is done and took so long (ms). Look again later, unless a change has come in between or there were enough
   * looks.
   */
  followUp(round: number, took: number): void;
}

/** One timer serves all kinds of looks. `look` gets the number of looks since the last change. */
export function lookTimer(look: (round: number) => void): LookTimer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = nextFrame(() => look(0));
  let firstChange = 0;
  let lastChange = 0;
  let lastHurry = Number.NEGATIVE_INFINITY;
  const credit = lookCredit();

  const stop = () => {
    clearTimeout(timer);
    frame.forget();
    timer = undefined;
    firstChange = 0;
  };

  /**
   * Look once the page is quiet. Further changes put the look off, but never past `PAGE_UNREST` after the first of
   * them, unless looking at this page has cost too much already.
   */
  const settle = () => {
    const now = performance.now();
    const due = Math.min(lastChange + PAGE_QUIET, firstChange + PAGE_UNREST);
    const wait = Math.max(due - now, credit.rest());
    if (wait > 1) timer = setTimeout(settle, wait);
    else frame.await();
  };

  return {
    stir(unobserved) {
      const now = performance.now();
      lastChange = now + unobserved;
      if (firstChange !== 0 || frame.isAwaited()) return;
      stop();
      firstChange = now;
      timer = setTimeout(settle, PAGE_QUIET);
    },
    renew: credit.renew,
    hurry() {
      const now = performance.now();
      if (frame.isAwaited() || now - lastHurry < PAGE_QUIET) return;
      lastHurry = now;
      clearTimeout(timer);
      frame.await();
    },
    stop,
    followUp(round, took) {
      credit.spend(took);
      const wait = LATER_LOOKS[round];
      if (wait !== undefined && timer === undefined) timer = setTimeout(look, wait, round + 1);
    },
  };
}

/**
 * Call back right after the next frame was drawn. Styles and layout are settled then, and asking for them costs nothing.
 * Where no frame is drawn, the call comes all the same.
 */
function nextFrame(drawn: () => void) {
  let awaited: AbortController | undefined;
  const forget = () => {
    awaited?.abort();
    awaited = undefined;
  };
  return {
    isAwaited: () => awaited !== undefined,
    forget,
    await(): void {
      forget();
      awaited = new AbortController();
      const { signal } = awaited;
      const begin = () => {
        if (signal.aborted) return;
        forget();
        drawn();
      };
      requestAnimationFrame(() => {
        if (!signal.aborted) void scheduler.postTask(begin, { priority: 'user-blocking' });
      });
      setTimeout(begin, FRAME_PATIENCE);
    },
  };
}

/** Looks may take only a small share of the time. What a quiet page has saved, a few looks in a row may use. */
function lookCredit() {
  let saved = LOOK_CREDIT;
  let since = performance.now();
  let spent = 0;
  const count = () => {
    const now = performance.now();
    saved = Math.min(LOOK_CREDIT, saved + (now - since) * LOOK_SHARE);
    since = now;
  };
  return {
    renew(): void {
      saved = LOOK_CREDIT;
    },
    spend(took: number): void {
      count();
      saved -= took;
      spent = since;
    },
    /** For how long (ms) nothing is to be looked at. */
    rest(): number {
      count();
      return saved > 0 ? 0 : Math.min(spent + LONGEST_REST - since, -saved / LOOK_SHARE);
    },
  };
}
