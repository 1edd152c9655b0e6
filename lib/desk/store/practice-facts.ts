import * as z from 'zod/mini';
import { boundedWords, type LabelWords } from '../../ehr/page/label-words.ts';
import { isAgeToSet, MINORS_UNDER } from '../../invites/age.ts';
import type { DrChronoInvites } from '../../invites/drchrono-invites.ts';
import { knownZone } from '../../invites/expiry.ts';
import type { ConnectionChecks, LockedChoice, MinorsSetting } from '../../messages/connection-view.ts';
import { once } from '../../once.ts';
import { type NamedSettings, SETTING, type SettingName } from './stored-keys.ts';

const checksSchema = once(() =>
  z.object({
    checkedAt: z.number(),
    signedInAs: z.nullable(z.string()),
    practice: z.nullable(z.string()),
    zone: z.nullable(z.string()),
    mayInvite: z.enum(['yes', 'no', 'notSaid']),
    domain: z.optional(z.nullable(z.string())),
  }),
);
const ageSchema = once(() => z.number().check(z.refine(isAgeToSet)));
const policySchema = once(() => z.object({ minorsUnder: ageSchema() }));
const invitesSchema = once(() => z.enum(['firstVisit', 'reminders']));
type StoredChecks = z.infer<ReturnType<typeof checksSchema>>;

/**
 * What was learned of the practice, and what staff chose for this computer. It holds nothing about patients, so it may
 * lie in the settings.
 */
export interface PracticeFacts {
  checks(): Promise<ConnectionChecks | null>;
  rememberChecks(checks: StoredChecks): Promise<void>;
  /** Somebody signs in: who it is and what that account may do is not known before the next check list. */
  forgetUser(): Promise<void>;
  /**
   * IANA zone in which the stamps of pages are read: the one staff chose, otherwise the provider's; null until
   * connected.
   */
  zone(): Promise<string | null>;
  /** False: the disk refused, and the choice lasts only as long as the browser. */
  chooseZone(zone: string | null): Promise<boolean>;
  /** Has an answer of this practice ever listed an invite? Only then does an empty list mean that there is none. */
  listsInvites(): Promise<boolean>;
  learnListsInvites(): Promise<void>;
  /**
   * Has DrChrono ever answered a revoke with 404 because nothing was left? Only then does a 204 prove that our request
   * was the one that revoked.
   */
  revokeTells(): Promise<boolean>;
  learnRevokeTells(): Promise<void>;
  /** Do staff want the pill without words? */
  iconOnly(): Promise<boolean>;
  showIconOnly(iconOnly: boolean): Promise<void>;
  /** Does a page that shows only one identifier offer its deeds, each with the question for name and birth date? */
  asksToConfirm(): Promise<boolean>;
  askToConfirm(asks: boolean): Promise<void>;
  /** The age under which a patient is a minor: what the practice's IT set, otherwise what staff chose, otherwise 18. */
  minors(): Promise<MinorsSetting>;
  /** False: the disk refused, and the choice lasts only as long as the browser. */
  countAsMinorsUnder(years: number): Promise<boolean>;
  /** Does DrChrono invite by itself, and when, as staff say? */
  drChronoInvites(): Promise<DrChronoInvites>;
  sayDrChronoInvites(when: DrChronoInvites): Promise<void>;
  /** Does this computer prepare the schedule: read it ahead by itself, and send first invites in a list? */
  preparesSchedule(): Promise<boolean>;
  prepareSchedule(prepares: boolean): Promise<void>;
  /** Does the badge count who needs a person today? */
  showsBadge(): Promise<boolean>;
  showBadge(shows: boolean): Promise<void>;
  /** The words of the practice's own by which its pages are read, beside the EHR's. */
  labelWords(): Promise<LabelWords>;
  chooseLabelWords(words: LabelWords): Promise<void>;
  /** Which choices the practice's IT has set (facts-under-policy), so that staff cannot change them. */
  locked(): Promise<LockedChoice[]>;
  /** Key names and types of the last answer we could not read. */
  rememberShape(shape: string): Promise<void>;
  shape(): Promise<string | null>;
}

