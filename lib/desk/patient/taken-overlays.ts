import * as z from 'zod/mini';
import { once } from '../../once.ts';
import { LOCK, type NamedMemory, SESSION } from '../store/stored-keys.ts';

const stored = once(() => z.array(z.number()));

/** The tabs whose present page took the overlay away for good. The popup says so, since the page itself cannot. */
export interface TakenOverlays {
  /** The page of this tab took the overlay away, or a new page has come there. */
  note(tabId: number, taken: boolean): Promise<void>;
  isTaken(tabId: number | null): Promise<boolean>;
}

export function takenOverlays(memory: NamedMemory): TakenOverlays {
  const load = async () => {
    const parsed = z.safeParse(stored(), await memory.read(SESSION.takenOverlays));
    return parsed.success ? parsed.data : [];
  };
  return {
    note: (tabId, taken) =>
      navigator.locks.request(LOCK.takenOverlays, async () => {
        const before = await load();
        if (before.includes(tabId) === taken) return;
        const others = before.filter((other) => other !== tabId);
        await memory.write(SESSION.takenOverlays, taken ? [...others, tabId] : others);
      }),
    isTaken: async (tabId) => tabId !== null && (await load()).includes(tabId),
  };
}
