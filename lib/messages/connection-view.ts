import type { StoreTrouble } from '../platform/vault-disk.ts';
import type { BudgetView } from './budget-view.ts';
import type { StoreView } from './store-view.ts';

/** Staff say at the first connect whose workstation it is. Tokens outlive the browser only where staff alone use it. */
export type ComputerKind = 'staffOnly' | 'shared';

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
  /**
   * DrChrono's sign-in page could not be shown: there is no network, the client id is wrong, or DrChrono does not know
   * the redirect address.
   */
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

/** The settings page shows this. */
export interface ConnectionView {
  clock: { now: number; learned: boolean };
  redirectAddress: string;
  clientId: string | null;
  /** True: the client id and the secret come from the practice's IT, through the browser's policy. */
  managed: boolean;
  secretStored: boolean;
  /** This is null until staff answered the question at the first connect. */
  computer: ComputerKind | null;
  state: ConnectionState;
  checks: ConnectionChecks | null;
  /** These are key names and types of the last answer about invites that could not be read; never a value. */
  answerShape: string | null;
  budget: BudgetView;
  store: StoreView;
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
}
