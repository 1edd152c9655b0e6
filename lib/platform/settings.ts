import { type Database, type Disk, writeAll } from './disk.ts';
import type { OldSettings, SessionMemory } from './storage.ts';
import { TAKEN_OVER, UNSAVED } from './stored-names.ts';

/**
 * The settings lie on disk in the clear, in the extension's own database, which no content script can reach in any
 * browser. They hold settings and counts, and nothing about patients.
 */
export interface Settings<Name extends string = string> {
  /** Undefined where it was never set, and where the disk does not give it. */
  read(name: Name): Promise<unknown>;
  /** True: it is on disk. False: the disk refused, and the value lives in the session memory until the disk takes it. */
  write(name: Name, value: unknown): Promise<boolean>;
  /** True: these are gone from the disk. False: the disk refused, and they go with the next write that it takes. */
  remove(names: readonly Name[]): Promise<boolean>;
}

/** Changes that are not on disk, by name: the value to be written, or null where the name is to be removed. */
type Changes = Map<string, { value: unknown } | null>;

type Memory = Pick<SessionMemory<typeof UNSAVED>, 'read' | 'write' | 'remove'>;

/** Open the settings on this disk. At the first use they are taken over from where release 0.1.0 kept them. */
export function openSettings(disk: Disk, memory: Memory, old: OldSettings): Settings {
  const unsaved = unsavedChanges(memory);
  const save = async () => {
    const isSaved = await disk.change((database) => saveChanges(database, unsaved.changes));
    await unsaved.remember();
    return isSaved;
  };
  const prepare = preparing(disk, old, unsaved, save);
  const change = async (changes: Iterable<[string, { value: unknown } | null]>) => {
    await prepare();
    for (const [name, one] of changes) unsaved.changes.set(name, one);
    return save();
  };
  return {
    async read(name) {
      await prepare();
      const change = unsaved.changes.get(name);
      if (change !== undefined) return change?.value;
      return (await disk.use('cannotOpen', (database) => database.get('settings', name))) ?? undefined;
    },
    write: (name, value) => change([[name, { value }]]),
    remove: (names) => change(names.map((name) => [name, null])),
  };
}

/**
 * Write down all changes at once. A value need not outlive a power cut, as those of the vault must, so the browser may
 * take its time to write it through. What is said to be gone or taken over must be so.
 */
async function saveChanges(database: Database, changes: Changes): Promise<void> {
  const now = [...changes];
  const mustStay = now.some(([name, change]) => change === null || name === TAKEN_OVER);
  const durability = mustStay ? 'strict' : 'relaxed';
  const writing = database.transaction('settings', 'readwrite', { durability });
  await writeAll(
    writing,
    now.map(
      ([name, change]) =>
        () =>
          change ? writing.store.put(change.value, name) : writing.store.delete(name),
    ),
  );
  // A change that came meanwhile is not on disk yet.
  for (const [name, change] of now) if (changes.get(name) === change) changes.delete(name);
}

/** Keep the changes that the disk refused, in this worker and for the next ones of this browser session. */
function unsavedChanges(memory: Memory) {
  const changes: Changes = new Map();
  let isRemembered = false;
  const recall = async () => {
    // Only this module writes it, so what comes back has the shape that was written.
    const last = (await memory.read(UNSAVED).catch(() => null)) as Record<string, { value: unknown } | null>;
    for (const [name, change] of Object.entries(last ?? {})) changes.set(name, change);
    isRemembered = changes.size > 0;
  };
  return {
    changes,
    recall,
    /** Bring the session memory up to date. Without it the changes live as long as this worker. */
    async remember() {
      if (changes.size === 0 && !isRemembered) return;
      isRemembered = changes.size > 0;
      const remembering = isRemembered
        ? memory.write(UNSAVED, Object.fromEntries(changes))
        : memory.remove([UNSAVED]);
      await remembering.catch(() => undefined);
    },
  };
}

/**
 * Before the first use, recall what the disk refused an earlier worker, and take over what release 0.1.0 left. Where the
 * disk does not answer this is tried again at the next use.
 */
function preparing(
  disk: Disk,
  old: OldSettings,
  unsaved: ReturnType<typeof unsavedChanges>,
  save: () => Promise<boolean>,
) {
  let isDone = false;
  let recalling: Promise<void> | null = null;
  let working: Promise<void> | null = null;
  const work = async () => {
    recalling ??= unsaved.recall();
    const noted = disk.use('cannotOpen', async (database) =>
      Boolean(await database.get('settings', TAKEN_OVER)),
    );
    const [isTakenOver] = await Promise.all([noted, recalling]);
    if (isTakenOver === null) return;
    if (isTakenOver) {
      // What is in the old place now may be of a content script, so it is removed unread. Nobody need wait for that.
      void old.remove();
      isDone = true;
    } else isDone = await takeOver(old, unsaved.changes, save);
  };
  return async (): Promise<void> => {
    if (isDone) return;
    working ??= work().finally(() => {
      working = null;
    });
    await working;
  };
}

/**
 * Take over what release 0.1.0 kept in `storage.local`, and empty that place. The values and the note that they are here
 * reach the disk together, before the old place is emptied, so whenever the worker dies nothing is lost and nothing is
 * taken over twice. False: the browser or the disk refused. Then the values are read from the changes until the disk
 * takes them, and the old place stays as it is.
 */
async function takeOver(old: OldSettings, changes: Changes, save: () => Promise<boolean>): Promise<boolean> {
  const values = await old.read();
  if (values === null) return false;
  for (const [name, value] of Object.entries(values)) if (!changes.has(name)) changes.set(name, { value });
  changes.set(TAKEN_OVER, { value: true });
  if (!(await save())) return false;
  await old.remove();
  return true;
}
