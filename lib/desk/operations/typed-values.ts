import type { SeenValues, TypedValues } from '../../invites/compare-identifiers.ts';
import type { SavedField } from '../../invites/save.ts';
import { LOCK, type NamedMemory, SESSION } from '../store/stored-keys.ts';

/**
 * What a save needs of a patient and no disk may have. It lives in the session memory, so a save goes on after a dead
 * worker, and not after a closed browser.
 */
export interface TypedMemory {
  /** The ids of all saves of which something is kept. A dead worker may have left something behind. */
  saves(): Promise<readonly string[]>;
  /** Null once the save is over, or after the browser was closed. */
  read(saveId: string): Promise<TypedAndSeen | null>;
  write(saveId: string, values: TypedAndSeen): Promise<void>;
  /** Keep how the end is told, beside what was typed: the end is not on disk yet. */
  tell(saveId: string, told: ToldEnd): Promise<void>;
  /** The end is on disk, so only how it is told is kept, until it is put away. */
  forgetTyped(saveId: string): Promise<void>;
  told(saveId: string): Promise<ToldEnd | null>;
  forget(saveId: string): Promise<void>;
}

export interface TypedAndSeen {
  typed: TypedValues;
  seen: SeenValues;
}

/** How a save that is over is told: DrChrono's words of refusal, and the saved values, masked. */
export interface ToldEnd {
  words: string[];
  shown: Partial<Record<SavedField, string>>;
}

/** Only this module writes here, so what comes back has the shape that was written. */
interface Kept {
  values: TypedAndSeen | null;
  told: ToldEnd | null;
}

const NOTHING: Kept = { values: null, told: null };

export function typedMemory(memory: NamedMemory): TypedMemory {
  const read = async (saveId: string) => ((await memory.read(SESSION.typed(saveId))) ?? NOTHING) as Kept;
  const write = (saveId: string, kept: Kept) => memory.write(SESSION.typed(saveId), kept);
  const saves = async () => ((await memory.read(SESSION.typedSaves)) ?? []) as readonly string[];
  const others = async (saveId: string) => (await saves()).filter((id) => id !== saveId);
  // Two saves may begin at once.
  const locked = (work: () => Promise<void>): Promise<void> => navigator.locks.request(LOCK.typed, work);
  return {
    saves,
    read: async (saveId) => (await read(saveId)).values,
    write: (saveId, values) =>
      locked(async () =>
        memory.writeMany({
          [SESSION.typed(saveId)]: { values, told: null } satisfies Kept,
          [SESSION.typedSaves]: [...(await others(saveId)), saveId],
        }),
      ),
    tell: async (saveId, told) => write(saveId, { ...(await read(saveId)), told }),
    forgetTyped: async (saveId) => write(saveId, { ...(await read(saveId)), values: null }),
    told: async (saveId) => (await read(saveId)).told,
    forget: (saveId) =>
      locked(async () => {
        await memory.remove([SESSION.typed(saveId)]);
        await memory.write(SESSION.typedSaves, await others(saveId));
      }),
  };
}
