import type { PillView, PlaceKey } from '../../lib/messages/patient-view.ts';
import type { Fractions } from './placement.ts';

/** What the overlay has to show at one moment. */
export interface OverlayContent {
  /** null until the first answer, and while the page may be about somebody else. */
  view: PillView | null;
  loading: boolean;
  page: PlaceKey;
  /** This number is another one as soon as the page is about another patient. */
  subject: number;
  open: boolean;
  /** The overlay was left here on this kind of page; null for the middle of the right edge. */
  place: Fractions | null;
  /** The EHR holds a native modal dialog open: nothing of ours can be clicked. */
  inert: boolean;
  /** Another layer keeps coming back above ours: the card is off, and the pill says so. */
  outranked: boolean;
  /** The extension was updated under this page. */
  staleExtension: boolean;
  /** The extension may not use the EHR's site any more. */
  noAccess?: true;
}
