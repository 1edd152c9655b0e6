import type { PlaceKey } from '../../messages/patient-view.ts';
import { CLOCK_OFFSET } from '../../platform/clock.ts';
import type { Settings } from '../../platform/settings.ts';
import type { SessionMemory } from '../../platform/storage.ts';
import { STORE_MADE, TAKEN_OVER, UNSAVED } from '../../platform/stored-names.ts';
import type { Vault } from '../../platform/vault.ts';

/**
 * Every name under which the background stores something, so that one page answers what is kept, for how long, and what
 * disconnecting wipes. SECURITY.md tells the practice's IT the same. The types at the end and a rule in test/unit/rules
 * see to it that nothing is stored under another name.
 */

/**
 * Settings lie on disk in the clear, in the extension's own database, until they are wiped or the extension is removed.
 * Nothing in them is about patients.
 */
const wipedSettings = {
  /** Client id of the practice's API application, as typed. */
  clientId: 'client-id',
  /** Whether the computer is used by staff only, as staff said at the first connect. */
  computer: 'computer',
  /** True once DrChrono ended a sign-in by itself; gone with the next sign-in. */
  grantDied: 'grant-died',
  /** What the last check list found: who is signed in, practice, zone, domain, whether this account may invite. */
  connectionChecks: 'connection-checks',
  /** The practice zone that staff chose over the provider's. */
  chosenZone: 'chosen-zone',
  /** The practice's own host under drchrono.com, as staff confirmed it. */
  practiceHost: 'practice-host',
  /** True once an answer of this practice listed an invite: from then on an empty list means "none". */
  listsInvites: 'answers-tell',
  /** True once DrChrono answered a revoke with 404 where nothing was left. */
  revokeTells: 'revoke-tells',
  /** When DrChrono invites by itself, as staff said; nothing is kept where it does not. */
  drChronoInvites: 'drchrono-invites',
  /** The words of the practice's own by which its pages are read, as staff typed them: at most four for each of four labels. */
  labelWords: 'label-words',
  /** Field names and types of the last answer about invites that could not be read; never a value. */
  unknownAnswerShape: 'unknown-answer-shape',
  /** When somebody last looked at the day's page (epoch ms, once a day): a computer where nobody does prepares nothing. */
  dayUsed: 'day-used',
  /** From when the encrypted store was found gone until staff hide the notice: true, or that the settings went too. */
  storeGone: 'store-gone',
  /** Names of the set-aside records that staff have been told of. */
  storeTold: 'store-told',
  /** Codes, places and times of the last errors, for the support report; never a text or a value. */
  errors: 'errors',
  /** A random number of this workstation. Release 0.1.0 wrote it; nothing reads or writes it any more. */
  retiredWorkstationId: 'desk-id',
} as const;

/** What outlives disconnecting: it says nothing of the practice's account, and forgetting it would do harm or annoy. */
const stayingSettings = {
  /** Counts of the hour's requests: a new sign-in shares the same 500. */
  requestBudget: 'request-budget',
  /** By how much this computer's clock is off, in milliseconds. */
  clockOffset: CLOCK_OFFSET,
  /** True where staff want the pill without words. */
  iconOnly: 'icon-only',
  /** True where staff want no buttons on a page that shows only one identifier. */
  neverConfirm: 'never-confirm',
  /** Under this age (years) a patient is a minor, where staff chose another than 18. */
  minorsUnder: 'minors-under',
  /** The letters by which the day is worked, where staff chose others or none. */
  dayKeys: 'day-keys',
  /** True where another computer prepares the schedule: at the next sign-in two would read ahead. */
  leavesSchedule: 'leaves-schedule',
  /** True where staff want no number at the toolbar button for the patients of the day. */
  noBadge: 'no-badge',
  /** The version whose news somebody has seen on this computer. */
  newsRead: 'news-read',
  /** True where the browser's policy set nothing when it was last heard. */
  policySetNothing: 'policy-set-nothing',
  /** True once the settings of release 0.1.0 were taken over, so that it happens once. */
  takenOver: TAKEN_OVER,
} as const;

export const SETTING = {
  ...wipedSettings,
  ...stayingSettings,
  /** Where staff left the overlay on pages of this kind; stays at disconnecting. */
  place: (page: PlaceKey) => `place:${page}` as const,
} as const;

export const WIPED_SETTINGS: readonly SettingName[] = Object.values(wipedSettings);

/**
 * The one value outside the database: there is an encrypted store on this computer, so that one that is gone is noticed.
 * Disconnecting wipes it with the store.
 */
export const MARK = { storeMade: STORE_MADE } as const;

/**
 * Version of what is remembered of patients: a release that changes its shape raises it, and the old entries are not
 * read.
 */
const CACHE = 'v2';
export const OF_PATIENTS = `${CACHE}:`;
export type CacheKind = PatientsKind | 'place' | 'address';
/** What is remembered of a patient, or of a search that found one. */
export type PatientsKind = 'record' | 'evidence' | 'ended' | 'search' | 'name-wait' | 'counted' | 'visits';

/**
 * The session memory dies with the browser, and disconnecting clears it whole. Patients' names and addresses are only
 * here.
 */
