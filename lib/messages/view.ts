import type { BulkAction, BulkLineState, Hold, LeftOut } from '../invites/bulk-queue.ts';
import type { Eligibility } from '../invites/eligibility.ts';
import type { HistoryLine, Interval } from '../invites/evidence.ts';
import type { Status } from '../invites/status.ts';

/** Every way the desk can fail to answer. Closed: the catalogue has a sentence for each. */
export type Failure =
  | { kind: 'notConnected' }
  | { kind: 'reconnect'; why: 'grantDead' | 'noSession' }
  | { kind: 'siteAccessWithdrawn' }
  /** Nothing can be written down on this computer, so nothing is sent. */
  | { kind: 'storeUnavailable'; why: StoreTrouble }
  | { kind: 'offline' }
  | { kind: 'timeout' }
  | { kind: 'throttled'; until: number }
  | { kind: 'budgetSpent'; until: number }
  | { kind: 'forbidden' }
  | { kind: 'notFound' }
  /** DrChrono refused; `words` are its own, from a 400 body. */
  | { kind: 'refused'; words: string[] }
  | { kind: 'serverError'; status: number }
  /** HTML with status 200, a cut-off body, a shape nobody expects. */
  | { kind: 'answerUnreadable' }
  /** The page moved on between look and click; nothing was sent. */
  | { kind: 'viewOutdated' }
  | { kind: 'identityRefused'; reason: IdentityRefusal }
  /** Another send, resend or revoke for this patient is under way. */
  | { kind: 'alreadyRunning' }
  | { kind: 'notOffered' };

/** What this computer's own store refuses. `newerVersion`: a later release wrote it, and is not installed now. */
export type StoreTrouble = 'cannotOpen' | 'cannotWrite' | 'newerVersion';

/** Records that could not be read any more: what was under way, the client secret, the sign-in. */
export type LostRecord = 'ledger' | 'list' | 'secret' | 'signIn';

export interface StoreView {
  trouble: StoreTrouble | null;
  /** Until staff say that they know. */
  lost: LostRecord[];
}

export type IdentityRefusal =
  | 'nameDiffers'
  | 'birthDateDiffers'
  | 'chartIdDiffers'
  | 'idsDiffer'
  | 'pageUnreadable'
  | 'twoPatients'
  /** One window, and two records with its name and birth date. */
  | 'namesakes'
  | 'noMatch'
  | 'notEnoughToSearch'
  | 'appointmentIsBreak'
  | 'recordNotVisible';

export type Identity =
  | { kind: 'locked'; name: string; birthDate: string | null }
  | { kind: 'refused'; reason: IdentityRefusal }
  /** Not looked up yet (not connected, offline, no budget). */
  | { kind: 'open' };

export type Action = 'send' | 'resend' | 'revoke' | 'check' | 'retry' | 'itArrived' | 'sendAgain' | 'dismiss';

/** What a person must be told before an action goes ahead. */
export type Risk = 'mayHaveJoined' | 'mayBeInvited' | 'cutsOffInvite';

export interface Offer {
  action: Action;
  emphasis: 'primary' | 'secondary';
  /** When set, the UI shows the risk in words and asks for a second click; `act` then carries `riskAccepted`. */
  risk: Risk | null;
}

export type OperationView = {
  id: string;
  kind: 'send' | 'resend' | 'revoke';
  startedAt: number;
} & OperationStage;

export type OperationStage =
  | { stage: 'working'; step: 'queued' | 'checking' | 'revoking' | 'sending' | 'confirming' }
  | { stage: 'waiting'; why: 'throttled' | 'offline' | 'signedOut' | 'settling'; until: number | null }
  | { stage: 'needsYou'; question: 'didSendArrive' | 'didRevokeHappen' | 'revokedNotSent' }
  | {
      stage: 'sent';
      to: string | null;
      at: Interval;
      precision: 'exact' | 'about';
      expires: Interval;
      confirmed: boolean;
      /** A second invite of about the same time was seen beside it. */
      twice: boolean;
    }
  | { stage: 'revoked'; at: Interval }
  | { stage: 'stopped'; because: StopReason };

export type StopReason =
  | 'patientJoined'
  | 'someoneElseSent'
  | 'nothingToRevoke'
  /** A send without an answer, and a later look shows that no invite is out. */
  | 'didNotArrive'
  /** No proof that the patient has not joined, and nobody accepted that risk. */
  | 'notProven'
  /** In a list: somebody revoked the invite since the list was confirmed. */
  | 'revokedMeanwhile'
  | { failure: Failure };

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
  historySource: 'accessHistory' | 'answer' | 'ownSend' | null;
  operation: OperationView | null;
  offers: Offer[];
  /** Why something could not be looked up just now. */
  trouble: Failure | null;
}

