import type { BulkAction } from '../invites/bulk-queue.ts';
import type { DrChronoInvites } from '../invites/drchrono-invites.ts';
import type { Interval } from '../invites/evidence.ts';
import type { NotNowReason, NotNowUntil } from '../invites/not-now.ts';
import type { Risk } from '../invites/risk.ts';
import type { AddressedBulk, BulkOf } from './bulk-address.ts';
import type { BulkPreview, BulkView } from './bulk-view.ts';
import type { CheckedPage, CheckStep, OwnWords } from './check-view.ts';
import type { ComputerKind, ConnectFailure, ConnectionView } from './connection-view.ts';
import type { DayAsk, DayKeys, DayView, ScreenState } from './day-view.ts';
import type { TakenDeskFile, WrittenDeskFile } from './desk-file.ts';
import type { Failure, Result } from './failure.ts';
import type { ErrorOfPage } from './noted-error.ts';
import type { Action } from './offer.ts';
import type { TabPatientView } from './tab-patient-view.ts';
import type { WorklistAsk, WorklistView } from './worklist-view.ts';

/** The messages about the day and other lists of patients, about the practice and about its settings. */
export interface PracticeContract {
  /** Ask for the first rows of the popup's list, or of those that its search finds. */
  viewWorklist: { input: WorklistAsk; output: WorklistView };
  /**
   * Ask for the patient whose chart or appointment is in the tab in front. `look` asks DrChrono for what is not fresh, and
   * takes a press: a person opened the popup over this page, or wants it to look again.
   */
  viewTabPatient: { input: { look: boolean }; output: TabPatientView };
  /** A person pressed a button of the popup or of the page of the list. */
  actOnPatient: {
    input: { patientId: number; action: Action; risksRead: readonly Risk[] };
    output: Result<null>;
  };
  /** Ask for the day's patients, how ready they are, and the rows that are seen. */
  viewDay: { input: DayAsk; output: DayView };
  /** A person wants every patient of the day looked at now, in the lists' share of the requests. */
  checkDay: { input: Pick<DayAsk, 'day' | 'providerId' | 'officeId'>; output: Result<null> };
  /**
   * A person decided not to invite this patient now. `day` is that of the visit that the person looked at (`YYYY-MM-DD`);
   * missing: the patient's first visit that is not over.
   */
  putOff: {
    input: { patientId: number; reason: NotNowReason; until: NotNowUntil; day?: string | undefined };
    output: Result<null>;
  };
  /** A person takes that back. */
  takeUpAgain: { input: { patientId: number }; output: Result<null> };
  /** Ask by which letters the day is worked. */
  readKeys: { input: null; output: DayKeys };
  /** Choose these letters, or none. */
  chooseKeys: { input: DayKeys; output: null };
  /** Open the day in a tab of its own, or bring up the tab that shows it. */
  openDesk: { input: null; output: null };
  /** Ask how a page of ours was left; null where it was not open in this browser session. */
  readScreen: { input: { place: 'panel' | 'popup' }; output: ScreenState | null };
  /** Remember how a page of ours is left, while the browser runs. */
  keepScreen: { input: { place: 'panel' | 'popup'; state: ScreenState }; output: null };
  /** Choose whether this computer prepares the schedule. */
  prepareSchedule: { input: { prepares: boolean }; output: null };
  /** Say whether DrChrono invites by itself, and after what. */
  drChronoInvites: { input: { after: DrChronoInvites }; output: null };
  /** Choose whether the badge counts who needs a person today. */
  showBadge: { input: { shows: boolean }; output: null };
  /** Ask whether nobody has seen yet, on this computer, what is new in this version. `read`: it is shown now. */
  viewNews: { input: { version: string; read: boolean }; output: boolean };
  /** Open the patient's chart in a new tab. */
  openChart: { input: { patientId: number }; output: null };
  /** Open the page of such a list in a tab, or bring up the tab that shows one. A list under way comes first there. */
  openBulk: { input: AddressedBulk; output: null };
  /**
   * Ask who would be in a list, who is left out and why: everybody whose invite is known to be expired, or everybody of
   * a day whose next step is a send or a resend.
   */
  previewBulk: { input: BulkOf; output: BulkPreview };
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
  /** Try the stored application against DrChrono, without a sign-in. Costs one request. */
  tryApplication: { input: null; output: { ok: true; value: null } | { ok: false; failure: ConnectFailure } };
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
  /** Choose whether the pill shows its icon alone. */
  showIconOnly: { input: { iconOnly: boolean }; output: null };
  /** Choose whether a page that shows only one identifier offers its deeds, with a question, or the state alone. */
  askToConfirm: { input: { asks: boolean }; output: null };
  /** Choose the age (years) under which a patient is a minor. */
  countAsMinorsUnder: { input: { years: number }; output: Result<null> };
  /** Tell how the page of the EHR that a person looked at last is read, without anything of what it says. */
  checkPage: { input: { step: CheckStep }; output: CheckedPage };
  /** Choose the words of the practice's own by which its pages are read, beside the EHR's. */
  chooseLabelWords: { input: { words: OwnWords }; output: Result<null> };
  /** Write the file that sets up another computer. Without a passphrase the client secret is left out of it. */
  exportDesk: { input: { passphrase: string | null }; output: WrittenDeskFile };
  /** Set this computer up as the file of another one says. */
  importDesk: { input: { text: string; passphrase: string | null }; output: TakenDeskFile };
  /** A page of ours met an error that it does not handle: note its code for the support report. */
  noteError: { input: ErrorOfPage; output: null };
  /** Staff say that pages at this host are their practice's DrChrono. */
  confirmPracticeHost: { input: { host: string }; output: Result<null> };
  /** Staff take back which host is their practice's. */
  forgetPracticeHost: { input: null; output: Result<null> };
}
