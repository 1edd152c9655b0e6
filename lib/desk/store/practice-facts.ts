import * as z from 'zod/mini';
import { knownZone } from '../../invites/expiry.ts';
import type { ConnectionChecks } from '../../messages/connection-view.ts';
import { type NamedSettings, SETTING } from './stored-keys.ts';

const checksSchema = z.object({
  checkedAt: z.number(),
  signedInAs: z.nullable(z.string()),
  practice: z.nullable(z.string()),
  zone: z.nullable(z.string()),
  mayInvite: z.enum(['yes', 'no', 'notSaid']),
});
type StoredChecks = z.infer<typeof checksSchema>;

/** What was learned of the practice. It holds nothing about patients, so it may lie in the settings. */
export interface PracticeFacts {
  checks(): Promise<ConnectionChecks | null>;
  rememberChecks(checks: StoredChecks): Promise<void>;
  /**
   * IANA zone in which the stamps of pages are read: the one staff chose, otherwise the provider's; null until
   * connected.
   */
  zone(): Promise<string | null>;
  chooseZone(zone: string | null): Promise<void>;
  /** Has an answer of this practice ever listed an invite? Only then does an empty list mean that there is none. */
  listsInvites(): Promise<boolean>;
  learnListsInvites(): Promise<void>;
  /**
   * Has DrChrono ever answered a revoke with 404 because nothing was left? Only then does a 204 prove that our request
   * was the one that revoked.
   */
  revokeTells(): Promise<boolean>;
  learnRevokeTells(): Promise<void>;
  /** Key names and types of the last answer we could not read. */
  rememberShape(shape: string): Promise<void>;
  shape(): Promise<string | null>;
}

export function practiceFacts(settings: NamedSettings): PracticeFacts {
  const stored = async () => {
    const parsed = z.safeParse(checksSchema, await settings.read(SETTING.connectionChecks));
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
    rememberChecks: (checks) => settings.write(SETTING.connectionChecks, checks),
    zone: async () => (await chosen()) ?? (await stored())?.zone ?? null,
    chooseZone: (zone) =>
      zone === null ? settings.remove([SETTING.chosenZone]) : settings.write(SETTING.chosenZone, zone),
    listsInvites: async () => (await settings.read(SETTING.listsInvites)) === true,
    learnListsInvites: () => settings.write(SETTING.listsInvites, true),
    revokeTells: async () => (await settings.read(SETTING.revokeTells)) === true,
    learnRevokeTells: () => settings.write(SETTING.revokeTells, true),
    shape: async () => {
      const shape = await settings.read(SETTING.unknownAnswerShape);
      return typeof shape === 'string' && shape !== '' ? shape : null;
    },
    rememberShape: (shape) => settings.write(SETTING.unknownAnswerShape, shape),
  };
}
