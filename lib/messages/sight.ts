/** Tell of a press in the card what the page's side must know to judge whether the card could be seen. */
export interface Press {
  /** The pointer or key went down this long ago (ms). */
  heldFor: number;
  /**
   * True: the browser itself watched that nothing covers or fades the button (IntersectionObserver v2). Otherwise the
   * checks from outside decide alone.
   */
  watched: boolean;
  /**
   * The browser says that something covers or changes the button. A filter of the whole page, by which some people make
   * it dark, is enough for that, so the page's side decides whether it is only such a filter.
   */
  doubted?: true | undefined;
}

/** For this reason a person may not have seen what was pressed in the card. */
export type SightProblem = 'taken' | 'hidden' | 'faded' | 'covered' | 'moved';

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
