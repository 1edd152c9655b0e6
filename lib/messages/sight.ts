/** Tell of a press in the card what the page's side must know to judge whether the card could be seen. */
export interface Press {
  /** The pointer or key went down this long (ms) before the press was told of. */
  heldFor: number;
  /**
   * True: the browser itself watched that nothing covers or fades the button (IntersectionObserver v2). Otherwise the
   * checks from outside decide alone.
   */
  watched: boolean;
  /** The browser says that something covers or changes the button. */
  doubted?: true | undefined;
}

/** For this reason a person may not have seen what was pressed in the card. */
export type SightProblem = 'taken' | 'hidden' | 'faded' | 'covered' | 'moved';

/** A press as the card tells the background of it. */
export interface ToldPress extends Press {
  /** It was told at this time (epoch ms, by the computer's own clock, which the card and the background share). */
  toldAt: number;
}

/**
 * How long ago the pointer or key of a press went down (ms). A background that slept when it was told of the press hears of
 * it late, and what the page did in between is no time in which the person could see the card.
 */
export function heldUntil({ heldFor, toldAt }: ToldPress, now: number): number {
  return heldFor + Math.max(0, now - toldAt);
}

/** Could the card be seen, as far as the page around it can tell? */
export type Sight =
  | {
      kind: 'clear';
      /** Something that lets clicks through may lie above the card, which only the browser itself can rule out. */
      glass: boolean;
      /** The filter of the whole page, as its computed style has it; 'none' where there is none. */
      filter: string;
    }
  | { kind: 'doubtful'; why: SightProblem };
