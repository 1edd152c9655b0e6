import * as z from 'zod/mini';
import { knownZone } from '../invites/expiry.ts';
import type { ConnectionChecks } from '../messages/view.ts';
import type { Settings } from '../platform/storage.ts';

const CHECKS = 'connection-checks';
const ZONE = 'chosen-zone';
const TELLS = 'answers-tell';
const SHAPE = 'unknown-answer-shape';
const DESK_ID = 'desk-id';
const REVOKE_TELLS = 'revoke-tells';

const checksSchema = z.object({
  checkedAt: z.number(),
  signedInAs: z.nullable(z.string()),
  practice: z.nullable(z.string()),
  zone: z.nullable(z.string()),
  mayInvite: z.enum(['yes', 'no', 'notSaid']),
});
type StoredChecks = z.infer<typeof checksSchema>;

/** What we learned of the practice itself; nothing of patients, so it may lie in the settings store. */
export interface PracticeFacts {
  checks(): Promise<ConnectionChecks | null>;
  rememberChecks(checks: StoredChecks): Promise<void>;
  /** IANA zone for every wall-clock stamp: chosen by hand, else the provider's; null until connected. */
  zone(): Promise<string | null>;
  chooseZone(zone: string | null): Promise<void>;
  /** Has an answer of this practice ever listed an invite? Only then does an empty list mean "none". */
  answersTell(): Promise<boolean>;
  learnAnswersTell(): Promise<void>;
  /** Has DrChrono ever said 404 to a revoke where nothing was left? Only then does a 204 prove who revoked. */
  revokeTells(): Promise<boolean>;
  learnRevokeTells(): Promise<void>;
  /** A random number of this desk's own, for the order in which it works a list. */
  deskId(): Promise<string>;
  /** Key names and types of the last answer we could not read. */
  rememberShape(shape: string): Promise<void>;
  shape(): Promise<string | null>;
  forgetAll(): Promise<void>;
}

export function practiceFacts(settings: Settings): PracticeFacts {
  const stored = async () => {
    const parsed = z.safeParse(checksSchema, await settings.read(CHECKS));
    if (!parsed.success) return null;
    const { zone } = parsed.data;
    // A zone that this browser does not know would fail every reckoning with it: then staff choose one.
    return { ...parsed.data, zone: zone !== null && knownZone(zone) ? zone : null };
  };
  const chosen = async () => {
    const zone = await settings.read(ZONE);
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
    rememberChecks: (checks) => settings.write(CHECKS, checks),
    zone: async () => (await chosen()) ?? (await stored())?.zone ?? null,
    chooseZone: (zone) => (zone === null ? settings.remove([ZONE]) : settings.write(ZONE, zone)),
    answersTell: async () => (await settings.read(TELLS)) === true,
    learnAnswersTell: () => settings.write(TELLS, true),
    revokeTells: async () => (await settings.read(REVOKE_TELLS)) === true,
    learnRevokeTells: () => settings.write(REVOKE_TELLS, true),
    async deskId() {
      const stored = await settings.read(DESK_ID);
      if (typeof stored === 'string') return stored;
      const made = crypto.randomUUID();
      await settings.write(DESK_ID, made);
      return made;
    },
    shape: async () => {
      const shape = await settings.read(SHAPE);
      return typeof shape === 'string' && shape !== '' ? shape : null;
    },
    rememberShape: (shape) => settings.write(SHAPE, shape),
    forgetAll: () => settings.remove([CHECKS, ZONE, TELLS, SHAPE, REVOKE_TELLS, DESK_ID]),
  };
}
