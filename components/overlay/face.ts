import type { Failure } from '../../lib/messages/failure.ts';
import type { PatientView, PlaceKey } from '../../lib/messages/patient-view.ts';
import type { CardProps } from './Card.tsx';
import type { Headline } from './headline.ts';
import type { Fractions } from './placement.ts';

/** What the overlay has to show at one moment. */
export interface OverlayContent {
  /** The code of the card could not be had. */
  cardFailed: boolean;
  /** null until the first answer. */
  view: PatientView | null;
  loading: boolean;
  page: PlaceKey;
  open: boolean;
  /** The overlay was left here on this kind of page; null for the middle of the right edge. */
  place: Fractions | null;
  /** The EHR holds a native modal dialog open: nothing of ours can be clicked. */
  inert: boolean;
  /** Another layer keeps coming back above ours: buttons are off, and the card says so. */
  outranked: boolean;
  /** The extension was updated under this page. */
  staleExtension: boolean;
  /** Why the last click was not carried out. */
  notice: Failure | null;
}

/** This is the same content with what an open card needs to act and to tell times. */
export type Drawn = OverlayContent & Omit<CardProps, 'support'>;

/** One of the two things the overlay can be: a pill or a card. */
export interface Face {
  parts: Node[];
  /** Gets the focus when a person folds or opens. */
  focus: HTMLElement;
  draw(headline: Headline, drawn: Drawn): void;
  end(): void;
}
