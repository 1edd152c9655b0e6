import type { PlaceKey } from '../../messages/patient-view.ts';
import { CLOCK_OFFSET } from '../../platform/clock.ts';
import type { SessionMemory, Settings } from '../../platform/storage.ts';
import type { Vault } from '../../platform/vault.ts';

/**
 * Every name under which the background stores something, so that one page answers what is kept, for how long, and what
 * disconnecting wipes. SECURITY.md tells the practice's IT the same. The types at the end and a rule in test/unit/rules
 * see to it that nothing is stored under another name.
 */

/**
 * Settings lie on disk in the clear until they are wiped or the extension is removed. Nothing in them is about
 * patients.
 */
const wipedSettings = {
  /** Client id of the practice's API application, as typed. */
  clientId: 'client-id',
  /** Whether the computer is used by staff only, as staff said at the first connect. */
  computer: 'computer',
  /** True once DrChrono ended a sign-in by itself; gone with the next sign-in. */
  grantDied: 'grant-died',
  /** What the last check list found: who is signed in, practice, zone, whether this account may invite. */
  connectionChecks: 'connection-checks',
  /** The practice zone that staff chose over the provider's. */
  chosenZone: 'chosen-zone',
  /** True once an answer of this practice listed an invite: from then on an empty list means "none". */
  listsInvites: 'answers-tell',
  /** True once DrChrono answered a revoke with 404 where nothing was left. */
  revokeTells: 'revoke-tells',
  /** Field names and types of the last answer about invites that could not be read; never a value. */
  unknownAnswerShape: 'unknown-answer-shape',
  /** True once the encrypted store was made, so that one that is gone is noticed. */
  storeMade: 'store-made',
  /** True from when the encrypted store was found gone until staff hide the notice. */
  storeGone: 'store-gone',
  /** Names of the set-aside records that staff have been told of. */
  storeTold: 'store-told',
  /** A random number of this workstation. Release 0.1.0 wrote it; nothing reads or writes it any more. */
  retiredWorkstationId: 'desk-id',
} as const;

/** What outlives disconnecting: it says nothing of the practice's account, and forgetting it would do harm or annoy. */
const stayingSettings = {
  /** Counts of the hour's requests: a new sign-in shares the same 500. */
  requestBudget: 'request-budget',
  /** By how much this computer's clock is off, in milliseconds. */
  clockOffset: CLOCK_OFFSET,
  /** True where the browser's policy set nothing when it was last heard. */
  policySetNothing: 'policy-set-nothing',
} as const;

export const SETTING = {
  ...wipedSettings,
  ...stayingSettings,
  /** Where staff left the overlay on pages of this kind; stays at disconnecting. */
  place: (page: PlaceKey) => `place:${page}` as const,
} as const;

export const WIPED_SETTINGS: readonly SettingName[] = Object.values(wipedSettings);

/**
 * Version of what is remembered of patients: a release that changes its shape raises it, and the old entries are not
 * read.
 */
const CACHE = 'v1';
export type CacheKind = 'record' | 'evidence' | 'ended' | 'search' | 'name-wait';

/**
 * The session memory dies with the browser, and disconnecting clears it whole. Patients' names and addresses are only
 * here.
 */
export const SESSION = {
  /** The access and refresh token. */
  tokens: 'tokens',
  /** What each view's token stands for: patient, tab, document, page; ten minutes. */
  viewTokens: 'view-tokens',
  /** True once the quiet sign-in was tried in this browser session. */
  triedQuietly: 'tried-quietly',
  clockOffset: CLOCK_OFFSET,
  /**
   * Of patients: records, evidence, how an operation ended, ids found by a search, until when a name is not asked for.
   */
  cached: (kind: CacheKind, whose: string | number) => `${CACHE}:${kind}:${whose}` as const,
} as const;

/**
 * The vault is AES-GCM encrypted in the extension's own database, outlives the browser, and is erased at disconnecting.
 */
export const VAULT = {
  /** Operations under way, and what this workstation did in the last 45 days. The name on disk is of release 0.1.0. */
  journal: 'ledger',
  /** The list being resent: patient ids, states, times; until it is put away. */
  bulkQueue: 'bulk-queue',
  clientSecret: 'client-secret',
  /** The tokens, where the computer is used by staff only. */
  tokens: 'tokens',
} as const;

/** Locks are held while one piece of work runs, by whichever page or worker runs it; none outlives its holder. */
export const LOCK = {
  journal: 'invite-desk-journal',
  bulkQueue: 'invite-desk-bulk-queue',
  requestBudget: 'invite-desk-budget',
  viewTokens: 'invite-desk-tokens',
  evidence: 'invite-desk-evidence',
  tokenRenewal: 'invite-desk-renewal',
  quietSignIn: 'invite-desk-quiet-sign-in',
} as const;

/** Alarms wake the background. Nothing needs them after disconnecting: whoever wakes then finds no work. */
export const ALARM = {
  /** Takes up the operations in the journal. */
  operations: 'invite-desk-wake',
  /** Goes on with the list. */
  bulk: 'invite-desk-bulk',
} as const;

/** The one notice, so that a second replaces the first: an operation asks a person. It names no patient. */
export const QUESTION_NOTICE = 'invite-desk-question';

type Names<T> = { [K in keyof T]: T[K] extends (...input: never) => infer Name ? Name : T[K] }[keyof T];
export type SettingName = Names<typeof SETTING>;
export type SessionName = Names<typeof SESSION>;
export type VaultName = Names<typeof VAULT>;

/** The stores, each with its own names. */
export type NamedSettings = Settings<SettingName>;
export type NamedMemory = SessionMemory<SessionName>;
export type NamedVault = Vault<VaultName>;
