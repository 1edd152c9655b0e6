import type { DrChronoInvites } from '../invites/drchrono-invites.ts';
import type { Eligibility } from '../invites/eligibility.ts';
import type { HistoryLine } from '../invites/evidence.ts';
import type { Lapse } from '../invites/lapse.ts';
import type { NotNow } from '../invites/not-now.ts';
import type { Status } from '../invites/status.ts';
import type { Mark } from '../words/tone.ts';
import type { Failure, IdentityRefusal, SaidBySides } from './failure.ts';
import type { Offer } from './offer.ts';
import type { OperationView } from './operation-view.ts';

/** Only `locked` names a patient: the page, its address and the record of the practice API agree on one. */
export type Identity =
  | {
      kind: 'locked';
      name: string;
      birthDate: string | null;
      /** Only one identifier of the page is this patient's, so a person confirms name and birth date with each deed. */
      toConfirm?: true;
    }
  | { kind: 'refused'; reason: IdentityRefusal; said?: SaidBySides }
  /** The patient could not be looked up yet: we are not connected, offline, or have no request left. */
  | { kind: 'open' };

/** A view holds everything that the card shows about one patient. */
export interface PatientView {
  /**
   * `now` is epoch ms on the corrected clock; `learned` says whether an answer of the practice API has set that clock.
   */
  clock: { now: number; learned: boolean };
  /** This is the IANA zone of the practice, as in `US/Eastern`; null until connected. */
  zone: string | null;
  /** A press sends this token back. It holds for one card, page and patient; null while no action is possible. */
  token: string | null;
  identity: Identity;
  status: Status;
  /** The pending invite ends before the patient's next visit, as far as a visit is known. */
  lapse?: Lapse;
  eligibility: Eligibility | null;
  /** The rows come from the newest source that lists invites, newest row first. */
  history: HistoryLine[];
  operation: OperationView | null;
  offers: Offer[];
  /** Missing where the patient is not certain. */
  asides?: PatientAsides;
  /** What is sent from here goes out in the name of this person at DrChrono; null where that is not known. */
  actsAs: string | null;
  /** For this reason nothing is offered here, though the patient is locked; null where the state alone decides. */
  withheld: Failure | null;
  /** For this reason something could not be looked up just now. */
  trouble: Failure | null;
}

/** What staff should know of a patient beside where the invite stands. Each is missing where it is not so. */
export interface PatientAsides {
  /** A person decided not to invite now, and it is not due again. */
  notNow?: NotNow;
  /** So many invites went out and nobody joined that another way is better. */
  sends?: number;
  /** DrChrono invites this patient by itself, this way. */
  byItself?: Exclude<DrChronoInvites, 'never'>;
}

/**
 * The pill is drawn in the EHR's own page, so its view holds no name, no address and no history: only what it says.
 */
export interface PillView {
  clock: PatientView['clock'];
  /** Staff want no words of the pill on the screen. */
  iconOnly: boolean;
  /** An operation is under way or asks something, so a screen reader is told each change. */
  isUnderWay: boolean;
  /** The pill says these things, each from its moment on. The first holds already. */
  phases: PillPhase[];
}

export interface PillPhase extends Mark {
  /** Epoch ms, corrected clock. */
  from: number;
  word: string;
  /** The time left is counted to this moment (epoch ms); null where nothing is counted. */
  until: number | null;
  /** The time left reads "about". */
  isAbout: boolean;
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
