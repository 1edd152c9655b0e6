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
 * The contract lists every message of the extension with its name, input and output. `callers` below says who may send
 * it, and the router enforces that. A `page` is a content script in a tab of the EHR, to which the page could lie;
 * `own` is a page of the extension: popup, list or settings.
 */
export interface Contract {
  /** The detector saw a chart, an appointment or a calendar, and asks for the overlay in this tab. */
  pageRecognised: { input: null; output: null };
  /** The overlay needs a part that is not in this page yet, and asks for its code in this tab. */
  bringPart: { input: { part: PartName }; output: null };
  /**
   * Ask which patient the page is about and where the invite stands. `check` asks DrChrono even where the last answer
   * is fresh. `age` is how long the page has shown just this (ms), since an old page must not overrule a newer answer.
   */
  viewPatient: { input: { reading: PageReading; age: number; check: boolean }; output: PatientView };
  /** A person pressed an offered button. The page is read again at the press and must name the token's patient. */
  act: {
    input: { token: string; action: Action; riskAccepted: boolean; reading: PageReading };
    output: Result<null>;
  };
  /** Ask where the overlay was left on pages of this kind. */
  readPlace: { input: { page: PlaceKey }; output: OverlayPlace | null };
  /** Remember where the overlay was left on pages of this kind. */
  rememberPlace: { input: { page: PlaceKey; place: OverlayPlace }; output: null };
  /** Bring up the settings page, which a content script cannot open itself. */
  openSettings: { input: null; output: null };
  /** Ask for the rows of the popup. */
  viewWorklist: { input: null; output: WorklistView };
  /** A person pressed a button of the popup or of the page of the list. */
  actOnPatient: {
    input: { patientId: number; action: Action; riskAccepted: boolean };
    output: Result<null>;
  };
  /** Open the patient's chart in a new tab. */
  openChart: { input: { patientId: number }; output: null };
  /** Open the page of the list in a tab, or bring up the tab that shows it. */
  openBulk: { input: null; output: null };
  /**
   * Ask who would be in a list, who is left out and why. Null `lines` means everybody whose invite is known to be
   * expired.
   */
  previewBulk: {
    input: { lines: { patientId: number; action: BulkAction }[] | null };
    output: BulkPreview;
  };
  /** A person confirmed the list: store it and begin. */
  startBulk: {
    input: { lines: { patientId: number; action: BulkAction; seenInvite: Interval | null }[] };
    output: Result<null>;
  };
  /** Ask for the list under way, or for the last one until it is put away. */
  viewBulk: { input: null; output: BulkView };
  /** Pause the list, let it go on, take every waiting line off it, or put it away once it is over. */
  steerBulk: { input: { step: 'pause' | 'goOn' | 'cancelAll' | 'putAway' }; output: null };
  /** Take one waiting line off the list. */
  cancelBulkLine: { input: { patientId: number }; output: null };
  /** Ask for what the settings page shows. */
  viewConnection: { input: null; output: ConnectionView };
  /** Store the practice's API application. An empty secret keeps the stored one. */
  saveApplication: { input: { clientId: string; clientSecret: string }; output: Result<null> };
  /** Sign in through DrChrono's own window; answers when that window is done. */
  connect: {
    input: { computer: ComputerKind };
    /** `unchecked`: the sign-in worked, but for this reason the check list could not be filled. */
    output: { ok: true; unchecked: Failure | null } | { ok: false; failure: ConnectFailure };
  };
  /** Run the check list of the settings page again. */
  recheckConnection: { input: null; output: Result<null> };
  /** Revoke the grant, and wipe the tokens, the secret and everything that is remembered of patients. */
  disconnect: { input: null; output: Result<null> };
  /** Staff say that they know which records of this workstation were lost. */
  dismissLost: { input: null; output: null };
  /** Choose the IANA zone of the practice by hand; null uses the provider's zone. */
  chooseZone: { input: { zone: string | null }; output: Result<null> };
}

/** These parts come into a page beside the overlay, each with the first thing that needs it. */
export type PartName = 'card' | 'chart' | 'appointment' | 'history';

export type MessageName = keyof Contract;
export type Input<N extends MessageName> = Contract[N]['input'];
export type Output<N extends MessageName> = Contract[N]['output'];

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** A message is answered only where its sender is of a kind that is listed here. */
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

/**
 * The background tells overlays, popup, list and settings by this name to read their view again. It carries nothing
 * else.
 */
export const CHANGED = 'invite-desk/changed';
