import type { LabelWords } from '../ehr/page/label-words.ts';
import type { DrChronoInvites } from '../invites/drchrono-invites.ts';
import type { StoreTrouble } from '../platform/disk.ts';
import type { BudgetView } from './budget-view.ts';
import type { NotedError } from './noted-error.ts';
import type { StoreView } from './store-view.ts';

/** Staff say at the first connect whose workstation it is. Tokens outlive the browser only where staff alone use it. */
export type ComputerKind = 'staffOnly' | 'shared';

export type ConnectionState =
  | { kind: 'notSetUp' }
  | { kind: 'notConnected' }
  | { kind: 'connected' }
  | { kind: 'reconnect'; why: 'grantDead' | 'noSession' }
  /** `everGiven`: the browser let us use the EHR's site before, since somebody connected on this computer. */
  | { kind: 'siteAccessWithdrawn'; everGiven: boolean }
  | { kind: 'storeUnavailable'; why: StoreTrouble };

export type ConnectFailure =
  | 'wrongSecret'
  | 'consentRefused'
  | 'windowClosed'
  /** DrChrono's sign-in page could not be shown, and why is not known. */
  | 'windowNotLoaded'
  /** It was not shown although DrChrono knows client id and secret, so it does not know the redirect address. */
  | 'addressRefused'
  /** The application may not ask for all that Invite Desk needs. */
  | 'scopeRefused'
  /** The person, or the application, granted less than was asked for. */
  | 'missingScope'
  | 'missingPermission'
  | 'siteAccessWithdrawn'
  | 'storeUnavailable'
  | 'offline'
  | 'unreachable'
  | 'stateMismatch'
  | 'codeExpired'
  | 'throttled'
  | 'unreadable';

/** The settings page shows this. */
export interface ConnectionView {
  clock: { now: number; learned: boolean };
  /** To these addresses DrChrono may send the browser back after a sign-in; this installation's own is the first. */
  redirectAddresses: RedirectAddress[];
  clientId: string | null;
  /** True: the client id and the secret come from the practice's IT, through the browser's policy. */
  managed: boolean;
  secretStored: boolean;
  /** True: the secret of the policy can be read by our scripts in pages of the EHR too, as in Firefox. */
  secretInReach: boolean;
  /** This is null until staff answered the question at the first connect. */
  computer: ComputerKind | null;
  state: ConnectionState;
  checks: ConnectionChecks | null;
  /** These are key names and types of the last answer about invites that could not be read; never a value. */
  answerShape: string | null;
  budget: BudgetView;
  store: StoreView;
  /** This is null where the practice has no host of its own, or nobody has named it. */
  practiceHost: PracticeHost | null;
  /** The pill in the EHR's pages shows its icon alone. */
  iconOnly: boolean;
  /** On pages that show only one identifier, each deed asks for name and birth date; otherwise they have no buttons. */
  asksToConfirm: boolean;
  minors: MinorsSetting;
  /** Staff have allowed notices on the desktop of this computer. */
  notices: boolean;
  /** How many charts of the last day showed two identifiers, and how many one only; null where none was shown. */
  charts: { locked: number; toConfirm: number } | null;
  /** The last errors, the newest first. */
  errors: NotedError[];
  /** This computer reads the schedule ahead by itself, and sends first invites in lists. */
  preparesSchedule: boolean;
  /** DrChrono invites by itself at this moment, as staff say. */
  drChronoInvites: DrChronoInvites;
  /** The toolbar button says how many patients of today need a person. */
  showsBadge: boolean;
  /** The practice's own words for labels, beside those of the EHR. */
  labelWords: LabelWords;
  /** These choices are set by the practice’s IT, so staff cannot change them. */
  locked: LockedChoice[];
  /** This is null unless so many charts of today are to confirm that nobody compares any more. */
  confirmedTooOften: ConfirmedCharts | null;
}

/** An address for the practice's application, and the kind of installation that has it. */
export interface RedirectAddress {
  address: string;
  /** `folder`: Chrome and Edge, loaded as a folder; `store`: this installation comes from a store of theirs. */
  of: 'folder' | 'firefox' | 'store';
}

/** What staff choose, unless the browser's policy sets it under this name. */
export type LockedChoice =
  | 'timeZone'
  | 'iconOnly'
  | 'askToConfirm'
  | 'drChronoInvites'
  | 'preparesSchedule'
  | 'showBadge'
  | 'labelWords';

/** Under this age (years) a patient is a minor, as staff or the practice's IT set it. */
export interface MinorsSetting {
  under: number;
  setBy: 'staff' | 'it';
}

/** So many of these charts showed only one identifier today. */
export interface ConfirmedCharts {
  toConfirm: number;
  charts: number;
}

/** The practice's pages of the EHR are at this host, beside those that all practices share. */
export interface PracticeHost {
  host: string;
  /** Staff said so on this computer, or the practice's IT set it in the browser's policy. */
  setBy: 'staff' | 'it';
}

export interface ConnectionChecks {
  /** The checks ran at this time (epoch ms, corrected clock). */
  checkedAt: number;
  signedInAs: string | null;
  practice: string | null;
  /** This is the IANA zone of the practice; null while nobody knows it. */
  zone: string | null;
  zoneSource: 'doctor' | 'chosen' | null;
  mayInvite: 'yes' | 'no' | 'notSaid';
  /** The practice's own addresses end in this, by those of its providers; missing or null while nobody knows it. */
  domain?: string | null | undefined;
}
