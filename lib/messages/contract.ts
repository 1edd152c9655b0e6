import type { PageReading } from '../ehr/page/reading.ts';
import type { BulkAction } from '../invites/bulk-queue.ts';
import type { Interval } from '../invites/evidence.ts';
import type { BulkPreview, BulkView } from './bulk-view.ts';
import type { ComputerKind, ConnectFailure, ConnectionView } from './connection-view.ts';
import type { Failure } from './failure.ts';
import type { Action } from './offer.ts';
import type { OverlayPlace, PatientView, PlaceKey } from './patient-view.ts';
import type { WorklistView } from './worklist-view.ts';

/**
 * Every message of the extension: name, input, output, and who may send it. `page` = the content script in
 * an EHR tab (it could be lied to by the page); `own` = popup, list and options only. The router enforces `callers`.
 */
export interface Contract {
  /** The detector saw a chart, appointment or calendar: bring the overlay into this tab. */
  pageRecognised: { input: null; output: null };
  /** The overlay needs a part that is not in this page yet: bring its code into this tab. */
  bringPart: { input: { part: PartName }; output: null };
  /**
   * Who is on this page and where does the invite stand? `check` asks DrChrono even if the answer is fresh.
   * `age`: milliseconds since the page first showed just this; an old page must not overrule a newer answer.
   */
  viewPatient: { input: { reading: PageReading; age: number; check: boolean }; output: PatientView };
  /** A click on an offer. The reading is taken again at the click and must name the same patient as the token. */
  act: {
    input: { token: string; action: Action; riskAccepted: boolean; reading: PageReading };
    output: Result<null>;
  };
  /** Where the overlay was left on this page kind. */
  readPlace: { input: { page: PlaceKey }; output: OverlayPlace | null };
  /** Remember where the overlay was left. */
  rememberPlace: { input: { page: PlaceKey; place: OverlayPlace }; output: null };
  /** Bring up the options page (a content script cannot open it). */
  openSettings: { input: null; output: null };
  /** The popup's list. */
  viewWorklist: { input: null; output: WorklistView };
  /** A click in the popup. */
  actOnPatient: {
    input: { patientId: number; action: Action; riskAccepted: boolean };
    output: Result<null>;
  };
  /** Open a chart in a tab of its own. */
  openChart: { input: { patientId: number }; output: null };
  /** Open the page of the list in a tab. */
  openBulk: { input: null; output: null };
  /** Who would be in a list, who is left out and why; null: everybody whose invite is known to have expired. */
  previewBulk: {
    input: { lines: { patientId: number; action: BulkAction }[] | null };
    output: BulkPreview;
  };
  /** The person confirmed the list: write it down and begin. */
  startBulk: {
    input: { lines: { patientId: number; action: BulkAction; seenInvite: Interval | null }[] };
    output: Result<null>;
  };
  /** The list under way, or the last one until it is put away. */
  viewBulk: { input: null; output: BulkView };
  /** Begin no further line for now, go on, take every waiting line off, or put a finished list away. */
  steerBulk: { input: { step: 'pause' | 'goOn' | 'cancelAll' | 'putAway' }; output: null };
  /** Take one waiting line off the list. */
  cancelBulkLine: { input: { patientId: number }; output: null };
  /** The options page's state. */
  viewConnection: { input: null; output: ConnectionView };
  /** Store the practice's API application. An empty secret keeps the stored one. */
  saveApplication: { input: { clientId: string; clientSecret: string }; output: Result<null> };
  /** Sign in through DrChrono's own window; answers when that window is done. */
  connect: {
    input: { computer: ComputerKind };
    /** `unchecked`: connected, but why the check list could not be filled. */
    output: { ok: true; unchecked: Failure | null } | { ok: false; failure: ConnectFailure };
  };
  /** Run the check list again. */
  recheckConnection: { input: null; output: Result<null> };
  /** Revoke the grant and wipe tokens, secret and everything remembered of patients. */
  disconnect: { input: null; output: Result<null> };
  /** Staff know which records of this computer were lost. */
  dismissLost: { input: null; output: null };
  /** Override the practice zone; null = use the provider's. */
  chooseZone: { input: { zone: string | null }; output: Result<null> };
}

/** What comes into a page beside the overlay, each with the first thing that needs it. */
export type PartName = 'card' | 'chart' | 'appointment' | 'history';

export type MessageName = keyof Contract;
export type Input<N extends MessageName> = Contract[N]['input'];
export type Output<N extends MessageName> = Contract[N]['output'];

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** Who may send what. */
export const callers: Record<MessageName, readonly ('page' | 'own')[]> = {
  pageRecognised: ['page'],
  bringPart: ['page'],
  viewPatient: ['page'],
  act: ['page'],
  readPlace: ['page'],
  rememberPlace: ['page'],
  openSettings: ['page', 'own'],
  viewWorklist: ['own'],
  actOnPatient: ['own'],
  openChart: ['own'],
  openBulk: ['own'],
  previewBulk: ['own'],
  startBulk: ['own'],
  viewBulk: ['own'],
  steerBulk: ['own'],
  cancelBulkLine: ['own'],
  viewConnection: ['own'],
  saveApplication: ['own'],
  connect: ['own'],
  recheckConnection: ['own'],
  disconnect: ['own'],
  dismissLost: ['own'],
  chooseZone: ['own'],
};

/** Background → overlays, popup, options: something changed, read your view again. Carries nothing. */
export const CHANGED = 'invite-desk/changed';
