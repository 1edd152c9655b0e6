import type { StoreTrouble } from '../platform/vault-disk.ts';
import type { BudgetView } from './budget-view.ts';
import type { StoreView } from './store-view.ts';

/** Whose computer it is, as staff said at the first connect: tokens outlive the browser only on one of staff alone. */
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
  computer: ComputerKind | null;
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
