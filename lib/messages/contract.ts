import type { PageReading } from '../ehr/page/reading.ts';
import type { Risk } from '../invites/risk.ts';
import type { Result } from './failure.ts';
import type { Action } from './offer.ts';
import type { IdentifierField, PanelView } from './panel-view.ts';
import type { OverlayPlace, PatientView, PillView, PlaceKey } from './patient-view.ts';
import type { PracticeContract } from './practice-contract.ts';
import type { ToldPress } from './sight.ts';

/**
 * The contract lists every message of the extension with its name, input and output: those about one page and its patient
 * here, the others in `PracticeContract`. `callers` below says who may send a message, and the router enforces that.
 */
export interface Contract extends PracticeContract {
  /** The detector saw a chart, an appointment or a calendar, and asks for the overlay in this tab. */
  pageRecognised: { input: null; output: boolean | null };
  /**
   * Ask what the pill says about the patient of the page. `age` is how long the page has shown just this (ms), since an
   * old page must not overrule a newer answer; null where that is not certain. `documentAge` is how long the document has
   * been there, since a new one may show that the record was changed; null where it was loaded at another address.
   */
  viewPill: {
    input: { reading: PageReading; age: number | null; documentAge: number | null };
    output: PillView;
  };
  /**
   * Ask for the token with which one card may come to the page. `run` names the running overlay, which alone answers
   * for this page from then on.
   */
  openCard: { input: { run: string }; output: string };
  /** The page has news, so the card over it is to read its view again. */
  newsForCard: { input: null; output: null };
  /** Ask where the overlay was left on pages of this kind. */
  readPlace: { input: { page: PlaceKey }; output: OverlayPlace | null };
  /** Remember where the overlay was left on pages of this kind. */
  rememberPlace: { input: { page: PlaceKey; place: OverlayPlace }; output: null };
  /** The page took the overlay away twice, so it stays away there, and the popup says so. */
  overlayTaken: { input: null; output: null };
  /**
   * Ask which patient the card's page is about and where the invite stands. `check` asks DrChrono even where the last
   * answer is fresh, and takes a press. Null: the page has moved on, so this card shows nothing any more.
   */
  viewCard: { input: { frameToken: string; check: boolean }; output: PatientView | null };
  /** A person pressed an offered button of the card. The page is read again and must show the patient of the view. */
  act: {
    input: {
      frameToken: string;
      viewToken: string;
      action: Action;
      risksRead: readonly Risk[];
      press: ToldPress;
    };
    output: Result<null>;
  };
  /** The card is so many pixels high, and is drawn for the first time or anew. */
  sizeCard: { input: { frameToken: string; height: number }; output: null };
  /** A person folded the card from inside. */
  foldCard: { input: { frameToken: string }; output: null };
  /** Ask how the card's page is built, without its content; null where the page has moved on. */
  outlinePage: { input: { frameToken: string }; output: string | null };
  /** Bring up the settings page, which a card cannot open itself. */
  openSettings: { input: null; output: null };
  /**
   * A person pressed "Add email" or "Edit" in a card: open the panel at the patient of that view, with this field
   * focused. The browser opens a panel only right at a press, so it is opened first and filled once the view is judged.
   */
  openPanel: {
    input: { frameToken: string; viewToken: string; field: IdentifierField | null; press: ToldPress };
    output: Result<null>;
  };
  /**
   * A person opened the panel over this window, by the popup or in the browser's own way: it is to stand at the patient of
   * the tab in front. Over the calendar nobody else could tell it who that is.
   */
  standAtFront: { input: { windowId: number }; output: null };
  /**
   * Ask for the patient of the tab in front of the panel's window, or for the one whom a person opened from the day.
   * `look` asks DrChrono for what is not fresh, and takes a press. `page` names the panel's document, to which the
   * view's token belongs.
   */
  viewPanel: {
    input: { page: string; windowId: number; look: boolean; patientId: number | null };
    output: PanelView;
  };
  /** A person pressed an offered button of the panel. The token names the patient that was drawn in it. */
  actInPanel: { input: { token: string; action: Action; risksRead: readonly Risk[] }; output: Result<null> };
  /**
   * Save what a person typed into the panel, and then send or resend. `typed` holds the changed fields alone, cleaned;
   * `seen` is what the panel showed of them, which the record must still say right before it is written.
   */
  saveIdentifiers: {
    input: {
      token: string;
      typed: Partial<Record<IdentifierField, string>>;
      seen: Partial<Record<IdentifierField, string | null>>;
      then: 'nothing' | 'send' | 'resend';
      risksRead: readonly Risk[];
    };
    output: Result<null>;
  };
  /** A person has read how the save ended. */
  putSaveAway: { input: { token: string }; output: null };
}