/** One line of the popup. */
/** Who a row of a list is about. */
export interface ListedPerson {
  patientId: number;
  /** null: not known since the browser started; the row reads "Patient …4224, open to see". */
  name: string | null;
  birthDate: string | null;
  /** Last four digits of the patient id. */
  idEnding: string;
}

export interface WorklistRow extends ListedPerson {
  status: Status;
  operation: OperationView | null;
  offers: Offer[];
}

export interface WorklistView {
  clock: { now: number; learned: boolean };
  zone: string | null;
  connection: ConnectionState;
  online: boolean;
  rows: WorklistRow[];
  /** True while names or statuses are still being fetched. */
  filling: boolean;
  budget: BudgetView;
  store: StoreView;
}

export interface BudgetView {
  /** Requests left this hour as far as we know; the whole practice shares 500. */
  left: number;
  limit: number;
  /** What others in the practice are known to have used of this hour; 0 while nothing has shown it. */
  others: number;
  /** The share of bulk work: what is left of it this hour, and what it gets in a fresh one. */
  bulk: { left: number; perHour: number };
  /** Epoch ms of the next full hour. */
  resetsAt: number;
  throttledUntil: number | null;
}

export type ConnectionState =
  | { kind: 'notSetUp' }
  | { kind: 'notConnected' }
  | { kind: 'connected' }
  | { kind: 'reconnect'; why: 'grantDead' | 'noSession' }
  | { kind: 'siteAccessWithdrawn' }
  | { kind: 'storeUnavailable'; why: StoreTrouble };

export type ConnectFailure =
  | 'wrongSecret'
  | 'consentRefused'
  | 'windowClosed'
  /** DrChrono's sign-in page could not be shown: no network, a wrong client id, or an address it does not know. */
  | 'windowNotLoaded'
  | 'missingScope'
  | 'missingPermission'
  | 'siteAccessWithdrawn'
  | 'storeUnavailable'
  | 'offline'
  | 'stateMismatch'
  | 'codeExpired'
  | 'throttled'
  | 'unreadable';

/** The options page. */
export interface ConnectionView {
  clock: { now: number; learned: boolean };
  redirectAddress: string;
  clientId: string | null;
  /** Client id and secret come from the practice's IT. */
  managed: boolean;
  secretStored: boolean;
  /** null until the question was answered at first connect. */
  computer: 'staffOnly' | 'shared' | null;
  state: ConnectionState;
  checks: ConnectionChecks | null;
  /** Key names and types of the last answer about invites that could not be read; never a value. */
  answerShape: string | null;
  budget: BudgetView;
  store: StoreView;
}

export interface ConnectionChecks {
  checkedAt: number;
  signedInAs: string | null;
  practice: string | null;
  zone: string | null;
  zoneSource: 'doctor' | 'chosen' | null;
  mayInvite: 'yes' | 'no' | 'notSaid';
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

/** The final list, before anything is sent. */
export interface BulkPreview extends BulkBasis {
  lines: BulkOffer[];
}

export interface BulkOffer extends ListedPerson {
  action: BulkAction;
  /** The newest invite known; handed back at the start, so that a newer one is seen to be a colleague's. */
  seenInvite: Interval | null;
  leftOut: LeftOut | null;
}

/** What the cost and the finishing time of a list are reckoned from. */
export interface BulkBasis {
  clock: { now: number; learned: boolean };
  zone: string | null;
  connection: ConnectionState;
  budget: BudgetView;
  /** DrChrono's answer to a revoke tells who was first: a resend then costs one request less. */
  revokeTells: boolean;
}

/** The list under way, or over. */
export interface BulkView extends BulkBasis {
  list: BulkList | null;
}

export interface BulkList {
  id: string;
  startedAt: number;
  endedAt: number | null;
  paused: boolean;
  hold: Hold | null;
  promise: { requests: number; finish: number };
  /** In the order of the desk. */
  lines: BulkRow[];
}

export interface BulkRow extends ListedPerson {
  action: BulkAction;
  state: BulkLineState;
  /** The operation of a line that is under way or asks. */
  operation: OperationView | null;
  /** How a person may answer an open question. */
  answers: Action[];
}
