import * as z from 'zod/mini';
import type { Save } from '../../invites/save.ts';
import { isSaveOver } from '../../invites/step-save.ts';
import { risks } from '../../messages/schemas.ts';
import { once } from '../../once.ts';
import { DAY } from '../../timing.ts';
import { interval, permission, unheard } from './journal-schema.ts';
import type { Migration } from './record-migrations.ts';
import { LOCK, type NamedVault, VAULT } from './stored-keys.ts';
import { readVersioned, writeVersioned } from './versioned-record.ts';

/**
 * The saves of charts that are under way, and how the last of each patient ended, in a record of its own: ids, names of
 * fields, times and states. A change resolves when it is on disk.
 */
export interface SaveStore {
  all(): Promise<readonly Save[]>;
  /** The same, but null where the disk does not answer, so that nobody takes a save for gone. */
  allIfKnown(): Promise<readonly Save[] | null>;
  ofPatient(patientId: number): Promise<Save | null>;
  /** Begin a save in the place of one that is over. `joined`: another one is under way for this patient. */
  open(save: Save): Promise<'opened' | 'joined' | 'notKept'>;
  /** Replace a save. One that has left does not come back. False: the change is not on disk. */
  advance(save: Save): Promise<boolean>;
  /** Forget how a save ended. One that is under way stays. */
  putAway(patientId: number): Promise<void>;
}

/** How a save ended is kept so long where nobody puts it away. */
const KEEP_ENDED_SAVES = DAY;

/** Migrations of the record (record-migrations); there was one version so far. */
const MIGRATIONS: readonly Migration[] = [];

const field = once(() => z.enum(['email', 'cellPhone', 'birthDate']));
const outcome = once(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('saved'),
      follow: z.enum(['nothing', 'begun', 'notOffered', 'alreadySent', 'youDecide']),
    }),
    z.object({ kind: z.literal('changedMeanwhile'), fields: z.array(field()) }),
    z.object({
      kind: z.literal('refused'),
      by: z.enum(['refused', 'forbidden', 'notFound']),
      lacks: z.optional(permission()),
      duplicateEmail: z.boolean(),
    }),
    z.object({ kind: z.literal('notSaved') }),
    z.object({ kind: z.literal('unknown') }),
  ]),
);
const phase = once(() =>
  z.discriminatedUnion('at', [
    z.object({ at: z.literal('reading') }),
    z.object({ at: z.literal('writing') }),
    z.object({ at: z.literal('proving') }),
    z.object({ at: z.literal('following') }),
    z.object({
      at: z.literal('waiting'),
      why: z.enum(['throttled', 'signedOut', 'settling', ...unheard]),
      until: z.nullable(z.number()),
      resumeWith: z.enum(['reading', 'proving', 'following']),
    }),
    z.object({ at: z.literal('settled'), since: z.number(), outcome: outcome() }),
  ]),
);
const saveSchema = once(
  (): z.ZodMiniType<Save> =>
    z.object({
      ...{ id: z.string(), patientId: z.number(), fields: z.array(field()), startedAt: z.number() },
      ...{ then: z.enum(['nothing', 'send', 'resend']), risksRead: risks() },
      ...{ seenInvite: z.nullable(interval()), replacesEmail: z.boolean(), late: z.number() },
      written: z.nullable(z.object({ since: z.number(), gaveUpAt: z.number() })),
      phase: phase(),
    }),
);
interface SavesRecord {
  version: 1;
  saves: readonly Save[];
}
const stored = once(
  (): z.ZodMiniType<SavesRecord> => z.object({ version: z.literal(1), saves: z.array(saveSchema()) }),
);

export function saveStore(vault: NamedVault, now: () => number): SaveStore {
  const locked = <T>(work: (saves: readonly Save[] | null) => Promise<T>): Promise<T> =>
    navigator.locks.request(LOCK.saves, async () => work(await load(vault)));
  const keep = (saves: readonly Save[]) =>
    writeVersioned<SavesRecord>(vault, VAULT.saves, {
      version: 1,
      saves: saves.filter((save) => !isOld(save, now())),
    });
  const isOf = (patientId: number) => (save: Save) => save.patientId === patientId;
  return {
    all: () => locked(async (saves) => saves ?? []),
    allIfKnown: () => locked(async (saves) => saves),
    ofPatient: (patientId) => locked(async (saves) => saves?.find(isOf(patientId)) ?? null),
    open: (save) =>
      locked(async (saves) => {
        if (saves === null) return 'notKept';
        const before = saves.find(isOf(save.patientId));
        if (before && !isSaveOver(before)) return 'joined';
        return (await keep([...saves.filter((other) => other !== before), save])) ? 'opened' : 'notKept';
      }),
    advance: (save) =>
      locked(async (saves) => {
        if (saves === null) return false;
        const isThere = saves.some(({ id }) => id === save.id);
        return !isThere || keep(saves.map((other) => (other.id === save.id ? save : other)));
      }),
    putAway: (patientId) =>
      locked(async (saves) => {
        const ended = saves?.find(isOf(patientId));
        if (saves && ended && isSaveOver(ended)) await keep(saves.filter((save) => save !== ended));
      }),
  };
}

/** All saves; null where the disk does not give them, and nothing may be begun. */
async function load(vault: NamedVault): Promise<readonly Save[] | null> {
  const record = await readVersioned(vault, VAULT.saves, stored(), MIGRATIONS);
  if (record.kind === 'closed') return null;
  return record.kind === 'found' ? record.value.saves : [];
}

function isOld({ phase }: Save, now: number): boolean {
  return phase.at === 'settled' && phase.since < now - KEEP_ENDED_SAVES;
}
