import type { PageReading } from '../ehr/page/reading.ts';
import type { Input, MessageName, Output } from '../messages/contract.ts';
import type { OverlayPlace, PillView, PlaceKey } from '../messages/patient-view.ts';
import type { DocumentClock } from '../platform/overlay-page.ts';

/** The overlay shows this at one moment. Null in its place: the page is about nobody, so nothing is drawn. */
export interface Shown {
  view: PillView | null;
  loading: boolean;
  page: PlaceKey;
  /** This number is another one as soon as the page is about another patient. */
  subject: number;
  open: boolean;
  place: OverlayPlace | null;
  staleExtension: boolean;
  /** The extension may not use the EHR's site any more, so nobody knows what holds now. */
  noAccess?: true;
}

export interface SessionPorts extends DocumentClock {
  /** Look at the page now. */
  read(): PageReading;
  ask<N extends MessageName>(name: N, input: Input<N>): Promise<Output<N>>;
  /** False once the extension was updated or removed under this page. */
  isAlive(): boolean;
  show(shown: Shown | null): void;
  /** A hidden tab asks nothing. What it missed is asked for when it is seen. */
  isHidden(): boolean;
  /** Does an open card stand in the pill's place? */
  isCovered(): boolean;
  /**
   * There is news. A card that nobody has opened would show an older state, so it leaves the page. True: an open one is
   * there, and must hear of it.
   */
  cardHears(): boolean;
  /** Milliseconds since some fixed moment. Unlike the computer's clock, this is never set back. */
  elapsed(): number;
  /** Call back after this many milliseconds unless the session ends first. */
  later(milliseconds: number, callback: () => void): void;
  /** The session is over: stop watching. */
  end(): void;
}