export const SESSION = {
  /** The access and refresh token. */
  tokens: 'tokens',
  /** What each view's token stands for: patient, tab, document, page; ten minutes. A few tabs share a shelf. */
  viewTokens: (shelf: number) => `view-tokens:${shelf}` as const,
  /** What the token of each panel stands for: the patient that was drawn in it, by page; ten minutes. */
  panelTokens: 'panel-tokens',
  /** At which patient and field the panel was opened, by tab and page. */
  panelTargets: 'panel-targets',
  /** What a person typed and saw in the fields of a chart, until the save is over; then how it is told, masked. */
  typed: (saveId: string) => `typed:${saveId}` as const,
  /** The ids of the saves of which that is kept, so that nothing stays where a worker dies. */
  typedSaves: 'typed-saves',
  /** What each card's token stands for: tab, page, patient, the card's document; one for each tab. */
  cardFrames: 'card-frames',
  /** The tabs whose page took the overlay away. */
  takenOverlays: 'taken-overlays',
  /** Which patient each tab shows: ids alone, null where that is not known; the newest last. */
  patientsOfTabs: 'patients-of-tabs',
  /** How many more patients each tab may have looked up: a number and a time by tab, until it is whole again. */
  lookUps: 'look-ups',
  /** When the practice's day turns, so that the badge is counted anew. */
  dayTurns: 'day-turns',
  /** How a page of ours was left: which day, filter and row, how far it was scrolled, and what was searched and begun. */
  screen: (place: 'panel' | 'popup') => `screen:${place}` as const,
  /** The ids of the few patients that pages showed last, newest first. */
  shownLately: 'shown-lately',
  /** The day, and how many of its charts locked, and how many a person had to confirm. */
  charts: 'charts-of-day',
  /** The days of the schedule that were read: ids of appointments, patients, providers and offices, times and states. */
  schedule: 'schedule',
  /** Names of the practice's providers and offices, by id. */
  places: 'places',
  /** The part of the schedule that a person wants looked at as a whole, and since when. */
  checkingAll: 'checking-all',
  /** When the background reads the schedule again by itself (epoch ms). */
  scheduleWakes: 'schedule-wakes',
  /** The day whose line of the morning was shown, and since when. */
  morning: 'morning',
  /** True once the quiet sign-in was tried in this browser session. */
  triedQuietly: 'tried-quietly',
  clockOffset: CLOCK_OFFSET,
  /** Changes of settings that the disk refused, until it takes them. */
  unsavedSettings: UNSAVED,
  /**
   * Of patients: records, evidence, how an operation ended, ids found by a search, until when a name is not asked for,
   * the visits of appointments that were opened (ids and times), how their chart was counted today, who was looked at before and after, and how many charts carry an address.
   */
  cached: (kind: CacheKind, whose: string | number) => `${CACHE}:${kind}:${whose}` as const,
  /** Of how many patients something is remembered, and who is the oldest and the newest of them. */
  rememberedPatients: 'remembered-patients',
} as const;

/**
 * The vault is AES-GCM encrypted in the extension's own database, outlives the browser, and is erased at disconnecting.
 */
export const VAULT = {
  /** Operations under way. The name on disk is of release 0.1.0. */
  journal: 'ledger',
  /**
   * What this workstation did in the last 45 days, in many small records (acts-layout). The three digits say which
   * patients a record is for: whose places, by a hash of 4,096 values, lie from there up to the next record's.
   */
  acts: (from: string) => `acts:${from}` as const,
  /** The list being resent: patient ids, states, times; until it is put away. */
  bulkQueue: 'bulk-queue',
  /** Saves of charts under way and how they ended: patient ids, names of fields, times, states. Never a value. */
  saves: 'saves',
  /** Whom a person decided not to invite now: patient ids, codes of reasons, days, times. */
  notNow: 'not-now',
  clientSecret: 'client-secret',
  /** The tokens, where the computer is used by staff only. */
  tokens: 'tokens',
} as const;

/** Locks are held while one piece of work runs, by whichever page or worker runs it; none outlives its holder. */
export const LOCK = {
  journal: 'invite-desk-journal',
  bulkQueue: 'invite-desk-bulk-queue',
  saves: 'invite-desk-saves',
  notNow: 'invite-desk-not-now',
  requestBudget: 'invite-desk-budget',
  viewTokens: 'invite-desk-tokens',
  cardFrames: 'invite-desk-card-frames',
  panels: 'invite-desk-panels',
  takenOverlays: 'invite-desk-taken-overlays',
  typed: 'invite-desk-typed',
  lookUps: 'invite-desk-look-ups',
  evidence: 'invite-desk-evidence',
  rememberedPatients: 'invite-desk-remembered-patients',
  tokenRenewal: 'invite-desk-renewal',
  quietSignIn: 'invite-desk-quiet-sign-in',
} as const;

/** Alarms wake the background. Nothing needs them after disconnecting: whoever wakes then finds no work. */
export const ALARM = {
  /** Takes up the operations in the journal. */
  operations: 'invite-desk-wake',
  /** Takes up the saves of charts. */
  saves: 'invite-desk-saves',
  /** Goes on with the list. */
  bulk: 'invite-desk-bulk',
  /** Reads the schedule again, and goes on looking ahead. */
  schedule: 'invite-desk-schedule',
  /** The practice's day turns. */
  day: 'invite-desk-day',
} as const;

/** The one notice, so that a second replaces the first: an operation asks a person. It names no patient. */
export const QUESTION_NOTICE = 'invite-desk-question';

/** The same for a save that did not succeed. */
export const SAVE_NOTICE = 'invite-desk-save';

type Names<T> = { [K in keyof T]: T[K] extends (...input: never) => infer Name ? Name : T[K] }[keyof T];
export type SettingName = Names<typeof SETTING>;
export type SessionName = Names<typeof SESSION>;
export type VaultName = Names<typeof VAULT>;

/** The stores, each with its own names. */
export type NamedSettings = Settings<SettingName>;
export type NamedMemory = SessionMemory<SessionName>;
export type NamedVault = Vault<VaultName>;
