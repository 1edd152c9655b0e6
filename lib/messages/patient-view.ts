import type { Eligibility } from '../invites/eligibility.ts';
import type { HistoryLine } from '../invites/evidence.ts';
import type { Status } from '../invites/status.ts';
import type { Failure, IdentityRefusal } from './failure.ts';
import type { Offer } from './offer.ts';
import type { OperationView } from './operation-view.ts';

export type Identity =
  | { kind: 'locked'; name: string; birthDate: string | null }
  | { kind: 'refused'; reason: IdentityRefusal }
  /** Not looked up yet (not connected, offline, no budget). */
  | { kind: 'open' };

/** Everything the overlay shows about one patient. */
export interface PatientView {
  /** Corrected clock: epoch ms, and whether an answer of the practice has set it yet. */
  clock: { now: number; learned: boolean };
  /** IANA zone of the practice, e.g. `US/Eastern`; null until connected. */
  zone: string | null;
  /** Bound to tab, document and patient; null while no action is possible. */
  token: string | null;
  identity: Identity;
  status: Status;
  eligibility: Eligibility | null;
  /** Newest first, best source only. */
  history: HistoryLine[];
  operation: OperationView | null;
  offers: Offer[];
  /** Why something could not be looked up just now. */
  trouble: Failure | null;
}

/**
 * Where the overlay sits on one page kind, as fractions of the way it is free to move: 0 = at the left or top edge,
 * 1 = at the right or bottom edge. So one place fits the pill, the card and any window size.
 */
export interface OverlayPlace {
  x: number;
  y: number;
  open: boolean;
}

export type PlaceKey = 'chart' | 'appointmentWindow';