export function practiceFacts(settings: NamedSettings, policy: () => Promise<unknown>): PracticeFacts {
  const stored = async () => {
    const parsed = z.safeParse(checksSchema(), await settings.read(SETTING.connectionChecks));
    if (!parsed.success) return null;
    const { zone } = parsed.data;
    // A zone that this browser does not know would make every time fail. It counts as unknown, and staff choose one.
    return { ...parsed.data, zone: zone !== null && knownZone(zone) ? zone : null };
  };
  const chosen = async () => {
    const zone = await settings.read(SETTING.chosenZone);
    return typeof zone === 'string' && knownZone(zone) ? zone : null;
  };
  return {
    async checks() {
      const checks = await stored();
      if (checks === null) return null;
      const byHand = await chosen();
      return {
        ...checks,
        zone: byHand ?? checks.zone,
        zoneSource: byHand ? 'chosen' : checks.zone ? 'doctor' : null,
      };
    },
    async rememberChecks(checks) {
      await settings.write(SETTING.connectionChecks, checks);
    },
    async forgetUser() {
      const checks = await stored();
      if (checks === null) return;
      await settings.write(SETTING.connectionChecks, { ...checks, signedInAs: null, mayInvite: 'notSaid' });
    },
    zone: async () => (await chosen()) ?? (await stored())?.zone ?? null,
    chooseZone: (zone) =>
      zone === null ? settings.remove([SETTING.chosenZone]) : settings.write(SETTING.chosenZone, zone),
    listsInvites: async () => (await settings.read(SETTING.listsInvites)) === true,
    async learnListsInvites() {
      await settings.write(SETTING.listsInvites, true);
    },
    revokeTells: async () => (await settings.read(SETTING.revokeTells)) === true,
    async learnRevokeTells() {
      await settings.write(SETTING.revokeTells, true);
    },
    ...minors(settings, policy),
    ...chosenByStaff(settings),
    locked: async () => [],
    shape: async () => {
      const shape = await settings.read(SETTING.unknownAnswerShape);
      return typeof shape === 'string' && shape !== '' ? shape : null;
    },
    async rememberShape(shape) {
      await settings.write(SETTING.unknownAnswerShape, shape);
    },
  };
}

/** IT sets the age of minors before staff do. What neither can set counts as not set. */
function minors(
  settings: NamedSettings,
  policy: () => Promise<unknown>,
): Pick<PracticeFacts, 'minors' | 'countAsMinorsUnder'> {
  return {
    async minors() {
      const set = z.safeParse(policySchema(), await policy());
      if (set.success) return { under: set.data.minorsUnder, setBy: 'it' };
      const chosen = z.safeParse(ageSchema(), await settings.read(SETTING.minorsUnder));
      return { under: chosen.success ? chosen.data : MINORS_UNDER, setBy: 'staff' };
    },
    countAsMinorsUnder: (years) =>
      years === MINORS_UNDER
        ? settings.remove([SETTING.minorsUnder])
        : settings.write(SETTING.minorsUnder, years),
  };
}

/** What staff chose for this computer or said of DrChrono. Only what differs from the usual is written. */
function chosenByStaff(
  settings: NamedSettings,
): Pick<
  PracticeFacts,
  | 'iconOnly'
  | 'showIconOnly'
  | 'asksToConfirm'
  | 'askToConfirm'
  | 'drChronoInvites'
  | 'sayDrChronoInvites'
  | 'preparesSchedule'
  | 'prepareSchedule'
  | 'showsBadge'
  | 'showBadge'
  | 'labelWords'
  | 'chooseLabelWords'
> {
  const set = async (name: SettingName, value: unknown) => {
    await (value === null ? settings.remove([name]) : settings.write(name, value));
  };
  return {
    iconOnly: async () => (await settings.read(SETTING.iconOnly)) === true,
    showIconOnly: (iconOnly) => set(SETTING.iconOnly, iconOnly ? true : null),
    asksToConfirm: async () => (await settings.read(SETTING.neverConfirm)) !== true,
    askToConfirm: (asks) => set(SETTING.neverConfirm, asks ? null : true),
    async drChronoInvites() {
      const said = z.safeParse(invitesSchema(), await settings.read(SETTING.drChronoInvites));
      return said.success ? said.data : 'never';
    },
    sayDrChronoInvites: (when) => set(SETTING.drChronoInvites, when === 'never' ? null : when),
    preparesSchedule: async () => (await settings.read(SETTING.leavesSchedule)) !== true,
    prepareSchedule: (prepares) => set(SETTING.leavesSchedule, prepares ? null : true),
    showsBadge: async () => (await settings.read(SETTING.noBadge)) !== true,
    showBadge: (shows) => set(SETTING.noBadge, shows ? null : true),
    labelWords: async () => boundedWords(await settings.read(SETTING.labelWords)),
    async chooseLabelWords(words) {
      const bounded = boundedWords(words);
      await set(SETTING.labelWords, Object.keys(bounded).length === 0 ? null : bounded);
    },
  };
}
