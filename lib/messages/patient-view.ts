import type { Eligibility } from '../invites/eligibility.ts';
import type { HistoryLine } from '../invites/evidence.ts';
import type { Status } from '../invites/status.ts';
import type { Failure, IdentityRefusal } from './failure.ts';
import type { Offer } from './offer.ts';
import type { OperationView } from './operation-view.ts';

/** Only `locked` is certain: the page, its address and the record of the practice API agree on one patient. */
export type Identity =
  | { kind: 'locked'; name: string; birthDate: string | null }
  | { kind: 'refused'; reason: IdentityRefusal }
  /** The patient could not be looked up yet: we are not connected, offline, or have no request left. */
  | { kind: 'open' };

/** A view holds everything that the overlay shows about one patient. */
export interface PatientView {
  /**
   * `now` is epoch ms on the corrected clock; `learned` says whether an answer of the practice API has set that clock.
   */
  clock: { now: number; learned: boolean };
  /** This is the IANA zone of the practice, as in `US/Eastern`; null until connected. */
  zone: string | null;
  /** A press sends this token back. It holds for one tab, document and patient; null while no action is possible. */
  token: string | null;
  identity: Identity;
  status: Status;
  eligibility: Eligibility | null;
  /** The rows come from the newest source that lists invites, newest row first. */
  history: HistoryLine[];
  operation: OperationView | null;
  offers: Offer[];
  /** For this reason something could not be looked up just now. */
  trouble: Failure | null;
}

/**
 * The overlay sits at this place on pages of one kind. `x` and `y` are fractions of the way that the overlay is free to
 * move: 0 is the left or top edge, 1 the right or bottom edge. One place therefore fits the pill, the card and any
 * window size.
 */
export interface OverlayPlace {
  x: number;
  y: number;
  open: boolean;
}

export type PlaceKey = 'chart' | 'appointmentWindow';