export type MessageName = keyof Contract;
export type Input<N extends MessageName> = Contract[N]['input'];
export type Output<N extends MessageName> = Contract[N]['output'];

/**
 * Who sends messages. A `page` is a content script in a tab of the EHR, to which the page could lie. A `card` is our
 * page in a frame of such a tab; it may ask and act for the one patient of that page. A `panel` is our page beside the
 * tabs, which belongs to no tab, or the same in a tab of its own. An `own` page is the popup, the list or the settings.
 */
export type CallerKind = 'page' | 'card' | 'panel' | 'own';

/** A message is answered only where its sender is of a kind that is listed here. */
export const callers = {
  pageRecognised: ['page'],
  viewPill: ['page'],
  openCard: ['page'],
  newsForCard: ['page'],
  readPlace: ['page'],
  rememberPlace: ['page'],
  overlayTaken: ['page'],
  viewCard: ['card'],
  act: ['card'],
  sizeCard: ['card'],
  foldCard: ['card'],
  outlinePage: ['card'],
  openSettings: ['card', 'panel', 'own'],
  openPanel: ['card'],
  standAtFront: ['panel', 'own'],
  viewPanel: ['panel'],
  actInPanel: ['panel'],
  saveIdentifiers: ['panel'],
  putSaveAway: ['panel'],
  viewWorklist: ['own'],
  viewTabPatient: ['own'],
  actOnPatient: ['panel', 'own'],
  viewDay: ['panel', 'own'],
  checkDay: ['panel', 'own'],
  putOff: ['panel', 'own'],
  takeUpAgain: ['panel', 'own'],
  readKeys: ['panel', 'own'],
  chooseKeys: ['panel', 'own'],
  openDesk: ['panel', 'own'],
  readScreen: ['panel', 'own'],
  keepScreen: ['panel', 'own'],
  prepareSchedule: ['own'],
  drChronoInvites: ['own'],
  showBadge: ['own'],
  viewNews: ['own'],
  openChart: ['panel', 'own'],
  openBulk: ['panel', 'own'],
  previewBulk: ['own'],
  startBulk: ['own'],
  viewBulk: ['own'],
  steerBulk: ['own'],
  cancelBulkLine: ['panel', 'own'],
  viewConnection: ['own'],
  saveApplication: ['own'],
  tryApplication: ['own'],
  connect: ['own'],
  recheckConnection: ['own'],
  disconnect: ['own'],
  dismissLost: ['panel', 'own'],
  chooseZone: ['own'],
  showIconOnly: ['own'],
  askToConfirm: ['own'],
  countAsMinorsUnder: ['own'],
  checkPage: ['own'],
  chooseLabelWords: ['own'],
  exportDesk: ['own'],
  importDesk: ['own'],
  noteError: ['card', 'panel', 'own'],
  confirmPracticeHost: ['own'],
  forgetPracticeHost: ['own'],
} as const satisfies Record<MessageName, readonly CallerKind[]>;

/** The background answers this where its own work on a message threw, which no message has for an output. */
export const THREW = 'invite-desk/threw';

/**
 * The background tells popup, list, settings and the overlays that it concerns by this name to read their view again. It
 * carries nothing else, so no page hears of whom the news is.
 */
export const CHANGED = 'invite-desk/changed';

/** The background tells overlays by this name that it may not use the EHR's site any more, so nothing can be read again. */
export const NO_ACCESS = 'invite-desk/no-access';

/** The background tells one card by this name that its page has news, so that it reads its view again. */
export const CARD_NEWS = 'invite-desk/card-news';
